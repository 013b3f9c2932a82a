// What the data let one say of two figures, as bench.Compare decides it and package
// chart words it.

import { format, say } from './number';

export interface Comparing {
  metric: string;
  better: string;
  phrases: { [key: string]: string };
}

// A Side is one of the two. Bounds are those of an interval, or NaN.
export interface Side {
  subject: string;
  value: number;
  low: number;
  high: number;
}

export const lowerFirst = (s: string) =>
  s.length > 1 && s[1] !== ' ' && s[1] === s[1].toUpperCase() ? s : s.charAt(0).toLowerCase() + s.slice(1);

// ratio is a over b with the interval that its bounds allow.
export const ratio = (a: Side, b: Side): [ratio: number, low: number, high: number] => {
  const by = (x: number, y: number) => (y === 0 ? NaN : x / y);
  return [by(a.value, b.value), by(a.low, b.high), by(a.high, b.low)];
};

const confidence = 90; // % at the least, by Bonferroni's inequality

// verdict says how the greater of two relates to the other.
export const verdict = ({ phrases, metric, better }: Comparing, a: Side, b: Side): string => {
  if (b.value > a.value) [a, b] = [b, a];
  const [r, low, high] = ratio(a, b);
  const two = (v: number) => format(v, { digits: 2 });
  const what = lowerFirst(metric);
  if (Number.isNaN(r)) return say(phrases['pair zero'], a.subject, what, b.subject);
  if (Number.isNaN(low) || Number.isNaN(high)) return say(phrases['pair single'], a.subject, two(r), what, b.subject);
  if (low <= 1 && high >= 1) return say(phrases['pair none'], a.subject, b.subject, two(r), two(low), two(high));
  const winner = new Map([['higher', a], ['lower', b]]).get(better);
  const clear = say(phrases['pair clear'], a.subject, two(r), what, b.subject, two(low), two(high), confidence);
  return clear + (winner ? say(phrases['pair better'], winner.subject) : '');
};

// The value axis and the margins that fit some marks, as package chart finds them.

import { type Frame } from './frame';
import { type Linked, type Mark } from './linked';

// Ends and ticks of the axis: step is 0 on a log scale.
export interface Scale {
  min: number;
  max: number;
  step: number;
}

export interface Words {
  number(v: number): string;
  at(m: Mark): string;
}

const first = (...values: number[]) => values.find((v) => !Number.isNaN(v)) ?? NaN;

// end and start are where a mark reaches to, so that its label stands clear of it.
export const end = (m: Mark): number => {
  if (m.spread === 'samples') return m.samples[m.samples.length - 1];
  return Math.max(first(m.value, m.high, m.low), Number.isNaN(m.high) ? -Infinity : m.high);
};
export const start = (m: Mark): number =>
  Number.isNaN(m.low) ? first(m.value, m.high) : Math.min(m.low, first(m.value, m.low));

const niceStep = (rough: number): number => {
  if (rough <= 0) return 1;
  const power = 10 ** Number(rough.toExponential().split('e')[1]);
  return ([1, 2, 5].find((m) => rough <= m * power) ?? 10) * power;
};

const scaleOf = (l: Linked, marks: Mark[], ticks: number): Scale => {
  const open = (m: Mark) => (Number.isNaN(m.high) && Number.isNaN(m.value) ? m.low * 1.1 : NaN);
  const all = marks.flatMap((m) => [m.value, m.low, m.high, open(m), ...(m.spread === 'samples' ? m.samples : [])]);
  const values = [...all, ...l.lines].filter((v) => !Number.isNaN(v));
  let [low, high] = [Math.min(...values), Math.max(...values)];
  if (l.scale === 'log') {
    const [from, to] = [low, high].map((v) => Number(v.toExponential().split('e')[1]) + Number(v === high && !/^1e/.test(v.toExponential())));
    return { min: 10 ** from, max: 10 ** (to === from ? to + 1 : to), step: 0 };
  }
  [low, high] = [Math.min(low, 0), Math.max(high, 0)];
  if (low === high) high = 1;
  const step = niceStep((high - low) / ticks);
  return { min: Math.floor(low / step) * step, max: Math.ceil(high / step) * step, step };
};

const fraction = ({ min, max, step }: Scale, v: number) => (step ? (v - min) / (max - min) : Math.log(v / min) / Math.log(max / min));

// measure estimates the width of a text in a font of so many px.
export const measure = ({ widths }: Linked, font: number) => (text: string): number => {
  let sum = 0;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    sum += widths.of[char] ?? (/[A-Z]/.test(char) ? widths.upper : code > 0x2e80 ? widths.wide : widths.other);
  }
  return Math.trunc((sum / 10) * font * 1.1) + 1;
};

// Fit is an axis with the margins beside it, px.
export interface Fit {
  scale: Scale;
  left: number;
  right: number;
}

// fit finds the margins and the axis for each other, for lines of marks.
export const fit = (l: Linked, frame: Frame, panels: Mark[][][], words: Words): Fit => {
  const width = measure(l, frame.font);
  const marks = panels.flat(2);
  const margin = (room: number, need: number, p: number) => (p <= 0 ? 0 : Math.ceil(room - (room - need) / p));
  const label = (category: string) => {
    const text = frame.labels[category];
    return (typeof text === 'string' ? text : text.value).split('\n');
  };
  const names = frame.beside ? Math.max(...marks.map((m) => Math.max(...label(m.category).map(width)) + frame.label)) : 0;
  const margins = (scale: Scale): Fit => {
    let left = Math.max(names + 4, Math.trunc(width(words.number(scale.min)) / 2));
    let right = Math.trunc(width(words.number(scale.max)) / 2) + frame.edge;
    const named = new Set<string>();
    for (const line of panels.flat()) {
      line.forEach((m, i) => {
        let need = width(words.at(m)) + frame.label + frame.edge + (Number.isNaN(m.high) && Number.isNaN(m.value) ? frame.arrow : 0);
        const name = frame.names[m.series];
        if (name && m.series !== m.category && !named.has(m.series)) {
          named.add(m.series);
          need += width(name.text) + frame.label + Math.trunc(need / 10);
        }
        if (i === line.length - 1) right = Math.max(right, margin(frame.width - left, need, fraction(scale, end(m))));
        else if (!i) left = Math.max(left, names + margin(frame.width - right - names, need, 1 - fraction(scale, start(m))));
      });
    }
    return { scale, left, right };
  };
  const wide = margins(scaleOf(l, marks, frame.ticks));
  const room = Math.trunc((frame.width - wide.left - wide.right) / (width(words.number(wide.scale.max)) + frame.tick));
  return margins(scaleOf(l, marks, Math.max(1, Math.min(frame.ticks, room))));
};

// What the data let one say of two figures, as bench.Compare decides it and package
// chart words it.

import { type Core } from './columns';
import { format, say } from './number';
import { element, type Line } from './row';

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

type Word = (key: string, places?: { [name: string]: string }) => string;

// markOf is a short name of a row, made of what it shows: rows may move, and what is
// said of one must not come to be said of another.
const markOf = ({ file }: Core, row: number): string => {
  let hash = 0x811c9dc5; // FNV-1a
  for (const { values, codes } of file.columns.slice(0, file.shown)) {
    for (const char of `${values[codes[row]] ?? ''}\n`) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  }
  return (hash >>> 0).toString(36);
};

// marked returns the first row of each mark, in the order of the marks.
const marked = (core: Core, marks: string[]): number[] => {
  const rows = Array.from({ length: core.file.rows }, (_, row) => row);
  return marks.map((mark) => rows.find((row) => markOf(core, row) === mark)!).filter((row) => row !== undefined);
};

// namesOf tells rows apart: by the first column and, where that is the same, by
// others in which they differ.
const namesOf = (core: Core, rows: number[]): string[] => {
  const { columns, comparing, shown } = core.file;
  const names = columns.slice(0, shown).map((c) => c.name).filter((name) => name !== comparing!.column);
  const texts = (name: string) => rows.map((row) => core.text(name, row));
  const differ = (name: string) => new Set(texts(name)).size > 1;
  if (differ(names[0])) return texts(names[0]);
  const others = names.filter(differ).slice(0, 3).map(texts);
  return rows.map((row, i) => `${core.text(names[0], row)} (${others.map((o) => o[i]).join(', ')})`);
};

// pick puts a box into each row that lets a reader compare it; without marks it takes
// the boxes away.
export const pick = (core: Core, lines: Line[], marks: string[] | undefined, word: Word) => {
  for (const { tr, row } of lines) {
    const [th] = tr.cells;
    let box = th.querySelector('input');
    if (!marks) box?.remove();
    else {
      if (!box) {
        box = element('input', 'bench-pick');
        box.type = 'checkbox';
        box.name = 'row';
        box.value = markOf(core, row);
        box.ariaLabel = word('compare_row', { Name: th.textContent!.trim() });
        th.prepend(box);
      }
      box.checked = marks.includes(box.value);
    }
  }
};

// sentence says how the two rows relate that a reader has picked, or asks for them.
export const sentence = (core: Core, marks: string[], word: Word): string => {
  const rows = marked(core, marks);
  if (rows.length < 2) return word('compare_two');
  const c = core.file.comparing!;
  const names = namesOf(core, rows);
  const [a, b] = rows.map((row, i) => {
    const [low, high] = c.intervals?.[row] ?? [NaN, NaN];
    return { subject: names[i], value: core.number(c.column, row), low, high };
  });
  return Number.isNaN(a.value + b.value) ? word('not_measured') : verdict(c, a, b);
};

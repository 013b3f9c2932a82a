// A figure of the rows that a reader has left in a table. Which mark a row belongs
// to, the ranks that bound a median and all phrases come with the file that package
// chart writes; what is done here is what bench.Summarize, bench.Compare and the
// figure's own words do, with the same digits.

import { lowerFirst, ratio, type Side, verdict } from './compare';
import { type Cell, type Column, type Data } from './data';
import { draw, type Frame } from './frame';
import { type Words } from './scale';
import { aligned, finest, format, label, say, type Style } from './number';

export interface Group {
  facet: string;
  category: string;
  series: string;
  slot: number;
}

export interface Linked {
  chart: string;
  scale: string;
  better: string;
  sort: string;
  limit: number;
  what: string;
  metric: string;
  unit: string;
  units: { divide: number; times: number }[];
  groups: Group[];
  legend: boolean;
  heads: { name: string; title: string; role?: string }[];
  conditions: { column: string; rows: number[] }[];
  of: number[];
  things: number[];
  unitOf: number[];
  value: (number | null)[];
  low?: (number | null)[];
  high?: (number | null)[];
  n?: number[];
  failed: number[];
  statistics: string[];
  statistic: number[];
  ranks: { [n: number]: [number, number] };
  phrases: { [key: string]: string };
  widths: { of: { [char: string]: number }; upper: number; wide: number; other: number };
  lines: number[];
  wide: Frame;
  narrow: Frame;
}

// A mark stands for some rows; what is not known of it is NaN.
export interface Mark extends Group {
  value: number;
  low: number;
  high: number;
  samples: number[]; // ascending
  n: number;
  spread: '' | 'interval' | 'samples' | 'stated';
  statistic: string;
}

export interface Panel {
  title: string;
  marks: Mark[];
}

// What a table asks for: the rows it shows, in its order, the columns that the
// reader has chosen values in, and whether the order is the reader's.
export interface Asked {
  rows: number[];
  chosen: string[];
  sorted: boolean;
}

// Several says that rows which differ fell on one mark.
export class Several extends Error {
  constructor(readonly rows: number[]) {
    super('several rows fall on one mark');
  }
}

const sample = 'sample';
const orNaN = (v: number | null | undefined) => v ?? NaN;
const first = (...values: number[]) => values.find((v) => !Number.isNaN(v)) ?? NaN;

// left are the rows that the figure shows of those that the table has left, in the
// order of the file: a condition of the view counts until the reader chooses in its
// column.
const left = (l: Linked, { rows, chosen }: Asked): number[] => {
  const met = l.conditions.filter((c) => !chosen.includes(c.column)).map((c) => new Set(c.rows));
  return rows.filter((row) => l.of[row] >= 0 && met.every((m) => m.has(row))).sort((a, b) => a - b);
};

const grouped = (l: Linked, rows: number[]): Map<number, number[]> => {
  const groups = new Map<number, number[]>();
  for (const row of rows) {
    const group = groups.get(l.of[row]);
    if (group) group.push(row);
    else groups.set(l.of[row], [row]);
  }
  return groups;
};

// median is the middle of ascending samples, as the R8 estimate puts it.
const median = (x: number[]): number => {
  const at = 1 / 3 + 0.5 * (x.length + 1 / 3);
  const k = Math.floor(at);
  if (k <= 0) return x[0];
  if (k >= x.length) return x[x.length - 1];
  return x[k - 1] + (at - k) * (x[k] - x[k - 1]);
};

// summarise describes the rows of one mark, in the unit of the data.
const summarise = (l: Linked, rows: number[]): Mark => {
  const [row] = rows;
  const statistic = l.statistics[l.statistic[row]];
  if (rows.length > 1 && (statistic !== sample || rows.some((r) => l.things[r] !== l.things[row]))) throw new Several(rows);
  const mark: Mark = { ...l.groups[l.of[row]], value: NaN, low: NaN, high: NaN, samples: [], n: 0, spread: '', statistic };
  if (statistic !== sample) {
    Object.assign(mark, { value: orNaN(l.value[row]), low: orNaN(l.low?.[row]), high: orNaN(l.high?.[row]), n: l.n?.[row] ?? 0 });
    if (!Number.isNaN(first(mark.low, mark.high))) mark.spread = 'stated';
    return mark;
  }
  const x = rows.map((r) => l.value[r]).filter((v) => v !== null).sort((a, b) => a - b);
  Object.assign(mark, { samples: x, n: x.length, statistic: 'median' });
  if (!x.length) return mark;
  mark.value = median(x);
  const ranks = l.ranks[x.length];
  if (ranks) Object.assign(mark, { low: x[ranks[0] - 1], high: x[ranks[1] - 1], spread: 'interval' });
  else if (x.length > 1) Object.assign(mark, { low: x[0], high: x[x.length - 1], spread: 'samples' });
  return mark;
};

const scaled = (l: Linked, m: Mark, row: number): Mark => {
  const { divide, times } = l.units[l.unitOf[row]];
  const to = (v: number) => (divide ? v / divide : v * times);
  return { ...m, value: to(m.value), low: to(m.low), high: to(m.high), samples: m.samples.map(to) };
};

// panels are the marks of the figure and, of those without a figure, what is said.
export const panels = (l: Linked, asked: Asked): [Panel[], string[]] => {
  const panels: Panel[] = [];
  const missing: string[] = [];
  for (const rows of grouped(l, left(l, asked)).values()) {
    const mark = summarise(l, rows);
    const known = l.chart === 'bar' ? [mark.value] : [mark.value, mark.low, mark.high];
    if (Number.isNaN(first(...known))) {
      const failed = mark.statistic === 'median' || l.failed.includes(rows[0]);
      missing.push(say(l.phrases[failed ? 'failed' : 'no figure'], mark.category + (mark.facet && ` (${mark.facet})`)));
      continue;
    }
    let panel = panels.find((p) => p.title === mark.facet);
    if (!panel) panels.push((panel = { title: mark.facet, marks: [] }));
    panel.marks.push(scaled(l, mark, rows[0]));
  }
  for (const panel of panels) order(l, panel, asked);
  return [panels, missing];
};

// order puts the marks of a panel as the view does, or as the reader has put the
// rows of the table.
const order = (l: Linked, { marks }: Panel, { rows, sorted }: Asked) => {
  const at = (m: Mark) => first(m.value, m.high, m.low);
  if (sorted) {
    const place = new Map<string, number>();
    rows.forEach((row, i) => {
      const g = l.groups[l.of[row]];
      if (g && !place.has(g.category)) place.set(g.category, i);
    });
    marks.sort((a, b) => place.get(a.category)! - place.get(b.category)!);
  } else if (l.sort === 'y') marks.sort((a, b) => (a.category < b.category ? -1 : Number(a.category > b.category)));
  else if (l.sort === 'x' || (!l.sort && l.better === 'lower')) marks.sort((a, b) => at(a) - at(b));
  else if (l.sort !== 'source') marks.sort((a, b) => at(b) - at(a));
};

interface Peer {
  subject: string;
  group: string;
  mark: Mark;
}

// peers tells what each mark may be compared with.
const peers = (panels: Panel[]): Peer[] => {
  const several = panels.some(({ marks }) => new Set(marks.map((m) => m.category)).size < marks.length);
  const join = (a: string, b: string) => [a, b].filter(Boolean).join(', ');
  return panels.flatMap(({ title, marks }) =>
    marks.map((mark) => ({
      subject: several ? mark.series : mark.category,
      group: several ? join(title, mark.category) : title,
      mark,
    })),
  );
};

// side is a mark as one of two that compare: only intervals bound it.
const side = ({ subject, mark }: Peer): Side => {
  const known = mark.spread === 'interval';
  return { subject, value: mark.value, low: known ? mark.low : NaN, high: known ? mark.high : NaN };
};

// ranks are those that each mark can have by what is certain.
const ranks = (l: Linked, all: Peer[]): string[] | undefined => {
  if (all.length < 2 || !['higher', 'lower'].includes(l.better) || !all.some((p) => p.mark.spread === 'interval')) return;
  return all.map((p) => {
    const group = all.filter((o) => o.group === p.group);
    let [best, worst] = [1, group.length];
    for (const o of group) {
      const [, low, high] = ratio(side(p), side(o));
      if (o === p || !(low > 1 || high < 1)) continue;
      if (low > 1 === (l.better === 'higher')) worst--;
      else best++;
    }
    return `${best === worst ? best : `${best}–${worst}`} of ${group.length}`;
  });
};

// A Teller writes the numbers of marks.
class Teller implements Words {
  readonly decimals: number;

  constructor(private l: Linked, marks: Mark[]) {
    this.decimals = finest(marks.flatMap((m) => [m.value, m.low, m.high]));
  }

  number = (v: number) => label(v, this.decimals);

  at(m: Mark): string {
    if (!Number.isNaN(m.value)) return this.number(m.value);
    if (Number.isNaN(m.high)) return say(this.l.phrases.over, this.number(m.low));
    if (!m.low) return say(this.l.phrases.below, this.number(m.high));
    return `${this.number(m.low)}–${this.number(m.high)}`;
  }

  // all says everything about a mark.
  all(m: Mark): string {
    const who = m.category + (m.series && m.series !== m.category ? ` (${m.series})` : '') + (m.facet && `, ${m.facet}`);
    const unit = this.l.unit && '\u202f' + this.l.unit;
    const key = { interval: 'interval', samples: 'spread', stated: '', '': '' }[m.spread];
    const bounds = key && say(this.l.phrases[key], m.n, this.number(m.low), this.number(m.high));
    return `${who}: ${this.at(m)}${unit}${bounds}`;
  }

  // brief names a mark with its number, as descriptions do.
  brief(m: Mark): string {
    const bounds = [m.value, m.low, m.high].some(Number.isNaN) ? '' : ` (${this.number(m.low)}–${this.number(m.high)})`;
    return `${m.category} ${this.at(m)}${bounds}`;
  }
}

// statistics say what the marks are: medians of so many samples, or what a source reported.
const statistics = (l: Linked, marks: Mark[]): string[] => {
  const sampled = marks.filter((m) => m.samples.length);
  const of = (m: Mark): string => {
    if (!m.samples.length) return l.phrases['statistic ' + m.statistic] ?? m.statistic;
    const n = sampled.map((s) => s.n);
    const [least, most] = [Math.min(...n), Math.max(...n)];
    const samples = say(l.phrases[most === 1 ? 'sample' : 'samples'], least === most ? least : `${format(least, { decimals: 0 })}–${format(most, { decimals: 0 })}`);
    const [some, few] = [sampled.some((s) => s.spread === 'interval'), sampled.some((s) => s.spread === 'samples')];
    return say(l.phrases[some && few ? 'some intervals' : some ? 'intervals' : few ? 'too few' : 'median'], samples);
  };
  return [...new Set(marks.map(of))].filter(Boolean);
};

const subtitle = (l: Linked, marks: Mark[]): string =>
  [
    l.what,
    ...statistics(l, marks),
    ...(['higher', 'lower'].includes(l.better) ? [l.phrases['better ' + l.better]] : []),
    ...(l.scale === 'log' ? [l.phrases['log scale']] : []),
  ].join('; ');

const few = 8;

const alt = (l: Linked, shown: Panel[], missing: string[], tell: Teller): string => {
  const form = say(l.phrases[l.scale === 'log' ? 'form log' : 'form'], l.phrases['chart ' + l.chart], lowerFirst(l.what));
  const words = ({ title, marks }: Panel) => {
    const text =
      marks.length <= few
        ? marks.map((m) => tell.brief(m)).join(', ')
        : say(l.phrases.marks, marks.length, tell.brief(marks[0]), tell.brief(marks.at(-1)!));
    return ` ${title && title + ': '}${text}.`;
  };
  const rest = missing.length ? ' ' + say(l.phrases['not drawn'], missing.join('; ')) : '';
  return `${form}.${shown.map(words).join('')}${rest}`;
};

// table has the marks as rows, with the columns that the figure's own table has.
const table = (l: Linked, shown: Panel[], all: Peer[]): { columns: Column[]; rows: Cell[][] } => {
  const marks = shown.flatMap((p) => p.marks);
  const columns: Column[] = [];
  const rows: Cell[][] = marks.map(() => []);
  const add = (column: Column, cell: (m: Mark, i: number) => Cell) => {
    columns.push(column);
    marks.forEach((m, i) => rows[i].push(cell(m, i)));
  };
  const text = (t: string): Cell => (t ? { t } : { missing: true });
  const [category, series, facet] = l.heads;
  const column = (name: string, title: string, type: string, unit = '', priority = ''): Column => ({
    name, title, unit, type, align: type === 'number' ? 'end' : 'start', priority,
  });
  add(column(category.name, category.title, 'string'), (m) => text(m.category));
  if (series.name) add(column(series.name, series.title, 'string'), (m) => ({ ...text(m.series), mark: m.slot }));
  if (shown.length > 1 || shown[0].title) add(column(facet.name, facet.title, 'string'), (m) => text(m.facet));
  for (const [key, title] of [['value', l.metric], ['low', 'Low'], ['high', 'High']] as const) {
    const numbers = marks.map((m) => m[key]).filter((v) => !Number.isNaN(v));
    const style: Style = aligned(numbers);
    if (numbers.length) {
      add(column(key, title, 'number', l.unit), (m) => (Number.isNaN(m[key]) ? { missing: true } : { t: format(m[key], style) }));
    }
  }
  if (marks.some((m) => m.n > 0)) add(column('n', 'n', 'number'), (m) => (m.n ? { t: format(m.n, { decimals: 0 }) } : { missing: true }));
  add(column('statistic', 'Statistic', 'string', '', 'low'), (m) => text(m.statistic));
  const places = ranks(l, all);
  if (places) add({ ...column('rank', 'Rank', 'string', '', 'low'), align: 'end' }, (_, i) => text(places[i]));
  return { columns, rows };
};

// limited leaves as many marks of each panel as the view wants, and says what is
// left out.
const limited = (l: Linked, panels: Panel[]): [Panel[], string[]] => {
  const notes: string[] = [];
  const shown = panels.map(({ title, marks }) => {
    const rest = marks.length - l.limit;
    if (!l.limit || rest <= 0) return { title, marks };
    notes.push(title ? say(l.phrases['more of'], title, rest) : say(l.phrases.more, rest));
    return { title, marks: marks.slice(0, l.limit) };
  });
  return [shown, notes];
};

// most is how many subjects a reader may choose two of.
const most = 24;

// follow returns the figure of the rows that a table asks for, without any mark if
// there is none, and what to say of it in a line. own is the figure as published.
// It throws Several where rows that differ fall on one mark.
export const follow = (l: Linked, own: Data, asked: Asked): [Data, string] => {
  const [all, missing] = panels(l, asked);
  const [shown, notes] = limited(l, all);
  const marks = shown.flatMap((p) => p.marks);
  const tell = new Teller(l, marks);
  const compared = peers(shown);
  const subjects = [...new Set(compared.map((p) => p.subject))].filter(Boolean);
  const series = [...new Map(marks.filter((m) => m.series).map((m) => [m.series, m.slot]))].map(([name, slot]) => ({ name, slot }));
  const pair = (a: Peer, b: Peer) => ({ a: a.subject, b: b.subject, facet: a.group, text: verdict(l, side(a), side(b)) });
  const comparable = (a: Peer, b: Peer) =>
    a.group === b.group && a.subject !== b.subject && ![a.mark.value, b.mark.value].some(Number.isNaN);
  const pairs = subjects.length > most ? [] : compared.flatMap((a, i) => compared.slice(i + 1).filter((b) => comparable(a, b)).map((b) => pair(a, b)));
  const places = draw(l, shown, tell, 'wide');
  const data: Data = {
    ...own,
    title: l.what,
    subtitle: marks.length ? subtitle(l, marks) : '',
    alt: [alt(l, shown, missing, tell), ...notes].join(' '),
    wide: places.sized,
    narrow: draw(l, shown, tell, 'narrow').sized,
    series,
    subjects,
    marks: marks.map((m, i) => ({ ...m, subject: compared[i].subject, panel: places.at[i][0], at: [places.at[i][1], places.at[i][2]], text: tell.all(m) })),
    table: marks.length ? table(l, shown, compared) : { columns: own.table.columns, rows: [] },
    variants: [own.variants[0]],
    pairs,
  };
  const [leader, next] = compared;
  const summary = marks.length < 2 ? tell.all(marks[0] ?? { ...l.groups[0] }) : comparable(leader, next) ? verdict(l, side(leader), side(next)) : tell.all(leader.mark);
  return [data, marks.length ? summary : ''];
};

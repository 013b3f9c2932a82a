// Dots or bars drawn into the frame of a figure, as package chart draws its rows:
// a line for each category, panels below each other on one scale.

import { type Sized } from './data';
import { type Linked, type Mark, type Panel } from './linked';
import { end, fit, measure, start, type Words } from './scale';

type Part = { [key: string]: any };

export interface Frame {
  width: number;
  row: number;
  font: number;
  ticks: number;
  beside: boolean;
  top: number;
  head: number;
  line: number;
  above: number;
  gap: number;
  foot: number;
  label: number;
  edge: number;
  tick: number;
  arrow: number;
  xAxis: Part;
  yAxis: Part;
  title: Part;
  refs: Part | null;
  series: { [kind: string]: { [name: string]: Part } };
  heads: { [title: string]: string };
  labels: { [category: string]: string | Part };
  names: { [series: string]: { text: string; rich: Part } };
}

const orNull = (v: number) => (Number.isNaN(v) ? null : v);
const first = (...values: number[]) => values.find((v) => !Number.isNaN(v)) ?? NaN;

// lines gives dots of one category one line; each bar has its own.
const lines = (chart: string, marks: Mark[]): Mark[][] => {
  if (chart === 'bar') return marks.map((m) => [m]);
  const byCategory = new Map<string, Mark[]>();
  for (const m of marks) byCategory.set(m.category, [...(byCategory.get(m.category) ?? []), m]);
  return [...byCategory.values()].map((line) => line.sort((a, b) => end(a) - end(b)));
};

// A Painter fills one frame.
class Painter {
  readonly series: Part[] = [];
  private named = new Set<string>();

  constructor(private l: Linked, private frame: Frame, private words: Words) {}

  private add(kind: string, name: string, panel: number, data: unknown[]) {
    const template = this.frame.series[kind]?.[name];
    if (template && data.length) this.series.push({ ...template, data, xAxisIndex: panel, yAxisIndex: panel });
  }

  panel(panel: number, rows: Mark[][]) {
    const placed = rows.flatMap((marks, y) => marks.map((m) => ({ m, y })));
    if (this.l.chart === 'dot') {
      const joined = rows.flatMap((marks, y) => {
        const [a, b] = [marks[0], marks[marks.length - 1]];
        return a === b ? [] : [[null, first(a.value, end(a)), first(b.value, start(b)), y]];
      });
      this.add('links', '', panel, joined);
    }
    const names = [...new Map([...placed].sort((a, b) => a.m.slot - b.m.slot).map(({ m }) => [m.series, 0])).keys()];
    for (const name of names) {
      const own = placed.filter(({ m }) => m.series === name);
      if (this.l.chart === 'bar') {
        this.add('bars', name, panel, own.map(({ m, y }) => ({ value: [orNull(m.value), y] })));
      } else {
        const bounded = own.filter(({ m }) => !Number.isNaN(m.low) && !Number.isNaN(m.high));
        const few = bounded.filter(({ m }) => m.spread === 'samples');
        const many = bounded.filter(({ m }) => m.spread !== 'samples');
        this.add('samples', name, panel, few.flatMap(({ m, y }) => m.samples.map((v) => ({ value: [v, y] }))));
        this.add('intervals', name, panel, many.map(({ m, y }) => ({ value: [orNull(m.value), m.low, m.high, y] })));
        this.add('dots', name, panel, own.filter(({ m }) => !Number.isNaN(m.value)).map(({ m, y }) => ({ value: [m.value, y] })));
      }
      this.add('labels', name, panel, rows.flatMap((marks, y) => this.labels(marks, y, name)));
    }
  }

  // labels number the last mark of a line on its right and the first on its left.
  private labels(marks: Mark[], y: number, name: string): Part[] {
    return marks.flatMap((m, i) => {
      if (m.series !== name) return [];
      if (i === marks.length - 1) return [{ value: [end(m), y], label: this.label(m, 'right') }];
      return i ? [] : [{ value: [start(m), y], label: this.label(m, 'left') }];
    });
  }

  private label(m: Mark, position: 'left' | 'right'): Part {
    const text = this.words.at(m);
    const label = { formatter: text, position, distance: this.frame.label };
    const named = this.frame.names[m.series];
    if (!named || m.series === m.category || this.named.has(m.series)) return label;
    this.named.add(m.series);
    const [value, beside] = [`{value|${text}}`, `{name|${named.text}}`];
    // Fonts differ in width by a tenth, and the two parts must not touch in any.
    const gap = this.frame.label + Math.trunc(measure(this.l, this.frame.font)(text) / 10);
    const padding = position === 'right' ? [0, 0, 0, gap] : [0, gap, 0, 0];
    const rich = { ...named.rich, name: { ...named.rich.name, padding } };
    return { ...label, formatter: position === 'right' ? value + beside : beside + value, rich };
  }
}

// draw returns the option in a layout and, of each mark, its panel and its place on
// the axes.
export const draw = (l: Linked, panels: Panel[], words: Words, layout: 'wide' | 'narrow'): { sized: Sized; at: number[][] } => {
  const frame = l[layout];
  if (!panels.length) return { sized: { width: frame.width, height: frame.foot, option: {} }, at: [] };
  const painter = new Painter(l, frame, words);
  const [grid, xAxis, yAxis, title]: Part[][] = [[], [], [], []];
  const at = new Map<Mark, number[]>();
  let top = frame.top;
  const placed = panels.map((p) => lines(l.chart, p.marks));
  const { scale, left, right } = fit(l, frame, placed, words);
  const ends = { min: scale.min, max: scale.max, ...(scale.step ? { interval: scale.step } : {}) };
  panels.forEach((panel, i) => {
    if (panel.title) {
      const text = frame.heads[panel.title];
      title.push({ ...frame.title, text, top });
      top += frame.head + (text.split('\n').length - 1) * frame.line;
    }
    top += frame.above;
    const rows = placed[i];
    const height = rows.length * frame.row;
    grid.push({ left, right, top, height, outerBoundsMode: 'none' });
    top += height + frame.gap;
    const last = i === panels.length - 1;
    const label = { ...frame.xAxis.axisLabel, show: last };
    xAxis.push({ ...frame.xAxis, ...ends, gridIndex: i, axisLabel: label, ...(last ? {} : { name: '' }) });
    const seen = new Set<string>();
    const data = rows.map(([{ category }]) => {
      const text = seen.has(category) ? '' : frame.labels[category];
      seen.add(category);
      return text;
    });
    const margin = frame.beside ? { axisLabel: { ...frame.yAxis.axisLabel, margin: left } } : {};
    yAxis.push({ ...frame.yAxis, ...margin, gridIndex: i, data });
    painter.panel(i, rows);
    const lastSeries = painter.series.length - 1;
    if (frame.refs && lastSeries >= 0) painter.series[lastSeries] = { ...painter.series[lastSeries], markLine: frame.refs };
    rows.forEach((marks, y) => marks.forEach((m) => at.set(m, [i, first(m.value, m.high, m.low), y])));
  });
  const height = top - frame.gap + frame.foot;
  const option = { animation: false, grid, xAxis, yAxis, title, series: painter.series };
  return { sized: { width: frame.width, height, option }, at: panels.flatMap((p) => p.marks.map((m) => at.get(m)!)) };
};

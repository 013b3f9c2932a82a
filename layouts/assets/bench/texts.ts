// The words around a live chart follow what it shows: title, subtitle, description
// and the table of the plotted rows.

import { type Cell, type Column, type Data, say } from './data';
import { type State } from './state';
import { guard } from './take';

const element = <K extends keyof HTMLElementTagNameMap>(name: K, className = '', ...children: (Node | string)[]) => {
  const e = document.createElement(name);
  if (className) e.className = className;
  e.append(...children);
  return e;
};

// symbol copies the mark of a colour slot from where the page already shows it.
export const symbol = (figure: HTMLElement, slot: number): (Node | string)[] => {
  const mark = figure.querySelector(`.bench-mark.bench-slot-${slot}`);
  return mark ? [mark.cloneNode(true), ' '] : [];
};

// few is how many marks a description lists one by one.
const few = 12;

// describe says what is shown. Without hidden series that is the text that was
// written for the figure; else the marks that are left speak for themselves.
export const describe = (data: Data, state: State, shown: number[]): string => {
  if (!state.hidden.length && !state.from && !state.to) return data.alt;
  const texts = shown.map((i) => data.marks[i].text);
  const lead = [data.subtitle, changes(data, state)].filter(Boolean).join('. ');
  if (!texts.length) return `${lead}.`;
  if (texts.length <= few) return `${lead}. ${texts.join('. ')}.`;
  const list = say('marks', { Number: texts.length, First: texts[0], Last: texts.at(-1)! });
  return `${lead}. ${list}.`;
};

// changes says in which way the figure is not as it was published, or ''.
export const changes = (data: Data, state: State): string => {
  const own = data.variants[0];
  const parts: string[] = [];
  if (state.scale !== own.scale) parts.push(say(state.scale === 'log' ? 'log_scale' : 'linear_scale'));
  if (state.baseline !== own.baseline) parts.push(say('relative_to', { Name: state.baseline }));
  if (state.from || state.to) parts.push(say('stretch', { From: state.from || '…', To: state.to || '…' }));
  if (data.series.length && data.series.every((s) => state.hidden.includes(s.name))) parts.push(say('nothing_left'));
  else if (state.hidden.length) parts.push(say('without', { Names: state.hidden.join(', ') }));
  return parts.join('. ');
};

// rowsShown are the rows whose series is not hidden. The column that names series
// is the one in which every row holds the name of one.
export const rowsShown = (data: Data, state: State): Cell[][] => {
  const { columns, rows } = data.table;
  if (!state.hidden.length) return rows;
  const names = data.series.map((s) => s.name);
  const column = columns.findIndex((_, i) => rows.every((row) => names.includes(row[i].t ?? '')));
  return rows.filter((row) => !state.hidden.includes(row[column]?.t ?? ''));
};

const header = (c: Column) => {
  const th = element('th', c.align === 'end' ? 'bench-end' : '', c.title + (c.unit ? ', ' + c.unit : ''));
  th.scope = 'col';
  if (c.description) th.title = c.description;
  return th;
};

const cell = (figure: HTMLElement, c: Cell, column: Column, first: boolean) => {
  const e = element(first ? 'th' : 'td', column.align === 'end' ? 'bench-end' : '');
  if (first) (e as HTMLTableCellElement).scope = 'row';
  if (c.missing) {
    const dash = element('span', '', '–');
    dash.ariaHidden = 'true';
    e.append(dash, element('span', 'bench-hidden', say('not_measured')));
  } else if (c.mark !== undefined) {
    e.append(element('span', 'bench-name', ...symbol(figure, c.mark), c.t ?? ''));
  } else {
    e.append(c.t ?? '');
  }
  return e;
};

// fillTable writes the rows that are shown into the figure's table.
export const fillTable = (figure: HTMLElement, data: Data, state: State) => {
  const table = figure.querySelector<HTMLTableElement>('.bench-details table');
  if (!table) return;
  const { columns } = data.table;
  const rows = rowsShown(data, state).map((row) =>
    element('tr', '', ...row.map((c, i) => cell(figure, c, columns[i], i === 0))),
  );
  table.tHead?.replaceChildren(element('tr', '', ...columns.map(header)));
  table.tBodies[0]?.replaceChildren(...rows);
};

// field writes a cell of a CSV: numbers for machines, texts so that no spreadsheet
// runs them.
const field = ({ t = '' }: Cell, { type }: Column) => {
  const plain = type === 'number' || type === 'integer' ? t.replace(/[,\u2009\u202f]/g, '').replace('−', '-') : t;
  const safe = type === 'number' || type === 'integer' ? plain : guard(t);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

// csv is what is shown, as the table shows it.
export const csv = (data: Data, state: State): string => {
  const { columns } = data.table;
  const header = columns.map((c) => field({ t: c.title + (c.unit ? ', ' + c.unit : '') }, { ...c, type: 'string' }));
  const rows = rowsShown(data, state).map((row) => row.map((c, i) => field(c, columns[i])));
  return [header, ...rows].map((cells) => cells.join(',') + '\n').join('');
};

// verdicts are the sentences on the two subjects that are compared.
export const verdicts = (data: Data, { a, b }: State): HTMLElement[] =>
  data.pairs
    .filter((p) => (p.a === a && p.b === b) || (p.a === b && p.b === a))
    .map((p) => element('p', '', ...(p.facet ? [element('b', '', p.facet + ': ')] : []), p.text));

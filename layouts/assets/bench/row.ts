// A row of a table, as layouts/_partials/bench/cell.html writes it.

import { type Column, type Columns } from './columns';

// A Line is a row of the page, which shows a row of the file.
export interface Line {
  tr: HTMLTableRowElement;
  row: number;
}

export const element = <K extends keyof HTMLElementTagNameMap>(name: K, className = '', ...children: (Node | string)[]) => {
  const e = document.createElement(name);
  if (className) e.className = className;
  e.append(...children);
  return e;
};

const svg = (name: string, attributes: { [name: string]: string }) => {
  const e = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
  return e;
};

// foot leads to a footnote of the table.
const foot = (root: HTMLElement, n: number, word: (key: string) => string) => {
  const link = element('a', '', String(n));
  link.href = `#${root.id}-note-${n}`;
  link.ariaLabel = `${word('footnote')} ${n}`;
  return element('sup', 'bench-foot', link);
};

// blank makes a row without contents.
export const blank = ({ columns, shown }: Columns): HTMLTableRowElement => {
  const cells = columns.slice(0, shown).map((c, i) => {
    const cell = element(i ? 'td' : 'th', [c.end && 'bench-end', c.low && 'bench-low'].filter(Boolean).join(' '));
    if (!i) (cell as HTMLTableCellElement).scope = 'row';
    return cell;
  });
  return element('tr', '', ...cells);
};

// content is what a cell holds; root has the marks to copy.
const content = (root: HTMLElement, c: Column, row: number, slot: number, word: (key: string) => string): (Node | string)[] => {
  const code = c.codes[row];
  const text = c.texts?.[code] ?? c.values[code] ?? '';
  const note = c.notes?.[row];
  const status = c.status?.[row];
  const nodes: (Node | string)[] = [];
  if (status) {
    nodes.push(element('span', 'bench-muted', word(status)));
  } else if (code < 0 && !note) {
    const dash = element('span', '', '–');
    dash.ariaHidden = 'true';
    nodes.push(dash, element('span', 'bench-hidden', word('not_measured')));
  } else if (code >= 0 && c.marks) {
    const mark = root.querySelector(`.bench-mark.bench-slot-${c.marks[code]}`);
    nodes.push(element('span', 'bench-name', ...(mark ? [mark.cloneNode(true)] : []), ' ' + text));
  } else if (c.hrefs?.[row] || /^https?:\/\//.test(text)) {
    const link = element('a', '', text);
    link.href = c.hrefs?.[row] || text;
    nodes.push(link);
  } else {
    nodes.push(text);
  }
  if (c.feet?.[row]) nodes.push(foot(root, c.feet[row], word));
  if (note) nodes.push(...(text ? [' '] : []), element('span', 'bench-muted', note));
  if (c.bars?.[code]) {
    const bar = svg('svg', { class: `bench-bar bench-slot-${slot}`, width: '100%', height: '4', 'aria-hidden': 'true' });
    bar.append(svg('rect', { width: c.bars[code] + '%', height: '4', fill: 'currentColor' }));
    nodes.push(bar);
  }
  return nodes;
};

// fill puts a row where another one stood. Most cells hold a text and nothing else:
// to change it is quicker than to replace it.
export const fill = (root: HTMLElement, file: Columns, tr: HTMLTableRowElement, row: number, word: (key: string) => string) => {
  const all = file.columns.slice(0, file.shown);
  const slot = all.reduce((slot, c) => c.marks?.[c.codes[row]] ?? slot, 0);
  let cell = tr.firstElementChild!;
  for (const c of all) {
    const nodes = content(root, c, row, slot, word);
    const only = cell.firstChild;
    if (typeof nodes[0] === 'string' && !nodes[1] && only instanceof Text && !only.nextSibling) only.data = nodes[0];
    else cell.replaceChildren(...nodes);
    cell = cell.nextElementSibling!;
  }
};

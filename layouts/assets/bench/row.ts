// A row of a table, built as layouts/_partials/bench/cell.html writes it.

import { type Columns } from './columns';

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

// blanks are the rows of tables without their texts: to copy one is quicker than to
// put it together.
const blanks = new WeakMap<Columns, HTMLTableRowElement>();

const blank = (file: Columns): HTMLTableRowElement => {
  const known = blanks.get(file);
  if (known) return known;
  const cells = file.columns.slice(0, file.shown).map((c, i) => {
    const cell = element(i ? 'td' : 'th', [c.end && 'bench-end', c.low && 'bench-low'].filter(Boolean).join(' '));
    if (!i) (cell as HTMLTableCellElement).scope = 'row';
    return cell;
  });
  const row = element('tr', '', ...cells);
  blanks.set(file, row);
  return row;
};

// build makes the row; root holds the marks to copy, and word tells our words.
export const build = (root: HTMLElement, file: Columns, row: number, word: (key: string) => string) => {
  const all = file.columns.slice(0, file.shown);
  const slot = all.reduce((slot, c) => c.marks?.[c.codes[row]] ?? slot, 0);
  const tr = blank(file).cloneNode(true) as HTMLTableRowElement;
  let next = tr.firstElementChild;
  for (const c of all) {
    const code = c.codes[row];
    const cell = next!;
    next = cell.nextElementSibling;
    const text = c.texts?.[code] ?? c.values[code] ?? '';
    const note = c.notes?.[row];
    const status = c.status?.[row];
    if (status) {
      cell.append(element('span', 'bench-muted', word(status)));
    } else if (code < 0 && !note) {
      const dash = element('span', '', '–');
      dash.ariaHidden = 'true';
      cell.append(dash, element('span', 'bench-hidden', word('not_measured')));
    } else if (code >= 0 && c.marks) {
      const mark = root.querySelector(`.bench-mark.bench-slot-${c.marks[code]}`);
      cell.append(element('span', 'bench-name', ...(mark ? [mark.cloneNode(true)] : []), ' ' + text));
    } else if (c.hrefs?.[row] || /^https?:\/\//.test(text)) {
      const link = element('a', '', text);
      link.href = c.hrefs?.[row] || text;
      cell.append(link);
    } else {
      cell.append(text);
    }
    if (c.feet?.[row]) cell.append(foot(root, c.feet[row], word));
    if (note) cell.append(...(text ? [' '] : []), element('span', 'bench-muted', note));
    if (c.bars?.[code]) {
      const bar = svg('svg', { class: `bench-bar bench-slot-${slot}`, width: '100%', height: '4', 'aria-hidden': 'true' });
      bar.append(svg('rect', { width: c.bars[code] + '%', height: '4', fill: 'currentColor' }));
      cell.append(bar);
    }
  }
  return tr;
};

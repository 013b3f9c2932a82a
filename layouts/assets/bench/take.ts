// The shown rows as files: what a reader takes along is what stands in the table,
// with every digit of the source.

import { type Column, isNumeric } from './columns';

export interface Taken {
  title: string;
  source: string;
  licence: string;
  link: string;
  columns: Column[];
  rows: number[];
  words: { source: string; licence: string };
}

const raw = (c: Column, row: number) => c.values[c.codes[row]] ?? '';
const text = (c: Column, row: number) => c.texts?.[c.codes[row]] ?? raw(c, row);

// guard keeps a spreadsheet from running a text: one that begins like a formula gets
// an apostrophe. Numbers are left alone. package table has the same rule.
export const guard = (value: string) => (/^[=+\-@\t\r\n\0＝＋－＠]/.test(value) ? "'" + value : value);

// cells are the rows with their header. The bounds of a value stand in a column of
// their own.
const cells = (t: Taken): string[][] => {
  const line = (of: (c: Column) => string, note: (c: Column) => string) =>
    t.columns.flatMap((c) => (c.notes ? [of(c), note(c)] : [of(c)]));
  return [
    line((c) => guard(c.title), (c) => guard(c.title + ' ±')),
    ...t.rows.map((row) =>
      line((c) => (isNumeric(c.type) ? raw(c, row) : guard(raw(c, row))), (c) => guard(c.notes![row])),
    ),
  ];
};

export const csv = (t: Taken): string =>
  cells(t)
    .map((line) => line.map((c) => (/[",\r\n]/.test(c) || (line.length === 1 && !c) ? `"${c.replaceAll('"', '""')}"` : c)).join(',') + '\n')
    .join('');

export const tsv = (t: Taken): string =>
  cells(t)
    .map((line) => line.map((c) => c.replace(/[\t\r\n]+/g, ' ')).join('\t') + '\n')
    .join('');

// json writes numbers as the source does, so that none loses digits.
export const json = (t: Taken): string => {
  const value = (c: Column, row: number) => {
    if (c.codes[row] < 0) return 'null';
    if (isNumeric(c.type)) return c.type === 'year' ? String(Number(raw(c, row))) : raw(c, row);
    return c.type === 'boolean' ? raw(c, row) : JSON.stringify(raw(c, row));
  };
  const pair = (name: string, v: string) => `${JSON.stringify(name)}: ${v}`;
  const rows = t.rows.map((row) => {
    const pairs = t.columns.flatMap((c) => [
      pair(c.name, value(c, row)),
      ...(c.notes ? [pair(c.name + ' ±', JSON.stringify(c.notes[row] || null))] : []),
    ]);
    return `    {${pairs.join(', ')}}`;
  });
  const { title, source, licence, link } = t;
  const head = Object.entries({ title, source, licence, link }).map(([k, v]) => `  ${pair(k, JSON.stringify(v))}`);
  const columns = t.columns.map(({ name, title, unit, type }) => `    ${JSON.stringify({ name, title, unit, type })}`);
  return `{\n${head.join(',\n')},\n  "columns": [\n${columns.join(',\n')}\n  ],\n  "rows": [\n${rows.join(',\n')}\n  ]\n}\n`;
};

export const markdown = (t: Taken): string => {
  const plain = (s: string) => s.replace(/[\\`*_<>|[\]]/g, '\\$&').replace(/\s+/g, ' ');
  const line = (parts: string[]) => `| ${parts.join(' | ')} |\n`;
  const body = t.rows.map((row) =>
    line(t.columns.map((c) => plain([text(c, row) || c.status?.[row] || '–', c.notes?.[row]].filter(Boolean).join(' ')))),
  );
  const from = [`${t.words.source}: ${plain(t.source)}`, t.licence && `${t.words.licence}: ${plain(t.licence)}`, `<${t.link}>`];
  return (
    `**${plain(t.title)}**\n\n` +
    line(t.columns.map((c) => plain(c.title))) +
    line(t.columns.map((c) => (c.end ? '---:' : '---'))) +
    body.join('') +
    `\n${from.filter(Boolean).join('. ')}\n`
  );
};

// write has a writer for each format by its extension.
export const write = { csv, json, md: markdown };

// A table by columns: each column holds its different values once, in their order,
// and a code for each row. So every condition is a list of allowed codes, and to
// sort by a text is to sort numbers. package sheet writes the file.

import { type Comparing } from './compare';

export interface Column {
  name: string;
  title: string;
  type: string;
  unit?: string;
  better?: string;
  end?: boolean;
  low?: boolean;
  values: string[];
  texts?: string[];
  marks?: number[];
  bars?: number[];
  codes: number[]; // -1 has no value
  notes?: string[];
  status?: string[];
  hrefs?: string[];
  feet?: number[];
}

export interface Columns {
  rows: number;
  shown: number;
  columns: Column[];
  group?: string; // the column whose values head groups of rows
  comparing?: Comparing & { column: string; intervals?: ([number, number] | null)[] };
}

// What a reader asks for: rows that hold every word, one of the picked values in
// each of the columns, and a number within each range.
export interface Wanted {
  query: string;
  picks: Map<string, string[]>;
  ranges: Map<string, [from: string, to: string]>;
  sort: string; // a column, with - before it for descending; '' for the order of the file
}

export const isNumeric = (type: string) => ['number', 'integer', 'year'].includes(type);

// measure makes a value of a column, or a bound of a range, comparable.
export const measure = (type: string, text: string) => (type === 'date' ? Date.parse(text) : Number(text));

interface Indexed {
  column: Column;
  codes: Int32Array;
  ranks: Float64Array; // of the values
}

export class Core {
  private columns: Indexed[];
  private at: Map<string, number>;
  private lower: string[][] = []; // the values of each shown column, to search in

  constructor(readonly file: Columns) {
    this.at = new Map(file.columns.map((c, i) => [c.name, i]));
    this.columns = file.columns.map((column) => ({
      column,
      codes: Int32Array.from(column.codes),
      ranks: Float64Array.from(column.values, (v, i) => (isNumeric(column.type) ? Number(v) : i)),
    }));
  }

  // rows returns the rows that are wanted, in order.
  rows(wanted: Wanted): number[] {
    const tests = this.tests(wanted);
    const words = this.words(wanted.query);
    const rows: number[] = [];
    for (let row = 0; row < this.file.rows; row++) {
      if (tests.every(([codes, allowed]) => allowed[codes[row]]) && words.every((word) => this.holds(word, row))) rows.push(row);
    }
    return this.grouped(this.sorted(rows, wanted.sort));
  }

  // grouped gathers the rows of each group: groups stand as they first appear in the
  // file, rows without one come last.
  private grouped(rows: number[]): number[] {
    const { group } = this.file;
    if (!group) return rows;
    const { codes } = this.columns[this.at.get(group)!];
    const places = new Map([...new Set(codes)].filter((c) => c >= 0).map((code, place) => [code, place]));
    const place = (row: number) => places.get(codes[row]) ?? places.size;
    const order = new Map(rows.map((row, i) => [row, i]));
    return rows.sort((a, b) => place(a) - place(b) || order.get(a)! - order.get(b)!);
  }

  // text is what the page shows of a column in a row.
  text(name: string, row: number): string {
    const { column, codes } = this.columns[this.at.get(name)!];
    return column.texts?.[codes[row]] ?? column.values[codes[row]] ?? '';
  }

  // number is the number of a column in a row, or NaN.
  number(name: string, row: number): number {
    const { codes, ranks } = this.columns[this.at.get(name)!];
    return codes[row] < 0 ? NaN : ranks[codes[row]];
  }

  // counts returns how many rows each value of a column would have, if nothing were
  // picked in it.
  counts(wanted: Wanted, name: string): Uint32Array {
    const { codes, column } = this.columns[this.at.get(name)!];
    const picks = new Map([...wanted.picks].filter(([n]) => n !== name));
    const counts = new Uint32Array(column.values.length);
    for (const row of this.rows({ ...wanted, picks, sort: '' })) if (codes[row] >= 0) counts[codes[row]]++;
    return counts;
  }

  values(name: string): string[] {
    return this.columns[this.at.get(name)!].column.values;
  }

  // mark is a short name of a row, made of what it shows: rows may move, and what
  // is said of one must not come to be said of another.
  mark(row: number): string {
    let hash = 0x811c9dc5; // FNV-1a
    for (const { column, codes } of this.columns.slice(0, this.file.shown)) {
      for (const char of `${column.values[codes[row]] ?? ''}\n`) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
    }
    return (hash >>> 0).toString(36);
  }

  // marked returns the first row of each mark, in the order of the marks.
  marked(marks: string[]): number[] {
    const rows = Array.from({ length: marks.length ? this.file.rows : 0 }, (_, row) => row);
    return marks.map((mark) => rows.find((row) => this.mark(row) === mark)!).filter((row) => row !== undefined);
  }

  // names tells rows apart: by the first column and, where that is the same, by
  // others in which they differ.
  names(rows: number[]): string[] {
    const shown = this.file.columns.slice(0, this.file.shown).map((c) => c.name).filter((name) => name !== this.file.comparing?.column);
    const texts = (name: string) => rows.map((row) => this.text(name, row));
    const differ = (name: string) => new Set(texts(name)).size > 1;
    if (differ(shown[0])) return texts(shown[0]);
    const others = shown.filter(differ).slice(0, 3).map(texts);
    return rows.map((row, i) => `${this.text(shown[0], row)} (${others.map((o) => o[i]).join(', ')})`);
  }

  // differing returns the titles of those columns in which rows differ.
  differing(rows: number[], names: string[]): string[] {
    const all = names.map((name) => this.columns[this.at.get(name)!]);
    return all.filter(({ codes }) => rows.some((row) => codes[row] !== codes[rows[0]])).map(({ column }) => column.title);
  }

  private tests({ picks, ranges }: Wanted): [Int32Array, Uint8Array][] {
    const tests: [Int32Array, Uint8Array][] = [];
    const add = (name: string, allows: (value: string) => boolean) => {
      const { codes, column } = this.columns[this.at.get(name)!];
      tests.push([codes, Uint8Array.from(column.values, (v) => Number(allows(v)))]);
    };
    for (const [name, values] of picks) if (values.length) add(name, (v) => values.includes(v));
    for (const [name, [from, to]] of ranges) {
      const { type } = this.columns[this.at.get(name)!].column;
      const [least, most] = [from ? measure(type, from) : -Infinity, to ? measure(type, to) : Infinity];
      add(name, (v) => measure(type, v) >= least && measure(type, v) <= most);
    }
    return tests;
  }

  // words returns for each word which values of each shown column hold it.
  private words(query: string): Uint8Array[][] {
    const shown = this.file.columns.slice(0, this.file.shown);
    if (!this.lower.length) {
      this.lower = shown.map((c) => c.values.map((v, i) => `${v}\n${c.texts?.[i] ?? ''}`.toLowerCase()));
    }
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    return words.map((word) => this.lower.map((texts) => Uint8Array.from(texts, (t) => Number(t.includes(word)))));
  }

  private holds(word: Uint8Array[], row: number): boolean {
    return word.some((values, column) => values[this.columns[column].codes[row]]);
  }

  // sorted orders rows. Equal ones stay as they are, those without a value come last.
  private sorted(rows: number[], sort: string): number[] {
    const descending = sort.startsWith('-') && !this.at.has(sort);
    const at = this.at.get(descending ? sort.slice(1) : sort);
    if (at === undefined) return rows;
    const { codes, ranks } = this.columns[at];
    const sign = descending ? -1 : 1;
    return rows.sort((a, b) => {
      const [x, y] = [codes[a], codes[b]];
      if (x < 0 || y < 0) return Number(x < 0) - Number(y < 0) || a - b;
      return sign * (ranks[x] - ranks[y]) || a - b;
    });
  }
}

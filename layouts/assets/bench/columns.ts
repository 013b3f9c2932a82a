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

// Codes are as narrow as they can be: what is read for every row must fit into the
// caches of a phone.
type Codes = Uint8Array | Uint16Array | Uint32Array;

const codesOf = ({ codes, values }: Column): Codes => {
  const Kind = values.length < 1 << 8 ? Uint8Array : values.length < 1 << 16 ? Uint16Array : Uint32Array;
  const out = new Kind(codes.length);
  for (let row = 0; row < out.length; row++) out[row] = codes[row] < 0 ? values.length : codes[row];
  return out;
};

interface Indexed {
  column: Column;
  codes: Codes; // of each row; the number of values stands for none
  ranks: Float64Array; // of the values
}

// A Test is a condition on a column: which of its codes pass. Facets count without
// their own.
interface Test {
  facet: string;
  codes: Codes;
  passes: Uint8Array;
}

// A Scan says of each row how many conditions it fails, and the last of these.
interface Scan {
  wanted: Wanted;
  tests: Test[];
  fails: Uint8Array;
  last: Uint8Array;
}

export class Core {
  private columns: Indexed[];
  private at: Map<string, number>;
  private lower: string[][] = []; // the values of each shown column, to search in
  private orders = new Map<string, Int32Array>(); // of all rows
  private scanned?: Scan; // the last, which rows and counts of every facet are read from

  constructor(readonly file: Columns) {
    this.at = new Map(file.columns.map((c, i) => [c.name, i]));
    this.columns = file.columns.map((column) => ({
      column,
      codes: codesOf(column),
      ranks: Float64Array.from(column.values, (v, i) => (isNumeric(column.type) ? Number(v) : i)),
    }));
  }

  // rows returns the rows that are wanted, in order.
  rows(wanted: Wanted): number[] {
    const { fails } = this.scan(wanted);
    const order = this.order(wanted.sort);
    const rows: number[] = [];
    for (let i = 0; i < fails.length; i++) {
      const row = order ? order[i] : i;
      if (!fails[row]) rows.push(row);
    }
    return this.grouped(rows);
  }

  // grouped gathers the rows of each group: groups stand as they first appear in the
  // file, rows without one come last.
  private grouped(rows: number[]): number[] {
    const { group } = this.file;
    if (!group) return rows;
    const { codes, column } = this.columns[this.at.get(group)!];
    const groups = new Map<number, number[]>();
    for (const code of codes) if (code < column.values.length && !groups.has(code)) groups.set(code, []);
    groups.set(column.values.length, []);
    for (const row of rows) groups.get(codes[row])!.push(row);
    return [...groups.values()].flat();
  }

  // scan holds every row to every condition, a column at a time: loops so plain that
  // a hundred thousand rows pass within a frame.
  private scan(wanted: Wanted): Scan {
    if (this.scanned?.wanted === wanted) return this.scanned;
    const [fails, last] = [new Uint8Array(this.file.rows), new Uint8Array(this.file.rows)];
    const tests = this.tests(wanted);
    tests.forEach(({ codes, passes }, test) => {
      for (let row = 0; row < fails.length; row++) {
        if (!passes[codes[row]]) {
          fails[row]++;
          last[row] = test;
        }
      }
    });
    for (const word of this.words(wanted.query)) {
      const held = new Uint8Array(fails.length);
      word.forEach((values, column) => {
        const { codes } = this.columns[column];
        for (let row = 0; row < held.length; row++) held[row] |= values[codes[row]];
      });
      for (let row = 0; row < fails.length; row++) {
        if (!held[row]) {
          fails[row]++;
          last[row] = tests.length;
        }
      }
    }
    return (this.scanned = { wanted, tests, fails, last });
  }

  // text is what the page shows of a column in a row.
  text(name: string, row: number): string {
    const { column, codes } = this.columns[this.at.get(name)!];
    return column.texts?.[codes[row]] ?? column.values[codes[row]] ?? '';
  }

  // number is the number of a column in a row, or NaN.
  number(name: string, row: number): number {
    const { codes, ranks } = this.columns[this.at.get(name)!];
    return ranks[codes[row]] ?? NaN;
  }

  // counts returns how many rows each value of a column would have, if nothing were
  // picked in it.
  counts(wanted: Wanted, name: string): Uint32Array {
    const { codes, column } = this.columns[this.at.get(name)!];
    const { tests, fails, last } = this.scan(wanted);
    const own = tests.findIndex((test) => test.facet === name);
    const counts = new Uint32Array(column.values.length + 1);
    for (let row = 0; row < fails.length; row++) {
      if (!fails[row] || (fails[row] === 1 && last[row] === own)) counts[codes[row]]++;
    }
    return counts.subarray(0, column.values.length);
  }

  values(name: string): string[] {
    return this.columns[this.at.get(name)!].column.values;
  }

  // differing returns those columns in which rows differ.
  differing(rows: number[], names: string[]): string[] {
    return names.filter((name) => {
      const { codes } = this.columns[this.at.get(name)!];
      return rows.some((row) => codes[row] !== codes[rows[0]]);
    });
  }

  titles(names: string[]): string[] {
    return names.map((name) => this.columns[this.at.get(name)!].column.title);
  }

  private tests({ picks, ranges }: Wanted): Test[] {
    const tests: Test[] = [];
    const add = (name: string, facet: string, allows: (value: string) => boolean) => {
      const { codes, column } = this.columns[this.at.get(name)!];
      const passes = new Uint8Array(column.values.length + 1);
      column.values.forEach((value, code) => (passes[code] = Number(allows(value))));
      tests.push({ facet, codes, passes });
    };
    for (const [name, values] of picks) if (values.length) add(name, name, (v) => values.includes(v));
    for (const [name, [from, to]] of ranges) {
      const { type } = this.columns[this.at.get(name)!].column;
      const [least, most] = [from ? measure(type, from) : -Infinity, to ? measure(type, to) : Infinity];
      add(name, '', (v) => measure(type, v) >= least && measure(type, v) <= most);
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
    return words.map((word) =>
      this.lower.map((texts) => {
        const holds = new Uint8Array(texts.length + 1);
        for (let i = 0; i < texts.length; i++) holds[i] = Number(texts[i].includes(word));
        return holds;
      }),
    );
  }

  // order returns all rows as a column has them, found out once; undefined is the
  // order of the file. Equal rows stay as they are, those without a value come last.
  private order(sort: string): Int32Array | undefined {
    const descending = sort.startsWith('-') && !this.at.has(sort);
    const at = this.at.get(descending ? sort.slice(1) : sort);
    if (at === undefined || this.orders.has(sort)) return this.orders.get(sort);
    const { codes, ranks } = this.columns[at];
    const sign = descending ? -1 : 1;
    const order = Int32Array.from({ length: codes.length }, (_, row) => row).sort((a, b) => {
      const [x, y] = [codes[a], codes[b]];
      const none = Number(x === ranks.length) - Number(y === ranks.length);
      return none || (x === ranks.length ? 0 : sign * (ranks[x] - ranks[y])) || a - b;
    });
    this.orders.set(sort, order);
    return order;
  }
}

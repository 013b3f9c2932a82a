// What figure.json holds: everything that a live figure shows, with nothing left
// to compute. package chart writes it.

export interface Sized {
  width: number;
  height: number;
  option: { [key: string]: any };
}

export interface Mark {
  facet: string;
  subject: string;
  series: string;
  slot: number;
  panel: number;
  at: [number, number];
  text: string;
}

export interface Cell {
  t?: string;
  missing?: boolean;
  mark?: number;
  bar?: number;
}

export interface Column {
  name: string;
  title: string;
  unit?: string;
  type: string;
  align: string;
  priority?: string;
  description?: string;
}

export interface Variant {
  scale: string;
  baseline: string;
  path: string;
}

export interface Data {
  title: string;
  subtitle: string;
  alt: string;
  scale: string;
  baseline: string;
  wide: Sized;
  narrow: Sized;
  series: { name: string; slot: number }[];
  subjects: string[];
  marks: Mark[];
  table: { columns: Column[]; rows: Cell[][] };
  variants: Variant[];
  pairs: { a: string; b: string; facet: string; text: string }[];
}

// words are ours, in the language of the page; templates/scripts.html hands them over.
import * as params from '@params';

const words = params as unknown as { [key: string]: string };

// say returns a word of ours with its places filled.
export const say = (key: string, places: { [name: string]: string | number } = {}) =>
  words[key].replace(/\{(\w+)\}/g, (_, name) => String(places[name]));

// code is the address of a script that comes when it is needed.
export const code = (key: string) => words[key];

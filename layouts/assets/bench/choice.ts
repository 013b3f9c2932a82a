// What a reader has chosen of a table, and how the address says it: one key for
// each choice, prefixed with the name of the table, defaults left out.

import { isNumeric, measure, type Wanted } from './columns';

export interface Choice extends Wanted {
  columns: string[]; // the shown ones beside the first; as published if empty
  compared: string[]; // the marks of the two rows that are compared, at most
}

export interface Facet {
  name: string;
  type: string;
  range: boolean;
  several: boolean;
  values: string[];
}

// What a table can be asked for.
export interface Offer {
  key: string;
  columns: string[];
  facets: Facet[];
  search: boolean;
  compare: boolean;
  sort: string; // as published
}

// version changes when keys come to mean something else; links of another one are
// not read.
const version = '1';
const own = ['q', 'sort', 'cols', 'cmp', 'v'];
const longest = 200;

export const initial = (offer: Offer): Choice => ({
  query: '',
  picks: new Map(),
  ranges: new Map(),
  sort: offer.sort,
  columns: [],
  compared: [],
});

// keyOf names a facet in the address, apart from the keys of our own.
export const keyOf = (name: string) => (own.includes(name) || name.startsWith('f.') ? 'f.' + name : name);

// read returns what the address asks for and, in words, what of it there is not.
export const read = (offer: Offer): [Choice, string[]] => {
  const choice = initial(offer);
  const unknown: string[] = [];
  const asked = [...new URLSearchParams(location.search)].filter(([name]) => name.startsWith(offer.key + '.'));
  const other = asked.find(([name, value]) => name === offer.key + '.v' && value !== version);
  if (other) return [choice, ['v=' + other[1]]];
  for (const [name, value] of asked) {
    const key = name.slice(offer.key.length + 1);
    if (!take(offer, choice, key, value)) unknown.push(`${key}=${value}`);
  }
  return [choice, unknown];
};

// take adds one choice and reports whether there is such a one.
const take = (offer: Offer, choice: Choice, key: string, value: string): boolean => {
  const column = (name: string) => offer.columns.includes(name);
  const facet = offer.facets.find((f) => keyOf(f.name) === key);
  if (key === 'v') return true;
  if (key === 'q' && offer.search) {
    choice.query = value.slice(0, longest);
  } else if (key === 'sort' && (!value || column(value) || (value.startsWith('-') && column(value.slice(1))))) {
    choice.sort = value;
  } else if (key === 'cols' && offer.columns.includes(value)) {
    choice.columns = [...new Set([...choice.columns, value])];
  } else if (key === 'cmp' && offer.compare && /^[0-9a-z]{1,7}$/.test(value)) {
    choice.compared = [...new Set([...choice.compared, value])].slice(-2);
  } else if (facet?.range) {
    const ends = value.split('..');
    const good = ends.length === 2 && ends.every((e) => !e || Number.isFinite(measure(facet.type, e)));
    if (!good || value === '..') return false;
    choice.ranges.set(facet.name, [ends[0], ends[1]]);
  } else if (facet?.values.includes(value)) {
    const picked = facet.several ? choice.picks.get(facet.name) ?? [] : [];
    choice.picks.set(facet.name, [...new Set([...picked, value])]);
  } else {
    return false;
  }
  return true;
};

// address returns the page's address with a choice; what others keep there stays.
export const address = (offer: Offer, choice: Choice): string => {
  const url = new URL(location.href);
  const put = (key: string, value: string) => url.searchParams.append(`${offer.key}.${key}`, value);
  for (const name of new Set(url.searchParams.keys())) {
    if (name.startsWith(offer.key + '.')) url.searchParams.delete(name);
  }
  if (choice.query.trim()) put('q', choice.query.trim());
  for (const f of offer.facets) {
    for (const value of f.values) if (choice.picks.get(f.name)?.includes(value)) put(keyOf(f.name), value);
    const range = choice.ranges.get(f.name);
    if (range) put(keyOf(f.name), range.join('..'));
  }
  if (choice.sort !== offer.sort) put('sort', choice.sort);
  for (const name of choice.columns) put('cols', name);
  for (const mark of choice.compared) put('cmp', mark);
  return url.href;
};

// nextSort is what a press on the header of a column asks for: the better end
// first, then the other, then the order of the file.
export const nextSort = (sort: string, name: string, type: string, better: string): string => {
  const first = better === 'higher' && isNumeric(type) ? '-' + name : name;
  const second = first === name ? '-' + name : name;
  if (sort === first) return second;
  return sort === second ? '' : first;
};

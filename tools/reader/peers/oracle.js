// The rows that @tanstack/table-core finds in a table by columns, as our script asks.

import {
  columnFilteringFeature, constructTable, createFilteredRowModel, createSortedRowModel, filterFn_arrIncludesSome,
  filterFn_includesString, filterFn_inNumberRange, globalFilteringFeature, rowSortingFeature, sortFn_basic, tableFeatures,
} from '@tanstack/table-core';
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings';

const numeric = (type) => ['number', 'integer', 'year'].includes(type);
const measure = (type, text) => (type === 'date' ? Date.parse(text) : Number(text));

const features = tableFeatures({
  coreReactivityFeature: storeReactivityBindings(),
  columnFilteringFeature, globalFilteringFeature, rowSortingFeature,
  filteredRowModel: createFilteredRowModel(), sortedRowModel: createSortedRowModel(),
  filterFns: { includesString: filterFn_includesString, inNumberRange: filterFn_inNumberRange, arrIncludesSome: filterFn_arrIncludesSome },
  sortFns: { basic: sortFn_basic },
});

// columnsOf has each column several times: as text to pick from, as a number to range
// over, as one to sort up and down by, and as what the page shows, to search in.
// Missing values are infinite in the orders, so that they come last: what table-core
// does about undefined ones does not leave equal rows as they were.
const columnsOf = (file) =>
  file.columns.flatMap((c, i) => [
    { id: `pick${i}`, accessorFn: (row) => (c.codes[row.at] < 0 ? [] : [c.values[c.codes[row.at]]]), filterFn: 'arrIncludesSome' },
    {
      id: `rank${i}`,
      accessorFn: (row) => {
        const code = c.codes[row.at];
        if (code < 0) return undefined;
        return numeric(c.type) || c.type === 'date' ? measure(c.type, c.values[code]) : code;
      },
      filterFn: 'inNumberRange',
    },
    ...[['up', Infinity], ['down', -Infinity]].map(([way, none]) => ({
      id: way + i,
      accessorFn: (row) => (c.codes[row.at] < 0 ? none : numeric(c.type) ? Number(c.values[c.codes[row.at]]) : c.codes[row.at]),
      sortFn: 'basic',
    })),
    ...(i < file.shown
      ? [{ id: `text${i}`, accessorFn: (row) => (c.codes[row.at] < 0 ? '' : `${c.values[c.codes[row.at]]}\n${c.texts?.[c.codes[row.at]] ?? ''}`) }]
      : []),
  ]);

// find returns the row numbers of each state.
export const find = (file, states) => {
  const data = Array.from({ length: file.rows }, (_, at) => ({ at }));
  const table = constructTable({
    features, columns: columnsOf(file), data, globalFilterFn: 'includesString',
    getColumnCanGlobalFilter: (column) => column.id.startsWith('text'),
  });
  const at = (name) => file.columns.findIndex((c) => c.name === name);
  const bound = (type, text, otherwise) => (text ? measure(type, text) : otherwise);
  return states.map(({ query, picks, ranges, sort }) => {
    const descending = sort.startsWith('-') && at(sort) < 0;
    const by = at(descending ? sort.slice(1) : sort);
    table.setSorting(by < 0 ? [] : [{ id: (descending ? 'down' : 'up') + by, desc: descending }]);
    table.setColumnFilters([
      ...Object.entries(picks).map(([name, value]) => ({ id: `pick${at(name)}`, value })),
      ...Object.entries(ranges).filter(([, ends]) => ends.some(Boolean)).map(([name, [from, to]]) => {
        const { type } = file.columns[at(name)];
        return { id: `rank${at(name)}`, value: [bound(type, from, -Infinity), bound(type, to, Infinity)] };
      }),
    ]);
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const sets = (words.length ? words : ['']).map((word) => {
      table.setGlobalFilter(word || undefined);
      return table.getSortedRowModel().rows.map((row) => row.original.at);
    });
    return sets.reduce((rows, other) => {
      const left = new Set(other);
      return rows.filter((row) => left.has(row));
    });
  });
};

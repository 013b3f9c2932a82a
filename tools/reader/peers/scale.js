// The same rows in three other tables, each as its documentation sets it up: build
// returns what keeps the rows of one runtime.

import {
  columnFilteringFeature, constructTable, createFilteredRowModel, createPaginatedRowModel,
  rowPaginationFeature, tableFeatures,
} from '@tanstack/table-core';
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings';
import { ClientSideRowModelModule, createGrid, ModuleRegistry, TextFilterModule } from 'ag-grid-community';
import { FilterModule, SortModule, Tabulator } from 'tabulator-tables';

// oneOf is for values what table-core's own filters are for lists of values.
const oneOf = (row, column, values) => values.includes(row.getValue(column));

const tableCore = (box, rows, names) => {
  const table = constructTable({
    features: tableFeatures({
      coreReactivityFeature: storeReactivityBindings(), columnFilteringFeature, rowPaginationFeature,
      filteredRowModel: createFilteredRowModel(), paginatedRowModel: createPaginatedRowModel(),
      filterFns: { oneOf },
    }),
    columns: names.map((name) => ({ id: name, accessorFn: (row) => row[name], filterFn: 'oneOf' })),
    data: rows, initialState: { pagination: { pageIndex: 0, pageSize: 15 } },
  });
  const body = document.createElement('tbody');
  const element = document.createElement('table');
  element.append(body);
  box.append(element);
  const paint = () =>
    body.replaceChildren(
      ...table.getPaginatedRowModel().rows.map((row) => {
        const tr = document.createElement('tr');
        for (const name of names) tr.insertCell().textContent = String(row.original[name]);
        return tr;
      }),
    );
  paint();
  return (runtime) => {
    table.setColumnFilters([{ id: 'runtime', value: [runtime] }]);
    paint();
  };
};

const agGrid = (box, rows, names) => {
  ModuleRegistry.registerModules([ClientSideRowModelModule, TextFilterModule]);
  box.style.height = '700px';
  const grid = createGrid(box, {
    rowData: rows, animateRows: false, columnDefs: names.map((field) => ({ field, filter: field === 'runtime' ? 'agTextColumnFilter' : false })),
  });
  return async (runtime) => {
    await grid.setColumnFilterModel('runtime', { filterType: 'text', type: 'equals', filter: runtime });
    grid.onFilterChanged();
  };
};

const tabulator = (box, rows, names) =>
  new Promise((done) => {
    Tabulator.registerModule([FilterModule, SortModule]);
    const table = new Tabulator(box, { height: 700, data: rows, columns: names.map((field) => ({ title: field, field })) });
    table.on('tableBuilt', () => done((runtime) => table.setFilter('runtime', '=', runtime)));
  });

export const build = { '@tanstack/table-core': tableCore, 'AG Grid': agGrid, Tabulator: tabulator };

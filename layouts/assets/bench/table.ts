// A table that a reader sorts, searches and narrows. The rows of the page are
// complete without it; what it needs to know of them comes on first use.

import * as params from '@params';
import { address, type Choice, type Facet, initial, nextSort, type Offer, read } from './choice';
import { type Columns, Core } from './columns';
import { blank, element, fill, type Line } from './row';
import { type Taken } from './take';

const words = params as unknown as { [key: string]: string };
const say = (key: string, places: { [name: string]: string } = {}) =>
  words[key].replace(/\{(\w+)\}/g, (_, name) => places[name]);
const count = new Intl.NumberFormat(document.documentElement.lang || 'en').format;

// A Link is a figure that follows the table, with the file that it is drawn from
// and the column that its marks are the values of.
interface Link {
  figure: string;
  file: string;
  column: string;
}

const types = { csv: 'text/csv', json: 'application/json', md: 'text/markdown' };
// writers write rows as files; they come when a reader takes some along.
const writers = () => import(words.take_code) as Promise<typeof import('./take')>;
const pause = 150; // ms of typing that are one change of the address

class Table {
  private offer: Offer;
  private choice: Choice;
  private core?: Core;
  private loading?: Promise<Core>;
  private rows: number[] = []; // those that match, in order
  private lines: Line[] = []; // those of them that stand in the page
  private limit: number;
  private timer = 0;
  private typing?: HTMLElement; // a bound that is not yet chosen
  private comparing = false; // whether rows can be picked
  private picking = false; // whether rows have had boxes to pick them by
  private table: HTMLTableElement;
  private search: HTMLElement;
  private output: HTMLElement;

  constructor(private root: HTMLElement) {
    this.table = root.querySelector('table')!;
    this.search = root.querySelector<HTMLElement>('.bench-filter')!;
    this.output = root.querySelector('output')!;
    this.limit = Number(root.dataset.page);
    this.offer = {
      key: root.dataset.key!,
      columns: this.headers.map((th) => th.dataset.name!),
      facets: [...root.querySelectorAll<HTMLElement>('[data-facet]')].map(facetOf),
      search: !!this.query,
      compare: !!this.search.querySelector('[name="compare"]'),
      sort: root.dataset.sort ?? '',
    };
    this.choice = initial(this.offer);
    for (const th of this.headers) {
      const button = element('button', 'bench-sort', ...th.childNodes);
      button.type = 'button';
      th.replaceChildren(button);
    }
    this.trim();
    this.show();
    this.search.hidden = false;
    for (const type of ['click', 'change', 'input', 'keydown', 'toggle']) root.addEventListener(type, this.answer, true);
    addEventListener('popstate', () => this.restore());
    for (const { figure, column } of this.links) {
      document.getElementById(figure)?.addEventListener('bench-mark', (event) => this.pick(column, (event as CustomEvent<string>).detail));
      document.getElementById(figure + '-keys')?.append(' ', say('follows'));
    }
    this.restore();
  }

  private get links(): Link[] {
    return JSON.parse(this.root.dataset.link ?? '[]');
  }

  // pick narrows the table to the rows of a mark, or no longer.
  private pick(column: string, value: string) {
    const { choice, offer } = this;
    if (offer.facets.some((f) => f.name === column && !f.range)) {
      const picks = new Map(choice.picks);
      if (picks.get(column)?.join() === value) picks.delete(column);
      else picks.set(column, [value]);
      this.choose({ picks });
    } else if (offer.search) this.choose({ query: choice.query === value ? '' : value });
  }

  // drive tells the linked figures which rows are left.
  private drive() {
    const { choice, offer } = this;
    const chosen = [...choice.picks.keys(), ...choice.ranges.keys()];
    const sorted = choice.sort !== offer.sort && choice.sort !== '';
    const asked = chosen.length || choice.query.trim() || sorted ? { rows: this.rows, chosen, sorted } : undefined;
    const titles = (names: string[]) => this.core!.titles(names).join(', ');
    const differ = (rows: number[]) => titles(this.core!.differing(rows, offer.facets.filter((f) => !f.range).map((f) => f.name)));
    for (const { figure, file } of this.links) {
      const detail = { asked, file, text: this.output.textContent, differ, titles };
      document.getElementById(figure)?.dispatchEvent(new CustomEvent('bench-rows', { detail }));
    }
  }

  private get headers() {
    return [...this.table.tHead!.rows[0].cells];
  }

  private get query() {
    return this.root.querySelector<HTMLInputElement>('input[name="q"]');
  }

  // published are the rows that stand in the page, without the headings of groups.
  private get published() {
    return [...this.table.querySelectorAll<HTMLTableRowElement>('tbody > tr:not(.bench-group)')];
  }

  // trim leaves as many rows as are shown at a time.
  private trim() {
    for (const row of this.published.slice(this.limit)) row.hidden = true;
    this.more(this.limit, Number(this.root.dataset.rows));
  }

  private load(): Promise<Core> {
    this.loading ??= (async () => {
      const answer = await fetch(this.root.dataset.columns!);
      if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
      const core = new Core((await answer.json()) as Columns);
      const rows = core.rows(initial(this.offer));
      this.lines = this.published.map((tr, i) => ({ tr, row: rows[i] }));
      for (const { tr } of this.lines) tr.hidden = false;
      return (this.core = core);
    })();
    this.loading.catch(() => (this.loading = undefined)); // the next use tries again
    return this.loading;
  }

  private restore() {
    const [choice, unknown] = read(this.offer);
    clearTimeout(this.timer);
    if (this.core || address(this.offer, choice) !== address(this.offer, initial(this.offer))) this.apply(choice, unknown);
    else if (unknown.length) this.note(unknown);
  }

  private note(unknown: string[]) {
    const what = unknown.map((u) => `“${u.slice(0, 60)}”`).join(', ');
    this.output.textContent = `${this.output.textContent}. ${say('unknown_table_state', { What: what })}`;
  }

  // answer is what a reader's touch comes to.
  private answer = (event: Event) => {
    const target = event.target as HTMLElement;
    if (event.type === 'toggle') this.showColumns();
    else if (event.type === 'keydown') this.close(event as KeyboardEvent);
    else if (event.type === 'click') this.press(event, target.closest('button, a[data-preset]'));
    else if ((target as HTMLInputElement).name === 'row') event.type === 'change' && this.check(target as HTMLInputElement);
    else if (!this.search.contains(target)) return;
    else if (target === this.query) {
      if (event.type === 'input') this.choose({ query: this.query.value }, pause);
    } else if (event.type === 'input') this.typing = target;
    else if (event.type === 'change') this.change(target as HTMLInputElement);
  };

  private close(event: KeyboardEvent) {
    const menu = (event.target as HTMLElement).closest<HTMLDetailsElement>('.bench-menu[open]');
    if (event.key !== 'Escape' || !menu) return;
    menu.open = false;
    menu.querySelector('summary')!.focus();
  }

  // check takes a row into the comparison or out of it; a third one takes the place
  // of the first.
  private check({ value, checked }: HTMLInputElement) {
    const others = this.choice.compared.filter((mark) => mark !== value);
    this.choose({ compared: checked ? [...others, value].slice(-2) : others });
  }

  // preset chooses what an editor has named; other ways to follow a link stay.
  private preset(event: Event, link: HTMLAnchorElement) {
    const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
    if (ctrlKey || metaKey || shiftKey || link.closest('.bench-presets')!.querySelector('[aria-current="page"]')) return;
    event.preventDefault();
    const { picks, sort } = JSON.parse(link.dataset.preset!);
    const choice = initial(this.offer);
    this.choose({ ...choice, picks: new Map(Object.entries(picks ?? {})), sort: sort || choice.sort });
  }

  private press(event: Event, control: HTMLButtonElement | HTMLAnchorElement | null) {
    if (!control) return;
    if (control instanceof HTMLAnchorElement) return this.preset(event, control);
    const button = control;
    const th = button.closest('th');
    if (th) this.sortBy(th);
    else if (button.name === 'reset') this.choose(initial(this.offer)).then(() => this.search.querySelector('input')?.focus());
    else if (button.name === 'link') this.copy(location.href, 'copied');
    else if (button.name === 'copy') this.copyRows();
    else if (button.name === 'more') this.showMore();
    else if (button.name === 'compare') this.toggle();
    else if (button.name) this.save(button.name as keyof typeof types);
  }

  private async toggle() {
    if (!(await this.ready())) return;
    this.comparing = !this.comparing;
    await this.choose({ compared: [] });
  }

  private async sortBy(th: HTMLTableCellElement) {
    const { name, type } = th.dataset;
    const core = await this.ready();
    const better = core?.file.columns.find((c) => c.name === name)?.better ?? '';
    if (core) this.choose({ sort: nextSort(this.choice.sort, name!, type!, better) });
  }

  private change(control: HTMLInputElement) {
    this.typing = undefined;
    const part = control.closest<HTMLElement>('[data-facet]');
    if (control.name === 'column') {
      const [first, ...others] = this.headers;
      const seen = others.filter((th) => th.checkVisibility() !== (th.dataset.name === control.value));
      const all = seen.length === others.length && !this.lows;
      this.choose({ columns: all ? [] : [first, ...seen].map((th) => th.dataset.name!) });
    } else if (part) {
      const { name, range } = this.offer.facets.find((f) => f.name === part.dataset.facet)!;
      const values = [...part.querySelectorAll<HTMLInputElement>('input, select')]
        .filter((e) => range || e.type !== 'checkbox' || e.checked)
        .map((e) => e.value);
      const [picks, ranges] = [new Map(this.choice.picks), new Map(this.choice.ranges)];
      picks.delete(name);
      ranges.delete(name);
      if (range && values.some(Boolean)) ranges.set(name, [values[0], values[1]]);
      else if (!range && values.some(Boolean)) picks.set(name, values);
      this.choose({ picks, ranges });
    }
  }

  private get lows() {
    return !!this.table.tHead!.querySelector('.bench-low');
  }

  // choose shows a choice and puts it into the address: a new entry of the history,
  // or in place of the last one after a while of typing. The address comes first, as
  // it makes a browser lay out what has changed.
  private async choose(change: Partial<Choice>, delay = 0) {
    const choice = (this.choice = { ...this.choice, ...change });
    this.limit = Number(this.root.dataset.page);
    if (!(await this.ready()) || choice !== this.choice) return;
    clearTimeout(this.timer);
    const write = () => {
      const url = address(this.offer, choice);
      if (url === location.href) return;
      if (delay) history.replaceState(history.state, '', url);
      else history.pushState(null, '', url);
      dispatchEvent(new Event('bench-address')); // page.ts shows what it holds
    };
    if (delay) this.timer = setTimeout(write, delay);
    else write();
    await this.apply(choice);
  }

  private async ready(): Promise<Core | undefined> {
    try {
      return await this.load();
    } catch (error) {
      this.output.textContent = say('table_failed');
      console.error(error);
    }
  }

  private async apply(choice: Choice, unknown: string[] = []) {
    this.choice = choice;
    const core = await this.ready();
    if (!core || choice !== this.choice) return;
    this.rows = core.rows(choice);
    if (choice.compared.length) this.comparing = true;
    this.paint();
    this.compare();
    this.show();
    const [shown, total] = [count(this.rows.length), count(core.file.rows)];
    this.output.textContent = say('of_rows', { Shown: shown, Total: total });
    if (document.readyState === 'complete') this.drive();
    else addEventListener('load', () => this.drive(), { once: true });
    if (unknown.length) this.note(unknown);
  }

  // paint puts the rows into the table.
  private paint() {
    const { choice, limit, lines, root, rows, table } = this;
    const file = this.core!.file;
    this.lines = rows.slice(0, limit).map((row, i) => {
      const tr = lines[i]?.tr ?? blank(file);
      if (lines[i]?.row !== row) fill(root, file, tr, row, say);
      return { tr, row };
    });
    this.place();
    const trs = this.lines.map((line) => line.tr);
    const chosen = choice.columns.length > 0;
    if (chosen || table.classList.contains('bench-chosen')) {
      for (const { cells } of [table.tHead!.rows[0], ...trs]) {
        [...cells].forEach((cell, i) => (cell.hidden = i > 0 && chosen && !choice.columns.includes(file.columns[i].name)));
      }
    }
    table.classList.toggle('bench-chosen', chosen);
    root.querySelector('.bench-first')?.remove();
    this.more(trs.length, rows.length);
    const none = root.querySelector<HTMLElement>('.bench-none')!;
    none.hidden = rows.length > 0;
    if (none.hidden) return;
    const query = choice.query.trim();
    const again = element('button', '', this.search.querySelector('[name="reset"]')!.textContent!);
    again.type = 'button';
    again.name = 'reset';
    none.replaceChildren(say(query ? 'none_with' : 'none', { Query: query }), ' ', again);
  }

  // place puts the rows that are not in their place there, under the headings of their
  // groups.
  private place() {
    const { core, lines, table } = this;
    const { group } = core!.file;
    const [body] = table.tBodies;
    if (!group) {
      for (const tr of [...body.rows].slice(lines.length)) tr.remove();
      body.append(...lines.slice(body.rows.length).map((line) => line.tr));
      return;
    }
    const bodies = new Map<string, HTMLElement>();
    for (const { tr, row } of lines) {
      const title = core!.text(group, row);
      if (!bodies.has(title)) {
        const th = element('th', '', title || '–');
        th.scope = 'rowgroup';
        th.colSpan = this.headers.length;
        bodies.set(title, element('tbody', '', element('tr', 'bench-group', th)));
      }
      bodies.get(title)!.append(tr);
    }
    for (const old of [...table.tBodies]) old.remove();
    table.append(...bodies.values());
  }

  // compare lets a reader pick rows, and says how the two relate that are picked.
  private async compare() {
    const { choice, comparing, core, lines, root } = this;
    const line = root.querySelector<HTMLElement>('.bench-verdict');
    if (!line || !(comparing || this.picking)) return;
    this.picking = comparing;
    root.querySelector('[name="compare"]')!.ariaPressed = String(comparing);
    const { pick, sentence } = (await import(words.compare_code)) as typeof import('./compare');
    if (lines !== this.lines) return;
    pick(core!, lines, comparing ? choice.compared : undefined, say);
    line.textContent = comparing ? sentence(core!, choice.compared, say) : '';
  }

  private more(shown: number, total: number) {
    const more = this.root.querySelector<HTMLElement>('.bench-more')!;
    more.hidden = shown >= total;
    more.firstElementChild!.textContent = say('more_rows', { Shown: count(shown), Total: count(total) });
  }

  private async showMore() {
    if (!(await this.ready())) return;
    this.rows = this.core!.rows(this.choice);
    const next = Math.min(this.limit, this.rows.length - 1);
    this.limit += Number(this.root.dataset.page);
    this.paint();
    this.compare();
    const { tr } = this.lines[next];
    tr.tabIndex = -1;
    tr.focus();
  }

  // show puts the choice into the controls and headers.
  private show() {
    const { choice, offer, search } = this;
    if (this.query && this.query.value.trim() !== choice.query.trim()) this.query.value = choice.query;
    for (const part of search.querySelectorAll<HTMLElement>('[data-facet]')) this.showFacet(part);
    for (const th of this.headers) {
      const { name } = th.dataset;
      if (choice.sort === name || choice.sort === '-' + name) {
        th.ariaSort = choice.sort === name ? 'ascending' : 'descending';
      } else th.ariaSort = null;
    }
    search.querySelector<HTMLButtonElement>('[name="reset"]')!.disabled =
      address(offer, choice) === address(offer, initial(offer));
    // To ask what can be seen makes the browser lay out the table at once.
    if (search.querySelector('.bench-menu[open]')) this.showColumns();
  }

  private showColumns() {
    for (const box of this.search.querySelectorAll<HTMLInputElement>('input[name="column"]')) {
      box.checked = this.headers.find((th) => th.dataset.name === box.value)!.checkVisibility();
    }
  }

  private showFacet(part: HTMLElement) {
    const name = part.dataset.facet!;
    const { range } = this.offer.facets.find((f) => f.name === name)!;
    const picked = this.choice.picks.get(name) ?? [];
    if (range) {
      const ends = this.choice.ranges.get(name) ?? ['', ''];
      part.querySelectorAll('input').forEach((input, i) => input !== this.typing && (input.value = ends[i]));
      return;
    }
    const counts = this.core?.counts(this.choice, name);
    const number = (value: string) => counts?.[this.core!.values(name).indexOf(value)] ?? 0;
    for (const box of part.querySelectorAll('input')) {
      box.checked = picked.includes(box.value);
      if (!counts) continue;
      box.disabled = !box.checked && !number(box.value);
      box.parentElement!.querySelector('.bench-count')!.textContent = count(number(box.value));
    }
    const list = part.querySelector('select');
    if (!list) return;
    list.value = picked[0] ?? '';
    for (const option of counts ? [...list.options].slice(1) : []) {
      option.textContent = `${option.dataset.text} (${count(number(option.value))})`;
      option.disabled = !option.selected && !number(option.value);
    }
  }

  private async take(): Promise<Taken | undefined> {
    const core = await this.ready();
    if (!core) return;
    const { source, licence } = this.root.dataset;
    const shown = this.headers.map((th) => th.checkVisibility());
    return {
      title: this.table.caption!.textContent!.trim(),
      source: source!,
      licence: licence!,
      link: location.href,
      columns: core.file.columns.filter((_, i) => shown[i]),
      rows: core.rows(this.choice),
      words: { source: say('sources'), licence: say('licence') },
    };
  }

  private async save(format: keyof typeof types) {
    const taken = await this.take();
    if (!taken) return;
    const { write } = await writers();
    const link = element('a');
    link.href = URL.createObjectURL(new Blob([write[format](taken)], { type: types[format] }));
    link.download = `${this.offer.key}.${format}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  private async copyRows() {
    const taken = await this.take();
    if (taken) this.copy((await writers()).tsv(taken), 'copied_rows');
  }

  private async copy(text: string, done: string) {
    await navigator.clipboard.writeText(text);
    this.output.textContent = say(done);
  }
}

const facetOf = (part: HTMLElement): Facet => {
  const range = !!part.querySelector('[name="from"]');
  const options = [...part.querySelectorAll<HTMLInputElement | HTMLOptionElement>('input, option')];
  return {
    name: part.dataset.facet!,
    type: range ? (options[0] as HTMLInputElement).type : 'string',
    range,
    several: part instanceof HTMLFieldSetElement,
    values: range ? [] : options.map((o) => o.value).filter(Boolean),
  };
};

document.querySelectorAll<HTMLElement>('.bench-filtered').forEach((root) => new Table(root));

// A filter for the whole page comes when a reader reaches for it, or comes by a link.
const page = document.querySelector<HTMLElement>('.bench-page');
if (page) {
  const begin = () => import(words.page_code);
  page.hidden = false;
  if (location.search) begin();
  for (const type of ['focusin', 'change']) page.addEventListener(type, begin, { once: true });
  addEventListener('bench-address', begin, { once: true });
}

// A filter for a whole page: what a reader picks there is picked in every table of the
// page that holds it, and the figures follow their tables. The address is all that
// the tables and it tell each other.

import * as params from '@params';
import { keyOf } from './choice';

const words = params as unknown as { [key: string]: string };
const say = (key: string, places: { [name: string]: string }) => words[key].replace(/\{(\w+)\}/g, (_, name) => places[name]);

// A Follower is a table of the page that can be narrowed by a field.
interface Follower {
  title: string;
  key: string; // in the address
  values: string[];
}

const followers = (field: string): Follower[] =>
  [...document.querySelectorAll<HTMLElement>('.bench-filtered')].flatMap((root) => {
    const part = root.querySelector(`[data-facet="${CSS.escape(field)}"]:not(:has([name="from"]))`);
    const values = [...(part?.querySelectorAll<HTMLInputElement | HTMLOptionElement>('input, option') ?? [])].map((e) => e.value);
    const title = root.querySelector('caption')!.textContent!.trim();
    return part ? [{ title, key: `${root.dataset.key}.${keyOf(field)}`, values }] : [];
  });

// picked is the value that all tables which hold it are narrowed to, and no other.
const picked = (field: string, options: string[]): string => {
  const asked = new URLSearchParams(location.search);
  const all = followers(field).map((f) => ({ ...f, picked: asked.getAll(f.key).join('\n') }));
  return options.find((o) => o && all.some((f) => f.picked === o) && all.every((f) => f.picked === o || !f.values.includes(o))) ?? '';
};

// told says which tables are narrowed to a value, and which cannot be.
const told = ({ name, value, selectedOptions }: HTMLSelectElement): string[] => {
  const titles = (holds: boolean) =>
    followers(name).filter((f) => f.values.includes(value) === holds).map((f) => `“${f.title}”`).join(', ');
  const left = titles(false);
  return [say('narrowed', { Tables: titles(true) }), ...(left ? [say('not_narrowed', { Value: selectedOptions[0].text, Tables: left })] : [])];
};

const begin = (root: HTMLElement) => {
  const lists = [...root.querySelectorAll('select')];
  const reset = root.querySelector<HTMLButtonElement>('[name="reset"]')!;
  // show finds in the address what is picked.
  const show = () => {
    for (const list of lists) list.value = picked(list.name, [...list.options].map((o) => o.value));
    const chosen = lists.filter((list) => list.value);
    reset.disabled = !chosen.length;
    root.querySelector('output')!.textContent = chosen.flatMap(told).join('. ') || words.filters_page;
  };
  // pick puts the values of lists into the address, where the tables find them.
  const pick = (changed: HTMLSelectElement[]) => {
    const url = new URL(location.href);
    for (const { name, value } of changed) {
      for (const { key, values } of followers(name)) {
        url.searchParams.delete(key);
        if (value && values.includes(value)) url.searchParams.append(key, value);
      }
    }
    history.pushState(null, '', url);
    dispatchEvent(new PopStateEvent('popstate'));
  };
  root.addEventListener('change', (event) => pick([event.target as HTMLSelectElement]));
  reset.addEventListener('click', () => {
    for (const list of lists) list.value = '';
    pick(lists);
    lists[0].focus();
  });
  for (const type of ['popstate', 'bench-address']) addEventListener(type, show);
  const early = lists.filter((list) => list.value); // picked before this code came
  if (early.length) pick(early);
  else show();
};

document.querySelectorAll<HTMLElement>('.bench-page').forEach(begin);

// What a reader has chosen, and how the address says it: one key for each choice,
// prefixed with the figure's id, defaults left out.

import { type Data, say } from './data';

export interface State {
  scale: string;
  baseline: string; // '' for absolute values
  hidden: string[]; // names of series
  a: string; // the two subjects that are compared, or ''
  b: string;
  from: string; // the ends of the stretch that is shown, or ''
  to: string;
}

export const initial = (data: Data): State => ({
  scale: data.variants[0].scale,
  baseline: data.variants[0].baseline,
  hidden: [],
  a: '',
  b: '',
  from: '',
  to: '',
});

const keys = { scale: 'scale', base: 'baseline', a: 'a', b: 'b', from: 'from', to: 'to' } as const;

// read returns the state that the address asks for and, in words, what of it this
// figure does not have.
export const read = (id: string, data: Data, places: string[]): [State, string[]] => {
  const state = initial(data);
  const unknown: string[] = [];
  const allowed: { [key: string]: string[] } = {
    scale: data.variants.map((v) => v.scale),
    base: data.variants.map((v) => v.baseline),
    hide: data.series.length > 1 ? data.series.map((s) => s.name) : [],
    a: data.pairs.length ? data.subjects : [],
    b: data.pairs.length ? data.subjects : [],
    from: places,
    to: places,
  };
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (!name.startsWith(id + '.')) continue;
    const key = name.slice(id.length + 1);
    if (!Object.hasOwn(allowed, key) || !allowed[key].includes(value)) unknown.push(`${key}=${value}`);
    else if (key === 'hide') state.hidden = [...new Set([...state.hidden, value])];
    else state[keys[key as keyof typeof keys]] = value;
  }
  if (!data.variants.some((v) => v.scale === state.scale && v.baseline === state.baseline)) {
    state.scale = data.variants[0].scale;
  }
  return [state, unknown];
};

export const unknownNote = (unknown: string[]) =>
  unknown.length ? say('unknown_state', { What: unknown.map((u) => `“${u.slice(0, 60)}”`).join(', ') }) : '';

// address returns the page's address with a state of the figure, other figures' and
// tables' untouched.
export const address = (id: string, data: Data, state: State): string => {
  const url = new URL(location.href);
  for (const name of [...url.searchParams.keys()]) {
    if (name.startsWith(id + '.')) url.searchParams.delete(name);
  }
  const defaults = initial(data);
  for (const [key, field] of Object.entries(keys)) {
    if (state[field] !== defaults[field]) url.searchParams.append(`${id}.${key}`, state[field]);
  }
  for (const { name } of data.series) {
    if (state.hidden.includes(name)) url.searchParams.append(`${id}.hide`, name);
  }
  return url.href;
};

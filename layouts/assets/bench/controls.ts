// The panel under a chart. The page holds its buttons; the choices that only the
// data know are filled in here.

import { type Data, say } from './data';
import { type State } from './state';

export type Change = Partial<State> | 'reset' | 'copy' | 'csv';

const select = (panel: HTMLElement, name: string) => panel.querySelector<HTMLSelectElement>(`select[name="${name}"]`);

const fill = (list: HTMLSelectElement | null, options: [value: string, text: string][]) =>
  list?.replaceChildren(...options.map(([value, text]) => new Option(text, value)));

// furnish fills the lists.
export const furnish = (panel: HTMLElement, data: Data, places: string[]) => {
  const baselines = [...new Set(data.variants.map((v) => v.baseline))];
  fill(select(panel, 'baseline'), baselines.map((b) => [b, b ? say('relative_to', { Name: b }) : say('absolute')]));
  for (const name of ['a', 'b']) {
    fill(select(panel, name), [['', say('choose')], ...data.subjects.map((s): [string, string] => [s, s])]);
  }
  if (places.length) panel.querySelector('.bench-actions')!.before(stretchRow(panel, places));
};

// stretchRow lets a reader look at a part of a long x axis.
const stretchRow = (panel: HTMLElement, places: string[]) => {
  const row = document.createElement('div');
  const name = document.createElement('span');
  row.className = 'bench-choice';
  row.setAttribute('role', 'group');
  name.id = panel.id + '-stretch';
  name.textContent = say('show_from_to');
  row.setAttribute('aria-labelledby', name.id);
  row.append(name);
  for (const key of ['from', 'to']) {
    const list = document.createElement('select');
    list.name = key;
    list.ariaLabel = say(key);
    fill(list, [['', say(key === 'from' ? 'start' : 'end')], ...places.map((p): [string, string] => [p, p])]);
    row.append(list);
  }
  return row;
};

// show puts the state into the controls. A figure that follows a table has one form
// only.
export const show = (panel: HTMLElement, state: State, follows: boolean) => {
  for (const control of panel.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input[type="radio"], select[name="baseline"]')) {
    control.disabled = follows;
  }
  for (const button of panel.querySelectorAll<HTMLButtonElement>('button[name="series"]')) {
    button.ariaPressed = String(!state.hidden.includes(button.value));
  }
  for (const radio of panel.querySelectorAll<HTMLInputElement>('input[type="radio"]')) {
    radio.checked = radio.value === state.scale;
  }
  for (const name of ['baseline', 'a', 'b', 'from', 'to'] as const) {
    const list = select(panel, name);
    if (list) list.value = state[name];
  }
};

// changeOf returns what an event in the panel asks for.
export const changeOf = (event: Event, state: State): Change | undefined => {
  const control = (event.target as Element).closest<HTMLButtonElement | HTMLSelectElement | HTMLInputElement>(
    'button, select, input',
  );
  if (!control) return;
  if (event.type === 'change') {
    if (control instanceof HTMLInputElement) return { scale: control.value };
    if (control instanceof HTMLSelectElement) return { [control.name]: control.value };
  }
  if (event.type !== 'click' || !(control instanceof HTMLButtonElement)) return;
  if (control.name === 'reset' || control.name === 'copy' || control.name === 'csv') return control.name;
  if (control.name !== 'series') return;
  const { hidden } = state;
  const { value } = control;
  return { hidden: hidden.includes(value) ? hidden.filter((n) => n !== value) : [...hidden, value] };
};

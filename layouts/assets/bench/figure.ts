// A live figure: it answers pointer, touch and keyboard, and follows the controls
// and the address. It computes no number; each form of the figure is a file.

import { changeOf, furnish, show } from './controls';
import { code, type Data, say } from './data';
import { type Asked, type Linked, type Several } from './linked';
import { type Library, Picture, type Stretch } from './picture';
import { address, initial, read, type State, unknownNote } from './state';
import { changes, csv, describe, fillTable, symbol, verdicts } from './texts';

// Along more places than this a reader may choose a stretch.
const manyPlaces = 20;

const get = async (url: string) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
};

const getData = async (url: string): Promise<Data> => {
  const data = await get(url);
  for (const list of ['series', 'subjects', 'marks', 'variants', 'pairs']) data[list] ??= [];
  return data;
};

// What a table tells the figures that follow it: the rows it shows, or none of it
// if it shows all, in words, too.
export interface Rows {
  asked?: Asked;
  file: string;
  text: string;
  differ(rows: number[]): string; // in which of its columns rows differ
  titles(columns: string[]): string; // as its headers have them
}

class Live {
  private own!: Data; // the figure as published
  private data!: Data; // the form that is shown
  private state!: State;
  private wanted!: State; // what was chosen last; the state once its file is here
  private current = -1; // the mark that is read
  private pointed = false; // whether a pointer chose it
  private places: string[] = [];
  private picture: Picture;
  private part: (name: string) => HTMLElement;
  private files = new Map<string, Promise<Data>>();
  private turn = 0;
  private rows?: Rows; // those of a table that the figure follows
  private linked = new Map<string, Promise<Linked>>();
  private followed = false; // whether it shows those
  private again = false; // whether a mark was read already when it was touched

  constructor(private figure: HTMLElement, library: Library) {
    this.part = (name) => figure.querySelector<HTMLElement>('.bench-' + name)!;
    this.picture = new Picture(this.part('stage'), library, figure.id);
  }

  async begin() {
    this.own = this.data = await this.load('figure.json');
    this.places = this.placesOf(this.own);
    furnish(this.part('panel'), this.own, this.places);
    await this.restore();
    this.listen();
  }

  private load(path: string): Promise<Data> {
    const url = new URL(path, new URL(this.figure.dataset.bench!, location.href)).href;
    if (!this.files.has(url)) {
      const file = getData(url);
      file.catch(() => this.files.delete(url));
      this.files.set(url, file);
    }
    return this.files.get(url)!;
  }

  // placesOf returns the places along the lines, if they are many.
  private placesOf({ wide, marks }: Data): string[] {
    const lines = [wide.option.series].flat().some((s: any) => s?.type === 'line');
    const places = [...new Set(marks.map((m) => m.at[0]))].sort((a, b) => a - b);
    return lines && places.length > manyPlaces ? places.map(String) : [];
  }

  private listen() {
    const [stage, tools] = [this.part('stage'), this.part('tools')];
    for (const type of ['pointermove', 'pointerdown', 'pointerleave', 'keydown']) {
      stage.addEventListener(type, this.answer);
    }
    for (const type of ['click', 'change']) tools.addEventListener(type, this.answer);
    stage.addEventListener('click', () => this.pick());
    this.figure.addEventListener('bench-rows', this.answer);
    addEventListener('popstate', () => this.restore());
    let layout = this.picture.layout;
    new ResizeObserver(() => {
      if (this.picture.layout === layout) return;
      layout = this.picture.layout;
      requestAnimationFrame(() => this.draw());
    }).observe(this.figure);
  }

  // answer is what a reader's touch comes to; also of one that came before the code.
  answer = (event: Event) => {
    if (event.type === 'bench-rows') this.follow((event as CustomEvent<Rows>).detail);
    else if (event.type === 'keydown') {
      if (event.target === this.part('stage')) this.walk(event as KeyboardEvent);
    } else if (event.type === 'pointerleave') {
      if (this.pointed && (event as PointerEvent).pointerType === 'mouse') this.read(-1);
    } else if (event instanceof PointerEvent && event.type !== 'click') {
      if (this.part('stage').contains(event.target as Node) || event.target === this.part('stage')) {
        const mark = this.picture.nearest(event.clientX, event.clientY);
        if (event.type === 'pointerdown') this.again = mark === this.current;
        this.read(mark, true);
      }
    } else if (event.type === 'click' || event.type === 'change') {
      const change = changeOf(event, this.wanted);
      if (change === 'copy') this.copy();
      else if (change === 'csv') this.save();
      else if (change === 'reset') this.choose(initial(this.own));
      else if (change) this.choose({ ...this.wanted, ...change });
    }
  };

  private walk(event: KeyboardEvent) {
    const { shown } = this.picture;
    const at = shown.indexOf(this.current);
    const steps: { [key: string]: number } = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at < 0 ? shown.length - 1 : at - 1,
      ArrowUp: at < 0 ? shown.length - 1 : at - 1,
      Home: 0,
      End: shown.length - 1,
    };
    if (event.key === 'Escape') this.read(-1);
    else if (event.key === 'Enter') this.pick();
    else if (Object.hasOwn(steps, event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      this.read(shown[Math.max(0, Math.min(shown.length - 1, steps[event.key]))] ?? -1);
      event.preventDefault();
    }
  }

  // read shows and announces a mark; -1 puts it away.
  private read(mark: number, pointed = false) {
    this.pointed = pointed;
    if (mark === this.current) return;
    this.current = mark;
    this.picture.ring(mark);
    const m = this.data.marks[mark];
    this.say(...(m ? [...symbol(this.figure, m.slot), m.text] : [changes(this.own, this.state)]));
  }

  // pick asks the tables that this figure is linked to for the rows of the mark that
  // is read. A finger reads a mark first, and asks when it touches that one again.
  private pick() {
    const mark = this.data.marks[this.current];
    const touched = this.pointed && matchMedia('(hover: none)').matches;
    if (!mark || (touched && !this.again)) return;
    this.figure.dispatchEvent(new CustomEvent('bench-mark', { detail: mark.subject }));
  }

  private async follow(rows: Rows) {
    this.rows = rows.asked ? rows : undefined;
    if (!this.rows && this.data === this.own) return;
    try {
      await this.apply(this.rows ? { ...this.wanted, scale: this.own.scale, baseline: this.own.baseline } : this.wanted);
    } catch (error) {
      const { rows: several } = error as Several;
      this.say(several ? say('several_rows', { Names: rows.differ(several) }) : this.part('readout').dataset.failed!);
      if (!several) console.error(error);
    }
  }

  // ofRows is the figure of the rows that a table shows, and what to say of it.
  private async ofRows({ file, asked, text, titles }: Rows): Promise<[Data, string]> {
    if (!this.linked.has(file)) this.linked.set(file, get(file));
    const linked = this.linked.get(file)!;
    linked.catch(() => this.linked.delete(file));
    const { follow } = (await import(code('linked_code'))) as typeof import('./linked');
    const [data, found] = follow(await linked, this.own, asked!);
    const open = (await linked).conditions.map((c) => c.column).filter((column) => !asked!.chosen.includes(column));
    const summary = found || (open.length ? say('none_here', { Names: titles(open) }) : say('nothing_left'));
    data.subtitle = [data.subtitle, text].filter(Boolean).join('; ');
    return [data, [text, summary].filter(Boolean).join('. ')];
  }

  private say(...words: (Node | string)[]) {
    this.part('readout').replaceChildren(...words);
  }

  private async restore() {
    const [state, unknown] = read(this.figure.id, this.own, this.places);
    await this.apply(state);
    if (unknown.length) this.say([changes(this.own, state), unknownNote(unknown)].filter(Boolean).join('. '));
    if (state.a || state.b || unknown.length) this.open();
  }

  private open() {
    this.part('panel').hidden = false;
    this.part('open').ariaExpanded = 'true';
  }

  private async choose(state: State) {
    const url = address(this.figure.id, this.own, state);
    if (url !== location.href) history.pushState(null, '', url);
    try {
      await this.apply(state);
    } catch (error) {
      this.say(this.part('readout').dataset.failed!);
      console.error(error);
    }
  }

  // apply shows a state. Of several in a row the last one wins, whatever file comes
  // first.
  private async apply(state: State) {
    const turn = ++this.turn;
    this.wanted = state;
    const { path } = this.own.variants.find((v) => v.scale === state.scale && v.baseline === state.baseline)!;
    const [data, summary] = this.rows ? await this.ofRows(this.rows) : [await this.load(path), ''];
    if (turn !== this.turn) return;
    const untouched = !this.state && data === this.own && !changes(this.own, state);
    if (data !== this.data && (this.rows || this.followed)) furnish(this.part('panel'), data, this.places);
    this.followed = !!this.rows;
    [this.data, this.state, this.current] = [data, state, -1];
    this.draw();
    show(this.part('panel'), state, this.followed);
    this.part('verdict')?.replaceChildren(...verdicts(data, state));
    if (untouched) return; // the page already says all this
    this.write();
    this.say([summary, changes(data, state)].filter(Boolean).join('. '));
  }

  private draw() {
    this.picture.draw(this.data, this.state.hidden, this.stretch);
    this.picture.ring(this.current);
  }

  private get stretch(): Stretch {
    const { from, to } = this.state;
    if (!from && !to) return;
    const ends = [Number(from || this.places[0]), Number(to || this.places.at(-1))].sort((a, b) => a - b);
    return { startValue: ends[0], endValue: ends[1] };
  }

  private write() {
    const { figure, data, state } = this;
    const put = (name: string, text: string) => {
      const e = figure.querySelector(`#${CSS.escape(`${figure.id}-${name}`)}`);
      if (e && e.textContent !== text) e.textContent = text;
    };
    put('title', data.title);
    put('subtitle', data.subtitle);
    put('text', describe(data, state, this.picture.shown));
    fillTable(figure, data, state);
  }

  private save() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([csv(this.data, this.state)], { type: 'text/csv' }));
    link.download = this.figure.id + '.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  private async copy() {
    const url = new URL(location.href);
    url.hash = this.figure.id;
    try {
      await navigator.clipboard.writeText(url.href);
      this.say(say('copied'));
    } catch {
      this.say(url.href); // to be copied by hand
    }
  }
}

export const live = async (figure: HTMLElement, library: Library) => {
  const it = new Live(figure, library);
  await it.begin();
  return it.answer;
};

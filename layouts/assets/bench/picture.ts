// The live chart: the same option, drawn by the same ECharts over the same box.
// Colours stay CSS variables, as in the still drawing, so that they follow the
// scheme, the theme and print without a new drawing. Nothing here may dispose of a
// chart or clear it: ECharts does that by way of innerHTML, which policies with
// Trusted Types refuse. All else it does element by element.

import { type Data, type Mark, type Sized } from './data';

interface Chart {
  setOption(option: object, opts?: object): void;
  resize(size: object): void;
  dispatchAction(action: object): void;
  convertToPixel(finder: object, at: number[]): number[];
}

export interface Library {
  init(box: HTMLElement, theme: null, opts: object): Chart;
}

// A stretch is the part of the x axes that is shown.
export type Stretch = { startValue: number; endValue: number } | undefined;

const svgNS = 'http://www.w3.org/2000/svg';

export class Picture {
  private chart?: Chart;
  private box = document.createElement('div');
  private ringed = document.createElementNS(svgNS, 'svg');
  private size!: Sized;
  private points: (number[] | undefined)[] = [];
  private marks: Mark[] = [];

  constructor(private stage: HTMLElement, private library: Library, private label: string) {
    this.box.className = 'bench-live';
    this.ringed.setAttribute('class', 'bench-ring');
    this.ringed.setAttribute('aria-hidden', 'true');
    this.ringed.append(document.createElementNS(svgNS, 'rect'), document.createElementNS(svgNS, 'rect'));
  }

  // layout tells which drawing the stylesheet chose for the width of the figure.
  get layout(): 'wide' | 'narrow' {
    return getComputedStyle(this.stage).getPropertyValue('--bench-layout').trim() === 'narrow' ? 'narrow' : 'wide';
  }

  draw(data: Data, hidden: string[], stretch: Stretch) {
    this.size = data[this.layout];
    const { width, height } = this.size;
    if (this.chart) this.chart.resize({ width, height });
    else this.take(width, height);
    const option: Sized['option'] = { ...this.size.option, animation: false };
    option.legend = { show: false, selected: Object.fromEntries(hidden.map((name) => [name, false])) };
    if (stretch) {
      const xAxisIndex = [option.xAxis].flat().map((_, i) => i);
      option.dataZoom = [{ type: 'inside', xAxisIndex, filterMode: 'none', disabled: true, ...stretch }];
    }
    this.chart!.setOption(option, { notMerge: true });
    for (const svg of this.box.querySelectorAll('svg')) svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.locate(data, hidden, stretch);
  }

  // take puts the live chart into the place of the still one, in one step.
  private take(width: number, height: number) {
    this.stage.append(this.box);
    this.chart = this.library.init(this.box, null, { renderer: 'svg', width, height });
    const svg = this.box.querySelector('svg')!;
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-labelledby', this.label + '-title');
    svg.setAttribute('aria-describedby', this.label + '-text');
    this.box.append(this.ringed);
    this.stage.classList.add('bench-alive');
  }

  private locate(data: Data, hidden: string[], stretch: Stretch) {
    this.marks = data.marks;
    this.points = data.marks.map((m) => {
      if (hidden.includes(m.series)) return;
      if (stretch && (m.at[0] < stretch.startValue || m.at[0] > stretch.endValue)) return;
      const point = this.chart!.convertToPixel({ gridIndex: m.panel }, m.at);
      return point?.every(Number.isFinite) ? point : undefined;
    });
  }

  // shown are the indices of the marks that can be seen, in reading order.
  get shown(): number[] {
    return this.points.flatMap((p, i) => (p ? [i] : []));
  }

  // nearest returns the mark that a place of the screen means, or -1. In rows that is
  // first a matter of height, along lines first one of the place along them.
  nearest(clientX: number, clientY: number): number {
    const r = this.box.getBoundingClientRect();
    if (!r.width || clientX < r.left || clientX > r.right || clientY < r.top || clientY > r.bottom) return -1;
    const scale = this.size.width / r.width;
    const [x, y] = [(clientX - r.left) * scale, (clientY - r.top) * scale];
    let best = -1;
    let least = Infinity;
    this.points.forEach((p, i) => {
      if (!p) return;
      const [wx, wy] = this.weights(this.marks[i].panel);
      const distance = Math.hypot((p[0] - x) * wx, (p[1] - y) * wy);
      if (distance < least) [best, least] = [i, distance];
    });
    return best;
  }

  private weights(panel: number): [number, number] {
    const [x, y] = this.categories(panel);
    if (y && !x) return [0.1, 1];
    const lines = [this.size.option.series].flat().some((s: any) => s.type === 'line');
    return lines || (x && !y) ? [1, 0.3] : [1, 1];
  }

  // categories tells which axes of a panel have categories: x, y.
  private categories(panel: number): boolean[] {
    const { xAxis, yAxis } = this.size.option;
    return [xAxis, yAxis].map((axis) => [axis].flat()[panel]?.type === 'category');
  }

  // ring draws a ring around a mark, or takes it away.
  ring(i: number) {
    const point = this.points[i];
    this.ringed.classList.toggle('bench-on', !!point);
    if (!point) return;
    const [width, height, r] = this.extent(this.marks[i]);
    for (const rect of this.ringed.children) {
      const attributes = { x: point[0] - width / 2, y: point[1] - height / 2, width, height, rx: r };
      for (const [name, value] of Object.entries(attributes)) rect.setAttribute(name, String(value));
    }
  }

  // extent is the size of a ring and of its corners: a circle around a mark, or the
  // cell of a heatmap, whose number it must not cross.
  private extent({ panel, at }: Mark): number[] {
    if (!this.categories(panel).every(Boolean)) return [16, 16, 8];
    const pixel = (x: number, y: number) => this.chart!.convertToPixel({ gridIndex: panel }, [at[0] + x, at[1] + y]);
    const [here, beside, below] = [pixel(0, 0), pixel(at[0] ? -1 : 1, 0), pixel(0, at[1] ? -1 : 1)];
    const size = [beside[0] - here[0], below[1] - here[1]].map((n) => Math.max(16, Math.abs(n) - 2));
    return [...size, 2].map((n) => (Number.isFinite(n) ? n : 16));
  }
}

// The only script of a page with figures before a reader reaches for one. It lets
// the keyboard reach the pictures, opens their panels, and loads what makes a
// figure live on the first touch, or at once where the address asks for a state.

type Replay = (event: Event) => void;
type Code = { live(figure: HTMLElement, library: unknown): Promise<Replay> };

const { figure: code, echarts: library } = (document.currentScript as HTMLScriptElement).dataset;
const touches = {
  stage: ['pointermove', 'pointerdown', 'focusin', 'keydown'],
  tools: ['pointermove', 'focusin', 'click', 'change'],
};

const prepare = (figure: HTMLElement) => {
  const [stage, tools, readout, button, panel] = ['stage', 'tools', 'readout', 'open', 'panel'].map(
    (name) => figure.querySelector<HTMLElement>('.bench-' + name)!,
  );
  const listening = new AbortController();
  let loading = false;
  let last: Event | undefined; // of the touches so far, the one to answer when loaded
  let rows: Event | undefined; // the last that a table said

  const load = async (event?: Event) => {
    if (event?.type === 'bench-rows') rows = event;
    else if (event?.type !== 'focusin') last = event; // a tap gives focus, too, and comes first
    if (loading) return;
    loading = true;
    try {
      const [{ live }, echarts]: [Code, unknown] = await Promise.all([import(code!), import(library!)]);
      const replay = await live(figure, echarts);
      listening.abort();
      for (const event of [rows, last]) if (event) replay(event);
    } catch (error) {
      loading = false; // the next touch tries again
      readout.textContent = readout.dataset.failed!;
      console.error(error);
    }
  };
  const restore = () => {
    const keys = [...new URLSearchParams(location.search).keys()];
    if (keys.some((key) => key.startsWith(figure.id + '.'))) load();
  };

  stage.tabIndex = 0;
  stage.setAttribute('role', 'application');
  stage.setAttribute('aria-labelledby', figure.id + '-title');
  stage.setAttribute('aria-describedby', `${figure.id}-text ${figure.id}-keys`);
  tools.hidden = false;
  button.addEventListener('click', () => {
    panel.hidden = !panel.hidden;
    button.ariaExpanded = String(!panel.hidden);
  });
  const listen = { signal: listening.signal, passive: true };
  for (const type of touches.stage) stage.addEventListener(type, load, listen);
  for (const type of touches.tools) tools.addEventListener(type, load, listen);
  figure.addEventListener('bench-rows', load, listen);
  addEventListener('popstate', restore, { signal: listening.signal });
  restore();
};

document.querySelectorAll<HTMLElement>('figure[data-bench]').forEach(prepare);

// The entry for engines without a browser: one option in, one SVG text out.
import './stubs.js';
import { init, setPlatformAPI } from './echarts.js';
import { measureText } from './measure.js';

setPlatformAPI({ measureText });

globalThis.renderChart = (option, width, height, id) => {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ ...JSON.parse(option), animation: false });
    const painter = chart.getZr().painter;
    // Private API of zrender: without it clip paths are numbered by a global
    // counter, so that the bytes would depend on what was drawn before.
    painter._id = id;
    return painter.renderToString({ useViewBox: true, cssAnimation: false, cssEmphasis: false });
  } finally {
    chart.dispose();
  }
};

// The parts of ECharts that our figures use: the one list for every bundle.
// A series type that is missing here draws nothing and reports nothing, so the
// Go side refuses whatever option.go does not name.
import { use, init, setPlatformAPI, registerCustomSeries } from 'echarts/core';
import { BarChart, LineChart, ScatterChart, BoxplotChart, HeatmapChart, CustomChart } from 'echarts/charts';
import {
  GridComponent, TitleComponent, LegendPlainComponent, TooltipComponent, VisualMapContinuousComponent,
  DataZoomInsideComponent, MarkLineComponent, DatasetComponent,
} from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import LRU from 'zrender/lib/core/LRU.js';
import { addSeries } from './series.js';

use([
  BarChart, LineChart, ScatterChart, BoxplotChart, HeatmapChart, CustomChart,
  GridComponent, TitleComponent, LegendPlainComponent, TooltipComponent, VisualMapContinuousComponent,
  DataZoomInsideComponent, MarkLineComponent, DatasetComponent,
  SVGRenderer,
]);
addSeries(registerCustomSeries);

// zrender keeps what it has measured in plain objects, in which a label such as
// "constructor" is there before anybody puts it: the list of what was used last
// breaks. With a sign before it no text is the name of anything.
for (const method of ['get', 'put']) {
  const own = LRU.prototype[method];
  LRU.prototype[method] = function (key, value) {
    return own.call(this, '$' + key, value);
  };
}

export { init, setPlatformAPI };

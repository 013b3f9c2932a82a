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
import { addSeries } from './series.js';

use([
  BarChart, LineChart, ScatterChart, BoxplotChart, HeatmapChart, CustomChart,
  GridComponent, TitleComponent, LegendPlainComponent, TooltipComponent, VisualMapContinuousComponent,
  DataZoomInsideComponent, MarkLineComponent, DatasetComponent,
  SVGRenderer,
]);
addSeries(registerCustomSeries);

export { init, setPlatformAPI };

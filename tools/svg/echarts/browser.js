// The entry for browsers: the same parts, and texts measured as they were for the
// drawing in the page, so that the live chart puts everything where it stood.
import { init, setPlatformAPI } from './echarts.js';
import { measureText } from './measure.js';

// Without a canvas zrender measures with its table of widths, as bare engines do.
setPlatformAPI({ measureText, createCanvas: () => undefined });

export { init };

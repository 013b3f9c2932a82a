// Our own shapes. Options are pure JSON, so each shape is registered by name and
// takes its parameters from the data rows and from `itemPayload`.
//
//   interval  [value, low, high, category]   a line from low to high with end caps
//   span      [low, high, category, open]    a thick bar from low to high, or a bound
//   band      [x, low, high]                 the area between two curves over x
//
// interval and span lie along x; categories stand on y. Rows with a null that
// the shape needs are left out.

const finite = (...points) => points.flat().every(Number.isFinite);

// An even line width is sharp when it is centred on a whole pixel.
const sharp = Math.round;

const colorOf = ({ itemPayload, dataIndex }, api) =>
  itemPayload.colors?.[dataIndex] || itemPayload.color || api.visual('color');

const stroke = (d, color, lineWidth = 2) => ({
  type: 'path',
  shape: { pathData: d },
  style: { stroke: color, fill: 'none', lineWidth, lineCap: 'butt', lineJoin: 'miter' },
});

// itemPayload: color, colors (one per row), cap (half the height of the end
// caps, px), offset (px downwards, for several marks in one category).
const interval = (params, api) => {
  const { cap = 4, offset = 0 } = params.itemPayload;
  const [low, high] = [1, 2].map((d) => api.coord([api.value(d), api.value(3)]));
  if (!finite(low, high)) return;
  const y = sharp(low[1] + offset);
  const ends = [low[0], high[0]].map((x) => `M${x} ${y - cap}L${x} ${y + cap}`).join('');
  return stroke(`M${low[0]} ${y}L${high[0]} ${y}${ends}`, colorOf(params, api));
};

const CLOSED = 0, LOWER_BOUND = 1, UPPER_BOUND = 2;

// A bound has one known end and no other: a post of the bar's height stands at
// the known value and an arrow points to where the value may lie. The arrow has
// a fixed length, as any end of it at a value would be invented.
const bound = (params, api, x, y, direction, color) => {
  const { height = 10, reach = 36 } = params.itemPayload;
  const { x: left, width } = params.coordSys;
  const room = direction > 0 ? left + width - x : x - left;
  const tip = x + direction * Math.max(14, Math.min(reach, room));
  const post = stroke(`M${x} ${y - height / 2}L${x} ${y + height / 2}`, color, 3);
  const back = tip - direction * 5;
  const arrow = stroke(`M${x} ${y}L${tip} ${y}M${back} ${y - 4.5}L${tip} ${y}L${back} ${y + 4.5}`, color);
  return { type: 'group', children: [post, arrow] };
};

// itemPayload: color, colors, height (px), offset (px downwards), open (as
// row[3], for all rows), reach (length of the arrow of a bound, px).
const span = (params, api) => {
  const { height = 10, offset = 0, open: all } = params.itemPayload;
  const category = api.value(2);
  const open = all ?? (api.value(3) || CLOSED);
  const color = colorOf(params, api);
  const [low, high] = [0, 1].map((d) => api.coord([api.value(d), category]));
  const known = open === UPPER_BOUND ? high : low;
  if (!finite(known)) return;
  const y = sharp(known[1] + offset);
  if (open === LOWER_BOUND) return bound(params, api, known[0], y, 1, color);
  if (open === UPPER_BOUND) return bound(params, api, known[0], y, -1, color);
  if (!finite(high)) return;
  const width = Math.max(Math.abs(high[0] - low[0]), 4); // a range of one value stays visible
  const x = (low[0] + high[0] - width) / 2;
  const r = Math.min(height, width) / 2;
  return { type: 'rect', shape: { x, y: y - height / 2, width, height, r }, style: { fill: color } };
};

// One polygon for each run of complete rows, drawn by the last call.
// itemPayload: color, opacity.
const band = (params, api) => {
  const { context, dataIndexInside, dataInsideLength, itemPayload } = params;
  context.runs ||= [[]];
  const x = api.value(0);
  const [low, high] = [1, 2].map((d) => api.coord([x, api.value(d)]));
  if (finite(low, high)) context.runs.at(-1).push([low, high]);
  else context.runs.push([]);
  if (dataIndexInside < dataInsideLength - 1) return;
  const style = { fill: colorOf(params, api), opacity: itemPayload.opacity ?? 0.18 };
  const children = context.runs.filter((run) => run.length > 1).map((run) => ({
    type: 'polygon',
    shape: { points: [...run.map(([lo]) => lo), ...run.map(([, hi]) => hi).reverse()] },
    style,
    z2: -1,
  }));
  return { type: 'group', children };
};

export const addSeries = (register) => {
  register('interval', interval);
  register('span', span);
  register('band', band);
};

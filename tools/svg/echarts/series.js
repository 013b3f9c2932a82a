// Our own shapes. Options are pure JSON, so each shape is registered by name and
// takes its parameters from the data rows and from `itemPayload`.
//
//   interval  [value, low, high, category]   a line from low to high with end caps
//   span      [low, high, category, open]    a thick bar from low to high, or a bound
//   band      [x, low, high]                 the area between two curves over x
//
// interval and span lie along x; categories stand on y. A null, or a value that
// the axis cannot show, leaves the shape out. The parameters of both:
//
//   color, colors   of all rows, or of each by its index
//   offset          px downwards, where a category has several marks
//   labels          a text for each row, right of all that the row draws
//   label           { color, fontSize, fontWeight, haloColor, distance } of these

const finite = (...points) => points.flat().every(Number.isFinite);

const colorOf = ({ itemPayload, dataIndex }, api) =>
  itemPayload.colors?.[dataIndex] || itemPayload.color || api.visual('color');

const stroke = (pathData, color, lineWidth = 2) => ({
  type: 'path',
  shape: { pathData },
  style: { stroke: color, fill: 'none', lineWidth, lineCap: 'butt', lineJoin: 'miter' },
});

// The text of a row, beginning at x plus its distance, or nothing.
const label = ({ itemPayload: { labels, label: look = {} }, dataIndex }, x, y) => {
  const text = labels?.[dataIndex];
  if (!text || !finite([x, y])) return [];
  const { color, haloColor, distance = 8, fontSize = 13, fontWeight = 'normal' } = look;
  const style = { text, fill: color, fontSize, fontWeight, align: 'left', verticalAlign: 'middle' };
  if (haloColor) Object.assign(style, { stroke: haloColor, lineWidth: 3 });
  return [{ type: 'text', x: x + distance, y, style, z2: 10 }];
};

const group = (children) => ({ type: 'group', children });

// The mark of a value covers this much to either side; a cap in there would
// only make the mark look square.
const MARK = 6;

// Its own parameter: cap, half the height of the end caps in px.
const interval = (params, api) => {
  const { cap = 4, offset = 0 } = params.itemPayload;
  const [value, low, high] = [0, 1, 2].map((d) => api.coord([api.value(d), api.value(3)]));
  const y = value[1] + offset;
  const children = [];
  if (finite(low, high)) {
    const ends = [low[0], high[0]]
      .filter((x) => !(Math.abs(x - value[0]) < MARK))
      .map((x) => `M${x} ${y - cap}L${x} ${y + cap}`);
    children.push(stroke(`M${low[0]} ${y}L${high[0]} ${y}${ends.join('')}`, colorOf(params, api)));
  }
  const right = Math.max(...[value[0] + MARK, high[0]].filter(Number.isFinite));
  return group([...children, ...label(params, right, y)]);
};

const CLOSED = 0, LOWER_BOUND = 1, UPPER_BOUND = 2;

// A bound has one known end and no other: a post of the bar's height stands at
// the known value and an arrow points to where the value may lie. The arrow has
// a fixed length, as any end of it at a value would be invented.
const bound = (params, x, y, direction, color) => {
  const { height = 10, reach = 36 } = params.itemPayload;
  const { x: left, width } = params.coordSys;
  const room = direction > 0 ? left + width - x : x - left;
  const tip = x + direction * Math.max(14, Math.min(reach, room));
  const back = tip - direction * 5;
  return group([
    stroke(`M${x} ${y - height / 2}L${x} ${y + height / 2}`, color, 3),
    stroke(`M${x} ${y}L${tip} ${y}M${back} ${y - 4.5}L${tip} ${y}L${back} ${y + 4.5}`, color),
    ...label(params, Math.max(x, tip), y),
  ]);
};

// Its own parameters: height of the bar in px; open, as row[3] but for all rows;
// reach, the length of the arrow of a bound in px.
const span = (params, api) => {
  const { height = 10, offset = 0, open: all } = params.itemPayload;
  const open = all ?? (api.value(3) || CLOSED);
  const color = colorOf(params, api);
  const [low, high] = [0, 1].map((d) => api.coord([api.value(d), api.value(2)]));
  const known = open === UPPER_BOUND ? high : low;
  if (!finite(known)) return;
  const y = known[1] + offset;
  if (open !== CLOSED) return bound(params, known[0], y, open === LOWER_BOUND ? 1 : -1, color);
  if (!finite(high)) return;
  const width = Math.max(Math.abs(high[0] - low[0]), 4); // a range of one value stays visible
  const x = (low[0] + high[0] - width) / 2;
  const shape = { x, y: y - height / 2, width, height, r: Math.min(height, width) / 2 };
  return group([{ type: 'rect', shape, style: { fill: color } }, ...label(params, x + width, y)]);
};

// One polygon for each run of complete rows, drawn by the last call. Rows are
// sorted by x. Parameters: color, opacity.
const band = (params, api) => {
  const { context, dataIndexInside, dataInsideLength, itemPayload } = params;
  context.runs ||= [[]];
  const [low, high] = [1, 2].map((d) => api.coord([api.value(0), api.value(d)]));
  if (finite(low, high)) context.runs.at(-1).push([low, high]);
  else context.runs.push([]);
  if (dataIndexInside < dataInsideLength - 1) return;
  const style = { fill: itemPayload.color || api.visual('color'), opacity: itemPayload.opacity ?? 0.18 };
  const runs = context.runs.filter((run) => run.length > 1);
  return group(runs.map((run) => {
    const points = [...run.map(([lo]) => lo), ...run.map(([, hi]) => hi).reverse()];
    return { type: 'polygon', shape: { points }, style, z2: -1 };
  }));
};

export const addSeries = (register) => {
  register('interval', interval);
  register('span', span);
  register('band', band);
};

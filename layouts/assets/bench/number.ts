// Numbers as package unit writes them, digit for digit: halves round to even, on
// the exact binary value, which toFixed and its like round away from zero.

export interface Style {
  digits?: number; // significant ones
  decimals?: number; // if digits is not given; without either the value decides
}

// exact reports whether a number is exactly its shortest decimal, of so many places.
const exact = (v: number, places: number) => Number.isInteger(v * 2 ** places);

// plain writes a number in full, without an exponent.
export const plain = (v: number): string => {
  const [mantissa, exponent] = String(v).split('e');
  if (!exponent) return mantissa;
  const places = Math.max(0, (mantissa.split('.')[1] ?? '').length - Number(exponent));
  return places ? v.toFixed(places) : BigInt(v).toString();
};

// exponent is the power of ten of a number's first digit.
const exponent = (v: number) => Number(v.toExponential().split('e')[1]);

const places = (v: number) => (plain(v).split('.')[1] ?? '').length;

// even undoes the rounding up of a half where that left an odd digit.
const even = (up: string, longer: string, half: boolean): string => {
  const down = longer.slice(0, -1).replace(/\.$/, '');
  return half && longer.endsWith('5') && /[02468]$/.test(down) ? down : up;
};

const fixed = (v: number, decimals: number): string =>
  even(v.toFixed(decimals), v.toFixed(decimals + 1), exact(v, decimals + 1));

const significant = (v: number, digits: number): string => {
  const [mantissa] = v.toExponential().split('e');
  const length = mantissa.replace('.', '').length;
  if (length <= digits) return plain(v);
  const [up, exponent] = v.toExponential(digits - 1).split('e');
  const rounded = even(up, mantissa, length === digits + 1 && exact(v, places(v)));
  return Number(`${rounded}e${exponent}`).toFixed(Math.max(0, digits - 1 - Number(exponent)));
};

const rounded = (v: number, { digits, decimals }: Style): string => {
  if (digits) return significant(v, digits);
  if (decimals !== undefined) return fixed(v, decimals);
  return Number.isInteger(v) ? plain(v) : significant(v, Math.max(3, plain(Math.trunc(v)).length));
};

export const format = (v: number, style: Style): string => {
  const [whole, fraction] = rounded(Math.abs(v), style).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? '.' + fraction : '');
  return v < 0 && /[1-9]/.test(text) ? '−' + text : text;
};

// aligned is the style in which the numbers of one column line up.
export const aligned = (numbers: number[]): Style => {
  let [wanted, finest] = [0, 0];
  for (const v of numbers) {
    if (Number.isInteger(v)) continue;
    finest = Math.max(finest, places(v));
    wanted = Math.max(wanted, 2 - exponent(v));
  }
  return { decimals: Math.min(wanted, finest, 3) };
};

// label writes a number at a mark, no finer than the data.
export const label = (v: number, finest: number): string => {
  if (Math.abs(v) >= 1000) return format(v, { digits: 3 });
  const wanted = v ? 2 - exponent(v) : 0;
  return format(v, { decimals: Math.max(0, Math.min(wanted, finest)) });
};

export const finest = (numbers: number[]): number => Math.max(0, ...numbers.filter(Number.isFinite).map(places));

// say fills the holes of a phrase as fmt does: %s, %d, %v, %.0f, %[2]s and %%.
export const say = (phrase: string, ...args: (string | number)[]): string => {
  let next = 0;
  return phrase.replace(/%(?:%|\[(\d+)\]\w|(?:\.0f|\w))/g, (hole, place) =>
    hole === '%%' ? '%' : String(args[place ? place - 1 : next++]),
  );
};

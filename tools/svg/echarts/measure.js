// How wide a text is, without fonts. zrender has a table of widths for ASCII in
// a face like Helvetica and takes every other character for as wide as high,
// which is twice too much for the dashes, signs and spaces of our labels.
import { platformApi } from 'zrender/lib/core/platform.js';

const base = platformApi.measureText;

// Each character beyond ASCII is measured as one that is about as wide.
const like = [
  [/[\u2009\u200a\u202f]/g, '.'],   // thin, hair and narrow no-break space
  [/[\u00a0]/g, ' '],
  [/[\u2013\u2212\u00d7\u00b1\u2248\u2264\u2265]/g, '='], // en dash and signs of arithmetic
  [/[\u2014\u2026\u00bd\u00bc\u00be]/g, 'W'], // em dash, ellipsis, fractions
  [/[\u00b5\u03bc]/g, 'u'],         // micro sign
  [/[\u2018\u2019\u00b7]/g, '.'],
  [/[\u201c\u201d\u00b0]/g, 'r'],
  [/[\u0300-\u036f]/g, ''],         // accents, once taken off their letters
];

export const measureText = (text, font) =>
  base(like.reduce((s, [from, to]) => s.replace(from, to), String(text).normalize('NFD')), font);

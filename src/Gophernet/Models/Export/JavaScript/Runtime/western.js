// Numbers, dates, times and durations in the writing in which these are read.

const BLANK = " \u00a0\u2007\u2008\u2009\u200a\u202f"; // between thousands
const BLANKS = "\t" + BLANK;
const MAX_WRITTEN = 128; // bytes of UTF-8

// Digits of Arabic, Devanagari, Bengali, Thai and full width, and signs beside them.
const FOREIGN_ZEROS = "\u0660\u06f0\u0966\u09e6\u0e50\uff10";
const FOREIGN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff10-\uff19]/g;
const FOREIGN_SIGNS = "\u066a\u066b\u066c\uff05\uff08\uff09\uff0b\uff0c\uff0e\uff0f\uff1a";
const WESTERN_SIGNS = "%.'%()+,./:";

/** A text in the writing in which numbers are read: digits and signs of other scripts as those of ASCII, ="12" as 12. */
function westernText(text) {
  const unwrapped = /^="([^"]*)"$/.exec(text)?.[1] ?? text;
  if (byteLength(unwrapped) > MAX_WRITTEN) {
    return unwrapped;
  }
  return unwrapped
    .replace(FOREIGN_DIGITS, (digit) => String(digit.charCodeAt(0) - Math.max(...zerosUpTo(digit))))
    .replace(new RegExp(`[${FOREIGN_SIGNS}]`, "g"), (sign) => WESTERN_SIGNS[FOREIGN_SIGNS.indexOf(sign)]);
}

function zerosUpTo(digit) {
  return [...FOREIGN_ZEROS].filter((zero) => zero <= digit).map((zero) => zero.charCodeAt(0));
}

/** The same for dates, times and durations, in which blanks have no width either, and without marks of direction. */
function westernTime(text) {
  const western = westernText(text);
  return byteLength(western) > MAX_WRITTEN ? western : western.replace(/[\u200e\u200f]/g, "").replace(new RegExp(`[${BLANK}]`, "g"), " ");
}

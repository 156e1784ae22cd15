// Cells: the values of a row as texts, those of them that are missing, and plain numbers.

const MAX_NUMBER = 3.4028235e38; // the largest 32-bit float
const PLAIN_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const NO_NUMBER = /^(?:\.|[+-]?(?:inf|infinity|nan))$/i;
const DOUBTFUL_NUMBER = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/; // 9.000 may be nine thousand
const MAX_SHOWN = 40;
const COMMANDS = /[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu; // to a terminal

/** A text without some characters at its ends: spaces and tabs, unless told otherwise. */
function trim(text, blanks = " \t") {
  let [start, end] = [0, text.length];
  while (start < end && blanks.includes(text[start])) {
    start++;
  }
  while (start < end && blanks.includes(text[end - 1])) {
    end--;
  }
  return text.slice(start, end);
}

/** Whether two texts are the same but for the case of their letters, which are all of ASCII. */
function isSameWord(a, b) {
  return a.length === b.length && /^[\0-\x7f]*$/.test(a + b) && a.toLowerCase() === b.toLowerCase();
}

/** A character in lower case, one for one. */
function lowerCase(character) {
  const lower = character.toLowerCase();
  return [...lower].length === 1 ? lower : character;
}

/** The length of a text in UTF-8. */
function byteLength(text) {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0);
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}

/** The number that a text is, written plainly; undefined for another text. */
function parseNumber(text, decimalComma = false) {
  let plain = trim(text);
  if (decimalComma && plain.includes(",")) {
    plain = plain.includes(".") ? "" : plain.replace(",", ".");
  }
  return PLAIN_NUMBER.test(plain) ? Number(plain) : undefined;
}

/** The same for a cell: NaN for a sign that stands for no number, undefined for what is none or beyond the largest float. */
function readNumber(text, format) {
  const number = parseNumber(text, format.decimalComma);
  if (number !== undefined) {
    return Math.abs(number) <= MAX_NUMBER ? number : undefined;
  }
  return NO_NUMBER.test(text) ? NaN : undefined;
}

/** The shortest way to write a number, as the categories of a model have it: 0.5, 1E+15, 1.5E-07. */
function numberText(number) {
  if (!Number.isFinite(number) || number === 0) {
    return Object.is(number, -0) ? "-0" : String(number);
  }
  const [mantissa, written] = number.toExponential().split("e");
  const exponent = Number(written);
  if (exponent >= 15 || exponent <= -5) {
    return `${mantissa}E${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  }
  const digits = mantissa.replace(/[-.]/g, "");
  const sign = number < 0 ? "-" : "";
  if (exponent < 0) {
    return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  }
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  return digits.length > exponent + 1 ? `${sign}${whole}.${digits.slice(exponent + 1)}` : sign + whole;
}

/** The texts and numbers that stand for missing cells in every column. */
class MissingTexts {
  constructor(texts) {
    this.texts = texts.some((text) => text.toLowerCase() === "null") ? [...texts, "\\N"] : texts;
    this.numbers = this.texts.map((text) => parseNumber(text, true)).filter(Number.isFinite);
    this.firstCharacters = new Set(this.texts.flatMap((text) => (text ? [text[0].toLowerCase(), text[0].toUpperCase()] : [])));
  }

  has(text) {
    if (text === "" || !this.firstCharacters.has(text[0])) {
      return this.texts.includes(text);
    }
    return this.texts.some((word) => word === text || isSameWord(word, text))
      || (this.numbers.length > 0 && this.hasNumber(parseNumber(text, true)) && !DOUBTFUL_NUMBER.test(text));
  }

  hasNumber(number) {
    return number !== undefined && this.numbers.includes(number);
  }
}

/** The text of a value of a row, as it would stand in a CSV file; undefined where it is missing, null where it cannot be one. */
function cellText(value) {
  switch (typeof value) {
    case "string":
      return trim(value);
    case "number":
      return Number.isFinite(value) ? numberText(value + 0) : undefined; // -0 as 0
    case "boolean":
    case "bigint":
      return String(value);
    default:
      return value === null || value === undefined ? undefined : null;
  }
}

/** The error of a cell that is not what its column needs. */
function cellError(column, expected, value) {
  const isText = typeof value === "string";
  const isObject = typeof value === "object" || typeof value === "function";
  const found = value === "" ? "an empty field" : isText ? `"${printable(value)}"` : isObject ? `a value of the type ${typeof value}` : String(value);
  return new Error(`column "${column}": expected ${expected}, found ${found}`);
}

/** The beginning of a text, with control characters and the like spelt out. */
function printable(text) {
  const characters = [...text];
  const shown = characters.length > MAX_SHOWN ? `${characters.slice(0, MAX_SHOWN).join("")}…` : text;
  return shown.replace(COMMANDS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

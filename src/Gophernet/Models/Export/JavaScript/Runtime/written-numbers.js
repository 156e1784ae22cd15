// Numbers as people write them: $1,234.50, 1.234,50 €, 45%, 12 kg, (1 234), 12.3 ± 0.4.

const MINUS = "-\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d";
const MAX_AFFIX = 24; // bytes of UTF-8, as all lengths here
const MAX_SEPARATORS = 16;
const IN_BRACKETS = new RegExp(`^(?:[0-9.,;:%+/\u00b1${BLANK}\\${MINUS}]|to(?= ))*$`); // numbers, shares or a range
const NUMBER = "\\d+(?:[.,]\\d+)*";
const RANGE = new RegExp(`^(${NUMBER})([${BLANKS}]*(?:[-\u2013\u2014]|to(?= ))[${BLANKS}]*${NUMBER})(?![^A-Za-z${BLANK}])`);
const PLUS_MINUS = new RegExp(`^([^\u00b1]*)\u00b1[${BLANK}]*\\d+(?:[.,]\\d+)?`);

const isDigit = (character) => character >= "0" && character <= "9";
const isLetter = (character) => /^[A-Za-z]$/.test(character);
const isMinus = (character) => character !== undefined && MINUS.includes(character);

/** The separator that a character is: those of every width are one blank, and both apostrophes one; empty for none. */
function separatorOf(character) {
  return BLANK.includes(character) ? " " : character === "\u2019" ? "'" : ".,'_".includes(character) ? character : "";
}

/** A text without what stands behind its number and says how sure it is, or says it in another way: 12.3 ± 0.4, 12.3 (4), 57 [12%]. */
function cutTail(text) {
  const [start, end] = findTail(text);
  const head = trim(text.slice(0, start), BLANKS);
  const rest = trim(text.slice(end), BLANKS);
  const cut = rest === "" ? head : `${head} ${rest}`;
  return rest !== "" && byteLength(cut) > MAX_WRITTEN ? text : cut;
}

function findTail(text) {
  const none = [text.length, text.length];
  const last = text[text.length - 1];
  if (last === ")" || last === "]") {
    const open = text.lastIndexOf(last === ")" ? "(" : "[");
    const inside = text.slice(open + 1, -1);
    const isTail = (/\d/.test(inside) && IN_BRACKETS.test(inside)) || (last === "]" && /^[A-Za-z]$/.test(inside));
    if (open <= 0 || !/\d/.test(text.slice(0, open)) || !isTail) {
      return none;
    }
    const before = trim(text.slice(0, open), BLANKS);
    return [before.endsWith("]") ? findTail(before)[0] : before.length, text.length]; // 12[1][2]
  }
  if (!text.includes("\u00b1") && !text.includes("+/-")) {
    const at = text.indexOf("@");
    const isAt = at > 0 && /\d/.test(text.slice(0, at)) && /\d/.test(text.slice(at));
    const [, first = "", second = ""] = RANGE.exec(text) ?? [];
    return isAt ? [at, text.length] : second !== "" ? [first.length, first.length + second.length] : none;
  }
  const sign = text.includes("\u00b1") ? "\u00b1" : "+/-";
  const [found, head] = PLUS_MINUS.exec(text.replace(sign, "\u00b1")) ?? [];
  return head && /\d/.test(head) ? [head.length, found.length + sign.length - 1] : none;
}

/**
 * How the digits that a text begins with are divided: `length` of them with their separators, `thousands` and `decimal` for certain, or a `doubtful`
 * separator that may be either; undefined where they are no number in anyone's writing.
 */
function digitShape(text) {
  const separators = [];
  const groups = [0];
  let length = 0;
  for (; length < text.length; length++) {
    if (isDigit(text[length])) {
      groups[groups.length - 1]++;
      continue;
    }
    const separator = separatorOf(text[length]);
    const isLast = length + 1 >= text.length || !isDigit(text[length + 1]);
    if (separator === "" || (isLast && !(separators.length === 0 && separator === "." && length + 1 === text.length))) {
      break;
    }
    if (separators.length === MAX_SEPARATORS) {
      return undefined;
    }
    separators.push(separator);
    groups.push(0);
  }
  const exponent = /^[eE][+-]?\d+/.exec(text.slice(length))?.[0] ?? "";
  const shape = understand(separators, groups, text[0] === "0", exponent !== "");
  return shape && { thousands: "", decimal: "", doubtful: "", ...shape, length: length + exponent.length };
}

function understand(separators, groups, beginsWithZero, hasExponent) {
  if (separators.length === 0) {
    return groups[0] > 0 ? {} : undefined;
  }
  const last = separators[separators.length - 1];
  const isPoint = last === "." || last === ",";
  if (separators.length === 1 && isPoint) {
    const isDoubtful = groups[1] === 3 && groups[0] >= 1 && groups[0] <= 3 && !beginsWithZero && !hasExponent;
    return isDoubtful ? { doubtful: last } : { decimal: last };
  }
  if (hasExponent) {
    return undefined;
  }
  if (separators[0] === last) {
    return areThousands(separators, groups, beginsWithZero) ? { thousands: last } : undefined;
  }
  return isPoint && areThousands(separators.slice(0, -1), groups.slice(0, -1), beginsWithZero) ? { thousands: separators[0], decimal: last } : undefined;
}

/** Whether digits stand in threes, or as in India in twos with three at the end. */
function areThousands(separators, groups, beginsWithZero) {
  const [first, last] = [groups[0], groups[groups.length - 1]];
  if (separators.some((separator) => separator !== separators[0]) || first < 1 || first > 3 || last !== 3 || beginsWithZero) {
    return false;
  }
  const middle = groups.slice(1, -1);
  return middle.every((count) => count === 3) || (separators[0] === "," && first < 3 && middle.every((count) => count === 2));
}

/** The number that digits of a shape are. */
function digitsValue(digits, shape, decimal) {
  if (byteLength(digits) > MAX_WRITTEN) {
    return undefined;
  }
  const point = shape.doubtful === "" ? shape.decimal : shape.doubtful === decimal ? decimal : "";
  let plain = "";
  for (const character of digits) {
    const separator = separatorOf(character);
    plain += separator === "" ? character : separator === point ? "." : "";
  }
  return parseNumber(plain);
}

/** The parts of a text with one number in it: sign, digits and their shape, what stands before and after; undefined where it is no such text. */
function findNumber(written) {
  const text = trim(written, BLANKS);
  const first = text.search(/\d/);
  if (first < 0) {
    return findNothing(text);
  }
  if (byteLength(text.slice(0, first)) > MAX_AFFIX) {
    return undefined;
  }
  const hasPoint = first > 0 && ".,".includes(text[first - 1]) && !(first > 1 && isLetter(text[first - 2]));
  const start = hasPoint ? first - 1 : first;
  const shape = digitShape(text.slice(start));
  if (!shape) {
    return undefined;
  }
  const before = takeSignBefore(trim(text.slice(0, start), BLANKS));
  const after = takeSignAfter(trim(text.slice(start + shape.length), BLANKS), before.sign);
  return after && isAffix(before.rest) && isUnit(after.rest)
    ? { before: before.rest, digits: text.slice(start, start + shape.length), after: after.rest, shape, isNegative: after.sign !== "" && after.sign !== "+" }
    : undefined;
}

/** A dash beside a currency is how accountants write 0: $ -. */
function findNothing(text) {
  const [isFirst, isFinal] = [isMinus(text[0]), isMinus(text[text.length - 1])];
  const rest = trim(isFirst ? text.slice(1) : isFinal ? text.slice(0, -1) : text, BLANKS);
  return (isFirst || isFinal) && rest !== "" && isAffix(rest)
    ? { before: rest, digits: "0", after: "", shape: digitShape("0"), isNegative: false }
    : undefined;
}

/** The sign at either end of what stands before digits: -$5, $-5, ($5), $(5). */
function takeSignBefore(before) {
  const [first, final] = [before[0], before[before.length - 1]];
  const [sign, rest] = isMinus(first) ? ["-", before.slice(1)]
    : isMinus(final) ? ["-", before.slice(0, -1)]
    : before !== "" && "+(".includes(first) ? [first, before.slice(1)]
    : before !== "" && "+(".includes(final) ? [final, before.slice(0, -1)]
    : ["", before];
  return { sign, rest: trim(rest, BLANKS) };
}

/** The other parenthesis, or a minus: 5-, 5-€, 5 €-; undefined where signs do not fit. */
function takeSignAfter(after, sign) {
  if (after !== "" && "/.,".includes(after[0]) && isMinus(after[1])) {
    return sign === "(" ? undefined : { sign, rest: trim(after.slice(2), BLANKS) }; // 500/-, 12.-: no smaller coins
  }
  if (sign === "(") {
    const rest = after[0] === ")" ? after.slice(1) : after.endsWith(")") ? after.slice(0, -1) : undefined;
    return rest === undefined ? undefined : { sign, rest: trim(rest, BLANKS) };
  }
  const [isFirst, isFinal] = [isMinus(after[0]), isMinus(after[after.length - 1])];
  if (!isFirst && !isFinal) {
    return { sign, rest: after };
  }
  const rest = isFirst ? after.slice(1) : after.slice(0, -1);
  const isRange = isFirst ? rest !== "" && (isLetter(rest[0]) || isDigit(rest[0])) : isLetter(rest[rest.length - 1] ?? ""); // 5-Jan, 5-10
  return sign !== "" || isRange ? undefined : { sign: "trailing", rest: trim(rest, BLANKS) };
}

function isAffix(text) {
  return byteLength(text) <= MAX_AFFIX && !/[\0-\x1f()"+]/.test(text);
}

/** Units have a digit only after a letter, as m2 has; dates, times, ranges and versions go on with more of them. */
function isUnit(text) {
  return text === "" || (byteLength(text) <= MAX_AFFIX && /^[A-Za-z\x80-\uffff%$"'+/(*?!#]/.test(text) && !/[\0-\x1f]|^\d|[^A-Za-z]\d/.test(text));
}

/** Reads the numbers of a column in its form. */
class WrittenNumbers {
  constructor(form) {
    this.form = form;
    this.bare = form.bare ?? 1;
    this.units = Object.entries(form.units ?? {}).map(([text, factor]) => ({ text, factor, offset: form.offsets?.[text] ?? 0 }));
  }

  /** A number in the column's unit; NaN for a sign that stands for no number, undefined for what is none. */
  read(text, format) {
    const plain = readNumber(text, format);
    if (format.plainFirst && plain !== undefined) {
      return plain * this.bare;
    }
    return this.readWritten(text) ?? (plain === undefined ? undefined : plain * this.bare);
  }

  readWritten(text) {
    const western = westernText(text);
    const number = findNumber(this.form.tails ? cutTail(western) : western);
    if (!number || !this.takes(number.shape)) {
      return undefined;
    }
    const unit = this.unitsOf(number.before, number.after);
    const magnitude = unit && digitsValue(number.digits, number.shape, this.form.decimal);
    if (magnitude === undefined) {
      return undefined;
    }
    const value = (number.isNegative ? -magnitude : magnitude) * unit.factor + unit.offset;
    return Math.abs(value) <= MAX_NUMBER ? value : undefined;
  }

  takes(shape) {
    const { decimal, thousands = "" } = this.form;
    return (shape.thousands === "" || shape.thousands !== decimal) && (shape.decimal === "" || shape.decimal === decimal)
      && (shape.doubtful === "" || shape.doubtful === decimal || shape.doubtful === thousands);
  }

  /** The unit that the texts beside a number are; before it, one that changes nothing: k12 is a name. */
  unitsOf(before, after) {
    const none = { factor: before === "" && after === "" ? this.bare : 1, offset: 0 };
    const first = before === "" ? none : this.withUnit(none, before);
    if (!first || (before !== "" && first.factor !== 1)) {
      return undefined;
    }
    return after === "" ? first : this.withUnit(first, after) ?? this.withTwoUnits(first, after);
  }

  /** The exact text goes before one that differs by case: M is no m. */
  withUnit(found, text) {
    const unit = this.units.find((known) => known.text === text) ?? this.units.find((known) => isSameWord(known.text, text));
    return unit && { factor: found.factor * unit.factor, offset: found.offset + unit.offset };
  }

  /** A multiple and a unit: 1.2 M€, 5k USD. */
  withTwoUnits(found, text) {
    for (const unit of this.units) {
      const rest = text.endsWith(unit.text) ? trim(text.slice(0, -unit.text.length), BLANKS) : "";
      const first = rest === "" ? undefined : this.withUnit(found, rest);
      if (first) {
        return this.withUnit(first, unit.text);
      }
    }
    return undefined;
  }
}

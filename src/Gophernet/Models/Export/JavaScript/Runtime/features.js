// Features: how the cells of a column are read as values, NaN where they are missing, and how values become inputs of networks.

const SMOOTH_REACH = 3;
const FARTHEST = 1e100; // its square is a number still

/** How each kind reads a text, which is not missing (undefined where it cannot), and encodes a value into a row's numbers, categories and texts. */
const FEATURES = {
  numeric(feature) {
    const written = feature.written ? new WrittenNumbers(feature.written) : undefined;
    return {
      read(text, format) {
        const number = written ? written.read(text, format) : readNumber(text, format);
        if (number === undefined) {
          return feature.missing_words.includes(text) ? NaN : undefined;
        }
        return format.missing.hasNumber(number) ? NaN : number;
      },
      encode(value, row) {
        row.numbers.push(scale(value, feature));
        for (const tail of feature.tails ?? []) {
          row.numbers.push(encodeTail(Number.isNaN(value) ? feature.fill : value, tail));
        }
        pushMissing(feature, value, row);
      },
    };
  },

  boolean(feature) {
    return {
      read(text, format) {
        const isYes = isSameWord(text, feature.yes);
        return isYes || isSameWord(text, feature.no) ? Number(isYes) : readNothing(text, format);
      },
      encode: (value, row) => encodeNumber(feature, value, row),
    };
  },

  categorical(feature) {
    const codes = new Map(feature.categories.map((category, code) => [category, code]));
    const count = feature.categories.length;
    const other = feature.has_other ? count : -1;
    const missing = feature.has_missing ? count + Number(feature.has_other) : -1;
    return {
      read(text, format) {
        const number = codes.has(text) ? undefined : readNumber(text, format);
        return codes.get(number === undefined ? text : numberText(number)) ?? other; // 1.0 and 01 are found as 1
      },
      encode: (value, row) => row.codes.push(Number.isNaN(value) ? missing : value),
    };
  },
};

function encodeNumber(feature, value, row) {
  row.numbers.push(scale(value, feature));
  pushMissing(feature, value, row);
}

function pushMissing(feature, value, row) {
  if (feature.has_missing) {
    row.numbers.push(Number.isNaN(value) ? 1 : 0);
  }
}

/** A value on the common scale; far ones are drawn in where it is smooth. */
function scale(value, { fill, mean, deviation, smooth = false }) {
  const z = ((Number.isNaN(value) ? fill : value) - mean) / deviation;
  if (!smooth) {
    return z;
  }
  const limited = limit(z, -FARTHEST, FARTHEST);
  return limited / Math.sqrt(1 + (limited / SMOOTH_REACH) * (limited / SMOOTH_REACH));
}

/** The further forms of a number whose column has long tails. */
function encodeTail(value, { form, low, high, origin, unit, mean, deviation }) {
  const x = limit(value, low, high);
  const result = form === "logarithm" ? Math.sign(x - origin) * Math.log(1 + Math.abs(x - origin) / unit) : x;
  return (result - mean) / deviation;
}

/** NaN for a sign that stands for no number. */
function readNothing(text, format) {
  return Number.isNaN(readNumber(text, format)) ? NaN : undefined;
}

/** Words that count as missing in one column, and the numbers that are some of them. */
function missingWords(texts = []) {
  const numbers = texts.map((text) => readNumber(text, { decimalComma: false })).filter(Number.isFinite);
  return { texts, numbers };
}

/** Reads a cell in a form of dates, times, durations or measures. */
function readForm(text, form, words, format) {
  const number = form.convert ? readNumber(text, format) : undefined;
  if (words.texts.includes(text) || (number !== undefined && words.numbers.includes(number))) {
    return NaN;
  }
  return form.read(westernTime(text)) ?? form.convert?.(number) ?? readNothing(text, format);
}

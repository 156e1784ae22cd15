// The numbers that points in time become, which are given in seconds since 1970, or since midnight.

const daysOf = (seconds) => Math.floor(seconds / DAY_SECONDS);
const secondOfDay = (seconds) => seconds - daysOf(seconds) * DAY_SECONDS;
const weekdayOf = (seconds) => (((daysOf(seconds) + 3) % 7) + 7) % 7; // 0 is Monday

const TURNS = {
  year: (seconds) => {
    const { year, dayOfYear } = dateOf(daysOf(seconds));
    return (dayOfYear - 1) / (isLeapYear(year) ? 366 : 365);
  },
  month: (seconds) => {
    const { year, month, day } = dateOf(daysOf(seconds));
    return (day - 1) / daysInMonth(year, month);
  },
  week: (seconds) => weekdayOf(seconds) / 7,
  day: (seconds) => secondOfDay(seconds) / DAY_SECONDS,
};

const DATE_PARTS = {
  year: (seconds) => dateOf(daysOf(seconds)).year,
  month: (seconds) => dateOf(daysOf(seconds)).month,
  day: (seconds) => dateOf(daysOf(seconds)).day,
  weekday: weekdayOf,
  hour: (seconds) => Math.floor(secondOfDay(seconds) / 3600),
  elapsed_days: (seconds) => seconds / DAY_SECONDS,
};

for (const [name, turns] of Object.entries(TURNS)) {
  DATE_PARTS[`${name}_sine`] = (seconds) => Math.sin(2 * Math.PI * turns(seconds));
  DATE_PARTS[`${name}_cosine`] = (seconds) => Math.cos(2 * Math.PI * turns(seconds));
}

/** Points in time whose cells are read by some form. */
function datePartsFeature(feature, form) {
  const words = missingWords(feature.missing_words);
  return {
    read: (text, format) => readForm(text, form, words, format),
    encode(value, row) {
      for (const part of feature.parts) {
        row.numbers.push(scale(Number.isNaN(value) ? NaN : DATE_PARTS[part.part](value), part));
      }
      pushMissing(feature, value, row);
    },
  };
}

FEATURES.date = (feature) => datePartsFeature(feature, DATE_FORMS[feature.form ?? "iso"]);
FEATURES.time = (feature) => datePartsFeature(feature, { read: readTimeOfDay });

function readTimeOfDay(text) {
  const cursor = new Cursor(text);
  const time = takeTime(cursor);
  return cursor.isAtEnd ? time : undefined;
}

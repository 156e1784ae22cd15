// The forms in which dates are written. Each reads a cell as seconds since 1970, or gives undefined; those of numbers convert a number.

const ISO_DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(?:[Zz]|([+-])(\d{2})(?::?(\d{2}))?)?)?$/;

function readIsoDate(text) {
  const [found, year, month, day, hour = 0, minute = 0, second = 0, fraction = "", sign, zoneHour = 0, zoneMinute = 0] = ISO_DATE.exec(text) ?? [];
  const date = found === undefined ? undefined : secondsOfDay(Number(year), Number(month), Number(day));
  if (date === undefined || hour > 23 || minute > 59 || second > 60 || zoneHour > 23 || zoneMinute > 59) {
    return undefined;
  }
  let [seconds, unit] = [date + hour * 3600 + minute * 60 + Number(second), 1];
  for (const digit of fraction) {
    unit /= 10;
    seconds += unit * Number(digit);
  }
  return seconds - (sign === "-" ? -1 : 1) * (zoneHour * 3600 + zoneMinute * 60);
}

/** A date, before which a time may stand: that of a date which has one behind it too is not read. */
function readAfterTime(text, readDate) {
  const [time, rest] = timeBeforeDate(text);
  const date = readDate(rest);
  return date === undefined || (time !== 0 && date % DAY_SECONDS !== 0) ? undefined : date + time;
}

/** Three numbers between slashes, points or dashes, 12/31/2020, or two: 12/2020. Year, month and day are their places. */
function separatedDate(year, month, day) {
  return (text) => readAfterTime(text, (rest) => readSeparatedDate(rest, year, month, day));
}

function readSeparatedDate(text, year, month, day) {
  const cursor = new Cursor(timeBeforeDate(text)[1]);
  const parts = takeDateParts(cursor);
  const [first, second, third] = parts ?? [];
  if (!parts || ((first.length === 4) !== (year === 0) && (first.length === 4 || parts[parts.length - 1].length === 4))) {
    return undefined;
  }
  let date;
  if (third === undefined) {
    const [monthDigits, yearDigits] = first.length === 4 ? [second, first] : [first, second];
    date = (first.length === 4 ? second.length <= 2 : second.length === 4) ? secondsOfDay(Number(yearDigits), Number(monthDigits), 1) : undefined;
  } else if ((year === 0 ? third : first).length <= 2) {
    date = secondsOfDay(fullYear(parts[year]), Number(parts[month]), Number(parts[day]));
  }
  const time = date === undefined ? undefined : takeTimeAfterDate(cursor);
  return time === undefined ? undefined : date + time;
}

/** The digits of the two or three numbers of a date, whatever their order; undefined where there are none. */
function takeDateParts(cursor) {
  skipWeekday(cursor, " ,.");
  const first = cursor.takeDigits(4);
  const signed = first.length === 4 ? takeSignedParts(cursor) : undefined;
  if (signed) {
    return [first, ...signed];
  }
  const separator = first === "" ? "" : cursor.takeOneOf("/.-");
  const blanks = separator === "." ? " " : ""; // as Czech writes it: 31. 12. 2020
  cursor.skipAll(blanks);
  const second = separator === "" ? "" : cursor.takeDigits(4);
  if (second === "") {
    return undefined;
  }
  if (!cursor.take(separator)) {
    return separator === "." ? undefined : [first, second]; // 12.2020 is a number
  }
  cursor.skipAll(blanks);
  const third = second.length <= 2 ? cursor.takeDigits(4) : "";
  if (separator === ".") {
    cursor.take(separator); // as Hungarian writes it: 2020. 12. 31.
  }
  return third === "" ? undefined : [first, second, third];
}

/** Month and day behind a year where signs name the parts, as in Japan, China and Korea: 2024年2月29日. */
function takeSignedParts(cursor) {
  const behind = cursor.copy();
  const parts = [];
  for (const signs of ["年년", "月월", "日일"]) {
    if (behind.takeOneOf(signs) === "") {
      return undefined;
    }
    if (parts.length < 2) {
      behind.skipAll(" ");
      parts.push(behind.takeDigits(2));
    }
    if (parts.includes("")) {
      return undefined;
    }
  }
  cursor.at = behind.at;
  return parts;
}

/** 20240229, 2024022913, 202402291345, 20240229134500, 20240229T1345. */
function readCompactDate(text) {
  const number = parseNumber(text);
  if (number !== undefined) {
    return convertCompactDate(number);
  }
  const cursor = new Cursor(text);
  const day = cursor.takeDigits(8);
  const time = day.length === 8 && cursor.takeOneOf("Tt ") !== "" ? cursor.takeDigits(6) : "";
  const seconds = time.length === 4 || time.length === 6 ? secondsOfMoment(Number(day), Number(time.padEnd(6, "0"))) : undefined;
  const fraction = cursor.takeOneOf(".,") === "" ? 0 : cursor.takeFraction();
  const offset = fraction === undefined ? undefined : takeZone(cursor);
  return seconds === undefined || offset === undefined || !cursor.isAtEnd ? undefined : seconds + fraction - offset;
}

function convertCompactDate(number) {
  if (!Number.isInteger(number) || number < 1e7 || number >= 1e14) {
    return undefined;
  }
  const digits = String(number);
  return [8, 10, 12, 14].includes(digits.length) ? secondsOfMoment(Number(digits.slice(0, 8)), Number(digits.slice(8).padEnd(6, "0"))) : undefined;
}

/** A day YYYYMMDD and a time hhmmss. */
function secondsOfMoment(day, time) {
  const date = secondsOfDay(Math.floor(day / 1e4), Math.floor(day / 100) % 100, day % 100);
  const [hour, minute, second] = [Math.floor(time / 1e4), Math.floor(time / 100) % 100, time % 100];
  return date === undefined || hour > 23 || minute > 59 || second > 60 ? undefined : date + hour * 3600 + minute * 60 + second;
}

/** A number that counts from a point in time. */
function countedTime(unitsPerSecond, start = 0) {
  const convert = (number) => {
    const seconds = number / unitsPerSecond + start;
    return seconds >= -62135596800 && seconds < 253402300800 ? seconds : undefined; // from year 1 to 9999
  };
  const read = (text) => {
    const number = parseNumber(text);
    return number === undefined ? undefined : convert(number);
  };
  return { read, convert };
}

const DATE_FORMS = {
  iso: { read: readIsoDate },
  ymd: { read: separatedDate(0, 1, 2) },
  dmy: { read: separatedDate(2, 1, 0) },
  mdy: { read: separatedDate(2, 0, 1) },
  compact: { read: readCompactDate, convert: convertCompactDate },
  epoch: countedTime(1),
  "epoch-ms": countedTime(1e3),
  "epoch-us": countedTime(1e6),
  "epoch-ns": countedTime(1e9),
  excel: countedTime(1 / DAY_SECONDS, -25569 * DAY_SECONDS),
};

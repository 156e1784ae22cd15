// The forms in which durations are written. Each reads a cell as seconds, or gives undefined. A month has 30.4375 days, a year 365.25.

const DURATION_DIGITS = 9;

const UNIT_SECONDS = Object.fromEntries(
  [
    [1e-3, "ms msec millisecond milliseconds"],
    [1, "s sec secs second seconds"],
    [60, "m min mins minute minutes"],
    [3600, "h hr hrs hour hours"],
    [DAY_SECONDS, "d day days"],
    [7 * DAY_SECONDS, "w wk wks week weeks"],
    [30.4375 * DAY_SECONDS, "mo mos mon mons month months"],
    [365.25 * DAY_SECONDS, "y yr yrs year years"],
  ].flatMap(([seconds, names]) => names.split(" ").map((name) => [name, seconds])),
);

/** 26:30, 26:30:15.5, -0:30. Two numbers are hours and minutes, or minutes and seconds. */
function readClockDuration(text, isHoursFirst) {
  const cursor = new Cursor(text);
  const isNegative = cursor.take("-");
  const duration = takeClockDuration(cursor, isHoursFirst);
  return duration && cursor.isAtEnd ? (isNegative ? -duration.seconds : duration.seconds) : undefined;
}

/** Takes such a duration: its seconds, and whether it has three numbers; undefined where there is none. */
function takeClockDuration(cursor, isHoursFirst) {
  const first = cursor.takeDigits(DURATION_DIGITS);
  const second = first !== "" && cursor.take(":") ? cursor.takeTwoDigits(59) : undefined;
  if (second === undefined) {
    return undefined;
  }
  const isLong = cursor.take(":");
  const third = isLong ? cursor.takeTwoDigits(59) : 0;
  const fraction = (isLong || !isHoursFirst) && cursor.takeOneOf(".,") !== "" ? cursor.takeFraction() : 0;
  if (third === undefined || fraction === undefined) {
    return undefined;
  }
  const whole = isLong || isHoursFirst ? Number(first) * 3600 + second * 60 + third : Number(first) * 60 + second;
  return { seconds: whole + fraction, isLong };
}

/** 2h 5m, 1h30, 90 min, 1.5 hours, 3 weeks and 2 days, 1 day, 2:03:04, and beside these 2:03:04; m may be months. */
function readUnitDuration(text, countsMonths) {
  const cursor = new Cursor(text);
  const sign = cursor.take("-") ? -1 : 1;
  const start = cursor.copy();
  const whole = takeClockDuration(start, true);
  if (whole?.isLong) {
    return start.isAtEnd ? sign * whole.seconds : undefined;
  }
  let [seconds, smallest, hasComma] = [0, Infinity, false];
  while (!cursor.isAtEnd) {
    const behind = cursor.copy();
    const clockSign = behind.takeOneOf("+-");
    const clock = smallest === DAY_SECONDS ? takeClockDuration(behind, true) : undefined;
    if (clock) {
      // Python and pandas write a minus for the days alone: -1 day, 23:59:59 and -1 days +23:59:59 are a second.
      const isAhead = clockSign === "+" || (clockSign === "" && hasComma);
      cursor.at = behind.at;
      seconds += isAhead ? sign * clock.seconds : clockSign === "-" ? -sign * clock.seconds : clock.seconds;
      break;
    }
    const number = cursor.takeNumber(DURATION_DIGITS, ".");
    cursor.skipAll(" ");
    const name = cursor.takeLetters().toLowerCase();
    // The last number may do without: 1h30 has 30 minutes, 5m20 as many seconds.
    const isLast = name === "" && cursor.isAtEnd && (smallest === 3600 || smallest === 60);
    const unit = isLast ? smallest / 60 : countsMonths && name === "m" ? UNIT_SECONDS.month : Object.hasOwn(UNIT_SECONDS, name) ? UNIT_SECONDS[name] : NaN;
    if (number === undefined || !(unit < smallest) || (countsMonths && unit < DAY_SECONDS)) {
      return undefined;
    }
    [seconds, smallest] = [seconds + number.value * unit, unit];
    cursor.skipAll(" .");
    hasComma = cursor.take(",");
    cursor.skipAll(" ,.");
    if (cursor.takeText("and ")) {
      cursor.skipAll(" ");
    }
  }
  return cursor.isAtEnd && Number.isFinite(smallest) ? sign * seconds : undefined;
}

/** PT1H30M, P1DT12H, P2W, -PT0.5S. */
function readIsoDuration(text) {
  const cursor = new Cursor(text);
  const sign = cursor.takeOneOf("+-") === "-" ? -1 : 1;
  if (!cursor.takeText("P")) {
    return undefined;
  }
  const names = "YMWDHMS";
  const units = [365.25 * DAY_SECONDS, 30.4375 * DAY_SECONDS, 7 * DAY_SECONDS, DAY_SECONDS, 3600, 60, 1];
  const firstOfTime = 4;
  let [seconds, next, end, isEmpty] = [0, 0, firstOfTime, true];
  while (!cursor.isAtEnd) {
    if (end === firstOfTime && cursor.takeText("T")) {
      [next, end, isEmpty] = [firstOfTime, names.length, true];
      continue;
    }
    const whole = cursor.takeDigits(DURATION_DIGITS);
    const hasFraction = whole !== "" && cursor.takeOneOf(".,") !== "";
    const fraction = hasFraction ? cursor.takeFraction() : 0;
    if (whole === "" || fraction === undefined || (hasFraction && cursor.rest.length !== 1)) {
      return undefined; // only the last may have a fraction
    }
    while (next < end && !cursor.takeText(names[next])) {
      next++;
    }
    if (next === end) {
      return undefined;
    }
    seconds += (Number(whole) + fraction) * units[next++];
    isEmpty = false;
  }
  return isEmpty ? undefined : sign * seconds;
}

const DURATION_FORMS = {
  "h:mm": { read: (text) => readClockDuration(text, true) },
  "m:ss": { read: (text) => readClockDuration(text, false) },
  units: { read: (text) => readUnitDuration(text, false) },
  months: { read: (text) => readUnitDuration(text, true) },
  iso: { read: readIsoDuration },
};

FEATURES.duration = (feature) => {
  const words = missingWords(feature.missing_words);
  return {
    read: (text, format) => readForm(text, DURATION_FORMS[feature.form], words, format),
    encode: (value, row) => encodeNumber(feature, value, row),
  };
};

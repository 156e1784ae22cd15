// Dates with the name of the month, 5 Jan 2021, and periods of a year: 2024-Q1, 2024 H2, 2024-W05.

const DATE_SEPARATORS = " ,./-'";
const PERIOD_SEPARATORS = " -/._',";
const WEEKS = 53; // of a long year

function readNamedMonth(text) {
  const bare = /^\[(.*)\]$/s.exec(text)?.[1] ?? text; // as servers write it
  return readAfterTime(bare, (rest) => {
    const cursor = new Cursor(rest);
    const date = cursor.isAtDigit ? undefined : readMonthFirst(cursor.copy());
    if (date !== undefined) {
      return date; // Mar 5 2021, though mar. is also a Tuesday
    }
    skipWeekday(cursor, DATE_SEPARATORS);
    return cursor.isAtDigit ? readNumberFirst(cursor) : readMonthFirst(cursor);
  });
}

/** Jan 5 2021, Jan 2021, Jan-21, Jan 5 10:00:00 2021. */
function readMonthFirst(cursor) {
  const month = takeMonth(cursor);
  const isDashed = cursor.next === "-";
  cursor.skipAll(DATE_SEPARATORS);
  const number = month === undefined ? "" : cursor.takeDigits(4);
  if (number === "") {
    return undefined;
  }
  if (number.length === 4 || (isDashed && number.length === 2 && cursor.isAtEnd)) {
    return withTime(secondsOfDay(fullYear(number), month, 1), cursor); // spreadsheets write months so: Jan-21
  }
  skipOrdinal(cursor);
  if (!cursor.skipAll(DATE_SEPARATORS)) {
    return undefined;
  }
  const time = takeClock(cursor);
  const date = time === undefined ? undefined : secondsOfDay(fullYear(cursor.takeDigits(4)), month, Number(number));
  return date === undefined ? undefined : withTime(date + time, cursor);
}

/** A time before the year: its seconds, 0 where there is none; undefined where what follows is no zone. */
function takeClock(cursor) {
  const behind = cursor.copy();
  const clock = takeTime(behind);
  if (clock === undefined) {
    return 0;
  }
  const offset = takeZone(behind);
  if (offset === undefined) {
    return undefined;
  }
  cursor.at = behind.at;
  cursor.skipAll(" ");
  return clock - offset;
}

/** 5 Jan 2021, 2021 Jan 5, 2021 Jan. */
function readNumberFirst(cursor) {
  const first = cursor.takeDigits(4);
  skipOrdinal(cursor);
  cursor.skipAll(DATE_SEPARATORS);
  skipOf(cursor);
  const month = first === "" ? undefined : takeMonth(cursor);
  if (month === undefined) {
    return undefined;
  }
  if (first.length === 4 && cursor.isAtEnd) {
    return secondsOfDay(Number(first), month, 1);
  }
  cursor.skipAll(DATE_SEPARATORS);
  skipOf(cursor);
  const last = cursor.takeDigits(4);
  const [year, day] = first.length === 4 ? [first, last] : [last, first];
  return day === "" || day.length > 2 ? undefined : withTime(secondsOfDay(fullYear(year), month, Number(day)), cursor);
}

function withTime(date, cursor) {
  const time = date === undefined ? undefined : takeTimeAfterDate(cursor);
  return time === undefined ? undefined : date + time;
}

/** 5th, 1er. */
function skipOrdinal(cursor) {
  const behind = cursor.copy();
  if (["st", "nd", "rd", "th", "er"].includes(behind.takeLetters().toLowerCase())) {
    cursor.at = behind.at;
  }
}

/** 5 de enero de 2021. */
function skipOf(cursor) {
  if (cursor.takeText("de ") || cursor.takeText("of ")) {
    cursor.skipAll(" ");
  }
}

/** Periods as their first day: words before or behind their number, and as many as a year has. */
function periodDate(words, perYear) {
  const isWeek = perYear === WEEKS;
  const takeWord = (cursor) => words.some((word) => cursor.takeText(word)) && (cursor.skipAll(" ."), true);
  const takePeriod = (cursor) => (takeWord(cursor) ? cursor.takeDigits(isWeek ? 2 : 1) : "");
  const takePeriodBefore = (cursor) => {
    const period = isWeek ? "" : cursor.takeDigits(1);
    return period !== "" && takeWord(cursor) ? period : "";
  };
  const firstDay = (year, period) => (period < 1 || period > perYear ? undefined
    : isWeek ? mondayOf(year, period) : secondsOfDay(year, (period - 1) * (12 / perYear) + 1, 1));
  return (text) => {
    for (const take of [takePeriod, takePeriodBefore]) {
      const cursor = new Cursor(text);
      const period = take(cursor);
      if (period !== "") {
        cursor.skipAll(PERIOD_SEPARATORS);
        const year = fullYear(cursor.takeDigits(4));
        return year !== undefined && cursor.isAtEnd ? firstDay(year, Number(period)) : undefined;
      }
    }
    const cursor = new Cursor(text);
    const year = cursor.takeDigits(4);
    cursor.skipAll(PERIOD_SEPARATORS);
    const period = year.length === 4 ? takePeriod(cursor) : "";
    const date = period === "" ? undefined : firstDay(Number(year), Number(period));
    if (date === undefined || cursor.isAtEnd) {
      return date;
    }
    return isWeek && /^-[1-7]$/.test(cursor.rest) ? date + (Number(cursor.rest[1]) - 1) * DAY_SECONDS : undefined;
  };
}

/** The Monday of a week as ISO 8601 counts them: the first one has the fourth of January. */
function mondayOf(year, week) {
  const fourth = secondsOfDay(year, 1, 4);
  if (fourth === undefined) {
    return undefined;
  }
  const day = fourth / DAY_SECONDS;
  const monday = (day - ((((day + 3) % 7) + 7) % 7) + (week - 1) * 7) * DAY_SECONDS;
  return week < WEEKS || monday < mondayOf(year + 1, 1) ? monday : undefined;
}

DATE_FORMS["month-name"] = { read: readNamedMonth };
DATE_FORMS.quarter = { read: periodDate(["quarter", "qtr", "q"], 4) };
DATE_FORMS["half-year"] = { read: periodDate(["h"], 2) };
DATE_FORMS.week = { read: periodDate(["week", "wk", "w", "kw", "cw"], WEEKS) };

// Times as clocks show them: 9:05, 09:05:30.25, 9:05 PM, 24:00; after a date also 9h05 and 09.05.30, and with a zone.

// Hours that clocks are ahead of UTC.
const ZONES = {
  EDT: -4, EST: -5, CDT: -5, CST: -6, MDT: -6, MST: -7, PDT: -7, PST: -8, Z: 0, UTC: 0, GMT: 0, WET: 0, WEST: 1, CET: 1, MEZ: 1, CEST: 2, MESZ: 2,
  EET: 2, EEST: 3, MSK: 3, JST: 9, KST: 9, AEST: 10, AEDT: 11, NZST: 12, NZDT: 13,
};

const LINKS = ["at ", "a las ", "às ", "à ", "as ", "um ", "om ", "kl. ", "kl ", "- "]; // between a date and a time
const YEAR_WORDS = ["года", "год", "г", "року", "р", "roku", "r"]; // behind the year of a date
const HOUR_WORDS = ["uhr", "hrs", "h"]; // behind a time

/** Takes a time, without a zone; its seconds since midnight, or undefined. After a date, 9.05 and 9h05 are no numbers. */
function takeTime(cursor, isAfterDate = false) {
  const written = cursor.takeDigits(2);
  if (written === "") {
    return undefined;
  }
  const separator = cursor.takeOneOf(isAfterDate ? ":.hH" : ":");
  const behindHour = separator === "" ? 0 : takeMinutes(cursor, separator === "." ? "." : ":");
  if (behindHour === undefined) {
    return undefined;
  }
  const hour = Number(written);
  const half = takeHalf(cursor);
  if (half !== "") {
    return hour <= 12 ? behindHour + ((hour % 12) + (half === "p" ? 12 : 0)) * 3600 : undefined;
  }
  const seconds = behindHour + hour * 3600;
  return separator !== "" && (hour < 24 || seconds === DAY_SECONDS) ? seconds : undefined;
}

function takeMinutes(cursor, separator) {
  const minutes = cursor.takeTwoDigits(59);
  if (minutes === undefined || !cursor.take(separator)) {
    return minutes === undefined ? undefined : minutes * 60;
  }
  const seconds = cursor.takeTwoDigits(60); // 60 is a leap second
  const fraction = cursor.takeOneOf(".,") === "" ? 0 : cursor.takeFraction();
  return seconds === undefined || fraction === undefined ? undefined : minutes * 60 + seconds + fraction;
}

/** Takes the half of the day, AM or p.m., as "a" or "p"; empty where there is none. */
function takeHalf(cursor) {
  const behind = cursor.copy();
  behind.skipAll(" ");
  const half = behind.takeOneOf("aApP").toLowerCase();
  behind.take(".");
  if (half === "" || behind.takeOneOf("mM") === "" || behind.isAtLetter) {
    return "";
  }
  behind.take(".");
  cursor.at = behind.at;
  return half;
}

/** Takes what stands after a date, to the end of the cell: nothing, or a time and perhaps a zone; the seconds to add, or undefined. */
function takeTimeAfterDate(cursor) {
  skipYearWord(cursor);
  if (cursor.isAtEnd) {
    return 0;
  }
  const hasComma = cursor.take(",");
  const isApart = cursor.skipAll(" ") || hasComma || cursor.takeOneOf("Tt:") !== "" || (cursor.take("-") && cursor.isAtDigit); // DB2: -13.45.00
  if (!cursor.isAtDigit && LINKS.some((link) => cursor.takeText(link))) {
    cursor.skipAll(" ");
  }
  const time = isApart ? takeTime(cursor, true) : undefined;
  if (time === undefined) {
    return undefined;
  }
  skipHourWord(cursor);
  const offset = takeZone(cursor);
  return offset !== undefined && cursor.isAtEnd ? time - offset : undefined;
}

/** Passes over what calls the number before it a year: 5 марта 2021 г., 5 marca 2021 r. */
function skipYearWord(cursor) {
  for (const word of YEAR_WORDS) {
    const behind = cursor.copy();
    behind.skipAll(" ");
    if (behind.takeText(word)) {
      behind.take(".");
      cursor.at = behind.isAtEnd || " ,".includes(behind.next) ? behind.at : cursor.at;
    }
  }
}

/** The time that stands before a date, 11:37:15 3 Sep 2020, and what remains. */
function timeBeforeDate(text) {
  const cursor = new Cursor(text);
  const time = takeTime(cursor);
  if (time === undefined) {
    return [0, text];
  }
  const hasComma = cursor.take(",");
  return cursor.skipAll(" ") || hasComma ? [time, cursor.rest] : [0, text];
}

/** Passes over what says that numbers are hours: 15:04 Uhr. */
function skipHourWord(cursor) {
  for (const word of HOUR_WORDS) {
    const behind = cursor.copy();
    behind.skipAll(" ");
    if (behind.takeText(word) && behind.isAtEnd) {
      cursor.at = behind.at;
      return;
    }
  }
}

/** Takes a zone, where there is one: Z, UTC, GMT+2, -05:00 (EST), Europe/Berlin. The seconds that its clocks are ahead of UTC, or undefined. */
function takeZone(cursor) {
  cursor.skipAll(" ");
  if (cursor.isAtLetter) {
    const start = cursor.at;
    const hours = ZONES[cursor.takeLetters().toUpperCase()];
    if (cursor.next === "/") {
      cursor.at = start;
      return takeRegion(cursor) && cursor.isAtEnd ? 0 : undefined; // it says which clock showed the time, which stands as it is
    }
    if (hours !== 0) {
      return hours !== undefined && (cursor.isAtEnd || takeRemark(cursor)) ? hours * 3600 : undefined;
    }
  }
  const sign = cursor.takeOneOf("+-");
  const offset = sign === "" ? 0 : takeOffset(cursor);
  return offset !== undefined && (cursor.isAtEnd || takeRemark(cursor)) ? (sign === "-" ? -offset : offset) : undefined;
}

/** 2, 02, 0230, 02:30. */
function takeOffset(cursor) {
  const digits = cursor.takeDigits(4);
  const isLong = digits.length === 4;
  if (digits === "" || (!isLong && digits.length > 2)) {
    return undefined;
  }
  const hours = Number(isLong ? digits.slice(0, 2) : digits);
  const minutes = isLong ? Number(digits.slice(2)) : cursor.take(":") ? cursor.takeTwoDigits(59) : 0;
  return hours <= 23 && minutes !== undefined && minutes <= 59 ? hours * 3600 + minutes * 60 : undefined;
}

/** Takes a name after the offset: in brackets, which browsers and Java write, or without, as Go does. A year may follow the zone. */
function takeRemark(cursor) {
  cursor.skipAll(" ");
  if (/^(?:\(.*\)|\[.*\])$/s.test(cursor.rest)) {
    cursor.at = cursor.text.length;
    return true;
  }
  if (!cursor.isAtLetter) {
    return cursor.isAtEnd || cursor.isAtDigit;
  }
  return ZONES[cursor.takeLetters().toUpperCase()] !== undefined && cursor.isAtEnd;
}

/** Takes the name of a region: Europe/Berlin, America/Argentina/Buenos_Aires. */
function takeRegion(cursor) {
  let parts = 0;
  do {
    let letters = cursor.takeLetters().length;
    while (cursor.takeOneOf("_-") !== "") {
      letters += cursor.takeLetters().length;
    }
    if (letters < 2) {
      return false;
    }
    parts++;
  } while (cursor.take("/"));
  return parts === 2 || parts === 3;
}

// Days of the Gregorian calendar, as seconds since 1970, and the names of months and weekdays.

const MIN_NAME = 3; // letters of a name that is cut short
const MAX_NAME = 16; // bytes of UTF-8

// A line a month: English, German, French, Spanish, Portuguese, Italian, Dutch, Danish, Swedish, Norwegian, Polish, Russian, Turkish and Indonesian.
const MONTHS = [
  "january januar janvier janeiro januari enero gennaio jänner января январь stycznia styczeń ocak",
  "february februar février fevrier fevereiro febrero febbraio februari feber февраля февраль lutego luty şubat",
  "march märz maerz mrz mars março marco marzo maart mrt marts maret марта март marca marzec",
  "april avril abril aprile апреля апрель kwietnia kwiecień nisan",
  "may mai mayo maio maggio mei maj maja мая май mayis",
  "june juni junho junio giugno июня июнь czerwca czerwiec haziran",
  "july juli julho julio luglio июля июль lipca lipiec temmuz",
  "august août aout agosto augustus augusti agustus августа август sierpnia sierpień ağustos",
  "september septembre setembro septiembre setiembre settembre сентября сентябрь września wrzesień eylül",
  "october oktober octobre outubro octubre ottobre октября октябрь października październik ekim",
  "november novembre novembro noviembre ноября ноябрь listopada listopad kasim",
  "december dezember décembre decembre dezembro diciembre dicembre desember декабря декабрь grudnia grudzień aralik",
].map((names) => names.split(" "));

const LONG_MONTHS = { juin: 6, juil: 7, juillet: 7 }; // what shortens to three letters that two months share: jui

const WEEKDAYS = (
  "monday tuesday wednesday thursday friday saturday sunday "
  + "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
  + "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles miercoles jueves viernes sábado sabado domingo "
  + "segunda terça terca quarta quinta sexta "
  + "lunedì lunedi martedì martedi mercoledì mercoledi giovedì giovedi venerdì venerdi sabato domenica "
  + "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo "
  + "mandag tirsdag onsdag torsdag fredag lørdag søndag"
).split(" ");

function isLeapYear(year) {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year, month) {
  return month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The days from the first of January of a year. */
function daysBefore(year, month) {
  let days = 0;
  for (let earlier = 1; earlier < month; earlier++) {
    days += daysInMonth(year, earlier);
  }
  return days;
}

/** The days from 1970-01-01 to the first of January of a year. */
function daysBeforeYear(year) {
  const before = year - 1;
  return 365 * before + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 719162;
}

/** The seconds from 1970-01-01 to a day; undefined where no calendar has it. */
function secondsOfDay(year, month, day) {
  const isDay = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return isDay ? (daysBeforeYear(year) + daysBefore(year, month) + day - 1) * DAY_SECONDS : undefined;
}

/** The date of a number of days since 1970-01-01; before year 1 and after 9999 the first or the last day of these. */
function dateOf(days) {
  const limited = limit(days, daysBeforeYear(1), daysBeforeYear(10000) - 1);
  let year = 1970 + Math.floor(limited / 365.2425);
  year += limited < daysBeforeYear(year) ? -1 : limited >= daysBeforeYear(year + 1) ? 1 : 0;
  const dayOfYear = limited - daysBeforeYear(year) + 1;
  let month = 12;
  while (daysBefore(year, month) >= dayOfYear) {
    month--;
  }
  return { year, month, day: dayOfYear - daysBefore(year, month), dayOfYear };
}

/** A year of four digits, or of two: 00 to 49 are 2000 to 2049, 50 to 99 are 1950 to 1999. Undefined for other texts. */
function fullYear(digits) {
  const year = Number(digits);
  return digits.length === 4 ? year : digits.length === 2 ? year + (year < 50 ? 2000 : 1900) : undefined;
}

/** Takes the name of a month; its number from 1, or undefined. */
function takeMonth(cursor) {
  const word = takeName(cursor);
  const month = Object.hasOwn(LONG_MONTHS, word) ? LONG_MONTHS[word] : MONTHS.findIndex((names) => isNameOf(word, names)) + 1;
  return month > 0 ? month : undefined;
}

/** Passes over the name of a weekday, where there is one. */
function skipWeekday(cursor, separators) {
  if (cursor.isAtDigit) {
    return;
  }
  const behind = cursor.copy();
  const word = takeName(behind);
  behind.takeText("-feira"); // segunda-feira
  if (isNameOf(word, WEEKDAYS) && behind.skipAll(separators)) {
    cursor.at = behind.at;
  }
}

function isNameOf(word, names) {
  return word !== "" && names.some((name) => name.startsWith(word) && (word.length >= MIN_NAME || word.length === name.length));
}

/** Takes all letters that follow, in lower case; empty where they are too many for a name. */
function takeName(cursor) {
  const word = cursor.takeLength(cursor.match(/[A-Za-z\x80-\uffff]*/y).length);
  return byteLength(word) > MAX_NAME ? "" : [...word].map((letter) => ("İı".includes(letter) ? "i" : lowerCase(letter))).join(""); // KASIM, kasım
}

// The forms in which measures of several units are written. Each reads a cell in its smallest unit, or as degrees, or gives undefined.

const SINGLE = "' ′ ’ ´";
const DOUBLE = "\" ″ ” '' ′′ ’’";

/** Units from the largest: the size, the digits of a last number that stands without its unit (0: one or two), and the names. */
const MEASURE_UNITS = {
  feet: [
    [36, 0, "yd yds yard yards"],
    [12, 0, `${SINGLE} ft feet foot`],
    [1, 0, `${DOUBLE} in inch inches ins`],
  ],
  feet_dash: [
    [12, 0, "-"],
    [1, 0, "in"],
  ],
  metres: [
    [1e5, 0, "km kilometer kilometers kilometre kilometres"],
    [100, 3, "m meter meters metre metres"],
    [1, 2, "cm centimeter centimeters centimetre centimetres"],
  ],
  pounds: [
    [224, 0, "st stone stones"],
    [16, 0, "lb lbs pound pounds"],
    [1, 0, "oz ounce ounces"],
  ],
  kilograms: [
    [1e6, 0, "t tonne tonnes"],
    [1000, 3, "kg kgs kilo kilos kilogram kilograms"],
    [1, 3, "g gr gram grams"],
  ],
  litres: [
    [1000, 0, "l lt litre litres liter liters"],
    [100, 0, "dl"],
    [10, 0, "cl"],
    [1, 3, "ml"],
  ],
  minutes: [
    [60, 0, SINGLE],
    [1, 0, DOUBLE],
  ],
};

/** 5'8", 5 ft 8 in, 1m75, 11st 4lb: each unit is smaller than the one before. */
function readMeasure(text, units) {
  const cursor = new Cursor(text);
  const sign = cursor.take("-") ? -1 : 1;
  let [value, last] = [0, -1];
  while (!cursor.isAtEnd) {
    const number = cursor.takeNumber(9, ".");
    if (number === undefined) {
      return undefined;
    }
    cursor.skipAll(" ");
    const next = cursor.isAtEnd && !number.hasFraction && last >= 0 ? units[last + 1] : undefined;
    const isNext = next && (next[1] === 0 ? number.digits <= 2 : number.digits === next[1]);
    const unit = isNext ? last + 1 : takeUnit(cursor, units);
    if (unit <= last || (last >= 0 && number.value * units[unit][0] > units[last][0])) {
      return undefined;
    }
    value += number.value * units[unit][0];
    last = unit;
    cursor.skipAll(" .,-");
    if (cursor.takeText("and ")) {
      cursor.skipAll(" ");
    }
  }
  return last < 0 ? undefined : value * sign;
}

/** Takes the name of a unit, which does not go on behind it; -1 where there is none. */
function takeUnit(cursor, units) {
  return units.findIndex(([, , names]) =>
    names.split(" ").some((name) => {
      const behind = cursor.copy();
      const isUnit = behind.takeText(name) && !(/^[a-z]/.test(name) ? behind.isAtLetter : behind.rest.startsWith(name));
      cursor.at = isUnit ? behind.at : cursor.at;
      return isUnit;
    }),
  );
}

const COORDINATE_SIGNS = [
  ["°", "º", "˚", "deg"],
  ["'", "′", "’", "min"],
  ['"', "″", "”", "''", "′′", "’’", "sec"],
];

/** 40.7128° N, 74.0W, 40°42'46"N, N40 42.77, and beside these -74.0; O is east or west. */
function readCoordinate(text, isOEast) {
  const cursor = new Cursor(text);
  let side = takeSide(cursor);
  cursor.skipAll(" ");
  const sign = side === "" && cursor.takeOneOf("+-") === "-" ? -1 : 1;
  let [degrees, scale, hasAllSigns, count] = [0, 1, true, 0];
  while (count < COORDINATE_SIGNS.length && !cursor.isAtEnd && !cursor.isAtLetter) {
    const number = cursor.takeNumber(3, ".,");
    if (number === undefined || (count > 0 && number.value > 60)) {
      return undefined;
    }
    degrees += number.value / scale;
    scale *= 60;
    cursor.skipAll(" ");
    const hasSign = takeSign(cursor, COORDINATE_SIGNS[count++]);
    hasAllSigns &&= hasSign;
    if (number.hasFraction || cursor.isAtEnd) {
      break;
    }
    cursor.skipAll(" ");
    if (!hasSign && cursor.takeOneOf("-:") !== "" && !cursor.isAtDigit) {
      return undefined;
    }
  }
  cursor.skipAll(" ");
  side ||= takeSide(cursor);
  degrees *= side === "" ? sign : side === "S" || side === "W" || (side === "O" && !isOEast) ? -1 : 1;
  const isWhole = cursor.isAtEnd && count > 0 && (count === 1 || hasAllSigns || side !== "") && !(sign < 0 && side !== "");
  return isWhole && Math.abs(degrees) <= (side === "N" || side === "S" ? 90 : 180) ? degrees : undefined;
}

/** Takes the letter of a side; empty where there is none. */
function takeSide(cursor) {
  const behind = cursor.copy();
  const letter = behind.takeOneOf("NSEWOL");
  const isSide = letter !== "" && !behind.isAtLetter;
  cursor.at = isSide ? behind.at : cursor.at;
  return isSide ? letter : "";
}

function takeSign(cursor, signs) {
  return signs.some((sign) => {
    const behind = cursor.copy();
    const isSign = behind.takeText(sign) && !behind.rest.startsWith(sign);
    cursor.at = isSign ? behind.at : cursor.at;
    return isSign;
  });
}

const MEASURE_FORMS = {
  ...Object.fromEntries(Object.entries(MEASURE_UNITS).map(([name, units]) => [name, { read: (text) => readMeasure(text, units) }])),
  degrees: { read: (text) => readCoordinate(text, false) },
  degrees_ost: { read: (text) => readCoordinate(text, true) },
};

FEATURES.measure = (feature) => {
  const words = missingWords(feature.missing_words);
  return {
    read: (text, format) => readForm(text, MEASURE_FORMS[feature.form], words, format),
    encode: (value, row) => encodeNumber(feature, value, row),
  };
};

// Numbers and names as people read them; numbers as the command line writes them.

/** A metric: four decimals, two from a hundred on, powers of ten beyond; a dash where it is not defined. */
function metricText(x) {
  if (typeof x !== "number" || !Number.isFinite(x)) {
    return "–";
  }
  const size = Math.abs(x);
  return size >= 1e6 || (size > 0 && size < 1e-3) ? powerText(x, 4) : x.toFixed(size >= 100 ? 2 : 4);
}

/** A number with at most so many significant digits, and none that say nothing: 0.25, 12,300, 1.5e-7. */
function shortText(x, digits = 4) {
  if (typeof x !== "number" || !Number.isFinite(x)) {
    return "–";
  }
  const [rounded, size] = [Number(x.toPrecision(digits)), Math.abs(x)];
  return size >= 1e9 || (size > 0 && size < 1e-4) ? powerText(x, digits) : grouped(String(rounded));
}

function powerText(x, digits) {
  return x.toExponential(digits - 1).replace(/\.?0*e/, "e");
}

/** A number of rows: 39,073. */
function countText(n) {
  return grouped(String(n));
}

function grouped(digits) {
  const [whole, rest] = digits.split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest === undefined ? "" : `.${rest}`);
}

/** A share as percent, which is 0% or 100% only where it is: 0.3%, 42%, 99.6%. */
function percentText(share) {
  if (typeof share !== "number" || !Number.isFinite(share)) {
    return "–";
  }
  const percent = share * 100;
  const isNearEnd = (percent > 0 && percent < 10) || (percent > 99 && percent < 100);
  const text = percent.toFixed(isNearEnd ? 1 : 0);
  return `${text === "100.0" ? ">99.9" : text === "0.0" ? "<0.1" : text}%`;
}

function plural(count, noun) {
  return `${countText(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** A list in a sentence, cut where it is long: a, b and 3 more. */
function listText(names, most = 4) {
  const shown = names.slice(0, names.length === most + 1 ? most + 1 : most).map((name) => isolated(listed(shortened(name, 40))));
  const more = names.length - shown.length;
  const last = more > 0 ? `${more} more` : shown.length > 1 ? shown.pop() : undefined;
  return shown.join(", ") + (last === undefined ? "" : ` and ${last}`);
}

/** A name in a list: in quotes where its ends could not be seen otherwise. */
function listed(text) {
  return text === "" || /^\s|\s$|[",“”]| [+] | and /.test(text) ? `“${text}”` : text;
}

/** A text of the data on one line: signs that would move or hide its neighbours become one that is seen. */
function shown(text) {
  return String(text).replace(/\s/g, " ").replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}

/** The same within a sentence or a figure, whose direction it does not change. */
function isolated(text) {
  return `\u2068${shown(text)}\u2069`;
}

/** About how wide a text is in a figure, in the widest of the usual fonts. */
function widthOf(text) {
  const widthOfSign = (sign) => (/[mwMW@%]/.test(sign) ? 11.5 : /[A-Z]/.test(sign) ? 9 : sign <= "\u024f" || "≤…".includes(sign) ? 7.4 : 13);
  return Array.from(text).reduce((sum, sign) => sum + widthOfSign(sign), 0);
}

/** As much of a text as has room in a figure. */
function fitted(text, room) {
  let cut = shown(text);
  for (let signs = Array.from(cut).length - 1; signs > 0 && widthOf(cut) > room; signs--) {
    cut = shortened(text, signs);
  }
  return cut;
}

/** At most so many signs of a text. */
function shortened(text, most) {
  const signs = Array.from(shown(text));
  return signs.length <= most ? signs.join("") : `${signs.slice(0, most - 1).join("")}…`;
}

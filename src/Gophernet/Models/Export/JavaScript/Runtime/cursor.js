// Dates, times, durations and measures: the text of a cell, taken piece by piece.

const DAY_SECONDS = 86400;

class Cursor {
  constructor(text, at = 0) {
    this.text = text;
    this.at = at;
  }

  copy() {
    return new Cursor(this.text, this.at);
  }

  get rest() {
    return this.text.slice(this.at);
  }

  /** The next character; empty at the end. */
  get next() {
    return this.text[this.at] ?? "";
  }

  get isAtEnd() {
    return this.at === this.text.length;
  }

  get isAtDigit() {
    return /^\d/.test(this.next);
  }

  get isAtLetter() {
    return /^[A-Za-z]/.test(this.next);
  }

  take(character) {
    const isNext = this.next === character;
    this.at += isNext ? 1 : 0;
    return isNext;
  }

  /** Takes one of some characters; empty where none of them is next. */
  takeOneOf(characters) {
    const next = this.next;
    return next !== "" && characters.includes(next) && this.take(next) ? next : "";
  }

  /** Takes characters as long as they are among some; whether there was one. */
  skipAll(characters) {
    const start = this.at;
    while (this.takeOneOf(characters) !== "") {
      // until another comes
    }
    return this.at > start;
  }

  /** Takes all digits that follow; empty where there is none, or more than so many. */
  takeDigits(most) {
    const digits = this.match(/\d*/y);
    return digits.length <= most ? this.takeLength(digits.length) : "";
  }

  /** Takes two digits, up to a number; undefined where there are none. */
  takeTwoDigits(most) {
    const digits = this.takeDigits(2);
    return digits.length === 2 && Number(digits) <= most ? Number(digits) : undefined;
  }

  /** Takes the digits of a fraction, which follow its point; undefined where there is none. */
  takeFraction() {
    const digits = this.takeLength(this.match(/\d*/y).length);
    const exact = digits.slice(0, 15); // as many as a whole number holds exactly: one division rounds once
    return digits === "" ? undefined : Number(exact) / Number(`1e${exact.length}`);
  }

  /** Takes a number without a sign, with decimals behind one of some characters; undefined where there is none. */
  takeNumber(most, decimals) {
    const whole = this.takeDigits(most);
    const hasFraction = whole !== "" && this.takeOneOf(decimals) !== "";
    const fraction = hasFraction ? this.takeFraction() : 0;
    return whole === "" || fraction === undefined ? undefined : { value: Number(whole) + fraction, digits: whole.length, hasFraction };
  }

  /** Takes all letters of ASCII that follow. */
  takeLetters() {
    return this.takeLength(this.match(/[A-Za-z]*/y).length);
  }

  /** Takes a text, whatever the case of its letters of ASCII. */
  takeText(wanted) {
    const found = this.text.slice(this.at, this.at + wanted.length);
    const isNext = found === wanted || isSameWord(found, wanted);
    this.at += isNext ? wanted.length : 0;
    return isNext;
  }

  match(pattern) {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0] ?? "";
  }

  takeLength(length) {
    const taken = this.text.slice(this.at, this.at + length);
    this.at += length;
    return taken;
  }
}

// From values to places, and the values that an axis names.

/** A straight scale from the values of a domain to places. */
function scale([low, high], [from, to]) {
  const factor = high === low ? 0 : (to - from) / (high - low);
  return (value) => (factor === 0 ? (from + to) / 2 : from + (value - low) * factor);
}

/** About so many round values within a domain. */
function ticks([low, high], about = 5) {
  const step = roundStep((high - low) / about);
  if (!(step > 0)) {
    return [low];
  }
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** The step of 1, 2 or 5 times a power of ten that is not below a given one. */
function roundStep(step) {
  if (!(step > 0) || !Number.isFinite(step)) {
    return 0;
  }
  const power = 10 ** Math.floor(Math.log10(step));
  return [1, 2, 5, 10].find((factor) => factor * power >= step * 0.999) * power;
}

/** The extremes of values, and of what must be seen beside them, with a margin. */
function domain(values, margin = 0.04) {
  const finite = values.filter(Number.isFinite);
  const low = finite.reduce((a, b) => Math.min(a, b), Infinity);
  const high = finite.reduce((a, b) => Math.max(a, b), -Infinity);
  if (!(low <= high)) {
    return [0, 1];
  }
  const room = high > low ? (high - low) * margin : Math.abs(low) * 0.1 || 1;
  return [low - room, high + room];
}

const limited = (value, [low, high]) => Math.min(Math.max(value, low), high);

// What the model predicts for each value of a column, all else as it is.

const MAX_VALUES_SHOWN = 10;
const MISSING = "(missing)"; // the value of rows that have none

function effectsSection({ effects, effect_rows: measured, evaluation, model, columns = [], form }) {
  if (!(effects?.length > 0)) {
    return undefined;
  }
  const outputs = effects[0].points[0].outputs.map((item) => item.output);
  const kinds = new Map([...columns, ...(form?.columns ?? [])].map((column) => [column.name, column.kind]));
  const texts = columns.filter(({ kind }) => kind === "text").map((column) => column.name);
  const isShare = model.task !== "regression";
  return [
    note("What the model predicts when every row is given the value. ", key("data", "mean prediction"),
      key("area", "a tenth of the rows is below the area, a tenth above"),
      "A flat line means that the column makes no difference. The bars at the foot are a histogram of the rows: ",
      "where they are low or there are none, the model guesses.",
      measured < evaluation.rows - (evaluation.unknown ?? 0) ? ` Measured on ${plural(measured, "row")}, drawn at random.` : "", " ",
      withoutUnknown(evaluation)),
    ...choice("Prediction of", outputs, (i) => {
      const values = effects.flatMap(({ points }) => points.flatMap(({ outputs: all }) => [all[i].low, all[i].high, all[i].mean]));
      const y = isShare ? { label: "Probability", domain: [0, Math.ceil(Math.min(1, Math.max(...values)) * 10) / 10] }
        : { label: "Prediction", domain: domain(values) };
      return figures(...effects.map((effect) => effectFigure(effect, i, y, kinds.get(effect.column))));
    }),
    texts.length > 0 ? note(`${listText(texts)}: of a column of texts there is no effect to show, as it has no values to go through. `, link("importance",
      "Importance")) : undefined,
  ];
}

function effectFigure({ column, points }, output, y, kind) {
  const rows = points.map((point) => ({ value: point.value, rows: point.rows, place: placeOf(point.value, kind), ...point.outputs[output] }));
  const line = rows.filter((row) => row.value !== MISSING);
  const isLine = line.length > 1 && line.every(({ place }, i) => Number.isFinite(place) && (i === 0 || place > line[i - 1].place));
  const missing = isLine ? rows.find((row) => row.value === MISSING) : undefined;
  const numbers = details("The numbers", () => scrolling("Effect", table("Predictions", ["Value", numeric("Rows"), numeric("Mean"), numeric("Tenth to tenth")],
    rows.map(({ value, rows: count, mean, low, high }) => [nameOf(value), countText(count), metricText(mean), rangeText([low, high], metricText)]))));
  return figure(nameOf(column), isLine ? effectLine(column, line, y, kind) : effectBars(rows, y),
    !isLine && rows.length > MAX_VALUES_SHOWN ? paragraph(`The first ${MAX_VALUES_SHOWN} of ${rows.length} values.`) : "",
    missing ? paragraph(`Where it is missing: ${metricText(missing.mean)} (${plural(missing.rows, "row")}).`) : "", numbers);
}

/** A number or a time as a place on an axis; NaN for a category. */
function placeOf(value, kind) {
  return kind === "categorical" || kind === "boolean" || value === "" ? NaN : Number.isFinite(Number(value)) ? Number(value)
    : /^\d{4}-\d\d/.test(value) ? Date.parse(value) : NaN;
}

function effectLine(column, rows, y, kind) {
  const isTime = !Number.isFinite(Number(rows[0].value));
  const format = isTime ? (place) => new Date(place).toISOString().slice(0, 10) : undefined;
  const [first, last] = [rows[0].place, rows.at(-1).place];
  const chart = new Chart(`Mean prediction by ${isolated(column)}: ${metricText(rows[0].mean)} at ${shown(rows[0].value)}, ${metricText(rows.at(-1).mean)} at ${
    shown(rows.at(-1).value)}.`, { label: isTime ? kind : "", domain: [first, last], ...(format && { format, ticks: [first, (first + last) / 2] }) }, y,
  { height: 230 });
  return chart.feet(rows.map((row) => [row.place, row.rows])).band(rows.map((row) => [row.place, row.low, row.high]))
    .line(rows.map((row) => [row.place, row.mean])).element;
}

/** Of the most frequent categories a line each: its mean, its range and its rows. */
function effectBars(rows, y) {
  const place = scale(y.domain, [4, 176]);
  const x = (value) => place(limited(value, y.domain)).toFixed(1);
  const heads = ["Value", "", numeric("Mean"), numeric("Rows")];
  return table(`${y.label}, from ${shortText(y.domain[0])} to ${shortText(y.domain[1])}`, heads, rows.slice(0, MAX_VALUES_SHOWN).map((row) => [
    nameOf(row.value),
    svg("svg.inline.wide", { viewBox: "0 0 180 18", width: 180, height: 18, "aria-hidden": "true" },
      svg("line.grid", { x1: 4, x2: 176, y1: 9, y2: 9 }),
      svg("rect.area", { x: x(row.low), y: 3, width: Math.max(1, x(row.high) - x(row.low)).toFixed(1), height: 12 }),
      svg("circle.dot", { cx: x(row.mean), cy: 9, r: 4 })),
    shortText(row.mean, 3), countText(row.rows),
  ]), ".bars");
}

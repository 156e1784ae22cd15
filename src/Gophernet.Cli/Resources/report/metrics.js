// How good the model is: each metric with its interval, beside what a model without inputs reaches.

function metricsSection({ evaluation, held_out: heldOut, model, data }) {
  const parts = evaluation.classes ?? (evaluation.targets?.length > 1 || model.task === "multilabel" ? evaluation.targets : undefined);
  return [
    note("The bar is the 95% interval, the dot the value on this data, and the upright stroke the baseline: what a model reaches that always says the same. ",
      "Where the bar does not reach the stroke, chance hardly explains the difference. ↑ higher is better, ↓ lower is better."),
    metricTable(`On ${shown(data.file)}: ${plural(evaluation.rows, "row")}`, evaluation, heldOut),
    evaluation.unknown > 0 ? note(`${plural(evaluation.unknown, "row")} of classes that the model does not know ${
      evaluation.unknown === 1 ? "counts" : "count"} as wrong; ${listText(evaluation.without_unknown, 9)} leave ${
      evaluation.unknown === 1 ? "it" : "them"} out, as there is no probability to judge.`) : undefined,
    ...(parts ? [html("h3", {}, `Each ${partWord(model).toLowerCase()}`), partTables(parts)].flat() : []),
  ];
}

function metricTable(label, { metrics, baseline = {}, intervals = {} }, heldOut) {
  const before = heldOut?.metrics;
  const rows = Object.keys(metrics).map((metric) => [
    html("span", {}, html("span.metric", {}, metric, directionText(metric)), html("span.meaning", {}, meaningOf(metric))),
    html("strong", {}, metricText(metrics[metric])),
    intervalBar(metric, metrics[metric], intervals[metric], baseline[metric]),
    rangeText(intervals[metric], metricText),
    metricText(baseline[metric]),
    ...(before ? [metricText(before[metric])] : []),
  ]);
  const heads = ["Metric", numeric("Value"), "", numeric("95% interval"), numeric("Baseline"), ...(before ? [numeric("Held out in training")] : [])];
  return scrolling("Metrics", table(label, heads, rows, ".metrics"));
}

function directionText(metric) {
  return [" ↓", "", " ↑"][directionOf(metric) + 1];
}

/** A metric on a line of its own, from 0, or the least that there is, to 1, or the most. */
function intervalBar(metric, value, interval, base) {
  const values = [value, base, ...(interval ?? [])].filter(Number.isFinite);
  if (!Number.isFinite(value)) {
    return "";
  }
  const [low, high] = [Math.min(0, ...values), directionOf(metric) > 0 ? Math.max(1, ...values) : Math.max(...values) * 1.02 || 1];
  const x = (at) => scale([low, high], [4, 136])(at).toFixed(1);
  return svg("svg.inline", { viewBox: "0 0 140 16", width: 140, height: 16, "aria-hidden": "true" },
    svg("line.grid", { x1: 4, x2: 136, y1: 8, y2: 8 }),
    interval ? svg("line.range", { x1: x(interval[0]), x2: x(interval[1]), y1: 8, y2: 8 }) : undefined,
    Number.isFinite(base) ? svg("line.base", { x1: x(base), x2: x(base), y1: 2, y2: 14 }) : undefined,
    svg("circle.dot", { cx: x(value), cy: 8, r: 3.5 }));
}

function partTables(parts) {
  if (parts[0]?.metrics) {
    return parts.map((part) => metricTable(shown(part.name), part));
  }
  const heads = ["Name", numeric("Rows"), numeric("Precision"), "", numeric("Recall"), "", numeric("F1"), ""];
  const cells = (part, metric) => [metricText(part[metric]), html("span.soft.range-text", {}, rangeText(part.intervals?.[metric], metricText))];
  const draw = (items) => scrolling("Precision and recall", table("With 95% intervals", heads, items.map((part) =>
    [nameOf(part.name), countText(part.rows), ...cells(part, "precision"), ...cells(part, "recall"), ...cells(part, "f1")])));
  return [note("Precision: of the rows predicted as it, the share that are it. Recall: of the rows that are it, the share found. F1 is their harmonic mean."),
    ...firstOf(parts, 12, draw, "of them")];
}

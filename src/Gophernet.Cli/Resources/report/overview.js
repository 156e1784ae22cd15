// What a reader should know first, in sentences.

const SENTENCE_WORDS = {
  accuracy: { start: "Right on", rest: "of", without: "always naming the most frequent class is right on", format: percentText },
  mae: { start: "Off by", rest: "on average, over", without: "always predicting the same is off by", format: shortText },
  r2: { start: "Explains", rest: "of the variance, over", without: "always predicting the mean explains", format: percentText },
};

function sentenceWords(metric) {
  return SENTENCE_WORDS[metric] ?? { start: `${metric}:`, rest: "on", without: "a model that always says the same has", format: shortText };
}

function overviewSection(report) {
  const { evaluation, model } = report;
  const warnings = [...(model.warnings ?? []), ...(report.warnings ?? []), ...(evaluation.warnings ?? [])];
  const sentences = [performanceSentence(report), heldOutSentence(report), calibrationSentence(report), importanceSentence(report), shiftSentence(report)];
  return [
    html("ul.short", {}, sentences.filter(Boolean).map((sentence) => html("li", {}, ...sentence))),
    warnings.length > 0 ? html("div.callout", { role: "note" }, html("h3", {}, warnings.length === 1 ? "One warning" : `${warnings.length} warnings`),
      html("ul", {}, warnings.map((warning) => html("li", {}, nameOf(warning))))) : undefined,
  ];
}

function performanceSentence(report) {
  const { data, evaluation: { rows, metrics, baseline, intervals = {} } } = report;
  const metric = mainMetric(report);
  if (metric === undefined) {
    return undefined;
  }
  const { start, rest, without, format } = sentenceWords(metric);
  const [value, base, interval] = [metrics[metric], baseline?.[metric], intervals[metric]];
  const range = interval ? ` (95% interval ${rangeText(interval, format)})` : "";
  const isBetter = interval && Number.isFinite(base) ? (directionOf(metric) > 0 ? interval[0] > base : interval[1] < base) : undefined;
  const verdict = { true: " The model is better, and by more than chance.", false: " The interval includes the baseline: no gain is shown." }[isBetter] ?? "";
  return [
    html("strong", {}, `${start} ${format(value)}`), ` ${rest} ${plural(rows, "row")} of `, nameOf(data.file),
    `${range}; ${without} ${format(base)}.${verdict}`,
  ];
}

function heldOutSentence(report) {
  const { held_out: heldOut, evaluation: { metrics, intervals = {} } } = report;
  const metric = mainMetric(report);
  const before = heldOut?.metrics?.[metric];
  if (!Number.isFinite(before)) {
    return undefined;
  }
  const interval = intervals[metric];
  const isBetter = Math.sign(metrics[metric] - before) === directionOf(metric);
  const verdict = !interval ? "" : before >= interval[0] && before <= interval[1] ? ", in line with this"
    : isBetter ? ": the model does better here" : ": the model does worse here than training promised";
  const text = sentenceWords(metric).format(before);
  return [`On ${plural(heldOut.rows, "row")} held out of training, ${metric} was ${text}${verdict}.`];
}

function calibrationSentence({ evaluation: { metrics } }) {
  const error = metrics.calibration_error;
  return Number.isFinite(error)
    ? [`Its probabilities are off by ${shortText(error * 100, 2)} percentage points on average. `, link("calibration", "Calibration")] : undefined;
}

function importanceSentence({ importance }) {
  const items = (importance?.importance ?? []).filter((item) => item.mean > 2 * item.standard_error).slice(0, 3);
  return items.length === 0 ? undefined
    : [`It relies most on ${listText(items.map(columnsText))}.`, " ", link("importance", "Importance")];
}

function shiftSentence({ columns = [] }) {
  const known = columns.filter(({ psi }) => Number.isFinite(psi));
  const moved = known.filter(({ psi }) => psi >= 0.25).sort((a, b) => b.psi - a.psi);
  return known.length === 0 ? undefined
    : [moved.length === 0 ? "No column has shifted far since training." : `Since training ${moved.length} of ${plural(known.length, "column")} shifted: ${
      listText(moved.map((column) => column.name))}.`, " ", link("columns", "Columns")];
}

function link(id, text) {
  return html("a.more", { href: `#${id}` }, text);
}

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
  const seen = data.learnt ? ", from which it has learnt" : "";
  if (metric === undefined) {
    return undefined;
  }
  const { start, rest, without, format } = sentenceWords(metric);
  const [value, base, interval] = [metrics[metric], baseline?.[metric], intervals[metric]];
  const range = interval ? ` (95% interval ${rangeText(interval, format)})` : "";
  return [
    html("strong", {}, `${start} ${format(value)}`), ` ${rest} ${plural(rows, "row")} of `, nameOf(data.file),
    `${seen}${range}; ${without} ${format(base)}.`,
    interval && Number.isFinite(base) ? gainText(interval.map((end) => (end - base) * directionOf(metric))) : "",
  ];
}

/** What an interval of differences from the baseline says: above 0 the model is better. */
function gainText(gains) {
  return Math.min(...gains) > 0 ? " The model is better, and by more than chance."
    : Math.max(...gains) < 0 ? " The model is worse, and by more than chance." : " The interval includes the baseline: no gain is shown.";
}

function heldOutSentence(report) {
  const { data, held_out: heldOut, evaluation: { metrics, intervals = {} } } = report;
  const metric = mainMetric(report);
  const before = heldOut?.metrics?.[metric];
  if (!Number.isFinite(before)) {
    return undefined;
  }
  const [interval, intervalBefore] = [intervals[metric], heldOut.intervals?.[metric]];
  const verdict = data.learnt ? ", which says more of new rows than what it reaches on those that it has learnt from"
    : interval && intervalBefore ? heldOutVerdict(differenceBeyondChance(before, intervalBefore, metrics[metric], interval) * directionOf(metric)) : "";
  const text = sentenceWords(metric).format(before);
  return [`On ${plural(heldOut.rows, "row")} held out of training, ${metric} was ${text}${verdict}.`];
}

function heldOutVerdict(gain) {
  return gain > 0 ? ": the model does better here" : gain < 0 ? ": the model does worse here than training promised"
    : ": here it is no different from that, within the noise";
}

/**
 * The sign of now − before, two estimates with their 95% intervals, where the difference is beyond its own interval; else 0. Arms add up as their squares
 * (Zou and Donner, "Construction of confidence limits about effect measures", 2008).
 */
function differenceBeyondChance(before, [beforeLow, beforeHigh], now, [low, high]) {
  const arm = now > before ? Math.hypot(now - low, beforeHigh - before) : Math.hypot(high - now, before - beforeLow);
  return Math.abs(now - before) > arm ? Math.sign(now - before) : 0;
}

function calibrationSentence({ evaluation: { metrics }, calibration_by_chance: limit }) {
  const error = metrics.calibration_error;
  return Number.isFinite(error) ? [`Its probabilities are off by ${shortText(error * 100, 2)} percentage points on average${limit === undefined ? ". "
    : error > limit ? ", and by more than chance. " : ", which may be chance in so few rows. "}`, link("calibration", "Calibration")] : undefined;
}

function importanceSentence({ importance }) {
  const items = (importance?.importance ?? []).filter((item) => item.mean > 2 * item.standard_error).slice(0, 3);
  return items.length === 0 ? undefined
    : [`It relies most on ${listText(items.map(columnsText))}.`, " ", link("importance", "Importance")];
}

function shiftSentence({ columns = [] }) {
  const known = columns.filter(({ psi }) => Number.isFinite(psi));
  const shifted = known.filter(({ shift }) => shift === "large").sort((a, b) => b.psi - a.psi);
  return known.length === 0 ? undefined : [
    shifted.length > 0 ? `Since training ${shifted.length} of ${plural(known.length, "column")} shifted: ${listText(shifted.map((column) => column.name))}. `
      : known.every(({ shift }) => shift === "unknown") ? "Whether columns have shifted since training, so few rows do not tell. "
        : known.some(({ psi }) => psi >= 0.25) ? "No column has shifted since training by more than chance may explain in so few rows. "
          : "No column has shifted far since training. ", link("columns", "Columns"),
  ];
}

function link(id, text) {
  return html("a.more", { href: `#${id}` }, text);
}

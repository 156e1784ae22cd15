// Whether the rows are like those of training, column by column.

const MAX_DISTRIBUTIONS = 24;
const LABEL_GAP = 5;

function columnsSection(report) {
  const { columns, evaluation } = report;
  if (!(columns?.length > 0)) {
    return undefined;
  }
  const sorted = [...columns].sort((a, b) => (b.psi ?? -1) - (a.psi ?? -1));
  const draw = (part) => html("div.columns", {}, part.map(columnRow));
  return [
    note(key("before", "share of the rows of training"), key("now", "share of these rows"),
      "PSI, the population stability index, sums up how far the two are apart: under 0.1 the column is stable, ",
      "from 0.25 on it has shifted, and what was measured in training says less about these rows. A shift is named where rows like those of training ",
      "would have one in any column less often than one time in twenty, ",
      evaluation.groups > 0 ? "each group counting as one row." : "if rows do not depend on each other."),
    ...firstOf(sorted, MAX_DISTRIBUTIONS, draw, "columns"),
  ];
}

function columnRow(column) {
  const { name: text, kind, psi, shift, bins } = column;
  return html("div.column", {},
    html("h3", {}, nameOf(text), html("span.soft", {}, ` ${kind}`)),
    html("p", {},
      Number.isFinite(psi) ? html(`span.word${shift === "large" ? ".shifted" : ""}`, {}, `${shiftWord(column)} · PSI ${shortText(psi, 2)}`) : undefined,
      missingText(column)),
    kind === "text" ? html("p.soft", {}, "The model does not keep which words were in training, so there is nothing to compare.") : undefined,
    bins ? [distribution(text, bins), details("The numbers", () => binTable(bins))] : undefined);
}

function missingText({ missing_share: here, training_missing_share: before }) {
  return here > 0 || before > 0 ? html("span.soft", {}, ` missing ${percentText(here ?? 0)}, in training ${percentText(before ?? 0)}`) : "";
}

/** Bars in pairs, one for each bin: the bins of training, in their order and not to scale. */
function distribution(text, allBins) {
  const bins = visibleBins(allBins);
  const { training, data, labels, ticks: edges } = bins;
  const [width, height, foot] = [320, 64, 14];
  const most = Math.max(1e-9, ...training, ...data);
  const step = width / training.length;
  const bar = Math.min(28, step * 0.4);
  const rect = (share, x, kind, what, i) => {
    const length = (share / most) * (height - 4);
    return svg(`rect.${kind}`, { x: x.toFixed(1), width: bar.toFixed(1), y: (height - length).toFixed(1), height: length.toFixed(1) },
      svg("title", {}, `${isolated(labels[i])}: ${percentText(share)} ${what}`));
  };
  // Where labels have too little room, one of several bars has one.
  const texts = edges ?? bins.shortLabels;
  const every = Math.ceil((Math.min(edges ? 72 : 44, Math.max(...texts.map(widthOf))) + LABEL_GAP) / step);
  const tick = (x, i) => i % every === 0 && svg("text.tick", { x: x.toFixed(1), y: height + 12, "text-anchor": "middle" },
    fitted(texts[i], step * every - LABEL_GAP));
  return svg("svg.distribution", { viewBox: `0 0 ${width} ${height + foot}`, role: "img", "aria-label": `Distribution of ${isolated(text)}: ${
    labels.map((label, i) => `${isolated(label)} ${percentText(training[i])} in training, ${percentText(data[i])} here`).join("; ")}.` },
  svg("line.axis", { x1: 0, x2: width, y1: height, y2: height }),
  training.map((share, i) => {
    const middle = (i + 0.5) * step;
    return [rect(share, middle - bar, "before", "in training", i), rect(data[i], middle, "bar", "here", i), edges ? undefined : tick(middle, i)];
  }),
  edges?.map((_, i) => tick((i + 1) * step, i)));
}

const edgeText = (edge) => (typeof edge === "number" ? shortText(edge, 3) : shortened(edge, 10));

/**
 * The bins that are drawn, with what each holds in words. Where edges of numbers are the same, no number lies between them: such a bin is left out, and each
 * of the others is called by itself; else their edges stand between them, as ticks.
 */
function visibleBins({ edges, labels, training, data }) {
  if (labels) {
    return { training, data, labels: labels.map((label) => shortened(label, 60)), shortLabels: labels.map((label) => shortened(label, 60)) };
  }
  const last = training.length - 1;
  const [low, high] = [edges.slice(0, -1), edges.slice(1)];
  const kept = training.map((_, i) => i).filter((i) => low[i] !== high[i] || training[i] > 0 || data[i] > 0);
  const pick = (values) => kept.map((i) => values[i]);
  const isOne = (i) => low[i] === high[i] && i < last;
  const words = training.map((_, i) => (isOne(i) ? edgeText(high[i]) : i === 0 ? `up to ${edgeText(high[i])}`
    : i === last ? `above ${edgeText(low[i])}` : `above ${edgeText(low[i])} to ${edgeText(high[i])}`));
  const short = training.map((_, i) => (isOne(i) ? edgeText(high[i]) : i === last ? `> ${edgeText(low[i])}` : `≤ ${edgeText(high[i])}`));
  const areTicks = kept.length === training.length && low.every((edge, i) => edge !== high[i]);
  const ticks = areTicks ? high.slice(0, -1).map(edgeText) : undefined;
  return { training: pick(training), data: pick(data), labels: pick(words), shortLabels: pick(short), ticks };
}

function binTable(bins) {
  const { labels, training, data } = visibleBins(bins);
  return table("Shares of the rows", ["Values", numeric("Training"), numeric("Here")],
    labels.map((label, i) => [nameOf(label), percentText(training[i]), percentText(data[i])]));
}

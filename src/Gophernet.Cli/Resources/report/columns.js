// Whether the rows are like those of training, column by column.

const MAX_DISTRIBUTIONS = 24;

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
    bins ? [distribution(text, bins), details("The numbers", () => binTable(bins))] : undefined);
}

function missingText({ missing_share: here, training_missing_share: before }) {
  return here > 0 || before > 0 ? html("span.soft", {}, ` missing ${percentText(here ?? 0)}, in training ${percentText(before ?? 0)}`) : "";
}

/** Bars in pairs, one for each bin: the bins of training, in their order and not to scale. */
function distribution(text, bins) {
  const { training, data } = bins;
  const [width, height, foot] = [320, 64, 14];
  const most = Math.max(1e-9, ...training, ...data);
  const step = width / training.length;
  const bar = Math.min(28, step * 0.4);
  const labels = binLabels(bins);
  const every = Math.ceil(Math.max(0, ...(bins.edges ?? []).map((edge) => edgeText(edge).length)) * 7 / step);
  const rect = (share, x, kind, what, i) => {
    const length = (share / most) * (height - 4);
    return svg(`rect.${kind}`, { x: x.toFixed(1), width: bar.toFixed(1), y: (height - length).toFixed(1), height: length.toFixed(1) },
      svg("title", {}, `${isolated(labels[i])}: ${percentText(share)} ${what}`));
  };
  const tick = (x, text) => svg("text.tick", { x: x.toFixed(1), y: height + 12, "text-anchor": "middle" }, text);
  const letters = Math.max(3, Math.floor(step / 6.5));
  return svg("svg.distribution", { viewBox: `0 0 ${width} ${height + foot}`, role: "img", "aria-label": `Distribution of ${isolated(text)}: ${
    labels.map((label, i) => `${isolated(label)} ${percentText(training[i])} in training, ${percentText(data[i])} here`).join("; ")}.` },
  svg("line.axis", { x1: 0, x2: width, y1: height, y2: height }),
  training.map((share, i) => {
    const middle = (i + 0.5) * step;
    return [rect(share, middle - bar, "before", "in training", i), rect(data[i], middle, "bar", "here", i),
      bins.edges ? undefined : tick(middle, shortened(labels[i], letters))];
  }),
  bins.edges?.slice(1, -1).map((edge, i) => edge !== bins.edges[i] && i % every === 0 && tick((i + 1) * step, edgeText(edge))));
}

const edgeText = (edge) => (typeof edge === "number" ? shortText(edge, 3) : shortened(edge, 10));

/** Of each bin its category, or the two numbers or days that it lies between. */
function binLabels({ edges, labels }) {
  return labels?.map((label) => shortened(label, 60))
    ?? edges.slice(1).map((edge, i) => (edge === edges[i] ? edgeText(edge) : `${edgeText(edges[i])} to ${edgeText(edge)}`));
}

function binTable(bins) {
  return table("Shares of the rows", ["Values", numeric("Training"), numeric("Here")],
    binLabels(bins).map((label, i) => [nameOf(label), percentText(bins.training[i]), percentText(bins.data[i])]));
}

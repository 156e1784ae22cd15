// Of numbers: how far predictions are from what was, and where.

function residualsSection({ residuals }) {
  if (!(residuals?.length > 0)) {
    return undefined;
  }
  return choice("Target", residuals.map((item) => item.target), (i) => {
    const { target, points, histogram } = residuals[i];
    return figures(
      figure("Predicted against actual", pointsChart(target, points),
        "Each dot is a row. On the dashed diagonal the prediction is right; above it, it is too high. ",
        points.length >= 1500 ? `These are ${countText(points.length)} of the rows, drawn at random.` : ""),
      figure("Errors", errorChart(target, histogram),
        "Predicted minus actual. Bars to the right of 0 are rows that were predicted too high; a hump beside 0 is a bias. ", errorTable(histogram)));
  });
}

function pointsChart(target, points) {
  const range = domain(points.flat());
  const chart = new Chart(`Predicted against actual ${isolated(target)} of ${plural(points.length, "row")}.`, { label: "Actual", domain: range },
    { label: "Predicted", domain: range }, { height: 300 });
  chart.diagonal();
  for (const [actual, predicted] of points) {
    chart.dot(actual, predicted, points.length > 300 ? "dot.faint" : "dot.half", points.length > 300 ? 2 : 2.5);
  }
  return chart.element;
}

function errorChart(target, { edges, rows }) {
  const chart = new Chart(`Errors of ${isolated(target)}, from ${shortText(edges[0])} to ${shortText(edges.at(-1))}, in ${plural(rows.length, "bar")}.`,
    { label: "Error: predicted − actual", domain: [edges[0], edges.at(-1)] }, { label: "Rows", domain: [0, Math.max(1, ...rows) * 1.05] }, { height: 300 });
  rows.forEach((count, i) => chart.bar(edges[i], edges[i + 1], count, "bar", `${binText(edges, i)}: ${plural(count, "row")}`));
  return chart.upright(0, "other").element;
}

function errorTable({ edges, rows }) {
  return details("The numbers", () => table("Errors", ["Error", numeric("Rows")], rows.map((count, i) => [binText(edges, i), countText(count)])));
}

function binText(edges, i) {
  return `${shortText(edges[i])} to ${shortText(edges[i + 1])}`;
}

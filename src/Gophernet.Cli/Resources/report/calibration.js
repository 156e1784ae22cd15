// Whether probabilities come true: of rows with a probability near 0.8, eight in ten should be of the class.

function calibrationSection({ calibration, model, evaluation, calibration_by_chance: limit }) {
  if (!(calibration?.length > 0)) {
    return undefined;
  }
  const error = evaluation.metrics.calibration_error;
  const curves = choice(partWord(model), calibration.map((item) => item.class), (i) => {
    const item = calibration[i];
    return html("div.figures", {},
      figure(undefined, calibrationChart(item),
        "Rows are put together by their probability. A point above the dashed diagonal means that the class is more frequent than the model says, ",
        "one below that it is less frequent. A stroke is the 95% interval: where it crosses the diagonal, the difference may be chance."),
      html("div", {}, scrolling("Calibration", table("The same in numbers",
        [numeric("Probability"), numeric("Observed"), numeric("95% interval"), numeric("Rows")],
        item.bins.map((bin) => [percentText(bin.probability), percentText(bin.share), rangeText([bin.low, bin.high], percentText), countText(bin.rows)])))));
  });
  return [
    Number.isFinite(error) ? note(`Calibration error ${metricText(error)}: how far the probability of the predicted class is from how often it is right, `,
      "in the mean over the rows, put together in 15 bins of it. ", limit === undefined ? "" : calibrationVerdict(error, limit), " ",
      withoutUnknown(evaluation)) : undefined,
    ...curves,
  ];
}

/** What chance may have to do with an error: probabilities that are exactly right have less in nineteen of twenty samples of so many rows. */
function calibrationVerdict(error, limit) {
  return error > limit ? `That is more than chance explains in so few rows, which is ${metricText(limit)} at most.`
    : `So much may be chance in so few rows: probabilities that are exactly right would have up to ${metricText(limit)}.`;
}

function calibrationChart({ class: text, bins }) {
  const chart = new Chart(
    `Calibration of ${isolated(text)}: observed share by predicted probability in ${bins.length} groups.`,
    { label: "Predicted probability", ...UNIT }, { label: "Observed share", ...UNIT }, { height: 300 });
  chart.diagonal();
  for (const bin of bins) {
    chart.stroke([bin.probability, bin.low], [bin.probability, bin.high], "error");
    chart.dot(bin.probability, bin.share, "dot", 4, `${percentText(bin.share)} of ${plural(bin.rows, "row")}`);
  }
  return chart.element;
}

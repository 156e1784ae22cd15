// Whether probabilities come true: of rows with a probability near 0.8, eight in ten should be of the class.

function calibrationSection({ calibration, model }) {
  if (!(calibration?.length > 0)) {
    return undefined;
  }
  return choice(partWord(model), calibration.map((item) => item.class), (i) => {
    const item = calibration[i];
    return html("div.figures", {},
      figure(undefined, calibrationChart(item),
        "Rows are put together by their probability. A point above the dashed diagonal means that the class is more frequent than the model says, ",
        "one below that it is less frequent. A stroke is the 95% interval: where it crosses the diagonal, the difference may be chance."),
      html("div", {}, scrolling("Calibration", table("The same in numbers",
        [numeric("Probability"), numeric("Observed"), numeric("95% interval"), numeric("Rows")],
        item.bins.map((bin) => [percentText(bin.probability), percentText(bin.share), rangeText([bin.low, bin.high], percentText), countText(bin.rows)]))),
      note(`Calibration error ${metricText(item.error)}: the mean distance of the two, each row counting once.`)));
  });
}

function calibrationChart({ class: text, bins, error }) {
  const chart = new Chart(
    `Calibration of ${isolated(text)}: observed share by predicted probability in ${bins.length} groups; calibration error ${metricText(error)}.`,
    { label: "Predicted probability", ...UNIT }, { label: "Observed share", ...UNIT }, { height: 300 });
  chart.diagonal();
  for (const bin of bins) {
    chart.stroke([bin.probability, bin.low], [bin.probability, bin.high], "error");
    chart.dot(bin.probability, bin.share, "dot", 4, `${percentText(bin.share)} of ${plural(bin.rows, "row")}`);
  }
  return chart.element;
}

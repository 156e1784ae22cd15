// How training went: each network's loss and its error on rows held back, a point every epoch, or every second, fourth … of many.

function trainingSection({ training_curves: curves }) {
  if (!(curves?.length > 0)) {
    return undefined;
  }
  const hasErrors = curves.some((curve) => curve.validation_error?.length > 0);
  const pointOf = (epoch, every) => Math.max(0, Math.ceil(epoch / every) - 1);
  return [
    note(key("thin", "loss on the rows that it learns from"), ...(hasErrors ? [key("data", `${curves[0].error_name} on rows held back`)] : []),
      key("mark", "the epoch that was kept"), hasErrors ? "Where the error rises while the loss falls, the network is memorising its rows." : ""),
    figures(...curves.slice(0, 8).map((curve) => figure(curves.length > 1 ? `Network ${curve.network}` : undefined, trainingChart(curve)))),
    curves.length > 8 ? note(`The first 8 of ${curves.length} networks.`) : undefined,
    details("The numbers", () => table("Of each network", ["Network", numeric("Epochs"), numeric("Kept"), numeric("Last loss"), numeric("Error when kept")],
      curves.map(({ network, every, loss, kept_epoch: kept, validation_error: errors }) =>
        [String(network), countText(loss.length * every), kept ?? "–", metricText(loss.at(-1)), metricText(errors?.[pointOf(kept, every)])]))),
  ];
}

function trainingChart({ network, every, loss, validation_error: errors = [], kept_epoch: kept }) {
  const epochs = loss.length * every;
  const values = [...loss, ...errors].filter(Number.isFinite).sort((a, b) => a - b);
  // The first steps may be far above all others, and would press them flat.
  const y = domain(values.slice(0, Math.max(2, Math.ceil(values.length * 0.98))));
  const chart = new Chart(`Training of network ${network}: loss from ${metricText(loss[0])} to ${metricText(loss.at(-1))} in ${epochs} epochs${
    kept ? `, epoch ${kept} kept` : ""}.`, { label: "Epoch", domain: [1, Math.max(2, epochs)], ticks: [1, ...ticks([1, epochs], 5).filter((tick) =>
    tick > 1)] }, { label: "Loss, error", domain: y }, { height: 220 });
  const points = (series) => series.map((value, i) => [(i + 1) * every, value]).filter(([, value]) => Number.isFinite(value));
  chart.line(points(loss), "other").line(points(errors));
  if (kept) {
    chart.upright(kept, "mark");
  }
  return chart.element;
}

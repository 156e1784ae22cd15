// A row that can be changed, and what the model makes of it: the model itself runs in the page.

const MAX_FIELDS = 30;
const MAX_CHOICES_IN_LIST = 40;
const DIGITS = 6;

/** The form: its nodes, and `tryRow`, which puts another row in it. */
function rowForm({ form, importance, model }) {
  const reading = { decimalComma: form.decimal_comma };
  const fields = new Map(form.columns.map((column) => [column.name, field(column, reading, () => predict())]));
  const needed = new Map((importance?.importance ?? []).flatMap(columnsOf).map((column, i) => [column, i]));
  const order = [...form.columns].sort((a, b) => (needed.get(a.name) ?? needed.size) - (needed.get(b.name) ?? needed.size));
  const [result, fault] = [html("div", { id: "prediction" }), html("p.fault", { role: "alert" })];
  const check = html("p.note", { id: "check" }, "Loading the model …");
  let module;
  let first;

  function row() {
    return Object.fromEntries([...fields].map(([column, { input }]) => [column, input.value]));
  }

  function predict() {
    if (!module) {
      return;
    }
    try {
      const answer = module.predict(row(), reading);
      first ??= answer;
      result.replaceChildren(...answerNodes(answer, first, module.classes));
      fault.replaceChildren();
    } catch (error) {
      fault.replaceChildren(shown(error.message));
      result.replaceChildren();
    }
  }

  function fill(values) {
    for (const [column, { input, show }] of fields) {
      show(Object.hasOwn(values, column) ? values[column] : "");
    }
    predict();
  }

  const isReal = form.predictions !== undefined;
  let start = Object.fromEntries(form.columns.map((column) => [column.name, column.value ?? ""]));
  document.addEventListener("model", ({ detail }) => {
    module = detail;
    try {
      start = isReal ? start : exampleOf(module, reading);
      first = module.predict(start, reading);
      const difference = isReal ? largestDifference(answerNumbers(first), predictedNumbers(form.predictions, model)) : undefined;
      check.replaceChildren(!isReal ? "" : difference === undefined ? "The model in this page could not be compared with gophernet."
        : difference <= 10 ** -DIGITS ? "The model in this page predicts this row as gophernet did: checked when it was loaded."
          : `The model in this page does not predict this row as gophernet did: they differ by ${shortText(difference)}. Don’t rely on this form.`);
      check.classList.toggle("fault", difference > 10 ** -DIGITS);
    } catch {
      check.replaceChildren("The model in this page could not be compared with gophernet."); // what is wrong stands where the prediction would
    }
    fill(start);
  });
  addEventListener("load", () => {
    if (!module) {
      check.replaceChildren("The model is not in this page, or could not be started here; the rest of the report does not need it.");
    }
  });

  const draw = (columns) => html("div.fields", {}, columns.map((column) => fields.get(column.name).element));
  const nodes = [
    note(isReal ? "The row is the first of the data. " : "The row is made up. ", "Change a value and the prediction follows; an empty value is a missing one. ",
      "The most important columns come first."),
    html("form", { submit: (event) => event.preventDefault() },
      html("div.answer", {}, result, fault, check),
      html("div", {}, ...firstOf(order, MAX_FIELDS, draw, "columns"),
        html("p", {}, html("button", { type: "button", click: () => fill(start) }, "Back to where it began")))),
  ];
  return {
    nodes,
    tryRow(values) {
      fill({ ...start, ...values });
      document.getElementById("form").scrollIntoView();
      document.getElementById("form").focus();
    },
  };
}

/** The row that the model itself gives as an example. */
function exampleOf({ columns }, reading) {
  return Object.fromEntries(columns.map(({ name: column, example = "" }) => [column, typeof example === "number" ? numberCell(example, reading) : example]));
}

/** A number as it may be written in a cell of the data: 1234.5, or 1234,5. */
function numberCell(number, { decimalComma }) {
  const text = String(number);
  return decimalComma ? text.replace(".", ",") : text;
}

let fieldCount = 0;

/** A field: a list where the choices are few, a text with suggestions where they are many, a text for numbers, dates and words. */
function field({ name: column, value = "", choices, low, high, kind }, reading, changed) {
  const id = `field-${fieldCount++}`;
  const option = (choice) => html("option", { value: choice }, choice === "" ? "(missing)" : shortened(choice, 60));
  const end = (value) => (typeof value === "number" ? numberCell(Number(value.toPrecision(4)), reading) : value);
  const hint = low !== undefined ? `${end(low)} to ${end(high)} in training` : kind;
  if (choices && choices.length <= MAX_CHOICES_IN_LIST) {
    const input = html("select", { id, input: changed }, ["", ...choices].map(option));
    const show = (text) => {
      if (![...input.options].some((item) => item.value === text)) {
        input.append(option(text));
      }
      input.value = text;
    };
    show(value);
    return { input, show, element: html("label.field", { for: id }, nameOf(column), input, html("small", {}, hint)) };
  }
  const isNumber = kind === "numeric";
  const input = html(kind === "text" ? "textarea" : "input", { id, input: changed, autocomplete: "off", spellcheck: "false",
    inputmode: isNumber ? "decimal" : undefined, list: choices ? `${id}-list` : undefined });
  const show = (text) => {
    input.value = text;
  };
  show(value);
  return { input, show, element: html("label.field", { for: id }, nameOf(column), input, choices && html("datalist", { id: `${id}-list` }, choices.map(option)),
    html("small", {}, hint)) };
}

/** What is predicted: each probability as a bar, with a stroke where the first row has its own; or numbers. */
function answerNodes(answer, first, classes) {
  const { prediction, probabilities, quantiles } = answer;
  if (!probabilities) {
    return [
      html("p.big", {}, Object.entries(prediction).map(([column, value]) => html("span", {}, nameOf(column), " ", html("output", {}, precise(value)),
        html("small", {}, ` at first ${precise(first.prediction[column])}`)))),
      quantiles ? table("Quantiles", ["Target", ...Object.keys(Object.values(quantiles)[0]).map(numeric)],
        Object.entries(quantiles).map(([column, values]) => [nameOf(column), ...Object.values(values).map(precise)])) : undefined,
    ].filter(Boolean);
  }
  const chosen = typeof prediction === "string" ? prediction : classes.filter((label) => prediction[label] === 1).map(listed).join(", ") || "no label";
  const order = classes.length > 12 ? [...classes].sort((a, b) => probabilities[b] - probabilities[a]).slice(0, 12) : classes;
  return [
    html("p.big", {}, html("output", {}, nameOf(chosen))),
    table("Probabilities", ["", numeric("Probability"), ""], order.map((label) => [
      nameOf(label), html("span", { "data-class": label }, precise(probabilities[label])), probabilityBar(probabilities[label], first.probabilities[label]),
    ]), ".bars"),
  ];
}

function probabilityBar(value, before) {
  return svg("svg.inline.wide", { viewBox: "0 0 200 16", width: 200, height: 16, "aria-hidden": "true" },
    svg("line.grid", { x1: 0, x2: 200, y1: 8, y2: 8 }),
    svg("rect.bar", { x: 0, y: 3, height: 10, width: (limited(value, [0, 1]) * 200).toFixed(1) }),
    svg("line.base", { x1: (limited(before, [0, 1]) * 199 + 0.5).toFixed(1), x2: (limited(before, [0, 1]) * 199 + 0.5).toFixed(1), y1: 1, y2: 15 }));
}

/** Six digits: what predict writes, and no more than the model knows. */
function precise(value) {
  return Number.isFinite(value) ? String(Number(value.toPrecision(DIGITS))) : "–";
}

function answerNumbers({ prediction, probabilities, quantiles = {} }) {
  return new Map([...Object.entries(probabilities ?? prediction),
    ...Object.entries(quantiles).flatMap(([column, values]) => Object.entries(values).map(([quantile, value]) => [`${column}_${quantile}`, value]))]);
}

/** The same of a line that predict wrote: probability_CLASS of each class, or the numbers themselves. */
function predictedNumbers(line, { task }) {
  const prefix = "probability_";
  return new Map(Object.entries(line).filter(([key]) => task === "regression" || key.startsWith(prefix))
    .map(([key, value]) => [task === "regression" ? key : key.slice(prefix.length), value]));
}

/** The largest relative difference of numbers that both have; undefined where they share none. */
function largestDifference(ours, theirs) {
  const shared = [...ours].filter(([key]) => Number.isFinite(theirs.get(key)));
  return shared.length === 0 ? undefined
    : shared.reduce((most, [key, value]) => Math.max(most, Math.abs(value - theirs.get(key)) / Math.max(1, Math.abs(value))), 0);
}

// Opens a page of `report`, uses it as a reader does, and prints what was seen as JSON.
// node look.mjs CHROMIUM PAGE ROW [AXE]: ROW is JSON of the values to put in the form, AXE the script of axe-core.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Chromium } from "./chromium.mjs";

const START = 10;
const [program, page, row, axe] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "gophernet-chromium-"));
const browser = await Chromium.start(program, folder);
try {
  console.log(JSON.stringify(await look()));
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

async function look() {
  const seen = { widths: {} };
  await browser.show({ width: 1000 });
  await browser.open(page);
  seen.sections = await browser.ask("[...document.querySelectorAll('main > section')].map(({ id }) => id)");
  seen.texts = await browser.ask("Object.fromEntries([...document.querySelectorAll('main > section')].map(({ id, innerText }) => [id, innerText]))");
  seen.labels = await browser.ask(`[...document.querySelectorAll(".distribution")].map((svg) => [...svg.querySelectorAll("text")].map((text) =>
    ({ text: text.textContent, from: text.getBBox().x, to: text.getBBox().x + text.getBBox().width })))`);
  seen.feet = await browser.ask(`[...document.querySelectorAll("rect.foot")].map((bar) => [bar.width.baseVal.value, bar.height.baseVal.value])`);
  seen.names = await browser.ask("[...document.querySelectorAll('bdi')].map(({ textContent }) => textContent)");
  seen.scripts = await browser.ask("document.scripts.length");
  seen.strangers = await browser.ask("document.querySelectorAll('img, b, iframe, object').length");
  seen.hit = await browser.ask("typeof globalThis.hit");
  seen.check = await browser.ask("document.getElementById('check')?.textContent");
  seen.unnamed = await browser.ask("[...document.querySelectorAll('svg')].filter((svg) => !svg.ariaLabel && svg.ariaHidden !== 'true').length");
  seen.slider = await browser.ask(`(${moveSlider})()`);
  seen.keyed = seen.slider && await press("ArrowRight", "threshold-slider");
  seen.metrics = await browser.ask(`[...document.querySelector('#metrics .metrics').tBodies[0].rows].map((row) =>
    row.querySelector('.metric').textContent.split(' ')[0] + ' ' + row.querySelector('strong').textContent)`);
  seen.predicted = await browser.ask(`(${fillForm})(${row})`);
  for (const width of [360, 800, 1400]) {
    await browser.show({ width });
    seen.widths[width] = await browser.ask("document.documentElement.scrollWidth");
  }
  await browser.show({ width: 800, media: "print" });
  seen.printed = await browser.ask("[...document.querySelectorAll('nav, #form, .controls')].map((element) => getComputedStyle(element).display)");
  if (axe) {
    await browser.ask(`${readFileSync(axe, "utf8")}; 0`);
    await browser.ask(`(${openDetails})()`);
    for (const scheme of ["light", "dark"]) {
      await browser.show({ width: 1000, scheme });
      seen[scheme] = await browser.ask("axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))");
    }
  }
  return { ...seen, faults: browser.faults, requests: browser.requests };
}

/** Presses a key on an input, and says what its value is then. */
async function press(key, id) {
  await browser.ask(`document.getElementById("${id}").value = ${START}; document.getElementById("${id}").focus()`);
  for (const type of ["keyDown", "keyUp"]) {
    await browser.send("Input.dispatchKeyEvent", { type, key, code: key, windowsVirtualKeyCode: 39 });
  }
  return Number(await browser.ask(`document.getElementById("${id}").value`));
}

/** Sets costs, moves the slider to the middle and reads what it says; then lets the button find the cheapest threshold. */
function moveSlider() {
  const slider = document.getElementById("threshold-slider");
  if (!slider) {
    return undefined;
  }
  const enter = (input, value) => {
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const read = () => ({
    index: Number(slider.value),
    cells: [...document.querySelectorAll("#threshold .results td.number")].map((cell) => Number(cell.textContent)),
    facts: Object.fromEntries([...document.querySelectorAll("#threshold .results dt")].map((term) => [term.textContent, term.nextSibling.textContent])),
  });
  enter(document.getElementById("cost-missed"), "5");
  enter(document.getElementById("cost-false"), "0.5");
  enter(slider, Math.floor(slider.max / 2));
  const moved = read();
  document.querySelector("#threshold button").click();
  return { moved, cheapest: { ...read(), said: document.getElementById("cheapest").textContent } };
}

/** Puts a row into the form and reads the prediction, each number by its class or, of numbers, under "". */
function fillForm(row) {
  const labels = [...document.querySelectorAll("#form .field")];
  const seen = (name) => name.replace("\u202e", "\ufffd"); // as the page shows it
  for (const [name, value] of Object.entries(row)) {
    const input = labels.find((label) => label.querySelector("bdi").textContent === seen(name)).querySelector("input, select, textarea");
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const probabilities = [...document.querySelectorAll("#prediction [data-class]")].map((cell) => [cell.dataset.class, Number(cell.textContent)]);
  const outputs = [...document.querySelectorAll("#prediction output")].map((output) => ["", Number(output.textContent)]);
  return Object.fromEntries(probabilities.length > 0 ? probabilities : outputs);
}

function openDetails() {
  const toggled = [...document.querySelectorAll("details:not([open])")].map((element) => new Promise((resolve) => {
    element.addEventListener("toggle", resolve, { once: true });
    element.open = true;
  }));
  return Promise.all(toggled).then(() => 0);
}

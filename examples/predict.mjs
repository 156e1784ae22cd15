// node predict.mjs MODULE ROWS.csv prints what an exported model (gophernet export MODEL -o model.mjs) says of each row of plain CSV, as JSON Lines.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const { predict } = await import(pathToFileURL(resolve(process.argv[2])));
const fields = (line) => [...line.matchAll(/(?<=^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare);
const [names, ...lines] = readFileSync(process.argv[3], "utf8").replace(/\n$/, "").split("\n").map(fields);

for (const cells of lines) {
  const row = Object.fromEntries(names.map((name, i) => [name, cells[i]]));
  try {
    console.log(JSON.stringify(predict(row)));
  } catch (error) {
    console.log(JSON.stringify({ error: error.message })); // of a cell that cannot be read
  }
}

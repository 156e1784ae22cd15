// node predict_onnx.mjs MODEL.onnx ROWS.json prints what an exported model says of a list of objects, with onnxruntime-node, or onnxruntime-web without it.
import { readFileSync } from "node:fs";
const ort = await import("onnxruntime-node").catch(() => import("onnxruntime-web"));
const [model, rows] = [readFileSync(process.argv[2]), JSON.parse(readFileSync(process.argv[3]))];
const session = await ort.InferenceSession.create(model);
const inputs = session.inputMetadata.map(({ name, type }) => {
  const cells = rows.map((row) => row[name]); // null and what is not there are missing: an empty text, or NaN
  const values = type === "string" ? cells.map((cell) => String(cell ?? "")) : cells.map((cell) => cell ?? NaN);
  return [name, new ort.Tensor(type, type === "string" ? values : (type === "float64" ? Float64Array : Float32Array).from(values), [rows.length, 1])];
});
const outputs = await session.run(Object.fromEntries(inputs));
const plain = Object.entries(outputs).map(([name, { data, dims }]) => [name, { dims, data: Array.from(data, (x) => (typeof x === "bigint" ? Number(x) : x)) }]);
console.log(JSON.stringify(Object.fromEntries(plain)));

"""predict_onnx.py MODEL.onnx ROWS.json prints what an exported model says of a list of objects, with onnxruntime and numpy (pip install onnxruntime)."""
import json, sys
import numpy as np, onnxruntime
session = onnxruntime.InferenceSession(sys.argv[1])
with open(sys.argv[2], encoding="utf-8") as file:
    rows = json.load(file)
TYPES = {"tensor(float)": (np.float32, np.nan), "tensor(double)": (np.float64, np.nan), "tensor(string)": (object, "")}
inputs = {}
for column in session.get_inputs():  # None and what is not there are missing: an empty text, or NaN
    type, missing = TYPES[column.type]
    cells = [missing if row.get(column.name) is None else row[column.name] for row in rows]
    inputs[column.name] = np.array([str(cell) for cell in cells] if type is object else cells, type).reshape(-1, 1)
names = [output.name for output in session.get_outputs()]
outputs = zip(names, session.run(names, inputs))
print(json.dumps({name: {"dims": value.shape, "data": value.flatten().tolist()} for name, value in outputs}))

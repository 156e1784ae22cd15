"""predict.py MODEL DATA prints what `gophernet predict MODEL DATA --probabilities` does, but for rounding: docs/model-file.md in numpy."""
import calendar, csv, datetime as dt, io, json, math, pathlib, re, sys
import numpy as np
import neighbours, ngrams
NUMBER, NO_NUMBER = (re.compile(pattern, re.A | re.I) for pattern in (r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", r"\.|[+-]?(inf|infinity|nan)"))
ACTIVATIONS = {"identity": lambda x: x, "tanh": np.tanh, "relu": lambda x: np.maximum(x, 0), "sigmoid": lambda x: np.exp(-np.logaddexp(0, -x)),
               "selu": lambda x: 1.0507009873554805 * np.where(x < 0, 1.6732632423543772 * np.expm1(np.minimum(x, 0)), x),
               "silu": lambda x: x * np.exp(-np.logaddexp(0, -x)), "mish": lambda x: x * np.tanh(np.logaddexp(0, x)), "gelu": lambda x: x / 2 *
               np.vectorize(math.erfc)(-x / math.sqrt(2)), "softmax": lambda x: np.exp(x - np.logaddexp.reduce(x, 1, keepdims=True))}
model, data = pathlib.Path(sys.argv[1]).read_bytes(), pathlib.Path(sys.argv[2]).read_bytes().decode("utf-8-sig")
header = json.loads(model[8:(start := 8 + int.from_bytes(model[:8], "little"))])
document = json.loads(header.pop("__metadata__")["gophernet"])
schema, target, delimiter = document["schema"], document["schema"]["target"], max(",;\t|", key=data.partition("\n")[0].count)
tensors = {name: np.frombuffer(model, "<f4", math.prod(t["shape"]), start + t["data_offsets"][0]).reshape(t["shape"]) for name, t in header.items()}
if any(f.get("kind") in ("time", "duration") or "form" in f or "written" in f for f in schema["features"]):
    sys.exit("predict.py reads plain numbers, and dates of ISO 8601 (all of it from Python 3.11 on); how others are written: docs/model-file.md")
logarithm = lambda x, part: math.copysign(math.log1p(abs(x - part["origin"]) / part["unit"]), x - part["origin"]) if "unit" in part else x  # of a tail
def number(text):  # None where it is none
    text = text.replace(".", "_").replace(",", ".") if delimiter == ";" and "," in text else text
    return float(text) if NUMBER.fullmatch(text) and abs(float(text)) <= np.finfo(np.float32).max else None

def inputs(feature, text):  # of one cell
    words, kind = [word.encode().lower() for word in schema["missing"] + feature.get("missing_words", [])], feature["kind"]
    gone = text.encode().lower() in words or None is not number(text) in map(number, schema["missing"])
    gone |= kind not in ("categorical", "text") and NO_NUMBER.fullmatch(text) is not None
    if kind == "categorical":
        text = text if text in (known := feature["categories"]) or number(text) is None else repr(number(text)).removesuffix(".0").replace("e", "E")
        return [not gone and text == name for name in known] + [not gone and text not in known] * feature["has_other"] + [gone] * feature["has_missing"]
    if kind == "text":
        return [ngrams.keep(feature, "" if gone else text)] + scaled(ngrams.parts(feature), ngrams.numbers(text), gone)
    time = dt.datetime.fromisoformat(text if kind == "date" and not gone else "1970-01-01")  # from Python 3.11 on all of ISO 8601
    time = time.replace(tzinfo=None) - (time.utcoffset() or dt.timedelta())
    turns = {"year": (time.timetuple()[7] - 1) / (365 + calendar.isleap(time.year)), "month": (time.day - 1) / calendar.monthrange(time.year, time.month)[1],
             "week": time.weekday() / 7, "day": (time - time.min) / dt.timedelta(1) % 1}
    values = {"numeric": number(text), "boolean": {feature.get("no"): 0, feature.get("yes"): 1}.get(text.lower()), "year": time.year, "month": time.month,
              "day": time.day, "weekday": time.weekday(), "hour": time.hour, "elapsed_days": (time - dt.datetime(1970, 1, 1)) / dt.timedelta(1)}
    values |= {f"{name}_{side}": f(2 * math.pi * turn) for name, turn in turns.items() for side, f in (("sine", math.sin), ("cosine", math.cos))}
    return scaled(feature, values, gone)
def scaled(feature, values, gone):
    parts = feature.get("parts", [feature] + feature.get("tails", []))
    v = [part.get("fill", feature.get("fill")) if gone else values[part.get("part", feature["kind"])] for part in parts]
    z = [(logarithm(min(max(x, p.get("low", x)), p.get("high", x)), p) - p["mean"]) / p["deviation"] for x, p in zip(v, parts)]
    return [x / math.hypot(1, x / 3) if part.get("smooth") else x for x, part in zip(z, parts)] + [gone] * feature["has_missing"]
def outputs(x, m):  # of one network
    shapes, prefix = [document["network"], *document.get("other_networks", [])], f"networks.{m}." * (document["networks"] > 1)
    network, tensor, parts, end, direct = shapes[document.get("kinds", [0] * (m + 1))[m]], lambda name: tensors.get(prefix + name, 1), [], 0, 0
    for i, group in enumerate(network.get("inputs", [{"kind": "plain", "inputs": x.shape[1]}])):
        part, end = x[:, end:end + group["inputs"]], end + group["inputs"]
        if group["kind"] in ("periodic", "piecewise"):
            own, z = lambda name: tensor(f"inputs.{i}.{name}").astype(float), part[..., None]
            forms = (np.cos(2 * np.pi * z * own("frequency") + own("phase")) if group["kind"] == "periodic" else
                     np.clip((z - (knots := own("knot"))[:, :-1]) / np.where(np.diff(knots) > 0, np.diff(knots), np.inf), 0, 1))
            part = np.dstack([(forms[:, :, None] * own("weight").reshape(z.shape[1], 3, -1)).sum(3) + own("bias"), part]).reshape(len(x), -1)
        if group["kind"] == "text":
            part, logits = np.split(ngrams.sums(part[:, 0], tensor(f"inputs.{i}.ngram")), [group["width"]], axis=1)
            direct = direct + logits if group["direct"] else direct
        parts.append(part @ tensor(f"inputs.{i}.embedding") if group["kind"] == "embedded" else part)
    x = np.hstack(parts) * tensor("inputs.scale")
    for i, layer in enumerate(network["layers"]):
        z, last = x @ tensor(f"layers.{i}.weight").T + tensor(f"layers.{i}.bias"), layer is network["layers"][-1]
        z = neighbours.logits(z + direct, tensor, network) / document.get("temperature", 1) + np.array(document.get("logit_offsets", 0)) if last else z
        x = tensor(f"layers.{i}.activation_weight") * ACTIVATIONS[layer["activation"]](z) + (1 - tensor(f"layers.{i}.activation_weight")) * z
    return x

quantiles = target.get("quantiles", [])
each, middle = max(1, len(quantiles)), [quantiles.index(0.5)] * 2 if 0.5 in quantiles else [(len(quantiles) - 1) // 2, len(quantiles) // 2]
def answer(y):  # of one row
    if target["form"] == "numbers":
        y = [(v * s["deviation"] + s["mean"], s) for i, s in enumerate(target["scalings"]) for v in sorted(y[i * each:(i + 1) * each])]
        y = [min(max(math.exp(min(v, 80)) * s["smearing"] if "scale" in s else v, s.get("low", -math.inf)), s.get("high", math.inf)) for v, s in y]
        return [v for i in range(0, len(y), each) for v in ([(y[i + middle[0]] + y[i + middle[1]]) / 2] if each > 1 else []) + y[i:i + each]]
    weighted, costs = np.array(y) * document.get("decision_weights", 1), np.array(document.get("costs", 1 - np.eye(len(y))))
    chosen = int(y[1] >= document["threshold"] if "threshold" in document and len(y) == 2 else np.argmin(weighted @ costs))
    return ([int(v > 0.5) for v in y] if target["form"] == "labels" else [classes[chosen]]) + y
rows, classes = csv.DictReader(io.StringIO(data, newline=""), delimiter=delimiter), target.get("classes", target["columns"])  # the data have a header
x = np.array([[x for f in schema["features"] for x in inputs(f, row[f["name"]].strip(" \t"))] for row in rows], np.float32).astype(float)
y = np.average([outputs(x, m) for m in range(document["networks"])], axis=0, weights=document.get("weights"))
names = ["prediction"] if target["form"] == "indicators" else [c + q for c in target["columns"] for q in [""] + [f"_{q:g}" for q in quantiles]]
names += ["probability_" + c for c in classes] * (target["form"] != "numbers")
csv.writer(sys.stdout, lineterminator="\n").writerows([names] + [answer(row.tolist()) for row in y])

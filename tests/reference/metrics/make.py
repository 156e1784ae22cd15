#!/usr/bin/python3
"""Writes the expected metrics beside this file: classification.json, regression.json, multi-label.json, logarithm.csv.

Needs Debian 12's python3-sklearn (scikit-learn 1.2.1, NumPy 1.24.2). The same numbers come out of every run.
Probabilities have four digits, so that they are the same 32-bit floats here and in the tests; NaN is written as null.
"""
import json
import math
import random
import struct
import warnings
from decimal import Decimal, getcontext
from pathlib import Path

import numpy as np
from sklearn import metrics
from sklearn.dummy import DummyClassifier, DummyRegressor

HERE = Path(__file__).parent
FLOAT_EPSILON = float(np.finfo(np.float32).eps)
warnings.simplefilter("ignore")


# Classification

def softmax_rows(rng, rows, classes, actual, strength):
    """Rows that sum to 1 in four digits and favour the actual class."""
    scores = rng.normal(size=(rows, classes))
    scores[np.arange(rows), actual] += strength
    p = np.exp(scores)
    p = np.round(p / p.sum(axis=1, keepdims=True), 4)
    p[:, -1] = np.round(1 - p[:, :-1].sum(axis=1), 4)
    return np.clip(p, 0, 1)


def classification_cases():
    rng = np.random.default_rng(20261124)

    def case(name, rows, classes, frequencies, strength):
        actual = rng.choice(classes, size=rows, p=frequencies)
        return name, softmax_rows(rng, rows, classes, actual, strength), actual

    yield case("binary", 60, 2, [0.6, 0.4], 1.0)
    yield case("binary, imbalanced", 200, 2, [0.96, 0.04], 1.5)
    yield case("four classes", 80, 4, [0.4, 0.3, 0.2, 0.1], 1.0)
    yield case("a class that does not occur", 60, 4, [0.5, 0.3, 0.0, 0.2], 0.8)
    yield case("ten classes, few rows", 12, 10, [0.1] * 10, 0.5)
    yield case("two of three classes occur", 40, 3, [0.5, 0.0, 0.5], 1.0)
    yield case("worse than chance", 50, 3, [0.3, 0.3, 0.4], -1.5)
    yield case("right in every row", 30, 3, [0.3, 0.3, 0.4], 30.0)

    actual = rng.choice(3, size=50)
    p = softmax_rows(rng, 50, 3, actual, 0.5)
    p[:, 1] /= 2
    p[:, 2] = 1 - p[:, 0] - np.round(p[:, 1], 4)
    p[:, 1] = np.where(p[:, 1] >= p[:, [0, 2]].max(axis=1), 0, p[:, 1])
    yield "a class that is never predicted, rows that do not sum to 1", np.clip(np.round(p, 4), 0, 1), actual

    actual = rng.choice(2, size=80)
    p = np.round(np.clip(rng.normal(0.4 + 0.2 * actual, 0.2), 0, 1), 1)
    yield "binary, ties in scores", np.column_stack([np.round(1 - p, 4), p]), actual

    actual = rng.choice(3, size=60)
    table = np.array([[0.5, 0.25, 0.25], [0.25, 0.5, 0.25], [0.25, 0.25, 0.5], [0.4, 0.4, 0.2], [0.0, 0.0, 1.0]])
    yield "three classes, ties in scores and decisions", table[(actual + rng.choice(3, size=60)) % 5], actual

    yield "constant scores", np.tile([0.3, 0.7], (20, 1)), rng.choice(2, size=20)
    yield "constant scores, three classes", np.tile([0.2, 0.5, 0.3], (25, 1)), rng.choice(3, size=25)

    actual = rng.choice(3, size=70)
    scores = rng.normal(-1, 1.5, size=(70, 3))
    scores[np.arange(70), actual] += 2
    yield "sigmoid outputs", np.round(1 / (1 + np.exp(-scores)), 4), actual

    actual = rng.choice(2, size=70)
    scores = rng.normal(-1, 1.5, size=(70, 2))
    scores[np.arange(70), actual] += 1
    yield "two sigmoid outputs", np.round(1 / (1 + np.exp(-scores)), 4), actual

    yield "certain and wrong", np.array([[1, 0], [0, 1], [0, 1], [1, 0.0]]), np.array([0, 1, 0, 1])
    yield "certain and wrong, three classes", np.eye(3)[[0, 1, 2, 0, 1]], np.array([0, 1, 2, 1, 2])
    yield "a single row, right", np.array([[0.2, 0.8]]), np.array([1])
    yield "a single row, wrong", np.array([[0.2, 0.3, 0.5]]), np.array([0])
    yield "all rows are of the first class", softmax_rows(rng, 10, 2, np.zeros(10, int), 1), np.zeros(10, int)
    yield "all rows are of the second class", softmax_rows(rng, 10, 2, np.ones(10, int), 1), np.ones(10, int)
    yield "all rows are of one of three classes", softmax_rows(rng, 10, 3, np.ones(10, int), 1), np.ones(10, int)


def label_metrics(actual, predicted):
    macro = dict(average="macro", zero_division=0)
    return {
        "accuracy": metrics.accuracy_score(actual, predicted),
        "balanced_accuracy": metrics.balanced_accuracy_score(actual, predicted),
        "macro_precision": metrics.precision_score(actual, predicted, **macro),
        "macro_recall": metrics.recall_score(actual, predicted, **macro),
        "macro_f1": metrics.f1_score(actual, predicted, **macro),
        "matthews": metrics.matthews_corrcoef(actual, predicted),
    }


def over_occurring_classes(score, actual, p):
    """The mean over the classes that occur, one against the rest; of two classes, the second alone."""
    classes = [1] if p.shape[1] == 2 else range(p.shape[1])
    scores = [score((actual == c).astype(int), p[:, c]) for c in classes if (actual == c).any()]
    return float(np.mean(scores)) if scores else math.nan


def roc_auc(actual, p):
    if len(np.unique(actual)) == 1:
        return math.nan
    result = over_occurring_classes(metrics.roc_auc_score, actual, p)
    every_class_occurs = len(np.unique(actual)) == p.shape[1]
    if p.shape[1] > 2 and every_class_occurs and np.allclose(1, p.sum(axis=1)):
        assert abs(result - metrics.roc_auc_score(actual, p, multi_class="ovr", average="macro")) < 1e-12
    return result


def log_loss(actual, p):
    return metrics.log_loss(actual, p, eps=FLOAT_EPSILON, labels=range(p.shape[1]))


def brier(actual, p):
    """scikit-learn's for two classes; its definition of several classes came after 1.2: the sum over them."""
    if p.shape[1] == 2:
        return metrics.brier_score_loss(actual, p[:, 1], pos_label=1) if len(np.unique(actual)) == 2 \
            else float(np.mean((p[:, 1] - actual) ** 2))
    return float(sum(metrics.mean_squared_error(actual == c, p[:, c]) for c in range(p.shape[1])))


def calibration_error(actual, p, decisions, bins=15):
    """Guo et al. (2017), equations 2 to 4, over bins that are open on the left."""
    confidence = p[np.arange(len(p)), decisions]
    index = np.digitize(confidence, np.linspace(0, 1, bins + 1), right=True)
    return float(sum(
        (index == b).mean() * abs((decisions == actual)[index == b].mean() - confidence[index == b].mean())
        for b in np.unique(index)))


def classification():
    for name, p, actual in classification_cases():
        raw = p.astype(np.float32).astype(np.float64)
        classes = p.shape[1]
        decisions = raw.argmax(axis=1)
        normalised = raw / raw.sum(axis=1, keepdims=True)
        majority = DummyClassifier(strategy="most_frequent").fit(raw, actual).predict(raw)
        frequencies = np.tile(np.bincount(actual, minlength=classes) / len(actual), (len(actual), 1))
        expected = label_metrics(actual, decisions) | {
            "roc_auc": roc_auc(actual, raw),
            "pr_auc": over_occurring_classes(metrics.average_precision_score, actual, raw),
            "log_loss": log_loss(actual, normalised),
            "brier": brier(actual, normalised),
            "calibration_error": calibration_error(actual, normalised, decisions),
        }
        baseline = label_metrics(actual, majority) | {
            "roc_auc": roc_auc(actual, frequencies),
            "pr_auc": over_occurring_classes(metrics.average_precision_score, actual, frequencies),
            # 64-bit frequencies are not clipped as 32-bit outputs are.
            "log_loss": metrics.log_loss(actual, frequencies, eps=1e-300, labels=range(classes)),
            "brier": brier(actual, frequencies),
            "calibration_error": calibration_error(actual, frequencies, frequencies.argmax(axis=1)),
        }
        precision, recall, f1, support = metrics.precision_recall_fscore_support(
            actual, decisions, labels=range(classes), zero_division=0)
        yield {
            "name": name,
            "classes": classes,
            "actual": actual.tolist(),
            "probabilities": p.tolist(),
            "confusion": metrics.confusion_matrix(actual, decisions, labels=range(classes)).tolist(),
            "per_class": {"precision": precision.tolist(), "recall": recall.tolist(), "f1": f1.tolist(), "support": support.tolist()},
            "expected": expected,
            "baseline": baseline,
        }


# Regression

def regression_cases():
    rng = np.random.default_rng(20261125)
    y = np.round(rng.normal(50, 20, size=61), 3)
    yield "an odd number of rows", np.round(y + rng.normal(0, 5, size=61), 3), y
    y = np.round(np.exp(rng.normal(3, 2, size=100)), 4)
    yield "an even number of rows, a long tail", np.round(y * np.exp(rng.normal(0, 0.5, size=100)), 4), y
    y = np.round(rng.normal(0, 1, size=40), 1)
    y[7] = 0
    yield "an actual number is 0", np.round(y + rng.normal(0, 1, size=40), 2), y
    yield "the actual numbers are constant", np.round(rng.normal(0.1, 1, size=30), 3), np.full(30, 0.1)
    y = np.round(1e9 + rng.normal(0, 1, size=50), 3)
    yield "far from 0", np.round(y + rng.normal(0, 0.1, size=50), 3), y
    y = np.round(rng.normal(0, 5, size=20), 2) + 0.001
    yield "worse than the mean", -y, y
    yield "right in every row", y, y
    yield "a single row", np.array([2.0]), np.array([3.0])
    yield "two rows", np.array([2.0, 5.0]), np.array([3.0, 7.0])


def regression_metrics(predicted, y):
    constant = len(np.unique(y)) == 1
    return {
        "rmse": metrics.mean_squared_error(y, predicted, squared=False),
        "mae": metrics.mean_absolute_error(y, predicted),
        "median_absolute_error": metrics.median_absolute_error(y, predicted),
        "r2": math.nan if constant else metrics.r2_score(y, predicted),
        "mape": math.nan if (y == 0).any() else metrics.mean_absolute_percentage_error(y, predicted),
    }


def regression():
    for name, predicted, y in regression_cases():
        features = np.zeros((len(y), 1))
        # The mean in long double: that of equal numbers must be the number itself.
        mean = float(np.mean(y.astype(np.longdouble)))
        assert np.allclose(DummyRegressor(strategy="mean").fit(features, y).predict(features), mean, rtol=1e-14)
        yield {
            "name": name,
            "predicted": predicted.tolist(),
            "actual": y.tolist(),
            "expected": regression_metrics(predicted, y),
            "baseline": regression_metrics(np.full(len(y), mean), y),
        }


# Multi-label

def multi_label_cases():
    rng = np.random.default_rng(20261126)

    def case(name, rows, rates, noise):
        actual = (rng.random(size=(rows, len(rates))) < rates).astype(int)
        return name, np.round(np.clip(actual * 0.4 + 0.3 + rng.normal(0, noise, size=actual.shape), 0, 1), 4), actual

    yield case("four labels", 60, [0.5, 0.3, 0.2, 0.7], 0.3)
    yield case("a label that never occurs", 40, [0.5, 0.0, 0.4], 0.25)
    yield case("a label in every row", 40, [1.0, 0.5, 0.2], 0.25)
    yield case("one label", 30, [0.4], 0.3)
    yield case("right in every row", 30, [0.4, 0.6], 0.001)
    yield "neither present nor predicted", np.full((5, 2), 0.1), np.zeros((5, 2), int)
    yield "outputs at the threshold", np.array([[0.5, 0.5001], [0.5, 0.4999], [0.5, 0.5]]), np.array([[1, 1], [0, 0], [0, 1]])
    yield "half of the rows have the label", np.array([[0.9, 0.1], [0.2, 0.8]]), np.array([[1, 1], [0, 0]])
    yield "a single row", np.array([[0.9, 0.1, 0.6]]), np.array([[1, 0, 0]])


def multi_label_metrics(actual, predicted):
    # One column would be taken for two classes, 0 and 1, and not for one label.
    single = actual.shape[1] == 1
    f1 = (lambda average: metrics.f1_score(actual[:, 0], predicted[:, 0], zero_division=0)) if single else \
        (lambda average: metrics.f1_score(actual, predicted, average=average, zero_division=0))
    return {
        "hamming_loss": metrics.hamming_loss(actual, predicted),
        "subset_accuracy": metrics.accuracy_score(actual, predicted),
        "micro_f1": f1("micro"),
        "macro_f1": f1("macro"),
    }


def multi_label():
    for name, p, actual in multi_label_cases():
        raw = p.astype(np.float32)
        predicted = (raw > 0.5).astype(int)
        majority = np.reshape(DummyClassifier(strategy="most_frequent").fit(raw, actual).predict(raw), actual.shape)
        per_label = [
            metrics.precision_recall_fscore_support(actual[:, i], predicted[:, i], average="binary", zero_division=0)
            for i in range(actual.shape[1])]
        yield {
            "name": name,
            "probabilities": p.tolist(),
            "actual": actual.tolist(),
            "per_label": {
                "precision": [label[0] for label in per_label],
                "recall": [label[1] for label in per_label],
                "f1": [label[2] for label in per_label],
                "support": actual.sum(axis=0).tolist(),
            },
            "expected": multi_label_metrics(actual, predicted),
            "baseline": multi_label_metrics(actual, majority),
        }


# The logarithm

def logarithms():
    """ln x rounded from 60 digits; each number as its bits, in hexadecimal."""
    getcontext().prec = 60
    numbers = random.Random(20261127)
    xs = [5e-324, 2.2250738585072014e-308, 2.225073858507201e-308, 1.7976931348623157e308, 0.5, 2.0, 10.0, math.e, 2.0 ** -23]
    xs += [math.nextafter(x, d) for x in (1.0, math.sqrt(0.5), math.sqrt(2)) for d in (0, 9)]
    xs += [1 + s * 2.0 ** -k for k in range(1, 53) for s in (1, -1) if 1 + s * 2.0 ** -k != 1]
    xs += [numbers.random() for _ in range(400)]
    xs += [numbers.uniform(0.7, 1.42) for _ in range(400)]
    xs += [x for x in (struct.unpack("<d", numbers.getrandbits(63).to_bytes(8, "little"))[0] for _ in range(400)) if math.isfinite(x)]
    bits = lambda x: struct.pack(">d", x).hex()
    return "x,log\n" + "".join(f"{bits(x)},{bits(float(Decimal(x).ln()))}\n" for x in xs)


# Writing

def plain(value):
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (float, np.floating)):
        return None if math.isnan(value) else float(value)
    return int(value) if isinstance(value, np.integer) else value


def write(name, cases):
    """One member a line, so that a change can be read."""
    text = ",\n".join(
        "  {\n" + ",\n".join(f"    {json.dumps(key)}: {json.dumps(value)}" for key, value in plain(case).items()) + "\n  }"
        for case in cases)
    (HERE / name).write_text(f"[\n{text}\n]\n")


write("classification.json", classification())
write("regression.json", regression())
write("multi-label.json", multi_label())
(HERE / "logarithm.csv").write_text(logarithms())

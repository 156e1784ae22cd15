"""Texts as docs/model-file.md has them, for predict.py: the numbers beside a text, and the values of its n-grams by bucket."""
import base64, collections, math, unicodedata
import numpy as np
WHITE = set("\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000") | {chr(c) for c in range(0x2000, 0x200b)}

TEXTS = []  # of all cells: the buckets and values of their n-grams

def keep(feature, text):  # a text enters as its number among all
    TEXTS.append(values(feature, text))
    return len(TEXTS) - 1

def sums(numbers, tensor):  # of these texts
    return np.array([np.array(v) @ tensor[b] for b, v in (TEXTS[int(n)] for n in numbers)])

def parts(feature):  # as those of a date are
    return {"kind": "text", "has_missing": feature["has_missing"], "parts": [feature[part] | {"part": part} for part in ("length", "digits", "capitals")]}

def fnv(data, h=2166136261):
    for byte in data: h = (h ^ byte) * 16777619 % 2**32
    return h

def lower(c):  # one code point for one
    return c.lower() if len(c.lower()) == 1 else c

def numbers(text):
    kinds = [unicodedata.category(c) for c in text]
    return {"length": len(text), "digits": kinds.count("Nd") / max(len(text), 1), "capitals": kinds.count("Lu") / max(len(text), 1)}

def values(feature, text):  # [buckets], [values]
    rarity, found = base64.b64decode(feature["rarity"]), ([], [])
    pieces = "".join(" " if c in WHITE else lower(c) for c in text).split(" ")
    words = "".join(c if unicodedata.category(c) in ("Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Mn", "Mc") else " " for c in " ".join(pieces)).split(" ")
    words = [word for word in words if word]
    padded = [f" {piece} " for piece in pieces if piece]
    grams = [("w", word) for word in words] + [("w", f"{a} {b}") for a, b in zip(words, words[1:])]
    grams += [("c", piece[i:i + n]) for piece in padded for n in (3, 4, 5) for i in range(len(piece) - n + 1)]
    bits = len(rarity).bit_length() - 1
    counts = collections.Counter((kind, (fnv((kind + gram).encode()) * 2654435769 % 2**32) >> (32 - bits)) for kind, gram in grams)
    for kind in "wc":
        row = {b: (1 + math.log(n)) * rarity[b] / 16 for (k, b), n in counts.items() if k == kind and rarity[b]}
        norm = math.sqrt(sum(v * v for v in row.values()))
        found[0].extend(row), found[1].extend(v / norm for v in row.values())
    return found

// Texts: their n-grams by bucket, and numbers beside them.

const FNV_BASIS = 2166136261;
const FNV_PRIME = 16777619;
const GOLDEN_RATIO = 2654435769; // 2^32 / φ: Knuth's multiplicative hashing
const WHITE_SPACE = /^[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;
const WORD_CHARACTER = /^[\p{L}\p{Nd}\p{Mn}\p{Mc}]$/u;
const UTF8 = new TextEncoder();

/** FNV-1a with 32 bits, from what came before. */
function hash(text, basis) {
  let result = basis;
  for (const byte of UTF8.encode(text)) {
    result = Math.imul(result ^ byte, FNV_PRIME);
  }
  return result >>> 0;
}

/** The characters of a text in lower case, runs of white space as one blank, a blank before and after. */
function normalCharacters(text) {
  const characters = [" "];
  for (const character of text) {
    const next = WHITE_SPACE.test(character) ? " " : lowerCase(character);
    if (next !== " " || characters[characters.length - 1] !== " ") {
      characters.push(next);
    }
  }
  if (characters[characters.length - 1] !== " ") {
    characters.push(" ");
  }
  return characters;
}

/** The hashes of the runs of letters and digits, and of each two that follow each other. */
function wordHashes(characters) {
  const words = characters.map((character) => (WORD_CHARACTER.test(character) ? character : " ")).join("").split(" ").filter(Boolean);
  const basis = hash("w", FNV_BASIS);
  const pairs = words.slice(1).map((word, i) => `${words[i]} ${word}`);
  return [...words, ...pairs].map((word) => hash(word, basis));
}

/** The hashes of three to five characters in a row that hold no blank but as the first or the last of them. */
function characterHashes(characters) {
  const hashes = [];
  const basis = hash("c", FNV_BASIS);
  for (let first = 0; first < characters.length - 1; first++) {
    let result = basis;
    for (let i = first; i < Math.min(first + 5, characters.length); i++) {
      result = hash(characters[i], result);
      if (i - first >= 2) {
        hashes.push(result);
      }
      if (i > first && characters[i] === " ") {
        break;
      }
    }
  }
  return hashes;
}

/** The values of the n-grams of one kind by bucket, with a norm of 1. */
function gramValues(hashes, rarity) {
  const bits = Math.log2(rarity.length);
  const counts = new Map();
  for (const found of hashes) {
    const bucket = Math.imul(found, GOLDEN_RATIO) >>> (32 - bits);
    if (rarity[bucket] > 0) {
      counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
    }
  }
  const values = [...counts].sort(([a], [b]) => a - b).map(([bucket, count]) => [bucket, (rarity[bucket] / 16) * (1 + Math.log(count))]);
  const norm = fround(Math.sqrt(values.reduce((sum, [, value]) => sum + value * value, 0)));
  return values.map(([bucket, value]) => [bucket, fround(fround(value) / norm)]);
}

/** The values of all n-grams of a text by bucket, words before characters. */
function textValues(text, rarity) {
  const characters = normalCharacters(text);
  const values = [...gramValues(wordHashes(characters), rarity), ...gramValues(characterHashes(characters), rarity)];
  return values.sort(([a], [b]) => a - b);
}

FEATURES.text = (feature) => {
  const rarity = decodeBytes(feature.rarity);
  return {
    read: (text) => text,
    encode(text, row) {
      const isMissing = Number.isNaN(text); // of a cell that is missing, as for all kinds
      row.texts.push(isMissing ? [] : textValues(text, rarity));
      const length = isMissing ? NaN : [...text].length;
      row.numbers.push(scale(length, feature.length));
      row.numbers.push(scale(isMissing ? NaN : countOf(text, /\p{Nd}/gu) / Math.max(length, 1), feature.digits));
      row.numbers.push(scale(isMissing ? NaN : countOf(text, /\p{Lu}/gu) / Math.max(length, 1), feature.capitals));
      pushMissing(feature, text, row);
    },
  };
};

function countOf(text, pattern) {
  return text.match(pattern)?.length ?? 0;
}

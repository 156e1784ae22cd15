// needs: unicode, sort, log_double, sqrt
/* The longest text that is read, in characters: it takes about 50 bytes of the stack for each. Define another where that is too many or few. */
#ifndef GOPHER_MAX_TEXT
#define GOPHER_MAX_TEXT 4096
#endif

/* The n-grams of a text: the row of each among the weights, and what it counts. */
struct gopher_grams {
    int count;
    uint32_t rows[4 * (GOPHER_MAX_TEXT + 2)];
    float values[4 * (GOPHER_MAX_TEXT + 2)];
};

/* The buckets of a column that texts of training had, (bucket << 8 | how rare), ascending. */
struct gopher_buckets {
    const uint32_t *list;
    int count;
    int bits;
};

static uint32_t gopher_hash(uint32_t hash, uint32_t byte)
{
    return (hash ^ byte) * 16777619u; /* FNV-1a */
}

static uint32_t gopher_hash_character(uint32_t hash, uint32_t character)
{
    if (character < 0x80)
        return gopher_hash(hash, character);
    if (character < 0x800) {
        hash = gopher_hash(hash, 0xC0 | character >> 6);
    } else {
        if (character < 0x10000) {
            hash = gopher_hash(hash, 0xE0 | character >> 12);
        } else {
            hash = gopher_hash(hash, 0xF0 | character >> 18);
            hash = gopher_hash(hash, 0x80 | (character >> 12 & 0x3F));
        }
        hash = gopher_hash(hash, 0x80 | (character >> 6 & 0x3F));
    }
    return gopher_hash(hash, 0x80 | (character & 0x3F));
}

static uint32_t gopher_key(uint32_t hash, int bits, uint32_t kind)
{
    return (hash * 2654435769u >> (32 - bits)) << 1 | kind;
}

/* The keys of words, one and two together, and of three to five characters within what blanks part. The highest bit of a character says
   that it is of a word. */
static int gopher_find_keys(const uint32_t *characters, int count, int bits, uint32_t *keys)
{
    const uint32_t of_word = (uint32_t)1 << 31, basis = 2166136261u;
    uint32_t before = 0;
    int found = 0, has_before = 0;
    for (int i = 0; i < count; i++) {
        uint32_t one = gopher_hash(basis, 'w'), two = gopher_hash(before, ' ');
        if (!(characters[i] & of_word))
            continue;
        for (; characters[i] & of_word; i++) { /* a blank is last */
            one = gopher_hash_character(one, characters[i] & ~of_word);
            two = gopher_hash_character(two, characters[i] & ~of_word);
        }
        keys[found++] = gopher_key(one, bits, 0);
        if (has_before)
            keys[found++] = gopher_key(two, bits, 0);
        before = one;
        has_before = 1;
    }
    for (int first = 0; first < count - 1; first++) {
        uint32_t hash = gopher_hash(basis, 'c');
        for (int i = first; i < first + 5 && i < count; i++) {
            hash = gopher_hash_character(hash, characters[i] & ~of_word);
            if (i - first >= 2)
                keys[found++] = gopher_key(hash, bits, 1);
            if (i > first && characters[i] == ' ')
                break;
        }
    }
    return found;
}

/* The row of a bucket; -1 where texts of training had none. */
static int gopher_row_of(const struct gopher_buckets *buckets, uint32_t bucket)
{
    int low = 0, high = buckets->count;
    while (low < high) {
        const int middle = (low + high) / 2;
        if (buckets->list[middle] >> 8 == bucket)
            return middle;
        if (buckets->list[middle] >> 8 < bucket)
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}

/* From sorted keys to rows and values; words and characters each have a norm of 1. */
static void gopher_weigh_keys(const struct gopher_buckets *buckets, struct gopher_grams *grams)
{
    double squares[2] = {0.0, 0.0};
    int next = 0;
    for (int first = 0, end; first < grams->count; first = end) {
        const uint32_t key = grams->rows[first];
        for (end = first + 1; end < grams->count && grams->rows[end] == key; end++) {
        }
        const int row = gopher_row_of(buckets, key >> 1);
        if (row < 0)
            continue;
        const double repeated = end - first == 1 ? 1.0 : 1.0 + gopher_log_double(end - first);
        const double value = (buckets->list[row] & 255) / 16.0 * repeated;
        squares[key & 1] += value * value;
        grams->rows[next] = (uint32_t)row << 1 | (key & 1);
        grams->values[next++] = (float)value;
    }
    const float norms[2] = {(float)gopher_sqrt(squares[0]), (float)gopher_sqrt(squares[1])};
    grams->count = next;
    for (int i = 0; i < next; i++) {
        grams->values[i] /= norms[grams->rows[i] & 1];
        grams->rows[i] >>= 1;
    }
}

/* Takes a text apart: its n-grams, how many characters it has, and the shares of digits and capitals; false where it is too long. */
static int gopher_take_grams(
    struct gopher_text text, const struct gopher_unicode *unicode, const struct gopher_buckets *buckets, struct gopher_grams *grams,
    double numbers[3])
{
    uint32_t characters[GOPHER_MAX_TEXT + 2];
    int length = 0, digits = 0, capitals = 0, count = 1;
    characters[0] = ' ';
    for (; text.length > 0; length++) {
        const uint32_t character = gopher_take_character(&text), class = gopher_class_of(unicode, character);
        if (length == GOPHER_MAX_TEXT)
            return 0;
        digits += (class & GOPHER_IS_DIGIT) != 0;
        capitals += (class & GOPHER_IS_CAPITAL) != 0;
        if (!(class & GOPHER_IS_SPACE))
            characters[count++] = gopher_small(unicode, character) | (class & GOPHER_IS_OF_WORD ? (uint32_t)1 << 31 : 0);
        else if (characters[count - 1] != ' ')
            characters[count++] = ' ';
    }
    if (characters[count - 1] != ' ')
        characters[count++] = ' ';
    numbers[0] = length;
    numbers[1] = (double)digits / (length > 1 ? length : 1);
    numbers[2] = (double)capitals / (length > 1 ? length : 1);
    grams->count = gopher_find_keys(characters, count, buckets->bits, grams->rows);
    gopher_sort(grams->rows, grams->count);
    gopher_weigh_keys(buckets, grams);
    return 1;
}

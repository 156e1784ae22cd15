// needs: text
/* What characters are: a list of where a new class begins, (character << 4 | class), and the small letters of those that have another. */
struct gopher_unicode {
    const uint32_t *classes;
    int class_count;
    const uint32_t (*lower)[2];
    int lower_count;
};

enum { GOPHER_IS_DIGIT = 1, GOPHER_IS_CAPITAL = 2, GOPHER_IS_SPACE = 4, GOPHER_IS_OF_WORD = 8 };

static uint32_t gopher_class_of(const struct gopher_unicode *unicode, uint32_t character)
{
    int low = 0, high = unicode->class_count;
    while (high - low > 1) {
        const int middle = (low + high) / 2;
        if (unicode->classes[middle] >> 4 <= character)
            low = middle;
        else
            high = middle;
    }
    return unicode->classes[low] & 15;
}

static uint32_t gopher_small(const struct gopher_unicode *unicode, uint32_t character)
{
    int low = 0, high = unicode->lower_count;
    while (low < high) {
        const int middle = (low + high) / 2;
        if (unicode->lower[middle][0] == character)
            return unicode->lower[middle][1];
        if (unicode->lower[middle][0] < character)
            low = middle + 1;
        else
            high = middle;
    }
    return character;
}

/* Takes a character of UTF-8; U+FFFD for what is none, as much of it as could have begun one. */
static uint32_t gopher_take_character(struct gopher_text *text)
{
    const unsigned char first = text->at[0];
    const int length = first < 0x80 ? 1 : first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3
        : first >= 0xF0 && first < 0xF5 ? 4 : 0;
    uint32_t character = length < 2 ? first : first & (0xFFu >> (length + 1));
    int taken = 1;
    for (; taken < length && (size_t)taken < text->length; taken++) {
        const unsigned char next = text->at[taken];
        const unsigned char least = taken > 1 ? 0x80 : first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        const unsigned char most = taken > 1 ? 0xBF : first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (next < least || next > most)
            break;
        character = character << 6 | (next & 0x3F);
    }
    text->at += taken;
    text->length -= (size_t)taken;
    return taken == length ? character : 0xFFFD;
}

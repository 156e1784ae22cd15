// needs: cursor, letter
enum { GOPHER_MOST_LETTERS = 16 };

/* The small letter of a capital of two bytes that names of months and weekdays have, as its bytes; 0 for no such capital. */
static int gopher_lower_letter(unsigned char first, unsigned char second)
{
    if (first == 0xC3 && second >= 0x80 && second <= 0x9E && second != 0x97)
        return first << 8 | (second + 0x20);
    if (first == 0xD0 && second >= 0x90 && second <= 0x9F)
        return first << 8 | (second + 0x20);
    if (first == 0xD0 && second >= 0xA0 && second <= 0xAF)
        return 0xD1 << 8 | (second - 0x20);
    if (first == 0xC4 && second == 0x9E)
        return first << 8 | 0x9F;
    if (first == 0xC5 && (second == 0x81 || second == 0x83 || second == 0x9A || second == 0x9E || second == 0xB9))
        return first << 8 | (second + 1);
    return 0;
}

/* Takes all letters that follow, in lower case; how many bytes, or 0 where they are too many for a name. */
static int gopher_take_word(struct gopher_text *text, char word[GOPHER_MOST_LETTERS + 1])
{
    size_t count = 0, length = 0;
    while (count < text->length && (gopher_is_letter(text->at[count]) || text->at[count] >= 0x80))
        count++;
    for (size_t i = 0; i < count && count <= GOPHER_MOST_LETTERS;) {
        const unsigned char first = text->at[i], second = i + 1 < count ? text->at[i + 1] : 0;
        const int lower = first < 0x80 ? 0 : gopher_lower_letter(first, second);
        if (first < 0x80) {
            word[length++] = (char)gopher_lower(first);
            i++;
        } else if (first == 0xC4 && (second == 0xB0 || second == 0xB1)) {
            word[length++] = 'i'; /* KASIM, kas\304\261m */
            i += 2;
        } else if (lower != 0) {
            word[length++] = (char)(lower >> 8);
            word[length++] = (char)(lower & 255);
            i += 2;
        } else {
            word[length++] = (char)first;
            i++;
        }
    }
    word[length] = 0;
    gopher_skip(text, count);
    return (int)length;
}

/* Whether a word is what a name begins with, from three letters on, or the name itself. */
static int gopher_names(const char *word, const char *const *names)
{
    for (; *names; names++) {
        int i = 0, letters = 0;
        for (; word[i] != 0 && word[i] == (*names)[i]; i++)
            letters += ((unsigned char)word[i] & 0xC0) != 0x80;
        if (word[i] == 0 && (letters >= 3 || (*names)[i] == 0))
            return 1;
    }
    return 0;
}

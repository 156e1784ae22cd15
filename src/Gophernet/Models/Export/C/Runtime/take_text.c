// needs: cursor, lower
/* Takes a text, whatever the case of its letters of ASCII. */
static int gopher_take_text(struct gopher_text *text, const char *wanted)
{
    size_t i = 0;
    int is_ascii = 1, is_same = 1;
    for (; wanted[i] != 0; i++) {
        const unsigned char other = (unsigned char)wanted[i];
        if (i >= text->length || gopher_lower(text->at[i]) != gopher_lower(other))
            return 0;
        is_same = is_same && text->at[i] == other;
        is_ascii = is_ascii && other < 0x80;
    }
    if (!is_ascii && !is_same)
        return 0;
    gopher_skip(text, i);
    return 1;
}

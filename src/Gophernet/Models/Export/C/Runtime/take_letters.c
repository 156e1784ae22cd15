// needs: cursor, lower
static int gopher_is_letter(unsigned char byte)
{
    return gopher_lower(byte) >= 'a' && gopher_lower(byte) <= 'z';
}

static struct gopher_text gopher_take_letters(struct gopher_text *text)
{
    struct gopher_text letters = {text->at, 0};
    while (letters.length < text->length && gopher_is_letter(text->at[letters.length]))
        letters.length++;
    gopher_skip(text, letters.length);
    return letters;
}

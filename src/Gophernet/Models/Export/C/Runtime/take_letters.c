// needs: cursor, letter
static struct gopher_text gopher_take_letters(struct gopher_text *text)
{
    struct gopher_text letters = {text->at, 0};
    while (letters.length < text->length && gopher_is_letter(text->at[letters.length]))
        letters.length++;
    gopher_skip(text, letters.length);
    return letters;
}

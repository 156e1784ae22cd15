// needs: cursor
/* Takes all digits that follow; how many, or 0 where there are none or more than some. */
static int gopher_take_digits(struct gopher_text *text, int most, int *value)
{
    int digits = 0;
    *value = 0;
    while ((size_t)digits < text->length && gopher_is_digit(text->at[digits])) {
        if (digits == most)
            return 0;
        *value = *value * 10 + (text->at[digits++] - '0');
    }
    gopher_skip(text, (size_t)digits);
    return digits;
}

// needs: comma_number, among
/* Whether only the column of a number tells what it is: 9.000 and 9,000 may be nine thousand. */
static int gopher_is_doubtful(struct gopher_text text)
{
    size_t i = 0;
    if (text.length > 0 && (text.at[0] == '+' || text.at[0] == '-')) {
        text.at++;
        text.length--;
    }
    while (i < text.length && gopher_is_digit(text.at[i]))
        i++;
    if (i < 1 || i > 3 || text.length != i + 4 || text.at[0] == '0' || text.at[i] == 'e' || text.at[i] == 'E')
        return 0;
    return gopher_is_digit(text.at[i + 1]) && gopher_is_digit(text.at[i + 2]) && gopher_is_digit(text.at[i + 3]);
}

/* Whether a text is one of the numbers that stand for a missing value, in whatever way it is written. */
static int gopher_is_missing_number(struct gopher_text text, const char *first_bytes, const double *numbers, int count)
{
    double value;
    while (*first_bytes != 0 && (unsigned char)*first_bytes != text.at[0])
        first_bytes++;
    return *first_bytes != 0 && gopher_read_with_comma(text, 1, &value) && gopher_is_among(value, numbers, count)
        && !gopher_is_doubtful(text);
}

// needs: comma_number, equal, alike
/* Reads a number of a table. A point alone, infinity and not-a-number stand for none: the value is NAN then. */
static int gopher_read_plain(struct gopher_text text, double *value)
{
    if (gopher_read_with_comma(text, GOPHER_COMMA_IS_POINT, value))
        return *value >= -3.4028235e38 && *value <= 3.4028235e38;
    *value = NAN;
    if (gopher_equal(text, "."))
        return 1;
    if (text.length > 0 && (text.at[0] == '+' || text.at[0] == '-')) {
        text.at++;
        text.length--;
    }
    return gopher_alike(text, "inf") || gopher_alike(text, "infinity") || gopher_alike(text, "nan");
}

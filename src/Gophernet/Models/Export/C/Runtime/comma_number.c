// needs: number
/* Define GOPHER_DECIMAL_COMMA where texts come from a table with semicolons between its cells: a comma may then stand for the point. */
#ifdef GOPHER_DECIMAL_COMMA
enum { GOPHER_COMMA_IS_POINT = 1 };
#else
enum { GOPHER_COMMA_IS_POINT = 0 };
#endif

static int gopher_read_with_comma(struct gopher_text text, int may_have_comma, double *value)
{
    size_t i = 0;
    while (i < text.length && text.at[i] != ',')
        i++;
    if (i == text.length || !may_have_comma)
        return gopher_read_number(text, '.', value);
    return text.length <= 512 && gopher_read_number(text, ',', value);
}

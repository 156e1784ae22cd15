// needs: alike, no_number
static int gopher_read_boolean(struct gopher_text text, const char *no, const char *yes, double *value)
{
    const int is_yes = gopher_alike(text, yes), is_no = gopher_alike(text, no);
    *value = is_yes ? 1.0 : is_no ? 0.0 : NAN;
    return is_yes || is_no || gopher_is_no_number(text);
}

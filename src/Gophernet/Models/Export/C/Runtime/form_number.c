// needs: number_form, plain_number
/* Reads a number in the form of its column, or a plain one. */
static int gopher_read_in_form(struct gopher_text text, const struct gopher_form *form, double *value)
{
    if (gopher_read_form(text, form, value))
        return 1;
    const int is_plain = gopher_read_plain(text, value);
    *value *= form->bare_factor;
    return is_plain;
}

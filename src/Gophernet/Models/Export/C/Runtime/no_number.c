// needs: plain_number
/* Whether a text is one of the signs for no number, which are missing in every column but those of categories and texts. */
static int gopher_is_no_number(struct gopher_text text)
{
    double value;
    return gopher_read_plain(text, &value) && value != value;
}

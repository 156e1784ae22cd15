// needs: text
/* What people write between the digits of a number: a point, a comma, a blank of any width, an apostrophe, an underscore. The separator
   that a text begins with and its length; 0 for something else. */
static unsigned char gopher_separator(struct gopher_text text, size_t *length)
{
    const unsigned char first = text.length > 0 ? text.at[0] : 0;
    const unsigned char second = text.length > 1 ? text.at[1] : 0, third = text.length > 2 ? text.at[2] : 0;
    *length = 1;
    if (first == '.' || first == ',' || first == ' ' || first == '\'' || first == '_')
        return first;
    *length = 2;
    if (first == 0xC2 && second == 0xA0)
        return ' ';
    *length = 3;
    if (first == 0xE2 && second == 0x80 && ((third >= 0x87 && third <= 0x8A) || third == 0xAF))
        return ' ';
    if (first == 0xE2 && second == 0x80 && third == 0x99)
        return '\'';
    *length = 0;
    return 0;
}

static struct gopher_text gopher_part(struct gopher_text text, size_t from, size_t to)
{
    const struct gopher_text part = {text.at + from, to - from};
    return part;
}

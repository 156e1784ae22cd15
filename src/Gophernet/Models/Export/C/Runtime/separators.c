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

/* The length of the minus that a text begins with: that of ASCII or Unicode, or a dash that is typed for it; 0 for none. */
static size_t gopher_minus(struct gopher_text text)
{
    if (text.length > 0 && text.at[0] == '-')
        return 1;
    if (text.length < 3)
        return 0;
    const unsigned char second = text.at[1], third = text.at[2];
    if (text.at[0] == 0xE2)
        return (second == 0x88 && third == 0x92) || (second == 0x80 && third >= 0x90 && third <= 0x93) ? 3 : 0;
    return text.at[0] == 0xEF && ((second == 0xB9 && third == 0xA3) || (second == 0xBC && third == 0x8D)) ? 3 : 0;
}

static struct gopher_text gopher_part(struct gopher_text text, size_t from, size_t to)
{
    const struct gopher_text part = {text.at + from, to - from};
    return part;
}

static size_t gopher_final_minus(struct gopher_text text)
{
    if (text.length > 0 && text.at[text.length - 1] == '-')
        return 1;
    return text.length >= 3 && gopher_minus(gopher_part(text, text.length - 3, text.length)) == 3 ? 3 : 0;
}

static size_t gopher_blank(struct gopher_text text)
{
    size_t length;
    if (text.length > 0 && text.at[0] == '\t')
        return 1;
    return gopher_separator(text, &length) == ' ' ? length : 0;
}

/* The text without blanks of any width at its ends. */
static struct gopher_text gopher_trim_wide(struct gopher_text text)
{
    while (gopher_blank(text) > 0)
        text = gopher_part(text, gopher_blank(text), text.length);
    for (;;) {
        const size_t length = text.length;
        if (length > 0 && gopher_is_blank(text.at[length - 1]))
            text.length -= 1;
        else if (length >= 2 && gopher_blank(gopher_part(text, length - 2, length)) == 2)
            text.length -= 2;
        else if (length >= 3 && gopher_blank(gopher_part(text, length - 3, length)) == 3)
            text.length -= 3;
        else
            return text;
    }
}

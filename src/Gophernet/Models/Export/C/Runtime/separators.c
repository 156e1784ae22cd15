// needs: separator
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

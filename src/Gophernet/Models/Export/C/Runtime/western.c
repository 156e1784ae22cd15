// needs: separator
/* The character of ASCII that a text's first one stands for: digits and signs of other scripts, and of full width; or its first byte. */
static unsigned char gopher_western(struct gopher_text text, size_t *width)
{
    const unsigned char first = text.at[0];
    const unsigned char second = text.length > 1 ? text.at[1] : 0, third = text.length > 2 ? text.at[2] : 0;
    *width = 2;
    if (first == 0xD9 && second >= 0xA0 && second <= 0xA9)
        return (unsigned char)('0' + second - 0xA0);
    if (first == 0xD9 && second >= 0xAA && second <= 0xAC)
        return (unsigned char)"%.'"[second - 0xAA];
    if (first == 0xDB && second >= 0xB0 && second <= 0xB9)
        return (unsigned char)('0' + second - 0xB0);
    *width = 3;
    if (first == 0xE0 && (second == 0xA5 || second == 0xA7) && third >= 0xA6 && third <= 0xAF)
        return (unsigned char)('0' + third - 0xA6);
    if (((first == 0xE0 && second == 0xB9) || (first == 0xEF && second == 0xBC)) && third >= 0x90 && third <= 0x99)
        return (unsigned char)('0' + third - 0x90);
    if (first == 0xEF && second == 0xBC
        && (third == 0x85 || third == 0x88 || third == 0x89 || third == 0x8B || third == 0x8C || third == 0x8E
            || third == 0x8F || third == 0x9A))
        return (unsigned char)(third - 0x60);
    *width = 1;
    return first;
}

/* The text in the writing in which numbers are read, and without the ="" by which spreadsheets keep a text as it is; for dates, times and
   durations also with a space for every blank, and without marks of direction. */
static struct gopher_text gopher_rewrite(struct gopher_text text, int is_time, unsigned char buffer[128])
{
    struct gopher_text result = {buffer, 0};
    int is_foreign = 0, quotes = 0;
    for (size_t i = 0; i < text.length; i++)
        quotes += text.at[i] == '"';
    if (text.length >= 3 && text.at[0] == '=' && text.at[1] == '"' && text.at[text.length - 1] == '"' && quotes == 2)
        text = gopher_part(text, 2, text.length - 1);
    for (size_t i = 0; i < text.length; i++)
        is_foreign = is_foreign || text.at[i] == 0xD9 || text.at[i] == 0xDB || text.at[i] == 0xE0 || text.at[i] == 0xEF
            || (is_time && (text.at[i] == 0xC2 || text.at[i] == 0xE2));
    if (!is_foreign || text.length > 128)
        return text;
    while (text.length > 0) {
        size_t width = 3;
        const int is_mark = is_time && text.length > 2 && text.at[0] == 0xE2 && text.at[1] == 0x80 && (text.at[2] == 0x8E || text.at[2] == 0x8F);
        if (!is_mark && is_time && gopher_separator(text, &width) == ' ')
            buffer[result.length++] = ' ';
        else if (!is_mark)
            buffer[result.length++] = gopher_western(text, &width);
        text = gopher_part(text, width, text.length);
    }
    return result;
}

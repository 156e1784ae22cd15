// needs: text, lower
/* Whether texts of ASCII are equal but for case; others are never alike. */
static int gopher_alike(struct gopher_text text, const char *other)
{
    size_t i = 0;
    while (i < text.length && other[i] != 0 && text.at[i] < 0x80 && gopher_lower(text.at[i]) == gopher_lower((unsigned char)other[i]))
        i++;
    return i == text.length && other[i] == 0;
}

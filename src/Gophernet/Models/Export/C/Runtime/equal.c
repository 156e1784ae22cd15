// needs: text
static int gopher_equal(struct gopher_text text, const char *other)
{
    size_t i = 0;
    while (i < text.length && other[i] != 0 && text.at[i] == (unsigned char)other[i])
        i++;
    return i == text.length && other[i] == 0;
}

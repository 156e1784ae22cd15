// needs: equal
static int gopher_is_word(struct gopher_text text, const char *const *words, int count)
{
    for (int i = 0; i < count; i++)
        if (gopher_equal(text, words[i]))
            return 1;
    return 0;
}

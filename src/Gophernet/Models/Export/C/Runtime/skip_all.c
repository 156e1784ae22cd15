// needs: take_one_of
static int gopher_skip_all(struct gopher_text *text, const char *set)
{
    const size_t before = text->length;
    while (gopher_take_one_of(text, set)) {
    }
    return text->length < before;
}

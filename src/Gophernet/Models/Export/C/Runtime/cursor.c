// needs: text, number
/* A text is taken piece by piece from its front. */
static unsigned char gopher_next(const struct gopher_text *text)
{
    return text->length > 0 ? text->at[0] : 0;
}

static void gopher_skip(struct gopher_text *text, size_t count)
{
    text->at += count;
    text->length -= count;
}

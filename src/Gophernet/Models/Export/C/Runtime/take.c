// needs: cursor
static int gopher_take(struct gopher_text *text, unsigned char wanted)
{
    const int is_there = text->length > 0 && text->at[0] == wanted;
    gopher_skip(text, is_there ? 1 : 0);
    return is_there;
}

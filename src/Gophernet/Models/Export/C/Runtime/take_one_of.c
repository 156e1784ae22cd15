// needs: cursor
/* The byte that was taken, one of some; 0 where another follows. */
static unsigned char gopher_take_one_of(struct gopher_text *text, const char *wanted)
{
    const unsigned char next = gopher_next(text);
    while (*wanted != 0 && (unsigned char)*wanted != next)
        wanted++;
    if (*wanted == 0)
        return 0;
    gopher_skip(text, 1);
    return next;
}

// needs:
/* A piece of a cell, in UTF-8. */
struct gopher_text {
    const unsigned char *at;
    size_t length;
};

static int gopher_is_blank(unsigned char byte)
{
    return byte == ' ' || byte == '\t';
}

static struct gopher_text gopher_trim(struct gopher_text text)
{
    while (text.length > 0 && gopher_is_blank(text.at[0])) {
        text.at++;
        text.length--;
    }
    while (text.length > 0 && gopher_is_blank(text.at[text.length - 1]))
        text.length--;
    return text;
}

/* The text of a string without the blanks round it; NULL is empty. */
static struct gopher_text gopher_cell(const char *string)
{
    struct gopher_text text = {(const unsigned char *)string, 0};
    while (string && string[text.length] != 0)
        text.length++;
    return gopher_trim(text);
}

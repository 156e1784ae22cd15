// needs: text
struct gopher_category {
    const char *text;
    int code;
};

/* The code of a text in a list in the order of bytes; -1 for none. */
static int gopher_find(struct gopher_text text, const struct gopher_category *list, int count)
{
    int low = 0, high = count;
    while (low < high) {
        const int middle = (low + high) / 2;
        const unsigned char *other = (const unsigned char *)list[middle].text;
        size_t i = 0;
        while (i < text.length && other[i] != 0 && text.at[i] == other[i])
            i++;
        if (i == text.length && other[i] == 0)
            return list[middle].code;
        if (i < text.length && (other[i] == 0 || text.at[i] > other[i]))
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}

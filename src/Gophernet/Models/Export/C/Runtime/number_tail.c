// needs: separators, number, letter
static int gopher_has_digit(struct gopher_text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (gopher_is_digit(text.at[i]))
            return 1;
    return 0;
}

static int gopher_begins(struct gopher_text text, const char *with)
{
    size_t i = 0;
    while (with[i] != 0 && i < text.length && text.at[i] == (unsigned char)with[i])
        i++;
    return with[i] == 0;
}

/* Whether what stands in brackets is numbers, shares or a range. */
static int gopher_is_of_numbers(struct gopher_text text)
{
    int has_digit = 0;
    while (text.length > 0) {
        const unsigned char first = text.at[0];
        size_t blank, width = 0;
        has_digit = has_digit || gopher_is_digit(first);
        if (gopher_is_digit(first) || (first == '.' || first == ',' || first == ';' || first == ':' || first == '%' || first == '+'
            || first == '-' || first == '/' || first == ' '))
            width = 1;
        else if (gopher_begins(text, "to ") || gopher_begins(text, "\302\261"))
            width = 2;
        else
            width = gopher_separator(text, &blank) == ' ' ? blank : gopher_minus(text);
        if (width == 0)
            return 0;
        text = gopher_part(text, width, text.length);
    }
    return has_digit;
}

/* The digits that a text begins with, and single points and commas between them. */
static size_t gopher_number_length(struct gopher_text text)
{
    size_t length = 0;
    while (length < text.length && (gopher_is_digit(text.at[length])
        || (length > 0 && (text.at[length] == '.' || text.at[length] == ',') && length + 1 < text.length && gopher_is_digit(text.at[length + 1]))))
        length++;
    return length;
}

/* The end of a range: 2100 - 2850. */
static void gopher_find_range(struct gopher_text text, size_t *start, size_t *end)
{
    const size_t first = gopher_number_length(text);
    const struct gopher_text rest = gopher_trim_wide(gopher_part(text, first, text.length));
    const size_t dash = gopher_begins(rest, "-") ? 1 : gopher_begins(rest, "\342\200\223") || gopher_begins(rest, "\342\200\224") ? 3
        : gopher_begins(rest, "to ") ? 2 : 0;
    const struct gopher_text second = gopher_trim_wide(gopher_part(rest, dash, rest.length));
    const size_t length = gopher_number_length(second);
    const struct gopher_text behind = gopher_part(second, length, second.length);
    size_t width;
    if (first == 0 || dash == 0 || length == 0
        || (behind.length > 0 && !gopher_is_letter(behind.at[0]) && gopher_separator(behind, &width) != ' '))
        return;
    *start = first;
    *end = text.length - behind.length;
}

/* Where a tail begins and ends: what stands behind a number and says how sure it is, or says it in another way. */
static void gopher_find_tail(struct gopher_text text, size_t *start, size_t *end)
{
    size_t sign = 0, length = 2, width;
    *start = *end = text.length;
    const unsigned char last = text.length > 0 ? text.at[text.length - 1] : 0;
    if (last == ')' || last == ']') {
        struct gopher_text rest = text;
        unsigned char close = last;
        do { /* 12[1][2] */
            size_t open = rest.length;
            while (open > 0 && rest.at[open - 1] != (close == ')' ? '(' : '['))
                open--;
            const struct gopher_text inside = gopher_part(rest, open, rest.length - 1);
            if (open <= 1 || !gopher_has_digit(gopher_part(rest, 0, open - 1))
                || !(gopher_is_of_numbers(inside) || (close == ']' && inside.length == 1 && gopher_is_letter(inside.at[0]))))
                return;
            rest = gopher_trim_wide(gopher_part(rest, 0, open - 1));
            *start = rest.length;
            close = rest.at[rest.length - 1];
        } while (close == ']');
        return;
    }
    while (sign < text.length && !gopher_begins(gopher_part(text, sign, text.length), "\302\261"))
        sign++;
    if (sign == text.length) {
        length = 3;
        for (sign = 0; sign < text.length && !gopher_begins(gopher_part(text, sign, text.length), "+/-");)
            sign++;
    }
    if (sign == text.length) {
        size_t at = 0;
        while (at < text.length && text.at[at] != '@')
            at++;
        if (at > 0 && gopher_has_digit(gopher_part(text, 0, at)) && gopher_has_digit(gopher_part(text, at, text.length)))
            *start = at;
        else
            gopher_find_range(text, start, end);
        return;
    }
    if (sign == 0 || !gopher_has_digit(gopher_part(text, 0, sign)))
        return;
    size_t at = sign + length;
    while (at < text.length && gopher_trim_wide(gopher_part(text, at, text.length)).length < text.length - at
        && gopher_separator(gopher_part(text, at, text.length), &width) == ' ')
        at += width;
    const size_t first = at;
    while (at < text.length && gopher_is_digit(text.at[at]))
        at++;
    if (at == first)
        return;
    if (at + 1 < text.length && (text.at[at] == '.' || text.at[at] == ',') && gopher_is_digit(text.at[at + 1]))
        for (at++; at < text.length && gopher_is_digit(text.at[at]);)
            at++;
    *start = sign;
    *end = at;
}

/* The text without its tail. */
static struct gopher_text gopher_cut_tail(struct gopher_text text, unsigned char buffer[128])
{
    size_t start, end;
    gopher_find_tail(text, &start, &end);
    const struct gopher_text head = gopher_trim_wide(gopher_part(text, 0, start));
    const struct gopher_text rest = gopher_trim_wide(gopher_part(text, end, text.length));
    struct gopher_text result = {buffer, 0};
    if (rest.length == 0 || head.length + 1 + rest.length > 128)
        return rest.length == 0 ? head : text;
    for (size_t i = 0; i < head.length; i++)
        buffer[result.length++] = head.at[i];
    buffer[result.length++] = ' ';
    for (size_t i = 0; i < rest.length; i++)
        buffer[result.length++] = rest.at[i];
    return result;
}

// needs: separators, number
/* How the digits of a number are divided: what stands between thousands and before decimals, 0 for nothing, and what may be either. */
struct gopher_shape {
    unsigned char thousands, decimal, doubtful;
    size_t length;
};

/* Whether digits stand in threes, or as in India in twos with three at the end. */
static int gopher_are_thousands(const unsigned char *separators, int separator_count, const int *groups, int begins_with_zero)
{
    int are_threes = 1, are_twos = 1;
    for (int i = 1; i < separator_count; i++) {
        if (separators[i] != separators[0])
            return 0;
        are_threes = are_threes && groups[i] == 3;
        are_twos = are_twos && groups[i] == 2;
    }
    if (groups[0] < 1 || groups[0] > 3 || groups[separator_count] != 3 || begins_with_zero)
        return 0;
    return are_threes || (separators[0] == ',' && groups[0] < 3 && are_twos);
}

static size_t gopher_exponent_length(struct gopher_text text)
{
    size_t first = 1, end;
    if (text.length == 0 || (text.at[0] != 'e' && text.at[0] != 'E'))
        return 0;
    if (text.length > 1 && (text.at[1] == '+' || text.at[1] == '-'))
        first = 2;
    for (end = first; end < text.length && gopher_is_digit(text.at[end]); end++) {
    }
    return end > first ? end : 0;
}

/* The shape of the digits that a text begins with; false where they are no number in anyone's writing. */
static int gopher_find_shape(struct gopher_text text, struct gopher_shape *shape)
{
    unsigned char separators[16];
    int groups[17] = {0}, count = 0;
    size_t at = 0;
    while (at < text.length) {
        size_t width;
        if (gopher_is_digit(text.at[at])) {
            groups[count]++;
            at++;
            continue;
        }
        const unsigned char separator = gopher_separator(gopher_part(text, at, text.length), &width);
        const int is_last = at + width >= text.length || !gopher_is_digit(text.at[at + width]);
        if (separator == 0 || (is_last && !(count == 0 && separator == '.' && at + width == text.length)))
            break;
        if (count == 16)
            return 0;
        separators[count++] = separator;
        groups[count] = 0;
        at += width;
    }
    const size_t exponent = gopher_exponent_length(gopher_part(text, at, text.length));
    const int begins_with_zero = text.at[0] == '0';
    shape->thousands = shape->decimal = shape->doubtful = 0;
    shape->length = at + exponent;
    if (count == 0)
        return groups[0] > 0;
    const unsigned char last = separators[count - 1];
    if (count == 1 && (last == '.' || last == ',')) {
        if (groups[1] == 3 && groups[0] >= 1 && groups[0] <= 3 && !begins_with_zero && exponent == 0)
            shape->doubtful = last;
        else
            shape->decimal = last;
        return 1;
    }
    if (exponent > 0)
        return 0;
    shape->thousands = separators[0];
    if (separators[0] == last)
        return gopher_are_thousands(separators, count, groups, begins_with_zero);
    shape->decimal = last;
    return (last == '.' || last == ',') && gopher_are_thousands(separators, count - 1, groups, begins_with_zero);
}

/* The number that digits of a shape are; what is doubtful stands before decimals or is nothing. */
static int gopher_read_shape(struct gopher_text digits, const struct gopher_shape *shape, int is_decimal, double *value)
{
    unsigned char plain[128];
    const unsigned char point = shape->doubtful == 0 ? shape->decimal : is_decimal ? shape->doubtful : 0;
    struct gopher_text text = {plain, 0};
    if (digits.length > sizeof plain)
        return 0;
    for (size_t i = 0; i < digits.length;) {
        size_t width;
        const unsigned char separator = gopher_separator(gopher_part(digits, i, digits.length), &width);
        if (separator == 0 || separator == point)
            plain[text.length++] = separator == 0 ? digits.at[i] : '.';
        i += width > 1 ? width : 1;
    }
    return gopher_read_number(text, '.', value);
}

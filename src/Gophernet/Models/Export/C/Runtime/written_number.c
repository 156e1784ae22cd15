// needs: digit_shape, letter
/* The parts of a cell with one number in it: a sign, digits, and what stands before and after them, such as a currency or a unit. */
struct gopher_written {
    struct gopher_text before, digits, after;
    struct gopher_shape shape;
    int is_negative;
};

enum { GOPHER_MOST_AFFIX = 24, GOPHER_NO_SIGN = 0, GOPHER_PLUS, GOPHER_MINUS, GOPHER_BRACKET };

static int gopher_contains(const char *bytes, unsigned char byte)
{
    while (*bytes != 0 && (unsigned char)*bytes != byte)
        bytes++;
    return *bytes != 0;
}

static int gopher_is_affix(struct gopher_text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.at[i] < 32 || gopher_contains("()\"+", text.at[i]))
            return 0;
    return text.length <= GOPHER_MOST_AFFIX;
}

/* Units have a digit only after a letter, as m2 has; dates, times, ranges and versions go on with more of them. */
static int gopher_is_unit(struct gopher_text text)
{
    if (text.length == 0)
        return 1;
    if (text.length > GOPHER_MOST_AFFIX
        || !(gopher_is_letter(text.at[0]) || text.at[0] >= 0x80 || gopher_contains("%$\"'+/(*?!#", text.at[0])))
        return 0;
    for (size_t i = 0; i < text.length; i++)
        if (text.at[i] < 32 || (gopher_is_digit(text.at[i]) && (i == 0 || !gopher_is_letter(text.at[i - 1]))))
            return 0;
    return 1;
}

/* A dash beside a currency is how accountants write 0. */
static int gopher_read_nothing(struct gopher_text text, struct gopher_written *number)
{
    static const unsigned char zero[] = "0";
    const size_t first = gopher_minus(text), final = gopher_final_minus(text);
    const struct gopher_text digits = {zero, 1}, none = {zero, 0};
    const struct gopher_shape shape = {0, 0, 0, 1};
    if (first + final == 0)
        return 0;
    number->before = gopher_trim_wide(first > 0 ? gopher_part(text, first, text.length) : gopher_part(text, 0, text.length - final));
    number->digits = digits;
    number->after = none;
    number->shape = shape;
    number->is_negative = 0;
    return number->before.length > 0 && number->before.length <= GOPHER_MOST_AFFIX && gopher_is_affix(number->before);
}

/* Takes the sign off either end of what stands before: -$5, $-5, ($5), $(5). */
static int gopher_take_sign_before(struct gopher_text *before)
{
    struct gopher_text text = gopher_trim_wide(*before);
    const size_t minus = gopher_minus(text), final = minus > 0 ? 0 : gopher_final_minus(text);
    int sign = minus + final > 0 ? GOPHER_MINUS : GOPHER_NO_SIGN;
    text = gopher_part(text, minus, text.length - final);
    if (sign == GOPHER_NO_SIGN && text.length > 0) {
        const unsigned char first = text.at[0], last = text.at[text.length - 1];
        if (first == '+' || first == '(') {
            sign = first == '+' ? GOPHER_PLUS : GOPHER_BRACKET;
            text = gopher_part(text, 1, text.length);
        } else if (last == '+' || last == '(') {
            sign = last == '+' ? GOPHER_PLUS : GOPHER_BRACKET;
            text.length--;
        }
    }
    *before = gopher_trim_wide(text);
    return sign;
}

/* Takes the other bracket, or a minus: 5-, 5-EUR, 5 EUR-. */
static int gopher_take_sign_after(struct gopher_text *after, int *sign)
{
    struct gopher_text text = gopher_trim_wide(*after);
    if (text.length > 0 && gopher_contains("/.,", text.at[0])) {
        const size_t dash = gopher_minus(gopher_part(text, 1, text.length));
        if (dash > 0) {
            *after = gopher_trim_wide(gopher_part(text, 1 + dash, text.length)); /* 500/-, 12.-, 12,-: no smaller coins */
            return *sign != GOPHER_BRACKET;
        }
    }
    if (*sign == GOPHER_BRACKET) {
        const int is_first = text.length > 0 && text.at[0] == ')';
        if (!is_first && (text.length == 0 || text.at[text.length - 1] != ')'))
            return 0;
        *after = gopher_trim_wide(is_first ? gopher_part(text, 1, text.length) : gopher_part(text, 0, text.length - 1));
        return 1;
    }
    const size_t first = gopher_minus(text), final = gopher_final_minus(text);
    *after = text;
    if (first == 0 && final == 0)
        return 1;
    const struct gopher_text rest = first > 0 ? gopher_part(text, first, text.length) : gopher_part(text, 0, text.length - final);
    if (*sign != GOPHER_NO_SIGN || (rest.length > 0 && first > 0 && (gopher_is_letter(rest.at[0]) || gopher_is_digit(rest.at[0])))
        || (first == 0 && rest.length > 0 && gopher_is_letter(rest.at[rest.length - 1])))
        return 0; /* 5-Jan, 5-10 */
    *sign = GOPHER_MINUS;
    *after = gopher_trim_wide(rest);
    return 1;
}

static int gopher_read_written(struct gopher_text text, struct gopher_written *number)
{
    size_t first = 0;
    text = gopher_trim_wide(text);
    while (first < text.length && !gopher_is_digit(text.at[first]))
        first++;
    if (first == text.length)
        return gopher_read_nothing(text, number);
    if (first > GOPHER_MOST_AFFIX)
        return 0;
    const int has_point = first > 0 && (text.at[first - 1] == '.' || text.at[first - 1] == ',')
        && !(first > 1 && gopher_is_letter(text.at[first - 2]));
    const size_t start = has_point ? first - 1 : first;
    if (!gopher_find_shape(gopher_part(text, start, text.length), &number->shape))
        return 0;
    const size_t end = start + number->shape.length;
    number->before = gopher_part(text, 0, start);
    number->digits = gopher_part(text, start, end);
    number->after = gopher_part(text, end, text.length);
    int sign = gopher_take_sign_before(&number->before);
    if (!gopher_take_sign_after(&number->after, &sign) || !gopher_is_affix(number->before) || !gopher_is_unit(number->after))
        return 0;
    number->is_negative = sign == GOPHER_MINUS || sign == GOPHER_BRACKET;
    return 1;
}

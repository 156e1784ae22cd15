// needs: text, decimal
enum { GOPHER_DIGITS = 800 }; /* beyond them it counts only whether all are 0 */

static int gopher_is_digit(unsigned char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The number that digits are, times 10^exponent, without loss where it is a product or quotient of two exact doubles. */
static double gopher_decimal(struct gopher_text text, unsigned char point_sign, int64_t exponent)
{
    unsigned char digits[GOPHER_DIGITS + 128];
    uint64_t whole = 0;
    int count = 0, point = 0, places = 0, is_fraction = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] == point_sign) {
            is_fraction = 1;
            continue;
        }
        if (count == 0 && text.at[i] == '0') {
            point -= is_fraction;
            places += is_fraction;
            continue;
        }
        const unsigned char digit = (unsigned char)(text.at[i] - '0');
        if (count < GOPHER_DIGITS)
            digits[count++] = digit;
        else if (digit != 0)
            digits[GOPHER_DIGITS - 1] |= 1;
        whole = count <= 15 ? whole * 10 + digit : whole;
        point += !is_fraction;
        places += is_fraction;
    }
    const int64_t power = exponent - places;
    if (count <= 15 && power <= 0 && power >= -22) {
        double divisor = 1.0;
        for (int i = 0; i < -power; i++)
            divisor *= 10.0;
        return (double)whole / divisor;
    }
    return gopher_nearest(digits, count, exponent + point > 100000 ? 100000 : exponent + point < -100000 ? -100000 : (int)(exponent + point));
}

/* Reads a text as one number: digits, perhaps with a sign, a point and a power of ten, and blanks round them. */
static int gopher_read_number(struct gopher_text text, unsigned char point_sign, double *value)
{
    size_t i = 0, first, digits = 0;
    int64_t exponent = 0;
    int is_negative = 0, is_number;
    text = gopher_trim(text);
    if (i < text.length && (text.at[i] == '-' || text.at[i] == '+'))
        is_negative = text.at[i++] == '-';
    first = i;
    for (; i < text.length && gopher_is_digit(text.at[i]); i++)
        digits++;
    if (i < text.length && text.at[i] == point_sign)
        for (i++; i < text.length && gopher_is_digit(text.at[i]); i++)
            digits++;
    const struct gopher_text decimal = {text.at + first, i - first};
    is_number = digits > 0;
    if (i < text.length && is_number) {
        is_number = text.at[i] == 'e' || text.at[i] == 'E';
        i++;
        const int is_small = i < text.length && text.at[i] == '-';
        i += i < text.length && (text.at[i] == '-' || text.at[i] == '+');
        is_number = is_number && i < text.length;
        for (; i < text.length && gopher_is_digit(text.at[i]); i++)
            exponent = exponent < (int64_t)1 << 40 ? exponent * 10 + (text.at[i] - '0') : exponent;
        is_number = is_number && i == text.length;
        exponent = is_small ? -exponent : exponent;
    }
    *value = is_number ? gopher_decimal(decimal, point_sign, exponent) : 0.0;
    *value = is_negative ? -*value : *value;
    return is_number;
}

// needs: take_digits, take_fraction, take_one_of
/* Takes a number without a sign: how many digits it has before its decimals, or 0 where there is none. */
static int gopher_take_number(struct gopher_text *text, int most, const char *decimals, double *number, int *has_fraction)
{
    int whole;
    double fraction = 0.0;
    const int digits = gopher_take_digits(text, most, &whole);
    *has_fraction = digits > 0 && gopher_take_one_of(text, decimals);
    if (*has_fraction && !gopher_take_fraction(text, &fraction))
        return 0;
    *number = whole + fraction;
    return digits;
}

// needs: print_text
/* Prints "d.dddde-03" as gophernet writes numbers: 0.001, 1E-05, 1E+16. */
static void gopher_print_digits(const char *scientific, int most, int *first)
{
    char digits[32], text[64];
    int count = 0, length = 0;
    const char *at = scientific + (*scientific == '-');
    for (; *at != 'e'; at++)
        if (*at != '.')
            digits[count++] = *at;
    while (count > 1 && digits[count - 1] == '0')
        count--;
    const int exponent = atoi(at + 1);
    if (*scientific == '-')
        text[length++] = '-';
    if (exponent >= -4 && exponent < most) {
        for (int i = exponent < 0 ? exponent : 0; i < count || i <= exponent; i++) {
            text[length++] = i < 0 || i >= count ? '0' : digits[i];
            if (i + (exponent < 0 ? -exponent : 0) == (exponent < 0 ? 0 : exponent) && (i + 1 < count || exponent < 0))
                text[length++] = '.';
        }
        text[length] = 0;
    } else {
        text[length++] = digits[0];
        if (count > 1)
            text[length++] = '.';
        for (int i = 1; i < count; i++)
            text[length++] = digits[i];
        snprintf(text + length, sizeof text - (size_t)length, "E%c%02d", exponent < 0 ? '-' : '+', abs(exponent));
    }
    gopher_print_text(text, first);
}

// needs: cursor
static int gopher_take_fraction(struct gopher_text *text, double *fraction)
{
    double value = 0.0, scale = 1.0;
    int digits = 0;
    for (; gopher_is_digit(gopher_next(text)); digits++) {
        if (digits < 15) {
            value = value * 10.0 + (text->at[0] - '0');
            scale *= 10.0;
        }
        gopher_skip(text, 1);
    }
    *fraction = value / scale;
    return digits > 0;
}

// needs: take, take_one_of, take_digits, take_fraction
static int gopher_take_sixtieths(struct gopher_text *text, int *value)
{
    return gopher_take_digits(text, 2, value) == 2 && *value < 60;
}

/* Takes a duration with colons: two numbers, hours and minutes or minutes and seconds, or three. How many; 0 for no duration. */
static int gopher_take_clock(struct gopher_text *text, int is_hours_first, double *seconds)
{
    int first, second, third = 0;
    double fraction = 0.0;
    *seconds = 0.0;
    if (!gopher_take_digits(text, 9, &first) || !gopher_take(text, ':') || !gopher_take_sixtieths(text, &second))
        return 0;
    const int is_long = gopher_take(text, ':');
    if (is_long && !gopher_take_sixtieths(text, &third))
        return 0;
    if ((is_long || !is_hours_first) && gopher_take_one_of(text, ".,") && !gopher_take_fraction(text, &fraction))
        return 0;
    *seconds = (is_long || is_hours_first ? first * 3600.0 + second * 60 + third : first * 60.0 + second) + fraction;
    return is_long ? 3 : 2;
}

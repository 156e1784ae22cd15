// needs: take, take_one_of, skip_all, take_digits, take_fraction, letter
/* Takes AM or PM; 0 for neither. */
static char gopher_take_half(struct gopher_text *text)
{
    struct gopher_text behind = *text;
    gopher_skip_all(&behind, " ");
    const unsigned char half = gopher_take_one_of(&behind, "aApP");
    gopher_take(&behind, '.');
    if (half == 0 || !gopher_take_one_of(&behind, "mM") || gopher_is_letter(gopher_next(&behind)))
        return 0;
    gopher_take(&behind, '.');
    *text = behind;
    return half == 'p' || half == 'P' ? 'P' : 'A';
}

static int gopher_take_minutes(struct gopher_text *text, unsigned char separator, double *seconds)
{
    int minute, second;
    double fraction;
    if (gopher_take_digits(text, 2, &minute) != 2 || minute > 59)
        return 0;
    *seconds = minute * 60;
    if (!gopher_take(text, separator))
        return 1;
    if (gopher_take_digits(text, 2, &second) != 2 || second > 60) /* 60 is a leap second */
        return 0;
    *seconds += second;
    if (gopher_take_one_of(text, ".,")) {
        if (!gopher_take_fraction(text, &fraction))
            return 0;
        *seconds += fraction;
    }
    return 1;
}

/* Takes a time without a zone, in seconds since midnight: 9:05, 09:05:30.25, 9:05 PM, 9pm; after a date 9.05 and 9h05 too. */
static int gopher_take_time(struct gopher_text *text, int is_after_date, double *seconds)
{
    int hour;
    *seconds = 0.0;
    if (!gopher_take_digits(text, 2, &hour))
        return 0;
    const unsigned char separator = gopher_take_one_of(text, is_after_date ? ":.hH" : ":");
    if (separator != 0 && !gopher_take_minutes(text, separator == '.' ? '.' : ':', seconds))
        return 0;
    const char half = gopher_take_half(text);
    if (half != 0) {
        hour = hour == 12 ? 0 : hour;
        *seconds += (hour + (half == 'P' ? 12 : 0)) * 3600.0;
        return hour < 12;
    }
    *seconds += hour * 3600.0;
    return separator != 0 && (hour < 24 || *seconds == 86400.0);
}

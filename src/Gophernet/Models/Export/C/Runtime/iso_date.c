// needs: day, cursor
static int gopher_digits_at(struct gopher_text text, size_t from, size_t count, int *value)
{
    *value = 0;
    for (size_t i = from; i < from + count; i++) {
        if (i >= text.length || !gopher_is_digit(text.at[i]))
            return 0;
        *value = *value * 10 + (text.at[i] - '0');
    }
    return 1;
}

static int gopher_iso_zone(struct gopher_text text, double *seconds)
{
    int hours, minutes = 0;
    if (text.length == 0 || (text.length == 1 && (text.at[0] == 'Z' || text.at[0] == 'z')))
        return 1;
    const int sign = text.at[0] == '-' ? -1 : 1;
    if ((text.at[0] != '+' && text.at[0] != '-') || !gopher_digits_at(text, 1, 2, &hours) || hours > 23)
        return 0;
    gopher_skip(&text, 3);
    if (text.length > 1 && text.at[0] == ':')
        gopher_skip(&text, 1);
    if (text.length != 0 && (text.length != 2 || !gopher_digits_at(text, 0, 2, &minutes) || minutes > 59))
        return 0;
    *seconds -= sign * (hours * 3600 + minutes * 60);
    return 1;
}

static int gopher_iso_time(struct gopher_text text, double *seconds)
{
    int hour, minute, second;
    if (text.length < 5 || text.at[2] != ':' || !gopher_digits_at(text, 0, 2, &hour) || !gopher_digits_at(text, 3, 2, &minute)
        || hour > 23 || minute > 59)
        return 0;
    *seconds += hour * 3600 + minute * 60;
    gopher_skip(&text, 5);
    if (text.length >= 3 && text.at[0] == ':') {
        if (!gopher_digits_at(text, 1, 2, &second) || second > 60)
            return 0;
        *seconds += second;
        gopher_skip(&text, 3);
        if (text.length > 1 && (text.at[0] == '.' || text.at[0] == ',') && gopher_is_digit(text.at[1])) {
            double unit = 1.0;
            for (gopher_skip(&text, 1); gopher_is_digit(gopher_next(&text)); gopher_skip(&text, 1)) {
                unit /= 10.0;
                *seconds += unit * (text.at[0] - '0');
            }
        }
    }
    return gopher_iso_zone(text, seconds);
}

/* 2024-02-29, 2024-02-29T13:45:30.25+02:00. */
static int gopher_read_iso_date(struct gopher_text text, double *seconds)
{
    int year, month, day;
    if (text.length < 10 || text.at[4] != '-' || text.at[7] != '-' || !gopher_digits_at(text, 0, 4, &year)
        || !gopher_digits_at(text, 5, 2, &month) || !gopher_digits_at(text, 8, 2, &day) || !gopher_day(year, month, day, seconds))
        return 0;
    gopher_skip(&text, 10);
    if (text.length == 0)
        return 1;
    const unsigned char next = text.at[0];
    gopher_skip(&text, 1);
    return (next == 'T' || next == 't' || next == ' ') && gopher_iso_time(text, seconds);
}

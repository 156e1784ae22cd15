// needs: compact_number, zone, take_fraction
/* 20201231, 2020123110, 20201231T1015. */
static int gopher_read_compact(struct gopher_text text, double *seconds)
{
    double number, fraction, offset;
    int day, time;
    if (gopher_read_number(text, '.', &number))
        return gopher_compact_number(number, seconds);
    *seconds = 0.0;
    if (gopher_take_digits(&text, 8, &day) != 8 || !gopher_day(day / 10000, day / 100 % 100, day % 100, seconds)
        || !gopher_take_one_of(&text, "Tt "))
        return 0;
    const int digits = gopher_take_digits(&text, 6, &time);
    if (digits != 4 && digits != 6)
        return 0;
    time = digits == 4 ? time * 100 : time;
    const int hour = time / 10000, minute = time / 100 % 100, second = time % 100;
    if (hour > 23 || minute > 59 || second > 60)
        return 0;
    *seconds += hour * 3600 + minute * 60 + second;
    if (gopher_take_one_of(&text, ".,")) {
        if (!gopher_take_fraction(&text, &fraction))
            return 0;
        *seconds += fraction;
    }
    if (!gopher_take_zone(&text, &offset))
        return 0;
    *seconds -= offset;
    return text.length == 0;
}

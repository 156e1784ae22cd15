// needs: take_clock, take_number, take_text, take_letters, skip_all, alike
/* The seconds of a unit, of which m may be months; 0 where there is none of the name. */
static double gopher_unit_seconds(struct gopher_text name, int counts_months)
{
    static const struct {
        const char *names[5];
        double seconds;
    } units[] = {
        {{"s", "sec", "secs", "second", "seconds"}, 1}, {{"ms", "msec", "millisecond", "milliseconds", NULL}, 1e-3},
        {{"m", "min", "mins", "minute", "minutes"}, 60}, {{"h", "hr", "hrs", "hour", "hours"}, 3600},
        {{"d", "day", "days", NULL, NULL}, 86400}, {{"w", "wk", "wks", "week", "weeks"}, 7.0 * 86400},
        {{"mo", "mos", "mon", "mons", "month"}, 30.4375 * 86400}, {{"months", NULL, NULL, NULL, NULL}, 30.4375 * 86400},
        {{"y", "yr", "yrs", "year", "years"}, 365.25 * 86400},
    };
    if (counts_months && gopher_alike(name, "m"))
        return 30.4375 * 86400;
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        for (int j = 0; j < 5 && units[i].names[j]; j++)
            if (gopher_alike(name, units[i].names[j]))
                return units[i].seconds;
    return 0.0;
}

/* 2h 5m, 1h30, 90 min, 1.5 hours, 3 weeks and 2 days, 1 day, 2:03:04. */
static int gopher_read_units(struct gopher_text text, int counts_months, double *seconds)
{
    double smallest = HUGE_VAL, clock;
    int has_comma = 0, has_fraction;
    *seconds = 0.0;
    const int sign = gopher_take(&text, '-') ? -1 : 1;
    struct gopher_text start = text;
    if (gopher_take_clock(&start, 1, &clock) == 3) {
        *seconds = sign * clock; /* 16:40:00 beside 2 days, 18:08:20 */
        return start.length == 0;
    }
    while (text.length > 0) {
        struct gopher_text behind = text;
        const unsigned char clock_sign = gopher_take_one_of(&behind, "+-");
        if (smallest == 86400.0 && gopher_take_clock(&behind, 1, &clock)) {
            /* Python and pandas write a minus for the days alone: -1 day, 23:59:59 and -1 days +23:59:59 are a second. */
            const int is_ahead = clock_sign == '+' || (clock_sign == 0 && has_comma);
            text = behind;
            *seconds += is_ahead ? sign * clock : clock_sign != 0 ? -sign * clock : clock;
            break;
        }
        double number;
        if (!gopher_take_number(&text, 9, ".", &number, &has_fraction))
            return 0;
        gopher_skip_all(&text, " ");
        const struct gopher_text name = gopher_take_letters(&text);
        /* The last number may do without: 1h30 has 30 minutes, 5m20 as many seconds. */
        const int is_next = name.length == 0 && text.length == 0 && (smallest == 3600.0 || smallest == 60.0);
        const double unit = is_next ? smallest / 60 : gopher_unit_seconds(name, counts_months);
        if (unit == 0.0 || !(unit < smallest) || (counts_months && unit < 86400.0)) /* each is smaller than the one before */
            return 0;
        *seconds += number * unit;
        smallest = unit;
        gopher_skip_all(&text, " .");
        has_comma = gopher_take(&text, ',');
        gopher_skip_all(&text, " ,.");
        if (gopher_take_text(&text, "and "))
            gopher_skip_all(&text, " ");
    }
    *seconds *= sign;
    return text.length == 0 && smallest < HUGE_VAL;
}

// needs: around_date, weekdays, day, full_year
/* Takes what stands after the year where signs name the parts, as in Japan, China and Korea; the digits of the day, or 0. */
static int gopher_take_signed_parts(struct gopher_text *text, int values[3])
{
    static const char *const signs[3][2] = {
        {"\345\271\264", "\353\205\204"}, {"\346\234\210", "\354\233\224"}, {"\346\227\245", "\354\235\274"},
    };
    struct gopher_text behind = *text;
    int parts[3] = {0, 0, 0}, digits = 0;
    for (int i = 0; i < 3; i++) {
        if (!gopher_take_text(&behind, signs[i][0]) && !gopher_take_text(&behind, signs[i][1]))
            return 0;
        if (i < 2) {
            gopher_skip_all(&behind, " ");
            digits = gopher_take_digits(&behind, 2, &parts[i + 1]);
            if (digits == 0)
                return 0;
        }
    }
    *text = behind;
    values[1] = parts[1];
    values[2] = parts[2];
    return digits;
}

/* Takes the numbers of a date, whatever their order, -1 for the third where there are two, and how many digits the first and last have. */
static int gopher_take_numbers(struct gopher_text *text, int values[3], int *first, int *last)
{
    values[0] = values[1] = values[2] = -1;
    gopher_take_before_date(text);
    gopher_skip_weekday(text, " ,.");
    *first = gopher_take_digits(text, 4, &values[0]);
    if (*first == 0)
        return 0;
    *last = *first == 4 ? gopher_take_signed_parts(text, values) : 0;
    if (*last > 0)
        return 1;
    const unsigned char separator = gopher_take_one_of(text, "/.-");
    if (separator == 0)
        return 0;
    if (separator == '.')
        gopher_skip_all(text, " ");
    *last = gopher_take_digits(text, 4, &values[1]);
    if (*last == 0)
        return 0;
    const int middle = *last;
    if (!gopher_take(text, separator))
        return separator != '.'; /* 12.2020 is a number */
    if (separator == '.')
        gopher_skip_all(text, " ");
    if (middle <= 2) {
        *last = gopher_take_digits(text, 4, &values[2]);
        if (separator == '.')
            gopher_take(text, separator);
    }
    return middle <= 2 && *last > 0;
}

/* The date of three numbers in an order: the places of year, month and day; or of month and year. */
static int gopher_read_numbers(struct gopher_text text, int year, int month, int day, double *seconds)
{
    int values[3], first, last, full;
    *seconds = 0.0;
    if (!gopher_take_numbers(&text, values, &first, &last))
        return 0;
    /* The number with four digits can only be the year; of two digits the order says which it is. */
    const int is_year_first = first == 4;
    if (is_year_first != (year == 0) && (is_year_first || last == 4))
        return 0;
    if (values[2] < 0)
        return (is_year_first ? last <= 2 : last == 4)
            && gopher_day(values[is_year_first ? 0 : 1], values[is_year_first ? 1 : 0], 1, seconds) && gopher_take_after_date(&text, seconds);
    return (year == 0 ? last : first) <= 2 && gopher_full_year(values[year], year == 0 ? first : last, &full)
        && gopher_day(full, values[month], values[day], seconds) && gopher_take_after_date(&text, seconds);
}

static int gopher_read_separated(struct gopher_text text, int year, int month, int day, double *seconds)
{
    double time = gopher_take_before_date(&text);
    if (!gopher_read_numbers(text, year, month, day, seconds) || (time != 0.0 && !gopher_is_day(*seconds)))
        return 0; /* not two times */
    *seconds += time;
    return 1;
}

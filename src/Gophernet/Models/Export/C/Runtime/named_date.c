// needs: around_date, months, weekdays, day, full_year, take_letters, alike
static void gopher_skip_ordinal(struct gopher_text *text)
{
    struct gopher_text behind = *text;
    const struct gopher_text letters = gopher_take_letters(&behind);
    if (gopher_alike(letters, "st") || gopher_alike(letters, "nd") || gopher_alike(letters, "rd") || gopher_alike(letters, "th")
        || gopher_alike(letters, "er"))
        *text = behind;
}

/* 5 de enero de 2021. */
static void gopher_skip_of(struct gopher_text *text)
{
    if (gopher_take_text(text, "de ") || gopher_take_text(text, "of "))
        gopher_skip_all(text, " ");
}

/* Jan 5 2021, Jan 2021, Jan-21, Jan 5 10:00:00 2021. */
static int gopher_read_month_first(struct gopher_text text, double *seconds)
{
    int number, written, year;
    double time = 0.0, clock, offset;
    *seconds = 0.0;
    const int month = gopher_take_month(&text);
    if (month == 0)
        return 0;
    const int is_dashed = gopher_next(&text) == '-';
    gopher_skip_all(&text, " ,./-'");
    const int digits = gopher_take_digits(&text, 4, &number);
    if (digits == 0)
        return 0;
    if (is_dashed && digits == 2 && text.length == 0) /* as spreadsheets write months: Jan-21 */
        return gopher_full_year(number, digits, &year) && gopher_day(year, month, 1, seconds);
    if (digits == 4)
        return gopher_day(number, month, 1, seconds) && gopher_take_after_date(&text, seconds);
    gopher_skip_ordinal(&text);
    if (!gopher_skip_all(&text, " ,./-'"))
        return 0;
    struct gopher_text behind = text;
    if (gopher_take_time(&behind, 0, &clock)) {
        if (!gopher_take_zone(&behind, &offset))
            return 0;
        text = behind;
        time = clock - offset;
        gopher_skip_all(&text, " ");
    }
    const int year_digits = gopher_take_digits(&text, 4, &written);
    if (year_digits == 0 || !gopher_full_year(written, year_digits, &year) || !gopher_day(year, month, number, seconds))
        return 0;
    *seconds += time;
    return gopher_take_after_date(&text, seconds);
}

/* 5 Jan 2021, 2021 Jan 5, 2021 Jan. */
static int gopher_read_number_first(struct gopher_text text, double *seconds)
{
    int first, last, year;
    *seconds = 0.0;
    const int first_digits = gopher_take_digits(&text, 4, &first);
    if (first_digits == 0)
        return 0;
    gopher_skip_ordinal(&text);
    gopher_skip_all(&text, " ,./-'");
    gopher_skip_of(&text);
    const int month = gopher_take_month(&text);
    if (month == 0)
        return 0;
    if (first_digits == 4 && text.length == 0)
        return gopher_day(first, month, 1, seconds);
    gopher_skip_all(&text, " ,./-'");
    gopher_skip_of(&text);
    const int last_digits = gopher_take_digits(&text, 4, &last);
    if (last_digits == 0)
        return 0;
    const int is_year_first = first_digits == 4;
    return (is_year_first ? last_digits : first_digits) <= 2
        && gopher_full_year(is_year_first ? first : last, is_year_first ? first_digits : last_digits, &year)
        && gopher_day(year, month, is_year_first ? last : first, seconds) && gopher_take_after_date(&text, seconds);
}

static int gopher_read_named_date(struct gopher_text text, double *seconds)
{
    if (text.length >= 2 && text.at[0] == '[' && text.at[text.length - 1] == ']') {
        text.at++;
        text.length -= 2;
    }
    const double time = gopher_take_before_date(&text);
    int is_date = !gopher_is_digit(gopher_next(&text)) && gopher_read_month_first(text, seconds);
    if (!is_date) {
        gopher_skip_weekday(&text, " ,./-'");
        is_date = gopher_is_digit(gopher_next(&text)) ? gopher_read_number_first(text, seconds) : gopher_read_month_first(text, seconds);
    }
    if (!is_date || (time != 0.0 && !gopher_is_day(*seconds)))
        return 0; /* not two times */
    *seconds += time;
    return 1;
}

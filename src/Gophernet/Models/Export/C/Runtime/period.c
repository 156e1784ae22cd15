// needs: skip_all, take_digits, take_text, take, day, full_year
/* The Monday of a week: the first one has the fourth of January. */
static int gopher_monday(int year, int week, double *seconds)
{
    double next;
    if (!gopher_day(year, 1, 4, seconds))
        return 0;
    const int day = (int)(*seconds / 86400);
    const int weekday = ((day + 3) % 7 + 7) % 7;
    *seconds = (double)(day - weekday + (week - 1) * 7) * 86400;
    return week < 53 || (gopher_monday(year + 1, 1, &next) && *seconds < next);
}

static int gopher_first_day(int year, int period, int per_year, double *seconds)
{
    *seconds = 0.0;
    if (period < 1 || period > per_year)
        return 0;
    return per_year > 12 ? gopher_monday(year, period, seconds) : gopher_day(year, (period - 1) * (12 / per_year) + 1, 1, seconds);
}

static int gopher_take_period_word(struct gopher_text *text, const char *const *words)
{
    for (; *words; words++)
        if (gopher_take_text(text, *words)) {
            gopher_skip_all(text, " .");
            return 1;
        }
    return 0;
}

/* Q1. */
static int gopher_take_period(struct gopher_text *text, const char *const *words, int per_year, int *period)
{
    *period = 0;
    return gopher_take_period_word(text, words) && gopher_take_digits(text, per_year > 12 ? 2 : 1, period) > 0;
}

/* A period of a year, quarter, half-year or week, as its first day: 2024-Q1, Q1 2024, 1Q24, 2024-W05-3. The words are ended by NULL. */
static int gopher_read_period(struct gopher_text text, const char *const *words, int per_year, double *seconds)
{
    int period, written, year, day;
    struct gopher_text cursor = text;
    int is_first = gopher_take_period(&cursor, words, per_year, &period);
    *seconds = 0.0;
    if (!is_first && per_year <= 12) {
        struct gopher_text behind = cursor;
        is_first = gopher_take_digits(&behind, 1, &period) > 0 && gopher_take_period_word(&behind, words);
        cursor = is_first ? behind : cursor;
    }
    if (is_first) {
        gopher_skip_all(&cursor, " -/._',");
        const int digits = gopher_take_digits(&cursor, 4, &written);
        return digits > 0 && gopher_full_year(written, digits, &year) && cursor.length == 0
            && gopher_first_day(year, period, per_year, seconds);
    }
    if (gopher_take_digits(&text, 4, &year) != 4)
        return 0;
    gopher_skip_all(&text, " -/._',");
    if (!gopher_take_period(&text, words, per_year, &period) || !gopher_first_day(year, period, per_year, seconds))
        return 0;
    if (per_year > 12 && gopher_take(&text, '-')) {
        if (!gopher_take_digits(&text, 1, &day) || day < 1 || day > 7)
            return 0;
        *seconds += (day - 1) * 86400;
    }
    return text.length == 0;
}

// needs: calendar, days_of
struct gopher_date {
    int year, month, day, day_of_year;
};

/* The day of a point in time, in seconds since 1970; before year 1 and after 9999 the first or last one. */
static struct gopher_date gopher_date_of(double seconds)
{
    int days = (int)gopher_days_of(seconds) + 719162;
    days = days < 0 ? 0 : days > 3652058 ? 3652058 : days;
    struct gopher_date date = {days / 366 + 1, 1, 0, 0};
    while (date.year < 9999 && gopher_days_before_year(date.year + 1) <= days)
        date.year++;
    days -= gopher_days_before_year(date.year);
    date.day_of_year = days + 1;
    while (days >= gopher_days_in_month(date.year, date.month))
        days -= gopher_days_in_month(date.year, date.month++);
    date.day = days + 1;
    return date;
}

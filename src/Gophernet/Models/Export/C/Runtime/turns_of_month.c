// needs: date_of
static double gopher_turns_of_month(double seconds)
{
    const struct gopher_date date = gopher_date_of(seconds);
    return (date.day - 1.0) / gopher_days_in_month(date.year, date.month);
}

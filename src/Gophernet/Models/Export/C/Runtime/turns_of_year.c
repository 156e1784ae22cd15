// needs: date_of
static double gopher_turns_of_year(double seconds)
{
    const struct gopher_date date = gopher_date_of(seconds);
    return (date.day_of_year - 1.0) / (gopher_is_leap(date.year) ? 366 : 365);
}

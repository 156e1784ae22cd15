// needs: days_of
static double gopher_second_of_day(double seconds)
{
    return seconds - gopher_days_of(seconds) * 86400;
}

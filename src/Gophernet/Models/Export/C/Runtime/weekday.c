// needs: days_of
/* 0 for a Monday. */
static int gopher_weekday(double seconds)
{
    return (((int)gopher_days_of(seconds) + 3) % 7 + 7) % 7;
}

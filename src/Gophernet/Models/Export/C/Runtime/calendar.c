// needs:
static int gopher_is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int gopher_days_in_month(int year, int month)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && gopher_is_leap(year));
}

/* The days from 0001-01-01 to the first of January. */
static int gopher_days_before_year(int year)
{
    const int years = year - 1;
    return years * 365 + years / 4 - years / 100 + years / 400;
}

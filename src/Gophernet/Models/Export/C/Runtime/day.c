// needs: calendar
/* The seconds from 1970-01-01 to a day; false where no calendar has it. */
static int gopher_day(int year, int month, int day, double *seconds)
{
    *seconds = 0.0;
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > gopher_days_in_month(year, month))
        return 0;
    int days = gopher_days_before_year(year) - 719162 + day - 1;
    for (int i = 1; i < month; i++)
        days += gopher_days_in_month(year, i);
    *seconds = (double)days * 86400;
    return 1;
}

// needs: day
/* A date of eight digits, or with an hour, a minute or a second behind it, as a number. */
static int gopher_compact_number(double number, double *seconds)
{
    *seconds = 0.0;
    if (!(number >= 1e7) || number >= 1e14 || (double)(int64_t)number != number)
        return 0;
    const int64_t written = (int64_t)number;
    const int64_t moment = number < 1e8 ? written * 1000000 : number < 1e9 ? 0 : number < 1e10 ? written * 10000
        : number < 1e11 ? 0 : number < 1e12 ? written * 100 : number < 1e13 ? 0 : written;
    const int day = (int)(moment / 1000000), time = (int)(moment % 1000000);
    const int hour = time / 10000, minute = time / 100 % 100, second = time % 100;
    if (day < 10000000 || !gopher_day(day / 10000, day / 100 % 100, day % 100, seconds))
        return 0;
    *seconds += hour * 3600 + minute * 60 + second;
    return hour < 24 && minute < 60 && second <= 60;
}

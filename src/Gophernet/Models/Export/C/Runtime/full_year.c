// needs:
static int gopher_full_year(int written, int digits, int *year)
{
    *year = digits == 4 ? written : written + (written < 50 ? 2000 : 1900);
    return digits == 2 || digits == 4;
}

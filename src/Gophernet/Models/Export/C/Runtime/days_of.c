// needs: floor
static double gopher_days_of(double seconds)
{
    return gopher_floor(seconds / 86400);
}

// needs:
/* Points in time as a number that counts from one of them. */
static int gopher_counted_number(double number, double units_per_second, double start, double *seconds)
{
    *seconds = number / units_per_second + start;
    return *seconds >= -62135596800.0 && *seconds < 253402300800.0;
}

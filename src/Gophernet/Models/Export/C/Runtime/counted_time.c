// needs: counted_number, number
static int gopher_read_counted(struct gopher_text text, double units_per_second, double start, double *seconds)
{
    double number;
    *seconds = 0.0;
    return gopher_read_number(text, '.', &number) && gopher_counted_number(number, units_per_second, start, seconds);
}

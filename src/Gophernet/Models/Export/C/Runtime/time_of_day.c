// needs: clock_time
static int gopher_read_time(struct gopher_text text, double *seconds)
{
    return gopher_take_time(&text, 0, seconds) && text.length == 0;
}

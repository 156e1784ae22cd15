// needs: take_clock
/* 26:30, 26:30:15.5, -0:30. */
static int gopher_read_clock(struct gopher_text text, int is_hours_first, double *seconds)
{
    const int is_negative = gopher_take(&text, '-');
    const int numbers = gopher_take_clock(&text, is_hours_first, seconds);
    *seconds = is_negative ? -*seconds : *seconds;
    return numbers > 0 && text.length == 0;
}

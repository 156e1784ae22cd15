// needs: take_one_of, take_digits, take_fraction, take_text
/* PT1H30M, P1DT12H, P2W, -PT0.5S. */
static int gopher_read_iso_duration(struct gopher_text text, double *seconds)
{
    static const struct {
        const char *name;
        double seconds;
    } units[] = {{"Y", 365.25 * 86400}, {"M", 30.4375 * 86400}, {"W", 7.0 * 86400}, {"D", 86400}, {"H", 3600}, {"M", 60}, {"S", 1}};
    int next = 0, end = 4, is_empty = 1, whole;
    *seconds = 0.0;
    const unsigned char sign = gopher_take_one_of(&text, "+-");
    if (!gopher_take_text(&text, "P"))
        return 0;
    while (text.length > 0) {
        double fraction = 0.0;
        if (end == 4 && gopher_take_text(&text, "T")) {
            next = 4;
            end = 7;
            is_empty = 1;
            continue;
        }
        if (!gopher_take_digits(&text, 9, &whole))
            return 0;
        if (gopher_take_one_of(&text, ".,") && (!gopher_take_fraction(&text, &fraction) || text.length != 1))
            return 0; /* only the last may have one */
        while (next < end && !gopher_take_text(&text, units[next].name))
            next++;
        if (next == end)
            return 0;
        *seconds += (whole + fraction) * units[next++].seconds;
        is_empty = 0;
    }
    *seconds = sign == '-' ? -*seconds : *seconds;
    return !is_empty;
}

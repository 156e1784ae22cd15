// needs: clock_time, zone, take_text
/* Passes over what people write between a date and a time. */
static void gopher_skip_link(struct gopher_text *text)
{
    static const char *const links[] = {"at ", "a las ", "\303\240s ", "\303\240 ", "as ", "um ", "om ", "kl. ", "kl ", "- "};
    for (size_t i = 0; i < sizeof links / sizeof links[0] && !gopher_is_digit(gopher_next(text)); i++)
        if (gopher_take_text(text, links[i])) {
            gopher_skip_all(text, " ");
            return;
        }
}

/* Passes over what says that the numbers are hours: 15:04 Uhr. */
static void gopher_skip_hours(struct gopher_text *text)
{
    static const char *const words[] = {"uhr", "hrs", "h"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        struct gopher_text behind = *text;
        gopher_skip_all(&behind, " ");
        if (gopher_take_text(&behind, words[i]) && behind.length == 0)
            *text = behind;
    }
}

/* Passes over what calls the number before it a year, in Russian, Ukrainian and Polish. */
static void gopher_skip_year_word(struct gopher_text *text)
{
    static const char *const words[] = {
        "\320\263\320\276\320\264\320\260", "\320\263\320\276\320\264", "\320\263", "\321\200\320\276\320\272\321\203", "\321\200", "roku", "r",
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        struct gopher_text behind = *text;
        gopher_skip_all(&behind, " ");
        if (gopher_take_text(&behind, words[i])) {
            gopher_take(&behind, '.');
            if (behind.length == 0 || behind.at[0] == ' ' || behind.at[0] == ',')
                *text = behind;
        }
    }
}

/* Takes what stands after a date: nothing, or a time and perhaps a zone, to the end of the cell. */
static int gopher_take_after_date(struct gopher_text *text, double *seconds)
{
    double time, offset;
    gopher_skip_year_word(text);
    if (text->length == 0)
        return 1;
    const int has_comma = gopher_take(text, ','), has_blank = gopher_skip_all(text, " ");
    const int is_apart = has_comma || has_blank || gopher_take_one_of(text, "Tt:")
        || (gopher_take(text, '-') && gopher_is_digit(gopher_next(text)));
    gopher_skip_link(text);
    if (!is_apart || !gopher_take_time(text, 1, &time))
        return 0;
    gopher_skip_hours(text);
    if (!gopher_take_zone(text, &offset))
        return 0;
    *seconds += time - offset;
    return text->length == 0;
}

/* Takes a time that stands before a date; 0 where there is none. */
static double gopher_take_before_date(struct gopher_text *text)
{
    struct gopher_text behind = *text;
    double time;
    if (!gopher_take_time(&behind, 0, &time))
        return 0.0;
    const int has_comma = gopher_take(&behind, ','), has_blank = gopher_skip_all(&behind, " ");
    if (!has_comma && !has_blank)
        return 0.0;
    *text = behind;
    return time;
}

/* Whether seconds since 1970 are the beginning of a day. */
static int gopher_is_day(double seconds)
{
    return (int64_t)(seconds / 86400) * 86400.0 == seconds;
}

// needs: take, take_one_of, skip_all, take_digits, take_letters, alike
/* The seconds that clocks of a zone are ahead of UTC. */
static int gopher_zone_of(struct gopher_text name, double *offset)
{
    static const struct {
        const char *name;
        int hours;
    } zones[] = {
        {"EDT", -4}, {"EST", -5}, {"CDT", -5}, {"CST", -6}, {"MDT", -6}, {"MST", -7}, {"PDT", -7}, {"PST", -8}, {"Z", 0},
        {"UTC", 0}, {"GMT", 0}, {"WET", 0}, {"WEST", 1}, {"CET", 1}, {"MEZ", 1}, {"CEST", 2}, {"MESZ", 2}, {"EET", 2}, {"EEST", 3},
        {"MSK", 3}, {"JST", 9}, {"KST", 9}, {"AEST", 10}, {"AEDT", 11}, {"NZST", 12}, {"NZDT", 13},
    };
    *offset = 0.0;
    for (size_t i = 0; i < sizeof zones / sizeof zones[0]; i++)
        if (gopher_alike(name, zones[i].name)) {
            *offset = zones[i].hours * 3600.0;
            return 1;
        }
    return 0;
}

/* Takes a name after the offset, in brackets or without. A year may follow the zone. */
static int gopher_take_remark(struct gopher_text *text)
{
    double offset;
    gopher_skip_all(text, " ");
    const unsigned char next = gopher_next(text), last = text->length > 0 ? text->at[text->length - 1] : 0;
    if (text->length >= 2 && ((next == '(' && last == ')') || (next == '[' && last == ']'))) {
        gopher_skip(text, text->length);
        return 1;
    }
    if (!gopher_is_letter(next))
        return text->length == 0 || gopher_is_digit(next);
    return gopher_zone_of(gopher_take_letters(text), &offset) && text->length == 0;
}

/* Takes the name of a region, which says which clock showed the time: Europe/Berlin. */
static int gopher_take_region(struct gopher_text *text)
{
    int parts = 0;
    do {
        size_t letters = gopher_take_letters(text).length;
        while (gopher_take_one_of(text, "_-"))
            letters += gopher_take_letters(text).length;
        if (letters < 2)
            return 0;
        parts++;
    } while (gopher_take(text, '/'));
    return parts == 2 || parts == 3;
}

/* Takes a zone, where there is one: Z, GMT+2, -05:00, +0000 UTC, EST. */
static int gopher_take_zone(struct gopher_text *text, double *offset)
{
    *offset = 0.0;
    gopher_skip_all(text, " ");
    if (gopher_is_letter(gopher_next(text))) {
        struct gopher_text start = *text;
        const struct gopher_text name = gopher_take_letters(text);
        if (gopher_next(text) == '/') {
            *text = start;
            return gopher_take_region(text) && text->length == 0;
        }
        if (!gopher_zone_of(name, offset))
            return 0;
        if (*offset != 0.0)
            return text->length == 0 || gopher_take_remark(text);
    }
    const unsigned char sign = gopher_take_one_of(text, "+-");
    if (sign != 0) {
        int hours, minutes = 0;
        const int digits = gopher_take_digits(text, 4, &hours);
        if (digits == 0)
            return 0;
        if (digits == 4) {
            minutes = hours % 100;
            hours /= 100;
        } else if (digits > 2 || (gopher_take(text, ':') && gopher_take_digits(text, 2, &minutes) != 2)) {
            return 0;
        }
        if (hours > 23 || minutes > 59)
            return 0;
        *offset = (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    }
    return text->length == 0 || gopher_take_remark(text);
}

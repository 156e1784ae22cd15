// needs: take_number, take_text, skip_all, take, letter
/* A name of a unit; those of larger units stand first. A last number that stands without its unit has so many digits, or one or two. */
struct gopher_measure_unit {
    const char *name;
    double size;
    int bare_digits;
};

/* Takes the name of a unit, which does not go on behind it; NULL where there is none. */
static const struct gopher_measure_unit *gopher_take_measure_unit(struct gopher_text *text, const struct gopher_measure_unit *units, int count)
{
    for (int i = 0; i < count; i++) {
        struct gopher_text behind = *text;
        if (!gopher_take_text(&behind, units[i].name))
            continue;
        struct gopher_text again = behind;
        const int goes_on = gopher_is_letter((unsigned char)units[i].name[0]) ? gopher_is_letter(gopher_next(&behind))
                                                                              : gopher_take_text(&again, units[i].name);
        if (!goes_on) {
            *text = behind;
            return &units[i];
        }
    }
    return NULL;
}

/* The unit of a last number that stands without one; NULL where it has other digits. */
static const struct gopher_measure_unit *gopher_bare_measure_unit(const struct gopher_measure_unit *units, int count, double last, int digits)
{
    for (int i = 0; i < count; i++)
        if (units[i].size < last)
            return (units[i].bare_digits ? digits == units[i].bare_digits : digits <= 2) ? &units[i] : NULL;
    return NULL;
}

/* 5'8", 5 ft 8 in, 1m75, 11st 4lb. */
static int gopher_read_measure(struct gopher_text text, const struct gopher_measure_unit *units, int count, double *value)
{
    double last = HUGE_VAL;
    const int sign = gopher_take(&text, '-') ? -1 : 1;
    *value = 0.0;
    while (text.length > 0) {
        int has_fraction;
        double number;
        const int digits = gopher_take_number(&text, 9, ".", &number, &has_fraction);
        if (digits == 0)
            return 0;
        gopher_skip_all(&text, " ");
        const struct gopher_measure_unit *unit = NULL;
        if (text.length == 0 && !has_fraction && last < HUGE_VAL)
            unit = gopher_bare_measure_unit(units, count, last, digits);
        if (!unit)
            unit = gopher_take_measure_unit(&text, units, count);
        if (!unit || !(unit->size < last) || (last < HUGE_VAL && number * unit->size > last))
            return 0;
        *value += number * unit->size;
        last = unit->size;
        gopher_skip_all(&text, " .,-");
        if (gopher_take_text(&text, "and "))
            gopher_skip_all(&text, " ");
    }
    *value *= sign;
    return last < HUGE_VAL;
}

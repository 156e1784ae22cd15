// needs: written_number, western, number_tail, equal, alike
/* What may stand beside the numbers of a column, and what a number beside it is multiplied by, and what is added then. */
struct gopher_unit {
    const char *text;
    double factor, offset;
};

/* How the numbers of a column are written. */
struct gopher_form {
    const struct gopher_unit *units;
    int unit_count;
    unsigned char decimal, thousands; /* thousands: where it is one byte */
    unsigned char has_tails;
    double bare_factor;
};

/* The exact text before one that differs by case: M is no m. */
static int gopher_take_unit(const struct gopher_form *form, struct gopher_text text, double *factor, double *offset)
{
    for (int i = 0; i < 2 * form->unit_count; i++) {
        const struct gopher_unit *unit = form->units + i % form->unit_count;
        if (i < form->unit_count ? gopher_equal(text, unit->text) : gopher_alike(text, unit->text)) {
            *factor *= unit->factor;
            *offset += unit->offset;
            return 1;
        }
    }
    return 0;
}

/* A multiple and a unit: 1.2 MEUR, 5k USD. */
static int gopher_take_two_units(const struct gopher_form *form, struct gopher_text text, double *factor, double *offset)
{
    for (int i = 0; i < form->unit_count; i++) {
        size_t length = 0;
        double product = *factor, sum = *offset;
        while (form->units[i].text[length] != 0)
            length++;
        if (length > text.length || !gopher_equal(gopher_part(text, text.length - length, text.length), form->units[i].text))
            continue;
        const struct gopher_text rest = gopher_trim_wide(gopher_part(text, 0, text.length - length));
        if (rest.length > 0 && gopher_take_unit(form, rest, &product, &sum)
            && gopher_take_unit(form, gopher_part(text, text.length - length, text.length), &product, &sum)) {
            *factor = product;
            *offset = sum;
            return 1;
        }
    }
    return 0;
}

static int gopher_read_form(struct gopher_text text, const struct gopher_form *form, double *value)
{
    unsigned char buffer[128], second[128];
    struct gopher_written number;
    double magnitude, factor, offset = 0.0;
    text = gopher_rewrite(text, 0, buffer);
    if (!gopher_read_written(form->has_tails ? gopher_cut_tail(text, second) : text, &number))
        return 0;
    const struct gopher_shape *shape = &number.shape;
    if ((shape->thousands != 0 && shape->thousands == form->decimal) || (shape->decimal != 0 && shape->decimal != form->decimal)
        || (shape->doubtful != 0 && shape->doubtful != form->decimal && shape->doubtful != form->thousands))
        return 0;
    factor = number.before.length == 0 && number.after.length == 0 ? form->bare_factor : 1.0;
    if (number.before.length > 0 && !(gopher_take_unit(form, number.before, &factor, &offset) && factor == 1.0))
        return 0;
    if (number.after.length > 0 && !gopher_take_unit(form, number.after, &factor, &offset)
        && !gopher_take_two_units(form, number.after, &factor, &offset))
        return 0;
    if (!gopher_read_shape(number.digits, shape, shape->doubtful == form->decimal, &magnitude))
        return 0;
    *value = (number.is_negative ? -magnitude : magnitude) * factor;
    *value = offset == 0.0 ? *value : *value + offset;
    return *value >= -3.4028235e38 && *value <= 3.4028235e38;
}

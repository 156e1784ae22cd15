// needs: take_number, take_text, take_one_of, skip_all, letter
/* Takes the letter of a side: 1 for north and east, -1 for south and west, 0 where there is none. */
static int gopher_take_side(struct gopher_text *text, int is_o_east, int *is_latitude)
{
    struct gopher_text behind = *text;
    const unsigned char letter = gopher_take_one_of(&behind, "NSEWOL");
    if (letter == 0 || gopher_is_letter(gopher_next(&behind)))
        return 0;
    *text = behind;
    *is_latitude = letter == 'N' || letter == 'S';
    return letter == 'S' || letter == 'W' || (letter == 'O' && !is_o_east) ? -1 : 1;
}

/* Takes the sign of degrees, minutes or seconds; one that is doubled is another. */
static int gopher_take_sign(struct gopher_text *text, int part)
{
    static const char *const signs[3][6] = {
        {"\xc2\xb0", "\xc2\xba", "\xcb\x9a", "deg", NULL, NULL},
        {"'", "\xe2\x80\xb2", "\xe2\x80\x99", "min", NULL, NULL},
        {"\"", "\xe2\x80\xb3", "\xe2\x80\x9d", "''", "\xe2\x80\xb2\xe2\x80\xb2", "\xe2\x80\x99\xe2\x80\x99"},
    };
    for (int i = 0; i < 7; i++) {
        const char *const sign = i < 6 ? signs[part][i] : part == 2 ? "sec" : NULL;
        struct gopher_text behind = *text;
        if (!sign || !gopher_take_text(&behind, sign))
            continue;
        struct gopher_text again = behind;
        if (!gopher_take_text(&again, sign)) {
            *text = behind;
            return 1;
        }
    }
    return 0;
}

/* 40.7128 N, 74.0W, 40 degrees 42'46"N, N40 42.77, and beside these -74.0. */
static int gopher_read_coordinate(struct gopher_text text, int is_o_east, double *degrees)
{
    int is_latitude = 0, has_all_signs = 1, count = 0, sign = 1;
    double scale = 1.0;
    int side = gopher_take_side(&text, is_o_east, &is_latitude);
    *degrees = 0.0;
    gopher_skip_all(&text, " ");
    if (side == 0 && gopher_take_one_of(&text, "+-") == '-')
        sign = -1;
    while (count < 3 && text.length > 0 && !gopher_is_letter(gopher_next(&text))) {
        int has_fraction;
        double number;
        if (!gopher_take_number(&text, 3, ".,", &number, &has_fraction) || (count > 0 && number > 60.0))
            return 0;
        *degrees += number / scale;
        scale *= 60.0;
        gopher_skip_all(&text, " ");
        const int has_sign = gopher_take_sign(&text, count++);
        has_all_signs = has_all_signs && has_sign;
        if (has_fraction || text.length == 0)
            break;
        gopher_skip_all(&text, " ");
        if (!has_sign && gopher_take_one_of(&text, "-:") && !gopher_is_digit(gopher_next(&text)))
            return 0;
    }
    gopher_skip_all(&text, " ");
    if (side == 0)
        side = gopher_take_side(&text, is_o_east, &is_latitude);
    *degrees *= side == 0 ? sign : side;
    return text.length == 0 && count > 0 && (count == 1 || has_all_signs || side != 0) && !(sign < 0 && side != 0)
        && fabs(*degrees) <= (is_latitude ? 90.0 : 180.0);
}

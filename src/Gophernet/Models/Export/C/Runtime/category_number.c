// needs: category, plain_number, bits
struct gopher_category_number {
    double number;
    int code;
};

/* The same, where some of the categories are numbers: 1.0 and 01 are found as 1. */
static int gopher_find_number(
    struct gopher_text text, const struct gopher_category *list, int count, const struct gopher_category_number *numbers, int number_count)
{
    union gopher_double number, other;
    int code = gopher_find(text, list, count);
    if (code < 0 && gopher_read_plain(text, &number.value))
        for (int i = 0; i < number_count; i++) {
            other.value = numbers[i].number;
            if (other.bits == number.bits || (other.value != other.value && number.value != number.value))
                code = numbers[i].code;
        }
    return code;
}

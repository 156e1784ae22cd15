// needs: print_digits
static void gopher_print_double(double number, int *first)
{
    char text[32];
    for (int digits = 0; digits < 17; digits++) {
        snprintf(text, sizeof text, "%.*e", digits, number);
        if (strtod(text, NULL) == number)
            break;
    }
    gopher_print_digits(text, 15, first);
}

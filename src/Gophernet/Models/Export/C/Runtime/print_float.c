// needs: print_digits
static void gopher_print_float(float number, int *first)
{
    char text[32];
    for (int digits = 0; digits < 9; digits++) {
        snprintf(text, sizeof text, "%.*e", digits, (double)number);
        if (strtof(text, NULL) == number)
            break;
    }
    gopher_print_digits(text, 9, first);
}

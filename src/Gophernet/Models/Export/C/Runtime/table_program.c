// needs:
#include <stdio.h>
#include <stdlib.h>

static void gopher_print_header(void);
static void gopher_print_prediction(const struct gopher_prediction *prediction);

static void gopher_print_text(const char *text, int *first)
{
    int is_plain = text[0] != 0;
    if (!*first)
        putchar(',');
    *first = 0;
    for (const char *at = text; *at != 0; at++)
        is_plain = is_plain && *at != ',' && *at != '"' && *at != '\r' && *at != '\n';
    if (!is_plain)
        putchar('"');
    for (; *text != 0; text++) {
        if (*text == '"')
            putchar('"');
        putchar(*text);
    }
    if (!is_plain)
        putchar('"');
}

/* Prints "d.dddE-03" with fewer digits than it has, as gophernet writes numbers: 0.001, 1E-05, 1E+16. */
static void gopher_print_digits(const char *scientific, int most, int *first)
{
    char digits[32], text[64];
    int count = 0, length = 0;
    const char *at = scientific + (*scientific == '-');
    for (; *at != 'e'; at++)
        if (*at != '.')
            digits[count++] = *at;
    while (count > 1 && digits[count - 1] == '0')
        count--;
    const int exponent = atoi(at + 1);
    if (*scientific == '-')
        text[length++] = '-';
    if (exponent >= -4 - (most > 9) + (most > 9) && exponent < most) {
        for (int i = exponent < 0 ? exponent : 0; i < count || i <= exponent; i++) {
            text[length++] = i < 0 || i >= count ? '0' : digits[i];
            if (i + (exponent < 0 ? -exponent : 0) == (exponent < 0 ? 0 : exponent) && (i + 1 < count || exponent < 0))
                text[length++] = '.';
        }
        text[length] = 0;
    } else {
        text[length++] = digits[0];
        if (count > 1)
            text[length++] = '.';
        for (int i = 1; i < count; i++)
            text[length++] = digits[i];
        snprintf(text + length, sizeof text - (size_t)length, "E%c%02d", exponent < 0 ? '-' : '+', abs(exponent));
    }
    gopher_print_text(text, first);
}

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

enum { GOPHER_MOST_FIELDS = 100000, GOPHER_MOST_BYTES = 1 << 24 };

/* Reads a record of comma-separated values into text and the places of its fields; how many there are, or 0 at the end. */
static int gopher_read_record(char *text, const char **fields)
{
    int count = 0, is_quoted = 0, next = getchar(), is_empty = 1;
    size_t length = 0;
    while (next == '\n' || next == '\r')
        next = getchar();
    if (next == EOF)
        return 0;
    fields[count++] = text;
    for (; next != EOF && (is_quoted || next != '\n'); next = getchar()) {
        if (length + 2 > GOPHER_MOST_BYTES || count == GOPHER_MOST_FIELDS) {
            fputs("a record is too long\n", stderr);
            exit(1);
        }
        if (next == '"' && (is_quoted || is_empty)) {
            is_quoted = !is_quoted;
            if (!is_quoted) {
                const int following = getchar();
                if (following == '"') {
                    text[length++] = '"';
                    is_quoted = 1;
                } else {
                    ungetc(following, stdin);
                }
            }
            is_empty = 0;
        } else if (next == ',' && !is_quoted) {
            text[length++] = 0;
            fields[count++] = text + length;
            is_empty = 1;
        } else if (next != '\r' || is_quoted) {
            text[length++] = (char)next;
            is_empty = 0;
        }
    }
    text[length] = 0;
    return count;
}

static int gopher_is_same(const char *text, const char *other)
{
    while (*text != 0 && *text == *other) {
        text++;
        other++;
    }
    return *text == *other;
}

static int gopher_predict_table(void)
{
    static char text[GOPHER_MOST_BYTES];
    static const char *fields[GOPHER_MOST_FIELDS], *cells[GOPHER_COLUMNS];
    static int places[GOPHER_COLUMNS];
    struct gopher_prediction prediction;
    const int width = gopher_read_record(text, fields);
    for (int i = 0; i < GOPHER_COLUMNS; i++) {
        places[i] = 0;
        while (places[i] < width && !gopher_is_same(fields[places[i]], gopher_columns[i]))
            places[i]++;
        if (places[i] == width) {
            fprintf(stderr, "there is no column \"%s\"\n", gopher_columns[i]);
            return 1;
        }
    }
    gopher_print_header();
    for (long row = 1; gopher_read_record(text, fields) > 0; row++) {
        for (int i = 0; i < GOPHER_COLUMNS; i++)
            cells[i] = fields[places[i]];
        const int result = gopher_predict_cells(cells, &prediction);
        if (result != 0) {
            fprintf(stderr, "row %ld: %s\n", row, result > 0 ? gopher_columns[result - 1] : "the prediction is not a finite number");
            return 1;
        }
        gopher_print_prediction(&prediction);
    }
    return 0;
}

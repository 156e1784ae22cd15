// needs: print_text
static void gopher_print_header(void);
static void gopher_print_prediction(const struct gopher_prediction *prediction);

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

/* What stands in place of a prediction that there is not. */
static void gopher_print_nothing(void)
{
    fputs(GOPHER_FIELDS == 1 ? "\"\"" : "", stdout);
    for (int i = 1; i < GOPHER_FIELDS; i++)
        putchar(',');
    putchar('\n');
}

static const char *gopher_trouble(int result)
{
    return result == GOPHER_NOT_FINITE ? "the prediction is no finite number" : "the program was compiled so that it computes something else";
}

/* Predicts the rows of standard input. Of a row with a cell that is not what it should be, the column is named, and the others are predicted. */
static int gopher_predict_table(void)
{
    static char text[GOPHER_MOST_BYTES];
    static const char *fields[GOPHER_MOST_FIELDS], *cells[GOPHER_COLUMNS];
    static int places[GOPHER_COLUMNS];
    int status = 0;
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
        if (result == 0) {
            gopher_print_prediction(&prediction);
        } else {
            gopher_print_nothing();
            fprintf(stderr, "row %ld: %s\n", row, result > 0 ? gopher_columns[result - 1] : gopher_trouble(result));
            status = 1;
        }
    }
    return status;
}

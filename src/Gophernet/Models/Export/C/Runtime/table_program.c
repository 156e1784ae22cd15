// needs: print_text
static void gopher_print_header(void);
static void gopher_print_prediction(const struct gopher_prediction *prediction);

enum { GOPHER_MOST_FIELDS = 100000, GOPHER_MOST_BYTES = 1 << 24 };
#ifdef GOPHER_DECIMAL_COMMA
enum { GOPHER_DELIMITER = ';' };
#else
enum { GOPHER_DELIMITER = ',' };
#endif

/* Reads a record of a table into text and the places of its fields; how many there are, or 0 at the end. */
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
        } else if (next == GOPHER_DELIMITER && !is_quoted) {
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

/* The number that a text ends with from a character on, or 0 for none. */
static int gopher_number_at(const char *text, size_t start)
{
    int number = 0;
    for (; text[start] >= '0' && text[start] <= '9' && number < GOPHER_MOST_FIELDS; start++)
        number = 10 * number + (text[start] - '0');
    return text[start] == 0 ? number : 0;
}

/* The field that a name stands in, or -1: of a.2 also the second a, and of column_3 the third field if it is empty. */
static int gopher_place_of(const char *name, const char **fields, int width)
{
    size_t point = 0, length = 0, i;
    int place, number;
    for (place = 0; place < width; place++)
        if (gopher_is_same(fields[place], name))
            return place;
    for (; name[length] != 0; length++)
        point = name[length] == '.' || name[length] == '_' ? length : point;
    number = point > 0 ? gopher_number_at(name, point + 1) : 0;
    if (number > 0 && name[point] == '_')
        return number <= width && fields[number - 1][0] == 0 ? number - 1 : -1;
    for (place = 0; number > 0 && place < width; place++) {
        for (i = 0; i < point && fields[place][i] == name[i]; i++)
            continue;
        if (i == point && fields[place][i] == 0 && --number == 0)
            return place;
    }
    return -1;
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
    if (width > 0 && fields[0][0] == '\xEF' && fields[0][1] == '\xBB' && fields[0][2] == '\xBF')
        fields[0] += 3; /* a mark of UTF-8 */
    for (int i = 0; i < GOPHER_COLUMNS; i++) {
        places[i] = gopher_place_of(gopher_columns[i], fields, width);
        if (places[i] < 0) {
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

// needs:
#include <stdio.h>
#include <stdlib.h>

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

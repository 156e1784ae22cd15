// needs: word, equal
/* Takes the name of a month; its number from 1 on, or 0 for none. The names are English, German, French, Spanish, Portuguese, Italian,
   Dutch, Danish, Swedish, Norwegian, Polish, Russian, Turkish and Indonesian ones. */
static int gopher_take_month(struct gopher_text *text)
{
    static const char *const names[12][17] = {
        {
            "january", "januar", "janvier", "janeiro", "januari", "enero", "gennaio", "j\303\244nner",
            "\321\217\320\275\320\262\320\260\321\200\321\217", "\321\217\320\275\320\262\320\260\321\200\321\214", "stycznia",
            "stycze\305\204", "ocak", NULL,
        },
        {
            "february", "februar", "f\303\251vrier", "fevrier", "fevereiro", "febrero", "febbraio", "februari", "feber",
            "\321\204\320\265\320\262\321\200\320\260\320\273\321\217", "\321\204\320\265\320\262\321\200\320\260\320\273\321\214",
            "lutego", "luty", "\305\237ubat", NULL,
        },
        {
            "march", "m\303\244rz", "maerz", "mrz", "mars", "mar\303\247o", "marco", "marzo", "maart", "mrt", "marts", "maret",
            "\320\274\320\260\321\200\321\202\320\260", "\320\274\320\260\321\200\321\202", "marca", "marzec", NULL,
        },
        {
            "april", "avril", "abril", "aprile", "\320\260\320\277\321\200\320\265\320\273\321\217",
            "\320\260\320\277\321\200\320\265\320\273\321\214", "kwietnia", "kwiecie\305\204", "nisan", NULL,
        },
        {
            "may", "mai", "mayo", "maio", "maggio", "mei", "maj", "maja", "\320\274\320\260\321\217", "\320\274\320\260\320\271",
            "mayis", NULL,
        },
        {
            "june", "juni", "junho", "junio", "giugno", "\320\270\321\216\320\275\321\217", "\320\270\321\216\320\275\321\214",
            "czerwca", "czerwiec", "haziran", NULL,
        },
        {
            "july", "juli", "julho", "julio", "luglio", "\320\270\321\216\320\273\321\217", "\320\270\321\216\320\273\321\214",
            "lipca", "lipiec", "temmuz", NULL,
        },
        {
            "august", "ao\303\273t", "aout", "agosto", "augustus", "augusti", "agustus",
            "\320\260\320\262\320\263\321\203\321\201\321\202\320\260", "\320\260\320\262\320\263\321\203\321\201\321\202", "sierpnia",
            "sierpie\305\204", "a\304\237ustos", NULL,
        },
        {
            "september", "septembre", "setembro", "septiembre", "setiembre", "settembre",
            "\321\201\320\265\320\275\321\202\321\217\320\261\321\200\321\217",
            "\321\201\320\265\320\275\321\202\321\217\320\261\321\200\321\214", "wrze\305\233nia", "wrzesie\305\204", "eyl\303\274l",
            NULL,
        },
        {
            "october", "oktober", "octobre", "outubro", "octubre", "ottobre",
            "\320\276\320\272\321\202\321\217\320\261\321\200\321\217", "\320\276\320\272\321\202\321\217\320\261\321\200\321\214",
            "pa\305\272dziernika", "pa\305\272dziernik", "ekim", NULL,
        },
        {
            "november", "novembre", "novembro", "noviembre", "\320\275\320\276\321\217\320\261\321\200\321\217",
            "\320\275\320\276\321\217\320\261\321\200\321\214", "listopada", "listopad", "kasim", NULL,
        },
        {
            "december", "dezember", "d\303\251cembre", "decembre", "dezembro", "diciembre", "dicembre", "desember",
            "\320\264\320\265\320\272\320\260\320\261\321\200\321\217", "\320\264\320\265\320\272\320\260\320\261\321\200\321\214",
            "grudnia", "grudzie\305\204", "aralik", NULL,
        },
    };
    char word[GOPHER_MOST_LETTERS + 1];
    const struct gopher_text all = {(const unsigned char *)word, (size_t)gopher_take_word(text, word)};
    if (all.length == 0)
        return 0;
    if (gopher_equal(all, "juin"))
        return 6;
    if (gopher_equal(all, "juil") || gopher_equal(all, "juillet"))
        return 7;
    for (int i = 0; i < 12; i++)
        if (gopher_names(word, names[i]))
            return i + 1;
    return 0;
}

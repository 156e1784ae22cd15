// needs: word, skip_all, take_text
/* Passes over the name of a weekday and what follows it, where there is one. */
static void gopher_skip_weekday(struct gopher_text *text, const char *separators)
{
    static const char *const names[] = {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "montag", "dienstag", "mittwoch", "donnerstag",
        "freitag", "samstag", "sonnabend", "sonntag", "mo", "di", "mi", "do", "fr", "sa", "so", "lundi", "mardi", "mercredi", "jeudi",
        "vendredi", "samedi", "dimanche", "lunes", "martes", "mi\303\251rcoles", "miercoles", "jueves", "viernes", "s\303\241bado",
        "sabado", "domingo", "segunda", "ter\303\247a", "terca", "quarta", "quinta", "sexta", "luned\303\254", "lunedi",
        "marted\303\254", "martedi", "mercoled\303\254", "mercoledi", "gioved\303\254", "giovedi", "venerd\303\254", "venerdi",
        "sabato", "domenica", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "ma", "wo", "vr", "za",
        "zo", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "l\303\270rdag", "s\303\270ndag", NULL,
    };
    char word[GOPHER_MOST_LETTERS + 1];
    struct gopher_text behind = *text;
    if (gopher_is_digit(gopher_next(text)))
        return;
    gopher_take_word(&behind, word);
    gopher_take_text(&behind, "-feira");
    if (gopher_names(word, names) && gopher_skip_all(&behind, separators))
        *text = behind;
}

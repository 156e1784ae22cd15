using System.Text;

namespace Gophernet.Tables.Cells;

/// <summary>
/// The names of months in English, German, French, Spanish, Portuguese, Italian, Dutch, Danish, Swedish, Norwegian, Polish, Russian, Turkish and Indonesian,
/// from three letters on: Sep, Sept, September; märz, Mrz; janv.; and those of weekdays in the first of these.
/// </summary>
internal static class CalendarNames
{
    private const int MinLetters = 3;
    private const int MaxLetters = 16;

    // A line a month. What shortens to three letters that two months share is written out: jui.
    private static readonly string[][] Months =
    [
        ["january", "januar", "janvier", "janeiro", "januari", "enero", "gennaio", "jänner", "января", "январь", "stycznia", "styczeń", "ocak"],
        ["february", "februar", "février", "fevrier", "fevereiro", "febrero", "febbraio", "februari", "feber", "февраля", "февраль", "lutego", "luty", "şubat"],
        ["march", "märz", "maerz", "mrz", "mars", "março", "marco", "marzo", "maart", "mrt", "marts", "maret", "марта", "март", "marca", "marzec"],
        ["april", "avril", "abril", "aprile", "апреля", "апрель", "kwietnia", "kwiecień", "nisan"],
        ["may", "mai", "mayo", "maio", "maggio", "mei", "maj", "maja", "мая", "май", "mayis"],
        ["june", "juni", "junho", "junio", "giugno", "июня", "июнь", "czerwca", "czerwiec", "haziran"],
        ["july", "juli", "julho", "julio", "luglio", "июля", "июль", "lipca", "lipiec", "temmuz"],
        ["august", "août", "aout", "agosto", "augustus", "augusti", "agustus", "августа", "август", "sierpnia", "sierpień", "ağustos"],
        ["september", "septembre", "setembro", "septiembre", "setiembre", "settembre", "сентября", "сентябрь", "września", "wrzesień", "eylül"],
        ["october", "oktober", "octobre", "outubro", "octubre", "ottobre", "октября", "октябрь", "października", "październik", "ekim"],
        ["november", "novembre", "novembro", "noviembre", "ноября", "ноябрь", "listopada", "listopad", "kasim"],
        ["december", "dezember", "décembre", "decembre", "dezembro", "diciembre", "dicembre", "desember", "декабря", "декабрь", "grudnia",
            "grudzień", "aralik"],
    ];

    private static readonly (string Name, int Month)[] Long = [("juin", 6), ("juil", 7), ("juillet", 7)];

    private static readonly string[] Weekdays =
    [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "mo", "di", "mi", "do", "fr", "sa", "so",
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
        "lunes", "martes", "miércoles", "miercoles", "jueves", "viernes", "sábado", "sabado", "domingo",
        "segunda", "terça", "terca", "quarta", "quinta", "sexta",
        "lunedì", "lunedi", "martedì", "martedi", "mercoledì", "mercoledi", "giovedì", "giovedi", "venerdì", "venerdi", "sabato", "domenica",
        "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "ma", "wo", "vr", "za", "zo",
        "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag",
    ];

    /// <summary>Takes the name of a month.</summary>
    /// <param name="cursor">Stands at the name.</param>
    /// <param name="number">Its number, from 1.</param>
    public static bool TryTakeMonth(ref TextCursor cursor, out int number)
    {
        number = 0;
        Span<char> letters = stackalloc char[MaxLetters];
        ReadOnlySpan<char> word = letters[..TakeWord(ref cursor, letters)];
        if (word.IsEmpty)
        {
            return false;
        }

        foreach (var (name, month) in Long)
        {
            if (word.SequenceEqual(name))
            {
                number = month;
                return true;
            }
        }

        for (number = 1; number <= Months.Length; number++)
        {
            if (IsOneOf(word, Months[number - 1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Passes over the name of a weekday, where there is one.</summary>
    public static void SkipWeekday(ref TextCursor cursor, ReadOnlySpan<byte> separators)
    {
        if (cursor.IsAtDigit)
        {
            return; // as most dates begin
        }

        var behind = cursor;
        Span<char> letters = stackalloc char[MaxLetters];
        ReadOnlySpan<char> word = letters[..TakeWord(ref behind, letters)];
        behind.TryTakeText("-feira"u8); // segunda-feira
        if (IsOneOf(word, Weekdays) && behind.SkipAll(separators))
        {
            cursor = behind;
        }
    }

    private static bool IsOneOf(ReadOnlySpan<char> word, string[] names)
    {
        foreach (var name in names)
        {
            if (name.AsSpan().StartsWith(word) && (word.Length >= MinLetters || word.Length == name.Length))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes all letters that follow, in lower case; the result is their number, or 0 where they are too many for a name.</summary>
    private static int TakeWord(ref TextCursor cursor, scoped Span<char> letters)
    {
        var count = 0;
        while (count < cursor.Rest.Length && (char.IsAsciiLetter((char)cursor.Rest[count]) || cursor.Rest[count] >= 0x80))
        {
            count++;
        }

        var bytes = cursor.Rest[..count];
        cursor = new TextCursor(cursor.Rest[count..]);
        if (count > letters.Length)
        {
            return 0;
        }

        count = Encoding.UTF8.GetChars(bytes, letters);
        foreach (ref var letter in letters[..count])
        {
            letter = letter is 'İ' or 'ı' ? 'i' : char.ToLowerInvariant(letter); // KASIM, kasım
        }

        return count;
    }
}

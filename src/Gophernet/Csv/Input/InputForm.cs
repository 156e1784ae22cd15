namespace Gophernet.Csv.Input;

/// <summary>How an input is written: what turns it into plain CSV, and how that is read.</summary>
internal sealed record InputForm(CsvDialect Dialect, Rewriting Rewriting, bool EndsLinesWithCarriageReturns)
{
    private const byte SingleQuote = (byte)'\'';
    private const byte BlanksDelimiter = (byte)'\t'; // takes the place of a run of blanks, which may be tabs

    private static readonly Dictionary<byte, Assumption> RareDelimiters = new()
    {
        [(byte)'^'] = Assumption.Carets, [(byte)'~'] = Assumption.Tildes, [1] = Assumption.ControlCharacters,
    };

    /// <summary>The lines of comments above the first record that were found.</summary>
    public int CommentLines { get; private init; }

    /// <summary>The 1-based line of the first of these.</summary>
    public int FirstCommentLine { get; private init; }

    /// <summary>What the user did not say.</summary>
    public IReadOnlyList<Assumption> Assumptions { get; private init; } = [];

    /// <summary>Finds out how an input is written.</summary>
    /// <param name="sample">Its first bytes, with at least one whole record, or all of it.</param>
    /// <param name="options">What is known already.</param>
    public static InputForm Find(ReadOnlySpan<byte> sample, CsvOptions options)
    {
        var assumptions = new List<Assumption>();
        var endsLinesWithCarriageReturns = Opening.EndsWithCarriageReturn(sample);
        if (endsLinesWithCarriageReturns)
        {
            assumptions.Add(Assumption.CarriageReturns);
            sample = LineFeedStream.Convert(sample);
        }

        var skippedLines = options.SkippedLines;
        var body = Opening.SkipLines(sample, skippedLines);
        if (Opening.TryReadDelimiter(body, out var delimiter))
        {
            options = options with { Delimiter = options.Delimiter ?? delimiter };
            skippedLines++;
            body = Opening.SkipLines(body, 1);
        }

        var comment = options.Comment ?? 0;
        var comments = default(Opening.CommentsAbove);
        if (options.Comment is null)
        {
            comments = Opening.CountComments(body, rest => DialectDetector.FindDelimiter(rest, out _));
            comment = comments.Marker;
            body = Opening.SkipLines(body, comments.Lines);
        }
        else
        {
            body = Opening.WithoutComments(body, comment);
        }

        var rewriting = FindDivision(body, options) with
        {
            SkippedLines = skippedLines + comments.Lines,
            Comment = options.Comment ?? 0,
            IsCommentSaid = options.Comment is not null,
            MaxRecord = options.MaxRecord,
            EndsOpenQuotes = options.Ragged != RaggedRows.Refuse || options.KeepsFaults,
        };
        if (rewriting.Quote == SingleQuote && options.Quote is null)
        {
            assumptions.Add(Assumption.SingleQuotes);
        }

        if (rewriting.DividesByBlanks && !options.DividesByBlanks)
        {
            assumptions.Add(Assumption.Blanks);
        }

        if (options.Delimiter is null && RareDelimiters.TryGetValue(rewriting.Delimiter, out var rare))
        {
            assumptions.Add(rare);
        }

        if (rewriting.HasRowNames)
        {
            assumptions.Add(Assumption.RowNames);
        }

        var plain = rewriting.IsForeign || rewriting.HasRowNames ? Rewrite(body, rewriting with { SkippedLines = 0 }) : body;
        var dialect = DialectDetector.Detect(plain, options with { Delimiter = rewriting.Delimiter }) with
        {
            Comment = comment, SkippedLines = options.SkippedLines, KeepsFaults = options.KeepsFaults, MaxRecord = options.MaxRecord,
        };
        if (options.Comment is null && TitleRows.CountLines(plain, rewriting.Delimiter) is > 0 and var titleLines)
        {
            dialect = TitleRows.AreNamesFew(plain, rewriting.Delimiter) ? dialect with { AreNamesFew = true }
                : dialect with { TitleLines = rewriting.SkippedLines + titleLines };
        }

        return new InputForm(dialect, rewriting, endsLinesWithCarriageReturns)
        {
            CommentLines = comments.Count, FirstCommentLine = skippedLines + comments.First + 1, Assumptions = assumptions,
        };
    }

    /// <summary>Finds the delimiter and the quotes.</summary>
    private static Rewriting FindDivision(ReadOnlySpan<byte> body, CsvOptions options)
    {
        var quote = options.Quote ?? (byte)'"';
        if (options.DividesByBlanks)
        {
            return WithRowNames(body, new Rewriting(BlanksDelimiter) { DividesByBlanks = true, Quote = quote });
        }

        if (options.Quote is null && SingleQuotes.FindDelimiter(body, options.Delimiter is { } only ? [only] : DialectDetector.Candidates) is { } single)
        {
            return new Rewriting(single) { Quote = SingleQuote };
        }

        if (options.Delimiter is { } said)
        {
            return DividedBy(body, said, options);
        }

        var byBlanks = new Rewriting(BlanksDelimiter) { DividesByBlanks = true };
        if ((ExpectedNames.TryFind(body, options.Expected, byBlanks) ?? ExpectedNames.TryFind(body, options.ExpectedCounts, byBlanks)) is { } known)
        {
            return known.DividesByBlanks ? WithRowNames(body, known with { Quote = quote }) : DividedBy(body, known.Delimiter, options);
        }

        var delimiter = DialectDetector.FindDelimiter(body, out var isFound);
        if (isFound)
        {
            return new Rewriting(delimiter) { Quote = quote };
        }

        foreach (var candidate in DialectDetector.Candidates)
        {
            if (ShortHeader.Find(body, candidate) is not ExtraField.None and var extra)
            {
                return new Rewriting(candidate) { Quote = quote, HasRowNames = extra == ExtraField.RowName };
            }
        }

        foreach (var candidate in DialectDetector.Candidates)
        {
            if (options.Quote is null && HasSingleQuotes(body, candidate))
            {
                return new Rewriting(candidate) { Quote = SingleQuote };
            }
        }

        foreach (var candidate in DialectDetector.Candidates)
        {
            if (HasEscapes(body, candidate, quote))
            {
                return new Rewriting(candidate) { Quote = quote, EscapesDelimiters = true };
            }
        }

        if (DialectDetector.FindRareDelimiter(body) is { } rare)
        {
            return new Rewriting(rare) { Quote = quote };
        }

        var blanks = new Rewriting(BlanksDelimiter) { DividesByBlanks = true, Quote = quote };
        return IsTableOfBlanks(body, blanks) ? WithRowNames(body, blanks) : new Rewriting(DialectDetector.FindUsualDelimiter(body)) { Quote = quote };
    }

    /// <summary>The quotes, and whether backslashes stand before delimiters, where the delimiter is known.</summary>
    private static Rewriting DividedBy(ReadOnlySpan<byte> body, byte delimiter, CsvOptions options)
    {
        var rewriting = new Rewriting(delimiter) { Quote = options.Quote ?? (byte)'"' };
        return DialectDetector.FieldCount(body, delimiter) > 0 ? rewriting
            : ShortHeader.Find(body, delimiter) == ExtraField.RowName ? rewriting with { HasRowNames = true }
            : options.Quote is null && HasSingleQuotes(body, delimiter) ? rewriting with { Quote = SingleQuote }
            : rewriting with { EscapesDelimiters = HasEscapes(body, delimiter, rewriting.Quote) };
    }

    /// <summary>Whether records have one number of fields where a backslash makes a delimiter text, and have not where it does not.</summary>
    private static bool HasEscapes(ReadOnlySpan<byte> body, byte delimiter, byte quote) =>
        body.IndexOf([(byte)'\\', delimiter]) >= 0
        && DialectDetector.FieldCount(Rewrite(body, new Rewriting(delimiter) { Quote = quote, EscapesDelimiters = true }), delimiter) > 1;

    /// <summary>Whether records have one number of fields with single quotes round fields, and without have not.</summary>
    private static bool HasSingleQuotes(ReadOnlySpan<byte> body, byte delimiter) =>
        body.Contains(SingleQuote) && DialectDetector.FieldCount(Rewrite(body, new Rewriting(delimiter) { Quote = SingleQuote }), delimiter) > 1;

    /// <summary>Whether runs of blanks cut all records alike, and each but the first has a number: words of a text do not.</summary>
    private static bool IsTableOfBlanks(ReadOnlySpan<byte> body, Rewriting blanks)
    {
        body = PrintedLines.WithoutRowCount(body);
        if (!body.ContainsAny(" \t"u8))
        {
            return false;
        }

        ReadOnlySpan<byte> plain = Rewrite(body, blanks);
        if (DialectDetector.FieldCount(plain, blanks.Delimiter) < 2 && ShortHeader.Find(plain, blanks.Delimiter) != ExtraField.RowName)
        {
            return false;
        }

        var rows = 0;
        for (var isFirst = true; plain.IndexOf((byte)'\n') is >= 0 and var end; plain = plain[(end + 1)..], isFirst = false)
        {
            var line = plain[..end];
            if (!isFirst && end > 1 && !DialectDetector.FirstRecordHasNumber(line, blanks.Delimiter) && !PrintedLines.IsRule(line, blanks.Delimiter))
            {
                return false;
            }

            rows++;
        }

        return rows > 1;
    }

    private static Rewriting WithRowNames(ReadOnlySpan<byte> body, Rewriting blanks) =>
        ShortHeader.Find(Rewrite(body, blanks), blanks.Delimiter) == ExtraField.RowName ? blanks with { HasRowNames = true } : blanks;

    private static byte[] Rewrite(ReadOnlySpan<byte> body, Rewriting rewriting)
    {
        var end = body.LastIndexOf((byte)'\n') + 1; // the last record may be cut off
        using var plain = new PlainCsvStream(new MemoryStream(body[..(end == 0 ? body.Length : end)].ToArray()), rewriting, new ReadingTally());
        var result = new MemoryStream();
        plain.CopyTo(result);
        return result.ToArray();
    }
}

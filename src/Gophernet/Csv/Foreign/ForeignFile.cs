using System.Text;

namespace Gophernet.Csv.Foreign;

/// <summary>Recognises files that are no table in text by their first bytes, and says how to get one out of them.</summary>
internal static class ForeignFile
{
    /// <summary>The bytes by which a model is recognised.</summary>
    public const int ModelLength = PeekStream.MaxBeginning;

    // Of a zip archive: the name of its first file, and the beginning of what is in it.
    private const int ZipLength = 30 + 128;
    // Of a tar archive: the name of its first file, ended by zeros, and where its sign stands.
    private const int TarNameLength = 100;
    private const int TarSignPlace = 257;
    // Of each entry: how long what follows is, in octal digits, and what kind it is of.
    private const int TarBlock = 512;
    private const int TarSizePlace = 124;
    private const int TarSizeLength = 11;
    private const int TarKindPlace = 156;
    private const int MaxTarEntries = 16;
    private const int MaxTarSize = 4096;
    private const string NamedFile = "FILE";
    private const string NamedParquet = "FILE.parquet";
    private const string Piped = " FILE | gophernet ...";

    // Each character is a byte; a question mark is any. What could be the name of a column goes on to a byte that could not.
    private static readonly (string Start, string Name, string Hint)[] Kinds =
    [
        ("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", "an Excel workbook (xls)", "Save its table as CSV, or: xls2csv" + Piped),
        ("PAR1\u0015", "Parquet", "Convert it: duckdb -csv -c \"FROM 'FILE.parquet'\" | gophernet ..."),
        ("ARROW1\0\0", "Arrow (Feather)", Pandas("read_feather")),
        ("FEA1\0", "Feather", Pandas("read_feather")),
        ("\u00FF\u00FF\u00FF\u00FF", "an Arrow stream", "Write it as CSV with the program that it comes from."),
        ("Obj\u0001", "Avro", "Convert it: duckdb -csv -c \"FROM read_avro('FILE')\" | gophernet ..."),
        ("ORC\b", "ORC", Pandas("read_orc")),
        ("ORC\u0011\0", "ORC", Pandas("read_orc")),
        ("ORC\n\u0006", "ORC", Pandas("read_orc")),
        ("\0\0\0\0\0\0\0\0\0\0\0\0\u00C2\u00EA\u0081`", "a SAS table", Pandas("read_sas")),
        ("(\u00B5/\u00FD", "data packed with zstd", "Unpack it: zstd -dc" + Piped),
        ("\u00FD7zXZ\0", "data packed with xz", "Unpack it: xz -dc" + Piped),
        ("BZh?1AY&SY", "data packed with bzip2", "Unpack it: bzip2 -dc" + Piped),
        ("7z\u00BC\u00AF'\u001C", "a 7z archive", "Unpack it: 7z e -so" + Piped),
        ("\u0004\"M\u0018", "data packed with lz4", "Unpack it: lz4 -dc" + Piped),
        ("\u001F\u009D", "data packed with compress", "Unpack it: gzip -dc" + Piped),
        ("Rar!\u001A\u0007", "a RAR archive", "Unpack it: unrar p -inul" + Piped),
        ("SQLite format 3\0", "an SQLite database", "Write a table of it as CSV: sqlite3 -csv -header FILE 'SELECT * FROM name' | gophernet ..."),
        ("%PDF-", "a PDF document", "Save its table as CSV first."),
        ("\u0093NUMPY", "a NumPy array (npy)",
            "Write it as text: python3 -c \"import numpy, sys; numpy.savetxt(sys.stdout, numpy.load('FILE'), delimiter=',')\" | gophernet ..."),
        ("\u0089HDF\r\n\u001A\n", "HDF5", Pandas("read_hdf")),
        ("\u0080\u0002", "a Python pickle", Pandas("read_pickle")),
        ("\u0080\u0003", "a Python pickle", Pandas("read_pickle")),
        ("\u0080\u0004", "a Python pickle", Pandas("read_pickle")),
        ("\u0080\u0005", "a Python pickle", Pandas("read_pickle")),
        ("<stata_dta>", "a Stata file", Pandas("read_stata")),
        ("$FL2@(#)", "an SPSS file", Pandas("read_spss")),
        ("RDX2\n", "an R workspace", "Write its table in R: write.csv(table, \"NEW.csv\", row.names = FALSE)"),
        ("RDX3\n", "an R workspace", "Write its table in R: write.csv(table, \"NEW.csv\", row.names = FALSE)"),
        ("X\n\0\0\0", "an R object (rds)", "Write it in R: write.csv(readRDS(\"FILE\"), \"NEW.csv\", row.names = FALSE)"),
        ("MATLAB 5.0 MAT-file", "a MATLAB file", "Write its table in MATLAB: writetable(table, 'NEW.csv')"),
        ("\u0016gophernet-checkpoint-", "a checkpoint of a training", "Name the table that the training was begun with."),
        ("\u0010gophernet-part-", "a part of the work of several processes", "Name the table that the parts were begun with."),
        ("version https://git-lfs.github.com/", "a pointer of Git LFS, not the file", "Fetch the file: git lfs pull"),
        ("\u0089PNG", "an image", "Give a table in text."),
        ("\u00FF\u00D8\u00FF", "an image", "Give a table in text."),
        ("\u007FELF", "a program", "Give a table in text."),
        .. ForeignText.Kinds,
    ];

    /// <summary>Refuses what is no table.</summary>
    /// <param name="input">The input; it waits for bytes only while those that have come may be the beginning of such a file.</param>
    /// <param name="sourceName">The name of the input in messages.</param>
    /// <exception cref="GophernetException">It is another kind of file: the message names it.</exception>
    public static void Refuse(PeekStream input, string sourceName)
    {
        if ((Find(input) ?? InTar(input)) is var (name, hint))
        {
            throw Fault(sourceName, name, hint);
        }

        if (input.Peek(2) is [>= 0x80 or 0, ..] or [_, >= 0x80 or < (byte)'\t', ..])
        {
            RefuseModel(input.Peek(ModelLength), sourceName);
        }
    }

    /// <summary>Refuses a model file, whose first two bytes may look like text.</summary>
    /// <param name="start">What has come.</param>
    /// <param name="sourceName">The name of the input in messages.</param>
    /// <exception cref="GophernetException">It is one.</exception>
    public static void RefuseModel(ReadOnlySpan<byte> start, string sourceName)
    {
        if (IsModel(start))
        {
            throw Fault(sourceName, "a model (safetensors)", "Name a table in its place.");
        }
    }

    /// <summary>Whether a file begins as a model does: with the length of a header of less than 16 MB in eight bytes, and the header.</summary>
    /// <param name="start">Its first bytes, <see cref="ModelLength"/> of them or fewer.</param>
    public static bool IsModel(ReadOnlySpan<byte> start) => start is [_, _, _, 0, 0, 0, 0, 0, (byte)'{', ..];

    /// <summary>What a file of another kind is, by its first bytes, and what to do with it; null where they say nothing.</summary>
    /// <param name="start">The first bytes.</param>
    public static string? NameOf(ReadOnlySpan<byte> start)
    {
        if (start is [0x1F, 0x8B, ..])
        {
            return "data packed with gzip";
        }

        if (start.Length >= sizeof(long) && !start[..sizeof(long)].ContainsAnyExcept((byte)0xFF))
        {
            return null; // an Arrow stream goes on with a length
        }

        var input = new PeekStream(new MemoryStream(start.ToArray()));
        return (Find(input) ?? InTar(input))?.Name;
    }

    private static (string Name, string Hint)? Find(PeekStream input)
    {
        var start = input.Peek(1);
        for (var length = 0; length < start.Length; start = input.Peek(length + 1))
        {
            length = start.Length;
            var isBeginning = false;
            foreach (var (bytes, name, hint) in Kinds)
            {
                if (Matches(start, bytes))
                {
                    if (start.Length >= bytes.Length)
                    {
                        return (name, hint);
                    }

                    isBeginning = true;
                }
            }

            if (Matches(start, "PK\u0003\u0004"))
            {
                if (start.Length >= 4)
                {
                    return InZip(input.Peek(ZipLength));
                }

                isBeginning = true;
            }

            if (!isBeginning)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Whether the bytes begin as a kind does, or are the beginning of its beginning.</summary>
    private static bool Matches(ReadOnlySpan<byte> bytes, string start)
    {
        var length = Math.Min(bytes.Length, start.Length);
        for (var i = 0; i < length; i++)
        {
            if (start[i] != '?' && start[i] != bytes[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What a zip archive is, by the first file in it.</summary>
    private static (string Name, string Hint) InZip(ReadOnlySpan<byte> zip)
    {
        const int header = 30;
        var length = zip.Length < header ? 0 : Math.Min(zip[26] | (zip[27] << 8), zip.Length - header);
        var name = Encoding.UTF8.GetString(zip.Slice(Math.Min(header, zip.Length), length));
        if (name is "[Content_Types].xml" || name.StartsWith("xl/", StringComparison.Ordinal) || name.StartsWith("_rels/", StringComparison.Ordinal)
            || name.StartsWith("docProps/", StringComparison.Ordinal))
        {
            return ("an Excel workbook (xlsx)", "Save its table as CSV, or: xlsx2csv" + Piped);
        }

        if (name == "mimetype" && zip.IndexOf("opendocument"u8) >= 0)
        {
            return ("a spreadsheet of OpenDocument (ods)", "Save its table as CSV, or: ssconvert FILE NEW.csv");
        }

        return ($"a zip archive that begins with {Quoting.Field(Encoding.UTF8.GetBytes(name))}",
            $"Unpack the table: unzip -p FILE{Member(name)} | gophernet ...");
    }

    /// <summary>What a tar archive is. No more is waited for than the end of the first line, which a table could not be read without.</summary>
    private static (string Name, string Hint)? InTar(PeekStream input)
    {
        const int length = TarSignPlace + 5;
        var start = input.Peek(1);
        while (start.Length < length && !start.ContainsAny((byte)'\n', (byte)'\r') && input.Peek(start.Length + 1) is var more && more.Length > start.Length)
        {
            start = more;
        }

        if (start.Length < length || !start[TarSignPlace..].StartsWith("ustar"u8))
        {
            return null;
        }

        return FirstInTar(input) is { } name
            ? ($"a tar archive that begins with {Quoting.Field(Encoding.UTF8.GetBytes(name))}", $"Unpack the table: tar xOf FILE{Member(name)} | gophernet ...")
            : ("a tar archive", "Unpack the table: tar xOf FILE | gophernet ...");
    }

    /// <summary>The name of the first file of a tar archive, after folders and what is said of all files or the next; null where that is not found.</summary>
    private static string? FirstInTar(PeekStream input)
    {
        var start = 0;
        for (var entry = 0; entry < MaxTarEntries && input.Peek(start + TarBlock) is var bytes && bytes.Length >= start + TarBlock; entry++)
        {
            var header = bytes.Slice(start, TarBlock);
            if (header[TarKindPlace] is not ((byte)'g' or (byte)'x' or (byte)'5'))
            {
                var end = header[..TarNameLength].IndexOf((byte)0);
                return header[TarKindPlace] is (byte)'L' or (byte)'K' || end < 0 ? null : Encoding.UTF8.GetString(header[..end]);
            }

            var size = 0;
            foreach (var digit in header.Slice(TarSizePlace, TarSizeLength))
            {
                size = digit is >= (byte)'0' and <= (byte)'7' && size < MaxTarSize ? 8 * size + (digit - '0') : size;
            }

            start += TarBlock + (size + TarBlock - 1) / TarBlock * TarBlock;
        }

        return null;
    }

    /// <summary>A file of an archive, as a further word; one that would be read as an option is left out, and all files are unpacked.</summary>
    private static string Member(string name) => name.StartsWith('-') || name.Any(char.IsControl) ? "" : " " + ShellWord.Quote(name);

    private static string Pandas(string function) =>
        $"Convert it: python3 -c \"import pandas; print(pandas.{function}('FILE').to_csv(index=False))\" | gophernet ...";

    private static GophernetException Fault(string sourceName, string name, string hint) =>
        new(new Place(sourceName), $"expected CSV, found {name}", WithName(hint, sourceName));

    /// <summary>The hint with the name of the file, as a shell takes it; within quotes that a program reads, only where it is plain.</summary>
    public static string WithName(string hint, string sourceName)
    {
        var placeholder = hint.Contains(NamedParquet, StringComparison.Ordinal) ? NamedParquet : NamedFile;
        var start = hint.IndexOf(placeholder, StringComparison.Ordinal); // the first: a file in an archive may have this name
        var isPlain = sourceName.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '/' or '_' or '-') && sourceName is not ['-', ..];
        var isWord = start > 0 && hint[start - 1] == ' ' && sourceName is not ['<' or '-', ..] && !sourceName.Any(char.IsControl);
        return start >= 0 && (isPlain || isWord)
            ? hint[..start] + (isWord ? ShellWord.Quote(sourceName) : sourceName) + hint[(start + placeholder.Length)..]
            : hint;
    }
}

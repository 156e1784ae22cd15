using System.Text;
using CsCheck;
using Gophernet.Csv;
using Gophernet.Csv.Encodings;
using Gophernet.Csv.Input;
using Gophernet.Models;
using Gophernet.Tables.Inference;
using Gophernet.Tests.Models;
using Gophernet.Training;

namespace Gophernet.Tests.Csv;

public class EncodingTests
{
    private const int Cases = 2_000;
    private const string Text = "dish;price\ncafé crème;3 €\nœuf;“2”\nNaïve – Ünal;1\n";

    private static readonly Encoding Windows1252 = CodePages();
    private static readonly string[][] Records =
        [["dish", "price"], ["café crème", "3 €"], ["œuf", "“2”"], ["Naïve – Ünal", "1"]];

    [Fact]
    public void Windows_1252_is_found_wherever_the_pieces_of_the_input_end() =>
        InEveryPiece(Windows1252.GetBytes(Text), null, "test.csv: not UTF-8 from \"café\" on, read as Windows-1252", Records);

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    public void Utf_16_is_found_by_its_mark_or_its_zero_bytes(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. withMark ? encoding.Preamble : [], .. encoding.GetBytes(Text + "😀;2\n")];

        InEveryPiece(bytes, null, withMark ? null : "test.csv: has zero bytes, read as UTF-16", [.. Records, ["😀", "2"]]);
    }

    [Fact]
    public void Utf_8_is_what_it_was() => InEveryPiece(Encoding.UTF8.GetBytes(Text), null, null, Records);

    [Theory]
    [InlineData(CsvEncoding.Windows1252, "€“Ÿ", "€“Ÿ")]
    [InlineData(CsvEncoding.Latin1, "é\u0080ÿ", "é\u0080ÿ")]
    [InlineData(CsvEncoding.Utf16, "é€😀", "é€😀")]
    [InlineData(CsvEncoding.Utf8, "é€😀", "é€😀")]
    public void What_is_said_is_not_found(CsvEncoding encoding, string text, string read) =>
        InEveryPiece(Of(encoding).GetBytes($"a,{text}\n"), encoding, null, ["a", read]);

    [Fact]
    public void Utf_8_that_is_said_to_be_another_encoding_is_read_as_that() =>
        InEveryPiece(Encoding.UTF8.GetBytes("a,é\n"), CsvEncoding.Latin1, null, ["a", "Ã©"]);

    [Fact]
    public void The_first_character_beyond_ascii_decides_megabytes_into_an_input()
    {
        var ascii = string.Concat(Enumerable.Repeat("1,2,three\n", 300_000));

        var records = ReadAll(Windows1252.GetBytes(ascii + "4,5,Ä\n"), null, 1000, out var notes);

        Assert.Equal(["4", "5", "Ä"], records[^1]);
        Assert.Equal(["test.csv: not UTF-8 from \"Ä\" on, read as Windows-1252"], notes);
    }

    [Fact]
    public void After_characters_of_utf_8_other_bytes_are_damage_and_stay_a_fault_at_their_place()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("a,é\nb,"), 0xE9, .. "x\n"u8];

        var fault = Fault.At(2, 3, "expected UTF-8", () => DecodeAll(Open(bytes, null, 1, [])));

        Assert.Equal([new Setting("encoding")], fault.Settings);
    }

    [Fact]
    public void Damage_before_many_characters_of_utf_8_is_a_fault_too()
    {
        byte[] bytes = [.. "a,"u8, 0xE9, .. Encoding.UTF8.GetBytes("x\nb,é\nc,è\n")];

        for (var piece = 1; piece < bytes.Length; piece++)
        {
            var fault = Fault.Of("damaged UTF-8: 1 of 3 characters", () => ReadAll(bytes, null, piece, out _));
            Assert.Equal([new Setting("encoding")], fault.Settings);
        }
    }

    [Fact]
    public void Pairs_that_are_utf_8_by_chance_do_not_hide_windows_1252() =>
        InEveryPiece(Windows1252.GetBytes("à\nCAFÉ»\n"), null, "test.csv: not UTF-8 from \"à\" on, read as Windows-1252", ["à"], ["CAFÉ»"]);

    [Theory]
    [InlineData(1251, "Москва", "Казань")]
    [InlineData(20866, "Москва", "Казань")] // KOI8-R
    [InlineData(1253, "Αθήνα", "Πάτρα")]
    [InlineData(1255, "ירושלים", "חיפה")]
    [InlineData(1250, "Łódź", "Wrocław", "Słupsk", "Białystok")]
    [InlineData(932, "東京", "大阪")]
    [InlineData(936, "北京", "上海")]
    [InlineData(949, "서울", "부산")]
    [InlineData(850, "Zürich", "Köln", "Bär")]
    [InlineData(10000, "Zürich", "Züge", "Brücke", "Bär")] // old Macs
    public void Text_of_other_encodings_is_told_from_Windows_1252(int page, params string[] words)
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetBytes($"a;b\n{string.Join(";1\n", words)};1\n");
        for (var piece = 1; piece <= bytes.Length; piece++)
        {
            ReadAll(bytes, null, piece, out var notes);
            Assert.Contains("stand as they hardly do in Windows-1252", notes[1], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Paris–London\nA—B\ndit…oui\ndon´t\ncafé\n")]
    [InlineData("informações\nSão João\nação\n")]
    [InlineData("Þórður\nÆgisíða\nbýður\n")]
    [InlineData("O’Neil\nl·lusió\n25 °C\n10 m²\n£5\n½ Maß\n")]
    [InlineData("CAFÉ ÉTÉ\nGRÖSSE\nMcÉwan\ncrème brûlée\n")]
    [InlineData("œuvre\nŠkoda\nžluť\n“so” – naïve…\n")]
    public void Text_of_Windows_1252_is_not_doubted(string text)
    {
        ReadAll(Windows1252.GetBytes("a\n" + text), null, 100, out var notes);

        Assert.Single(notes);
    }

    [Theory]
    [InlineData("a\nb\u0002ÌÎÑ\u0002\nÌÎÑ\n", 1)]
    [InlineData("a\nÌÎÑb\u0002b\nÌÎÑ\n", 2)] // what stands apart tells nothing, wherever reads end
    public void What_is_no_text_is_not_doubted(string text, int noteCount)
    {
        var bytes = Windows1252.GetBytes(text);
        for (var piece = 1; piece <= bytes.Length; piece++)
        {
            ReadAll(bytes, null, piece, out var notes);
            Assert.Equal(noteCount, notes.Count);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Half_of_a_character_of_utf_16_is_a_fault(int cut)
    {
        var bytes = Encoding.Unicode.GetBytes("\uFEFFa,😀");

        var fault = Fault.Of("damaged UTF-16: found half of a character at byte", () => ReadAll(bytes[..^cut], null, 5, out _));

        Assert.Equal(new Place(CsvText.Name), fault.Place);
    }

    [Fact]
    public void What_stands_before_half_of_a_character_is_read_first()
    {
        byte[] bytes = [.. Encoding.Unicode.GetBytes("a,b\n1,2\n"), 0x00, 0xDE];
        for (var piece = 1; piece <= bytes.Length; piece++)
        {
            var stream = new Utf16Stream(new ShortReads(bytes, piece), isBigEndian: false, CsvText.Name);
            var reader = new CsvReader(stream, CsvText.Name);

            Assert.True(reader.MoveNext() && reader.MoveNext());
            Assert.Equal(["1", "2"], CsvText.Fields(reader.Current));
            Fault.Of("damaged UTF-16: found half of a character at byte 17", () => reader.MoveNext());
        }
    }

    [Theory]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public void Utf_32_is_refused_by_name(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        Fault.Of("UTF-32", () => ReadAll([.. encoding.Preamble, .. encoding.GetBytes(Text)], null, 100, out _));
    }

    [Fact]
    public void Text_is_the_same_after_a_way_through_any_encoding() =>
        RandomCases.ForAll(
            Gen.Select(Gen.OneOf([.. "aZ09 ,;\n\"éÿ€”Ž\u0081\u00A0ß𝄞字"]).Array[0, 60].Select(characters => new string(characters)), Gen.Int[1, 9],
                Gen.OneOf(CsvEncoding.Utf8, CsvEncoding.Utf16, CsvEncoding.Latin1, CsvEncoding.Windows1252)),
            Cases,
            sample =>
            {
                var (text, piece, encoding) = sample;
                var bytes = Of(encoding).GetBytes(text);
                text = Of(encoding).GetString(bytes); // what the encoding has not is a question mark
                var stream = EncodingDetector.ToUtf8(new PeekStream(new ShortReads(bytes, piece)), CsvText.Name, encoding, null);
                var utf8 = new MemoryStream();
                stream.CopyTo(utf8, piece);
                Assert.Equal(text, Encoding.UTF8.GetString(utf8.ToArray()));
            });

    [Fact]
    public void The_same_text_in_another_encoding_gives_the_same_model()
    {
        var text = "size,naïve,kind\n"
            + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i % 7},{(i % 3 == 0 ? "é" : "Ü")},{(i % 2 == 0 ? "rosé" : "blanc")}\n"));
        var expected = ModelOf(Encoding.UTF8.GetBytes(text));

        Assert.Equal(expected, ModelOf(Windows1252.GetBytes(text)));
        Assert.Equal(expected, ModelOf(Encoding.Unicode.GetBytes("\uFEFF" + text)));
        Assert.Equal(expected, ModelOf(Encoding.BigEndianUnicode.GetBytes(text)));
    }

    private static byte[] ModelOf(byte[] bytes) => SmallModel.Bytes(
        new ModelTrainer(TableInference.Read(Open(bytes, null, 100, []), new TableOptions()), Preset.Plain with { Epochs = 2 }).ToModel().Model);

    private static void InEveryPiece(byte[] bytes, CsvEncoding? encoding, string? note, params string[][] records)
    {
        for (var piece = 1; piece <= bytes.Length; piece++)
        {
            Assert.Equal(records, ReadAll(bytes, encoding, piece, out var notes));
            Assert.Equal(note is null ? [] : [note], notes);
        }
    }

    private static string[][] ReadAll(byte[] bytes, CsvEncoding? encoding, int piece, out List<string> notes) =>
        CsvText.ReadAll(Open(bytes, encoding, piece, notes = []));

    private static void DecodeAll(CsvReader reader)
    {
        while (reader.MoveNext())
        {
            for (var i = 0; i < reader.Current.FieldCount; i++)
            {
                reader.Current[i].Decode();
            }
        }
    }

    private static CsvReader Open(byte[] bytes, CsvEncoding? encoding, int piece, List<string> notes) => CsvInput.Open(
        new ShortReads(bytes, piece), CsvText.Name, new CsvOptions { Encoding = encoding }, (text, setting) =>
        {
            Assert.Equal(new Setting("encoding"), setting);
            notes.Add(text);
        });

    private static Encoding Of(CsvEncoding encoding) => encoding switch
    {
        CsvEncoding.Utf16 => Encoding.Unicode,
        CsvEncoding.Latin1 => Encoding.Latin1,
        CsvEncoding.Windows1252 => Windows1252,
        _ => Encoding.UTF8,
    };

    private static Encoding CodePages() => CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
}

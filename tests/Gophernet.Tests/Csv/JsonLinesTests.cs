using System.Text;
using CsCheck;
using Gophernet.Csv;
using Gophernet.Csv.Input;

namespace Gophernet.Tests.Csv;

public class JsonLinesTests
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        "{", "}", "{\"a\":1", "{\"a\":1}\n", "{\"b\":\"x\",\"a\":null}\n", ",", ":", "\"a\"", "\"b\"", "\"\\u0061\"", "\"\\ud800\"", "\"é \"", "-1.5e+3",
        "01.", "true", "NaN", "[1]", " ", "\t\r", "\n", "\r\n", "\\", "\0");

    [Fact]
    public void An_object_is_a_record_by_its_names() => Reads(
        """
        {"a": 1, "b": "x", "c": true}
        {"c":false,"a":-2.5e3,"b":"y"}
        """,
        ["a", "b", "c"], ["1", "x", "true"], ["-2.5e3", "y", "false"]);

    [Fact]
    public void What_is_missing_or_null_is_empty() => Reads(
        """
        {"a": null, "b": "x"}

        {"b": ""}
        {}
        {"a": 3}
        """,
        ["a", "b"], ["", "x"], ["", ""], ["", ""], ["3", ""]);

    [Fact]
    public void Only_a_line_without_an_object_is_passed_over() => Reads("{\"a\": null}\n\n  \n{\"a\": null}\n", ["a"], [""], [""]);

    [Theory]
    [InlineData("{\"a\":1}\n ")]
    [InlineData("{\"a\":1}\n\t\r")]
    public void Blanks_after_the_last_line_are_no_record(string text) => Reads(text, ["a"], ["1"]);

    [Fact]
    public void Escaped_characters_are_what_they_stand_for() => Reads(
        """{"n\u0061me": "a\"b\\c\/d\n\t\u00e9\ud83d\ude00", "b": "plain"}""" + "\n" + """{"b": 1, "name": "\u20ac"}""",
        ["name", "b"], ["a\"b\\c/d\n\té😀", "plain"], ["€", "1"]);

    [Fact]
    public void White_space_round_a_name_is_no_part_of_it() => Reads("{\" a\":1}\n{\"a\\u00a0\":2}\n{\"a \":3}\n", [" a"], ["1"], ["2"], ["3"]);

    [Fact]
    public void Lines_may_end_with_carriage_returns_and_blanks() => Reads("{\"a\":1}\r\n { \"a\" : 2 } \r\n", ["a"], ["1"], ["2"]);

    [Fact]
    public void A_mark_and_another_encoding_make_no_difference()
    {
        const string text = "{\"é\":\"ü\"}\n";
        string[][] expected = [["é"], ["ü"]];

        Assert.Equal(expected, ReadAll([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], 3));
        Assert.Equal(expected, ReadAll(Encoding.Latin1.GetBytes(text), 3));
        Assert.Equal(expected, ReadAll(Encoding.Unicode.GetBytes(text), 3));
    }

    [Fact]
    public void Names_that_no_column_has_are_passed_over() => Reads("{\"a\":1}\n{\"z\":0,\"a\":2}\n", ["a"], ["1"], ["2"]);

    [Fact]
    public void Not_a_number_is_what_python_writes() => Reads("{\"a\":NaN}\n{\"a\":-Infinity}\n", ["a"], ["NaN"], ["-Infinity"]);

    [Theory]
    [InlineData("{\"b\":[1]}", 6, "\"b\": expected a text, a number, true, false or null, found a nested value")]
    [InlineData("{\"b\":{\"c\":1}}", 6, "found a nested value")]
    [InlineData("{\"b\":1,\"b\":2}", 8, "\"b\": found the name a second time")]
    [InlineData("{\"b\":01x}", 6, "expected a value")]
    [InlineData("{\"b\":1.}", 6, "expected a value")]
    [InlineData("{\"b\":yes}", 6, "expected a value")]
    [InlineData("{\"b\":1", 7, "expected a comma or the end of the object, found the end of the line")]
    [InlineData("{\"b\" 1}", 6, "expected a colon")]
    [InlineData("{b:1}", 2, "expected a name in quotes")]
    [InlineData("{\"b\":1,}", 8, "expected a name in quotes")]
    [InlineData("{\"b\":\"x}", 9, "expected the end of a text")]
    [InlineData("{\"b\":\"\\x\"}", 7, "expected an escaped character")]
    [InlineData("{\"b\":\"\\ud800\"}", 7, "expected an escaped character")]
    [InlineData("{\"b\":\"\\u004\0\"}", 7, "expected an escaped character")]
    [InlineData("{\"b\":1} {\"b\":2}", 9, "expected the end of the line")]
    [InlineData("1,2", 1, "expected a JSON object")]
    public void What_is_no_flat_object_is_a_fault_at_its_place(string line, int column, string words)
    {
        var bytes = Encoding.UTF8.GetBytes($"{{\"a\":1,\"b\":0}}\n\n{line}\n");
        foreach (var piece in (int[])[1, 7, 1000])
        {
            Fault.At(3, column, words, () => ReadAll(bytes, piece));
        }
    }

    [Fact]
    public void An_object_over_several_lines_is_refused_with_the_command_that_helps()
    {
        var fault = Fault.At(1, 2, "found the end of the line", () => ReadAll("{\n  \"a\": 1\n}\n"u8.ToArray(), 100));

        Assert.Contains("jq -c", fault.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_object_has_names() => Fault.At(1, 1, "without names", () => ReadAll("{}\n{\"a\":1}\n"u8.ToArray(), 100));

    [Fact]
    public void Reads_every_line_as_regular_expressions_do() =>
        RandomCases.ForAll(Gen.Select(Piece.Array[0, 16].Select(string.Concat), Gen.Int[1, 40], Gen.Int[1, 40], Gen.Bool), 20_000, sample =>
        {
            var (text, bufferSize, pieceSize, keepsFaults) = sample;
            var bytes = Encoding.UTF8.GetBytes(text);
            var dialect = CsvDialect.Default with { Names = new JsonNames(), KeepsFaults = keepsFaults };
            var reader = new CsvReader(new ShortReads(bytes, pieceSize), CsvText.Name, dialect, bufferSize);

            Assert.Equal(PlainJsonLines.Outcome(bytes, keepsFaults), PlainJsonLines.WithoutColumns(CsvOutcome.Of(reader)));
        });

    [Fact]
    public void Any_texts_are_read_back_as_they_were_written() =>
        RandomCases.ForAll(Gen.Select(Gen.OneOf([.. "aé\"\\\n\t\u0001/€,{}:[] "]).Array[0, 12].Array[1, 5], Gen.Int[1, 20], Gen.Bool), 3_000, sample =>
        {
            var (cells, piece, escapesAll) = sample;
            var texts = Array.ConvertAll(cells, cell => new string(cell));
            var line = "{" + string.Join(',', texts.Select((text, i) => $"\"k{i}\":{Written(text, escapesAll)}")) + "}\n";

            var records = ReadAll(Encoding.UTF8.GetBytes(line + line), piece);

            Assert.Equal([texts, texts], records[1..]);
        });

    private static string Written(string text, bool escapesAll) => "\"" + string.Concat(text.Select(character => character switch
    {
        '"' or '\\' => "\\" + character,
        < ' ' => $"\\u{(int)character:x4}",
        _ when escapesAll => $"\\u{(int)character:X4}",
        _ => character.ToString(),
    })) + "\"";

    private static void Reads(string text, params string[][] records)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var piece = 1; piece <= bytes.Length; piece++)
        {
            Assert.Equal(records, ReadAll(bytes, piece));
        }
    }

    private static string[][] ReadAll(byte[] bytes, int piece) =>
        CsvText.ReadAll(CsvInput.Open(new ShortReads(bytes, piece), CsvText.Name, new CsvOptions()));
}

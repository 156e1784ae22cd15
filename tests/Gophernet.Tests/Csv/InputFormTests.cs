using System.Text;
using Gophernet.Csv;
using Gophernet.Csv.Input;

namespace Gophernet.Tests.Csv;

/// <summary>How an input is written, found from its beginning.</summary>
public class InputFormTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Lines_of_delimiters_above_the_names_are_passed_over(bool streams) => Assert.Equal(
        [["name", "size"], ["", ""], ["A", "1"]], Open(",\n , \n\"\",\nname,size\n,\nA,1\n", new CsvOptions { Streams = streams }).Fields);

    [Fact]
    public void A_line_of_delimiters_is_a_row_where_there_is_no_header() =>
        Assert.Equal([["", ""], ["A", "1"]], Open(",\nA,1\n", new CsvOptions(null, HasHeader: false)).Fields);

    [Fact]
    public void A_line_of_delimiters_above_numbers_is_a_row() =>
        Assert.Equal([["", ""], ["1", "2"], ["3", "4"]], Open(",\n1,2\n3,4\n", new CsvOptions()).Fields);

    [Theory]
    [InlineData("sep=;\nname;size\nA,x;1\n")]
    [InlineData("sep=;\r\nname;size\r\nA,x;1\r\n")]
    [InlineData("\uFEFF\"sep=;\"\nname;size\nA,x;1\n")]
    public void The_first_line_may_name_the_delimiter(string text) => Reads(text, [], ["name", "size"], ["A,x", "1"]);

    [Theory]
    [InlineData("# made today\n# in cm, mostly\nname,size\nA,1\n", 2)]
    [InlineData("# made today\n\n# \"in cm\nname,size\n\nA,1\n", 2)]
    [InlineData("# made today\n  \n# in cm\n\t\nname,size\nA,1\n", 2)]
    public void Lines_above_the_header_that_begin_with_a_hash_are_comments(string text, int count) =>
        Reads(text, [$"passed over {count} comment lines, the first in line 1"], ["name", "size"], ["A", "1"]);

    [Theory]
    [InlineData("\n# made today\nname,size\nA,1\n", 1, "line 2")]
    [InlineData(" \r\n\r\n# made today, in cm\r\n\r\n# \r\n\r\nname,size\r\nA,1\r\n", 2, "the first in line 3")]
    public void Blank_lines_may_stand_above_comments(string text, int count, string line)
    {
        Reads(text, [$"passed over {NameList.Count(count, "comment line")}, {line}"], ["name", "size"], ["A", "1"]);
        Assert.Equal(["name", "size"], Open(text, new CsvOptions { Streams = true, Expected = ["name", "size"] }).Fields[0]);
    }

    [Fact]
    public void A_header_with_a_hash_may_stand_below_blank_lines() => Reads("\n#name,size\nA,1\n", [], ["#name", "size"], ["A", "1"]);

    [Fact]
    public void A_header_may_begin_with_a_hash() => Reads("#name,size\nA,1\n", [], ["#name", "size"], ["A", "1"]);

    [Fact]
    public void A_comment_below_is_passed_over_where_it_is_no_row() => Reads(
        "# x\nname,size\nA,1\n# the end\n#B,2\n", ["passed over 2 comment lines, the first in line 1"], ["name", "size"], ["A", "1"], ["#B", "2"]);

    [Theory]
    [InlineData("name,size\rA,1\rB,2\r")]
    [InlineData("name,size\rA,1\r\nB,2")]
    public void Lines_may_end_with_a_carriage_return_alone(string text) =>
        Reads(text, ["took carriage returns alone for line ends"], ["name", "size"], ["A", "1"], ["B", "2"]);

    [Theory]
    [InlineData("name,size\rA,1\r")]
    [InlineData("name size\nA 1\n")]
    [InlineData("sep=;\nname;size\nA;1\n")]
    [InlineData("# one\n# two\nname,size\nA,1\n")]
    public void Names_that_are_known_and_the_first_record_are_enough(string text) =>
        Assert.Equal([["name", "size"], ["A", "1"]], Open(text, new CsvOptions { Streams = true, Expected = ["name", "size"] }).Fields);

    [Fact]
    public void Comments_that_are_named_may_stand_anywhere() => Reads(
        "%x\nname,size\n%A,1\nB,2\n", new CsvOptions { Comment = (byte)'%' }, ["passed over 2 comment lines, the first in line 1"],
        ["name", "size"], ["B", "2"]);

    [Theory]
    [InlineData("name size\nA 1\nB 2\n")]
    [InlineData("  name   size\n  A      1\n  B     2\n\n")]
    public void Runs_of_blanks_divide_rows_of_numbers(string text) =>
        Reads(text, ["took runs of blanks for the delimiter"], ["name", "size"], ["A", "1"], ["B", "2"]);

    [Fact]
    public void Words_are_not_divided() => Reads("full name\nAnn Lee\nBob Ray\n", [], ["full name"], ["Ann Lee"], ["Bob Ray"]);

    [Fact]
    public void Single_quotes_stand_round_fields_where_they_make_rows_alike() => Reads(
        "name,size\n'A, b',1\n'it''s',2\n", ["took single quotes for those round fields"], ["name", "size"], ["A, b", "1"], ["it's", "2"]);

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void Single_quotes_round_all_texts_of_a_column_are_no_text(char delimiter) => Reads(
        "'name','size'\n'A','1'\n'B','2'\n".Replace(',', delimiter), ["took single quotes for those round fields"], ["name", "size"], ["A", "1"], ["B", "2"]);

    [Theory]
    [InlineData("NULL")]
    [InlineData("nan")]
    [InlineData("?")]
    public void Single_quotes_may_stand_round_texts_alone(string nothing) => Reads(
        $"size,colour,kind\n1,'red','ok'\n2,{nothing},''\n3,'it''s','ok'\n", ["took single quotes for those round fields"],
        ["size", "colour", "kind"], ["1", "red", "ok"], ["2", nothing, ""], ["3", "it's", "ok"]);

    [Theory]
    [InlineData("A  1.5  2\n")]
    [InlineData(" A 1.5 2\n")]
    [InlineData("A\t1.5\t2\n")]
    [InlineData("A;1.5;2\n")]
    [InlineData("A^1.5^2\n")]
    [InlineData("'A','1.5','2'\n")]
    public void Without_a_header_a_record_divides_into_as_many_fields_as_are_expected(string text) => Assert.Equal(
        ["A", "1.5", "2"], Open(text, new CsvOptions { Streams = true, Expected = ["column_1", "column_2"], ExpectedCounts = [3, 2] }).Fields[0]);

    [Fact]
    public void Single_quotes_hold_delimiters_where_rows_are_alike_without_them_too() => Reads(
        "size,'tint, dark','kind'\n1,'red, dark','ok'\n2,'sea, dark','ok'\n", ["took single quotes for those round fields"],
        ["size", "tint, dark", "kind"], ["1", "red, dark", "ok"], ["2", "sea, dark", "ok"]);

    [Theory]
    [InlineData("size,name,kind\n1,'A, b','x\ny'\n2,'C','z'\n")]
    [InlineData("size,name,kind\n1,'A, b','x\r\ny'\n2,'C','z'\n")]
    [InlineData("size,name,kind\n1,'A','x\n, y\n'\n2,'C','z'\n")]
    [InlineData("size,name,kind\n1,'A\n\n',x\n2,'C',z\n")]
    public void Single_quotes_may_hold_line_ends(string text)
    {
        var (reader, fields) = Open(text, new CsvOptions());

        Assert.Equal(["took single quotes for those round fields"], reader.Tally.Notes);
        Assert.Equal([3, 3, 3], fields.Select(record => record.Length));
        Assert.Contains('\n', string.Concat(fields[1]));
        Assert.Equal(["2", "C", "z"], fields[2]);
    }

    [Theory]
    [InlineData("1,'A, 1','x','more'\n")]
    [InlineData("1,'A, 1'\n")]
    [InlineData("1,'A, 1','x, y','more\nand more'\n")]
    public void A_row_of_another_length_hides_no_single_quotes(string row)
    {
        var rows = string.Concat(Enumerable.Range(0, 20).Select(i => i == 9 ? row : $"{i},'A, {i}','{(i % 2 == 0 ? "x" : "y")}'\n"));
        var (reader, fields) = Open("size,name,kind\n" + rows, new CsvOptions { Ragged = RaggedRows.Skip });

        Assert.Contains("took single quotes for those round fields", reader.Tally.Notes);
        Assert.Equal(20, fields.Length);
        Assert.Equal(["0", "A, 0", "x"], fields[1]);
    }

    [Theory]
    [InlineData("name,size\nO'Brien,1\n'tis,2\n")]
    [InlineData("size,name\n1,'tis\n2,'twas'\n3,'so'\n")]
    [InlineData("name,size\n'tis,1\n'twas,2\n")]
    [InlineData("name,size\n'so',1\nplain,2\nwords,3\n")]
    [InlineData("name,size\nthe dogs',1\nrock 'n' roll,2\n")]
    [InlineData("name,size\n\"'a'\",1\n\"'b'\",2\n")]
    public void An_apostrophe_in_words_is_text(string text) =>
        Assert.Contains(Open(text, new CsvOptions()).Fields, record => string.Concat(record).Contains('\''));

    [Theory]
    [InlineData('^', "took ^ for the delimiter")]
    [InlineData('~', "took ~ for the delimiter")]
    [InlineData('\u0001', "took the control character 1 (\\x01) for the delimiter")]
    public void A_rare_delimiter_is_found_where_every_line_has_as_many(char delimiter, string note) =>
        Reads($"name{delimiter}size\nA, b{delimiter}1\n", [note], ["name", "size"], ["A, b", "1"]);

    [Theory]
    [InlineData("name\n~5\n~6\n")]
    [InlineData("a^2,size\nx^2,1\n")]
    public void A_rare_delimiter_is_text_elsewhere(string text) =>
        Assert.Equal((byte)',', InputForm.Find(Encoding.UTF8.GetBytes(text), new CsvOptions()).Dialect.Delimiter);

    [Theory]
    [InlineData(',')]
    [InlineData('\t')]
    public void A_delimiter_after_a_backslash_is_text_where_rows_are_alike_then(char delimiter) => Reads(
        "size,note,kind\n1,red\\, dark,ok\n2,c:\\\\,ok\n3,say \"\\,\",\\N\n".Replace(',', delimiter),
        ["took a delimiter after a backslash for text in 2 rows, the first in line 2"],
        ["size", "note", "kind"], ["1", $"red{delimiter} dark", "ok"], ["2", "c:\\", "ok"], ["3", $"say \"{delimiter}\"", "\\N"]);

    [Fact]
    public void A_backslash_at_the_end_of_a_field_is_text_where_rows_are_alike_so() =>
        Reads("dir,size\nc:\\,1\nd:\\,2\n", [], ["dir", "size"], ["c:\\", "1"], ["d:\\", "2"]);

    [Fact]
    public void A_backslash_before_a_delimiter_far_below_is_named()
    {
        var text = "size,note\n" + string.Concat(Enumerable.Repeat("1,plain words\n", 10_000)) + "2,red\\, dark\n";

        Assert.Contains("backslash", Assert.Throws<GophernetException>(() => Open(text, new CsvOptions())).Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("% made today\n% in cm, mostly, or so\nname,size\nA,1\n", 2)]
    [InlineData("// made today\n\n// in cm\nname,size\nA,1\n", 2)]
    public void Lines_above_the_header_that_begin_with_other_signs_are_comments(string text, int count) =>
        Reads(text, [$"passed over {count} comment lines, the first in line 1"], ["name", "size"], ["A", "1"]);

    [Theory]
    [InlineData("% of all,size\nA,1\n", "% of all")]
    [InlineData("//host,path\n//a,/b\n", "//host")]
    public void A_header_may_begin_with_such_a_sign(string text, string name) => Assert.Equal(name, Open(text, new CsvOptions()).Fields[0][0]);

    [Theory]
    [InlineData("% x\nname,size\nA,1\n")]
    [InlineData("// x\nname^size\nA^1\n")]
    [InlineData("name~size\nA~1\n")]
    [InlineData("'name','size'\n'A','1'\n")]
    public void Such_a_beginning_is_known_by_names_from_the_first_record(string text) =>
        Assert.Equal(["name", "size"], Open(text, new CsvOptions { Streams = true, Expected = ["name", "size"] }).Fields[0]);

    [Fact]
    public void A_title_does_not_hide_the_delimiter() =>
        Assert.Equal((byte)';', InputForm.Find(Encoding.UTF8.GetBytes("A, b and c\nx;y;z\n1;2;3\n4;5;6\n7;8;9\n1;2;3\n"), new CsvOptions()).Dialect.Delimiter);

    [Fact]
    public void Lines_are_skipped_before_anything_is_looked_for() =>
        Reads("A; title\n\"\nname,size\nA,1\n", new CsvOptions { SkippedLines = 2 }, [], ["name", "size"], ["A", "1"]);

    [Theory]
    [InlineData(RaggedRows.Fill, "filled or cut 2 rows")]
    [InlineData(RaggedRows.Skip, "left out 2 rows")]
    public void Rows_of_another_length_are_filled_or_skipped_and_counted(RaggedRows ragged, string note) => Reads(
        "a,b,c\n1,2\n1,2,3\n1,2,3,4\n", new CsvOptions { Ragged = ragged }, [note + " with too few or too many fields, the first in line 2"],
        [["a", "b", "c"], .. ragged == RaggedRows.Fill ? (string[][])[["1", "2", ""], ["1", "2", "3"], ["1", "2", "3"]] : [["1", "2", "3"]]]);

    [Theory]
    [InlineData("\"x\",\"y\"\n\"1\",5,a\n\"2\",6,b\n", "1", "2")]
    [InlineData("x\ty\n1\t5\ta\n3\t6\tb\n", "1", "3")]
    [InlineData("\"x\";\"y\"\n\"red one\";5;a\n\"two\";6;b\n", "red one", "two")]
    public void A_header_may_have_no_name_for_those_of_rows(string text, string first, string second) => Reads(
        text, ["the header has one name fewer than rows have fields: took the first field for the name of the row"],
        ["", "x", "y"], [first, "5", "a"], [second, "6", "b"]);

    [Fact]
    public void A_header_of_blanks_may_have_no_name_for_those_of_rows() => Reads(
        "\"x\" \"y\"\n\"no 1\" 5 a\n\"no 2\" 6 b\n",
        ["the header has one name fewer than rows have fields: took the first field for the name of the row", "took runs of blanks for the delimiter"],
        ["", "x", "y"], ["no 1", "5", "a"], ["no 2", "6", "b"]);

    [Theory]
    [InlineData("name,age\nSmith,J,5\nDoe,A,6\n")]
    [InlineData("a,b\n1,2,3\n1,5,6\n")]
    [InlineData("a,b\n1,2,3\n2,5\n3,6\n")]
    [InlineData("7,8\n1,2,3\n2,5,3\n")]
    public void Rows_with_a_field_too_many_are_not_named_by_the_first(string text) =>
        Assert.False(InputForm.Find(Encoding.UTF8.GetBytes(text), new CsvOptions()).Rewriting.HasRowNames);

    [Fact]
    public void All_rows_may_end_with_a_delimiter_where_the_header_does_not() => Reads(
        "a;b\n1,5;x;\n2,5;y;\n", ["passed over empty fields past the last column in 2 rows, the first in line 2"],
        ["a", "b"], ["1,5", "x"], ["2,5", "y"]);

    [Fact]
    public void A_byte_order_mark_may_stand_before_quotes_in_the_middle() =>
        Reads("\uFEFF\"a\",b\n1,2\n\uFEFF\"3\",4\n\uFEFF\"5\",\"6\"", [], ["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]);

    [Fact]
    public void Empty_fields_past_the_last_column_are_passed_over() => Reads(
        "a,b\n1,2,\n3,4, ,\n5,6\n", ["passed over empty fields past the last column in 2 rows, the first in line 2"],
        ["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]);

    [Fact]
    public void A_line_of_blanks_is_passed_over() => Reads("  \na,b\n1,2\n \t \n3,4\n", [], ["a", "b"], ["1", "2"], ["3", "4"]);

    [Theory]
    [InlineData("name,2024\nA,3.5\nB,4.5\n", true)]
    [InlineData("2019,2020,2021\n1.5,red,no\n2.5,blue,yes\n", true)]
    [InlineData("id,0,1,2\n7,3,4,5\n8,1,1,2\n", true)]
    [InlineData("A,2024\nB,2023\nC,2022\n", false)]
    [InlineData("5.1,3.5,red\n4.9,3.0,blue\n", false)]
    [InlineData("red,x,bad\nblue,x,good\nred,y,good\nblue,x,bad\n", false)]
    [InlineData("color,kind\nred,x\nblue,y\ncolor,x\n", true)]
    [InlineData("color,kind\nred,x\nblue,y\ncolor,kind\nred,y\n", true)]
    [InlineData("US,USD\nDE,EUR\nUS,USD\nFR,EUR\nDE,EUR\n", false)]
    [InlineData("color,size\nred,1\nblue,2\n\uFEFFcolor,size\r\nred,3\n", true)]
    public void The_rows_tell_whether_the_first_line_is_a_header(string text, bool expected) =>
        Assert.Equal(expected, InputForm.Find(Encoding.UTF8.GetBytes(text), new CsvOptions()).Dialect.HasHeader);

    [Theory]
    [InlineData("price, net;size\n", "price, net")]
    [InlineData("size  weight\n", "weight")]
    public void Names_that_are_known_tell_the_delimiter(string text, string name) =>
        Assert.Equal(name, Open(text, new CsvOptions { Streams = true, Expected = ["size", name] }).Fields.First(field => field[0] == name || field[1] == name)
            .First(field => field == name));

    private static (CsvReader Reader, string[][] Fields) Open(string text, CsvOptions options)
    {
        var reader = CsvInput.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), CsvText.Name, options);
        return (reader, CsvText.ReadAll(reader));
    }

    private static void Reads(string text, string[] notes, params string[][] records) => Reads(text, new CsvOptions(), notes, records);

    private static void Reads(string text, CsvOptions options, string[] notes, params string[][] records)
    {
        var (reader, fields) = Open(text, options);

        Assert.Equal(records, fields);
        Assert.Equal(notes, reader.Tally.Notes);
    }
}

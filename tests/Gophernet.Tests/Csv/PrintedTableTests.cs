using System.Text;
using Gophernet.Csv;
using Gophernet.Csv.Input;
using Gophernet.Tables;

namespace Gophernet.Tests.Csv;

/// <summary>Tables with the lines that programs draw round them for people.</summary>
public class PrintedTableTests
{
    private const string Below = "passed over the dashes below the names of the columns, line 2";
    private static readonly string[][] Table =
        [["name", "size"], ["A", "1"], ["B", "2"], ["C", "3"], ["D", "4"], ["E", "5"], ["F", "6"], ["G", "7"], ["H", "8"]];

    [Theory]
    [InlineData(",", "---------,----")] // sqlcmd -s,
    [InlineData(";", "----;-")]
    [InlineData("\t", "----\t----")]
    [InlineData("|", "----+-----")] // psql
    [InlineData("|", ":---|---:")] // Markdown
    [InlineData("  ", "----  ----")] // sqlcmd, runs of blanks
    public void Dashes_below_the_names_are_passed_over(string delimiter, string dashes)
    {
        var lines = Table.Select(row => string.Join(delimiter, row)).ToList();
        lines.Insert(1, dashes);

        Assert.Equal(Table, Read(lines, out var notes));
        Assert.Contains(Below, notes);
    }

    [Fact]
    public void Dashes_do_not_hide_a_header_with_numbers() =>
        Assert.Equal([["name", "2024"], ["A", "1.5"], ["B", "2.5"]], Read(["name,2024", "----,----", "A,1.5", "B,2.5"], out _));

    [Fact]
    public void The_number_of_the_rows_is_passed_over()
    {
        Assert.Equal(Table, Read([.. Table.Select(row => string.Join('|', row)), "(8 rows)"], out var notes));
        Assert.Equal(["passed over the number of the rows, line 10"], notes);
        Assert.Equal(Table, Read([.. Table.Select(row => string.Join(',', row)), "", "(8 rows affected)"], out _));
        Assert.Equal(Table, Read([Row(0), "----  ----", .. Enumerable.Range(1, 8).Select(Row), "", "(8 rows affected)"], out _));

        string[] three = ["a b c", "- --- -", "1 2 3", "4 5 6", "(2 rows affected)"];
        Assert.Equal([["a", "b", "c"], ["1", "2", "3"], ["4", "5", "6"]], Read(three, out _));

        static string Row(int row) => $"{Table[row][0],-6} {Table[row][1]}";
    }

    [Theory]
    [InlineData("8 rows in set (0.00 sec)")]
    [InlineData("1 row in set")]
    [InlineData("8 rows in set. Elapsed: 0.002 sec.")]
    [InlineData("8 rows selected.")]
    public void So_is_that_of_MySQL_ClickHouse_and_Oracle(string count)
    {
        Assert.Equal(Table, Read([.. Table.Select(row => string.Join('|', row)), count], out _));
        Assert.Equal(Table, Read([.. Table.Select(row => $"{row[0],-6} {row[1]}"), "", count], out _)); // as sqlplus writes columns
    }

    [Theory]
    [InlineData("8 rows")]
    [InlineData("rows in set")]
    [InlineData("8 rowers in set")]
    public void Other_last_lines_are_faults(string line) =>
        Assert.Throws<GophernetException>(() => Read([.. Table.Select(row => string.Join('|', row)), line], out _));

    [Fact]
    public void A_box_is_passed_over()
    {
        string[] lines = [.. Table.Select(row => $"| {string.Join(" | ", row)} |")];

        Assert.Equal(
            Table.Select(row => (string[])["", .. row, ""]),
            Read(["+-----+----+", lines[0], "+-----+----+", .. lines[1..], .. lines[1..], "+-----+----+"], out _)[..9]);
    }

    [Fact]
    public void Dashes_that_stand_elsewhere_are_a_row()
    {
        Assert.Equal(["---", "---"], Read(["name,size", "A,1", "---,---"], out _)[2]);
        Assert.Equal(["-", "-"], Read(["name,size", "-,-", "A,1"], out _)[1]);
        Assert.Equal(["---", "---"], Read(["A,1", "---,---", "B,2"], out _)[1]);
    }

    private static string[][] Read(IEnumerable<string> lines, out IEnumerable<string> notes)
    {
        var reader = CsvInput.Open(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n")), CsvText.Name, new CsvOptions());
        var header = Header.Read(reader);
        var rows = new List<string[]>();
        for (var hasRow = header.IsFirstRow || reader.MoveNext(); hasRow; hasRow = reader.MoveNext())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Encoding.UTF8.GetString(reader.FieldBytes(i)).Trim())]);
        }

        notes = reader.Tally.Notes;
        return header.IsFirstRow ? [.. rows] : [[.. header.Names.Select(name => name.StartsWith("column_") ? "" : name)], .. rows];
    }
}

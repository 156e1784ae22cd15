using System.Globalization;
using Gophernet.Numerics;
using Gophernet.Tables.Inference;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>Columns that name the rows, in whatever order and whatever part of them.</summary>
public class IdentifierInferenceTests
{
    private const int Rows = 400;

    public static TheoryData<string> Identifiers => ["number", "code", "uuid", "braced uuid", "hash", "ulid", "leading zeros"];

    [Theory]
    [MemberData(nameof(Identifiers))]
    public void Names_of_rows_are_dropped_in_a_table_shuffled_or_halved(string kind)
    {
        var cells = Enumerable.Range(1, Rows).Select(row => Cell(kind, row)).ToArray();
        var shuffled = Shuffled(cells);

        foreach (var part in new[] { cells, shuffled, shuffled[..(Rows / 2)], shuffled[..(Rows * 4 / 5)] })
        {
            Assert.StartsWith("an identifier: ", InferredTable.ReasonToDrop(InferredTable.OfCells(part)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_column_called_so_is_dropped_wherever_it_stands_and_in_a_small_part()
    {
        var cells = Shuffled([.. Enumerable.Range(0, 5000).Select(row => $"{row * 7 + 123_456}")])[..60];
        var training = InferredTable.Of("w,PassengerId,y\n" + string.Concat(
            cells.Select((cell, row) => $"{row % 7},{cell},{(row % 2 == 0 ? "ham" : "spam")}\n")));

        Assert.Equal("an identifier: whole numbers, another one in every row", InferredTable.ReasonToDrop(training, "PassengerId"));
        Assert.Contains(training.Notes, note => note.Setting == new Setting("numeric", "PassengerId"));
    }

    [Theory]
    [InlineData(100_000)] // that many different amounts seldom meet in 100 rows
    [InlineData(1_000_000)]
    public void Amounts_that_do_not_repeat_are_kept(int range)
    {
        var random = new RandomSource(1, RandomPurpose.Splitting);
        var cells = new HashSet<string>();
        while (cells.Count < 100)
        {
            cells.Add($"{random.NextInt32(range)}");
        }

        Assert.Empty(InferredTable.OfCells(cells).Dropped);
    }

    [Fact]
    public void Amounts_that_repeat_are_kept() => Assert.Empty(InferredTable.OfCells(Enumerable.Range(0, Rows).Select(row => $"{row * 37 % 300}")).Dropped);

    [Fact]
    public void An_even_grid_is_kept() => Assert.Empty(InferredTable.OfCells(Enumerable.Range(0, Rows).Select(row => $"{row * 5}")).Dropped);

    [Fact]
    public void Numbers_below_0_count_no_rows() =>
        Assert.Empty(InferredTable.OfCells(Shuffled([.. Enumerable.Range(0, Rows).Select(row => $"{row - 200}")])).Dropped);

    [Theory]
    [InlineData("day")]
    [InlineData("Year")]
    [InlineData("time_step")]
    public void Time_is_kept(string name) => Assert.Empty(InferredTable.Of(
        $"{name},w,y\n" + string.Concat(Enumerable.Range(0, 100).Select(row => $"{row},{row * row % 17},{(row % 2 == 0 ? "ham" : "spam")}\n"))).Dropped);

    [Fact]
    public void What_the_user_says_is_numbers_is_kept()
    {
        var cells = Enumerable.Range(1, Rows).Select(row => $"{row}").ToArray();

        Assert.Empty(InferredTable.OfCells(cells, new TableOptions { Numeric = ["x"] }).Dropped);
    }

    [Theory]
    [InlineData("${0}")]
    [InlineData("{0} kg")]
    public void Amounts_with_a_unit_are_kept(string form) =>
        Assert.Empty(InferredTable.OfCells(Enumerable.Range(1, Rows).Select(row => string.Format(CultureInfo.InvariantCulture, form, row))).Dropped);

    [Fact]
    public void Codes_that_repeat_are_categories() =>
        Assert.Empty(InferredTable.OfCells(Enumerable.Range(0, Rows).Select(row => $"shop{row % 40}")).Dropped);

    [Theory]
    [InlineData("id", true)]
    [InlineData("Kundennummer", true)]
    [InlineData("Rechnungs-Nr.", true)]
    [InlineData("klantnummer", true)]
    [InlineData("numéro client", true)]
    [InlineData("identifiant", true)]
    [InlineData("número_de_pedido", true)]
    [InlineData("nummeriert", false)]
    [InlineData("numerosité", false)]
    [InlineData("PassengerId", true)]
    [InlineData("customerID", true)]
    [InlineData("row_number", true)]
    [InlineData("Unnamed: 0", true)]
    [InlineData("width", false)]
    [InlineData("humidity", false)]
    [InlineData("Idaho", false)]
    [InlineData("valid", false)]
    [InlineData("keyboard", false)]
    [InlineData("number_of_views", false)]
    [InlineData("NoOfCalls", false)]
    [InlineData("key_rate", false)]
    [InlineData("index value", false)]
    [InlineData("row_sum", false)]
    [InlineData("id_count", false)]
    [InlineData("rate_id", true)]
    [InlineData("ValueId", true)]
    public void Words_in_a_name_say_whether_it_is_called_an_identifier(string name, bool expected) =>
        Assert.Equal(expected, ColumnWords.NamesIdentifier(name));

    private static string Cell(string kind, int row) => kind switch
    {
        "number" => $"{row}",
        "code" => $"C-{row * 13:D6}",
        "uuid" => new Guid(row * 77777, 1, 2, [1, 2, 3, 4, 5, 6, 7, (byte)row]).ToString(),
        "braced uuid" => $"{{{Cell("uuid", row).ToUpperInvariant()}}}",
        "ulid" => $"01HX{(ulong)row * 0x9E3779B97F4A7C15UL:X16}{row % 7}Z{row:000}K",
        "leading zeros" => $"{row * 13 % 1000:D5}",
        _ => $"{(ulong)row * 0x9E3779B97F4A7C15UL:x16}{(ulong)row * 0xBF58476D1CE4E5B9UL:x16}",
    };

    private static string[] Shuffled(string[] cells)
    {
        var random = new RandomSource(3, RandomPurpose.Splitting);
        var shuffled = (string[])cells.Clone();
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var j = random.NextInt32(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        return shuffled;
    }
}

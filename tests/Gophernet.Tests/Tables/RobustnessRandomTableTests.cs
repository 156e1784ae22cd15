using System.Globalization;
using System.Text;
using CsCheck;
using Gophernet.Csv;
using Gophernet.Csv.Input;
using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Targets;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Tables;

/// <summary>Random tables of known cells, written in random dialects, are read back.</summary>
public class RobustnessRandomTableTests
{
    private const int Cases = 3_000; // about a second

    private static readonly Gen<double> Number = Gen.OneOf(
        Gen.Int[-9, 9].Select(number => (double)number),
        Gen.Double[-1000, 1000],
        Gen.OneOf(0.1, -0.0, 3.4e38, -3.4e38, 1e-300, 5e-324, 1e-38, 16777217, 9007199254740993));

    private static readonly Gen<double> NumberOrHole = Gen.Frequency((5, Number), (1, Gen.Const(double.NaN)));

    private static readonly Gen<string> Word = Gen.OneOf(
        "red", "blue", "Ärger", "日本", "😀", "a,b", "c;d", "e\tf", "g|h", "say \"so\"", "two\nlines", "two\r\nlines", "x y", "NULL!", "-", "'");

    private static readonly Gen<Dialect> Written = Gen.Select(
        Gen.OneOf(',', ';', '\t', '|'), Gen.OneOf("\n", "\r\n"), Gen.Bool, Gen.Bool, Gen.Int[0, 3],
        (delimiter, lineEnd, hasMark, endsLast, quoting) => new Dialect(delimiter, lineEnd, hasMark, endsLast, quoting));

    private static readonly Gen<Row[]> Rows =
        Gen.Select(NumberOrHole, Word, Gen.OneOf("p", "q", ""), (number, word, target) => new Row(number, word, target)).Array[4, 40];

    [Fact]
    public void Reads_what_was_written() => RandomCases.ForAll(Gen.Select(Rows, Written), Cases, sample =>
    {
        var (rows, dialect) = sample;
        rows = [new Row(1, "red", "p"), new Row(2, "blue", "q"), .. rows]; // enough to learn from
        var kept = rows.Where(row => row.Target.Length > 0).ToArray();

        var training = TableInference.Read(Open(rows, dialect), new TableOptions { Numeric = ["number"], Categorical = ["word"] });

        Assert.Equal(rows.Length - kept.Length, training.LeftOutCount);
        Assert.Equal(kept.Select(row => row.Number), InferredTable.Values(training, "number"));
        var words = InferredTable.Feature<CategoricalFeature>(training, "word");
        Assert.Equal(kept.Select(row => row.Word), InferredTable.Values(training, "word").Select(code => words.Categories[(int)code]));
        var classes = Assert.IsType<LabelTarget>(training.Schema.Target).Classes;
        Assert.Equal(kept.Select(row => row.Target), training.Table.Target(0).ToArray().Select(code => classes[(int)code]));
        TableReplay.Check(training, () => Open(rows, dialect));
    });

    [Fact]
    public void The_dialect_makes_no_difference() => RandomCases.ForAll(Gen.Select(Rows, Written, Written), Cases, sample =>
    {
        var (rows, one, other) = sample;
        rows = [new Row(1, "red", "p"), new Row(2, "blue", "q"), .. rows];
        var (first, second) = (TableInference.Read(Open(rows, one), new TableOptions()), TableInference.Read(Open(rows, other), new TableOptions()));

        Assert.Equal(first.Schema.Features.Select(feature => feature.Kind), second.Schema.Features.Select(feature => feature.Kind));
        Assert.Equal(first.Dropped, second.Dropped);
        for (var i = 0; i < first.Schema.Features.Length; i++)
        {
            Assert.Equal(first.Table.Feature(i).ToArray(), second.Table.Feature(i).ToArray());
        }
    });

    private static CsvReader Open(Row[] rows, Dialect dialect) => CsvInput.Open(new MemoryStream(dialect.Write(rows)), InferredTable.Name, new CsvOptions());

    private sealed record Row(double Number, string Word, string Target);

    private sealed record Dialect(char Delimiter, string LineEnd, bool HasMark, bool EndsLast, int Quoting)
    {
        public byte[] Write(Row[] rows)
        {
            var text = new StringBuilder(HasMark ? "\uFEFF" : "").AppendJoin(Delimiter, "number", "word", "target");
            foreach (var row in rows)
            {
                text.Append(LineEnd).AppendJoin(Delimiter, Field(Text(row.Number), 0), Field(row.Word, 1), Field(row.Target, 2));
            }

            return Encoding.UTF8.GetBytes(text.Append(EndsLast ? LineEnd : "").ToString());
        }

        private string Text(double number)
        {
            var text = double.IsNaN(number) ? "" : number.ToString(CultureInfo.InvariantCulture);
            return Delimiter == ';' && Quoting > 0 ? text.Replace('.', ',') : text;
        }

        private string Field(string text, int column) =>
            Quoting == 3 || Quoting == column || text.AsSpan().ContainsAny([Delimiter, '"', '\r', '\n'])
                ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}

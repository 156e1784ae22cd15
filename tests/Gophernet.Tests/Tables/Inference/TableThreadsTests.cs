using System.Globalization;
using System.Text;
using Gophernet.Csv;
using Gophernet.Csv.Input;
using Gophernet.Models;
using Gophernet.Networks.Activations;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tests.Models;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>A table is the same, and has the same fault, for any number of threads and wherever its blocks are cut.</summary>
public class TableThreadsTests
{
    private const int Rows = 3_000;

    private static readonly int[] BlockSizes = [1, 100, 1_000, 4_096, 1_000_000];

    public static TheoryData<int, int> ThreadsAndBlockSizes()
    {
        var data = new TheoryData<int, int>();
        foreach (var size in BlockSizes)
        {
            foreach (var threads in (int[])[1, 2, 3, 16])
            {
                data.Add(threads, size);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(ThreadsAndBlockSizes))]
    public void Training_tables_are_the_same(int threads, int blockSize)
    {
        var bytes = Table(_ => null);
        var expected = TableInference.Read(Open(bytes), new TableOptions());

        var training = TableInference.Of(RawTable.Read(Open(bytes), new TableOptions(), threads, blockSize), threads);

        Assert.Equal(Schema(expected), Schema(training));
        Assert.Equal(expected.LeftOutCount, training.LeftOutCount);
        Assert.Equal(expected.Dropped.AsEnumerable(), training.Dropped.AsEnumerable());
        Assert.Equal(expected.Notes.AsEnumerable(), training.Notes.AsEnumerable());
        Assert.Equal(Values(expected), Values(training));
        Assert.Equal(
            EncodedTable.Dense(expected.Schema, expected.Table).Values.ToArray(),
            EncodedTable.Dense(training.Schema, training.Table, threads).Values.ToArray());
        Assert.Equal(expected.Table.PlaceOf(Rows / 2), training.Table.PlaceOf(Rows / 2));
    }

    [Theory]
    [MemberData(nameof(ThreadsAndBlockSizes))]
    public void The_first_fault_of_the_input_is_the_fault(int threads, int blockSize)
    {
        // Three faults: text that is no UTF-8, a ragged row and an open quote. The first wins, also where a later one is noticed sooner.
        var bytes = Table(row => row switch { 2_000 => [0xFC], 2_001 => ","u8.ToArray(), 2_900 => "\"\"\""u8.ToArray(), _ => null });
        var expected = Assert.Throws<GophernetException>(() => TableInference.Read(Open(bytes), new TableOptions()));
        Assert.Contains("expected UTF-8", expected.Message, StringComparison.Ordinal);

        var fault = Assert.Throws<GophernetException>(() => TableInference.Of(RawTable.Read(Open(bytes), new TableOptions(), threads, blockSize), threads));

        Assert.Equal((expected.Place, expected.Message), (fault.Place, fault.Message));
    }

    [Theory]
    [MemberData(nameof(ThreadsAndBlockSizes))]
    public void A_column_with_a_fault_is_the_first_of_those_that_have_one(int threads, int blockSize)
    {
        var bytes = Table(row => row == 1_500 ? "five"u8.ToArray() : null);
        var options = new TableOptions { Numeric = ["late", "word"] };

        var fault = Fault.Of(
            "column \"late\": expected a number, found \"five\"", () => TableInference.Of(RawTable.Read(Open(bytes), options, threads, blockSize), threads));

        Assert.Equal(1_500 + 2 + 1_500 / 50, fault.Place!.Value.Line); // after the header, with a line more for every 50 rows
    }

    [Theory]
    [MemberData(nameof(ThreadsAndBlockSizes))]
    public void Rows_for_a_model_are_the_same_up_to_the_first_fault(int threads, int blockSize)
    {
        var schema = TableInference.Read(Open(Table(_ => null)), new TableOptions()).Schema;
        var model = SmallModel.Create(schema, [2], Activation.Softmax, 1);
        var bytes = Table(row => row == 2_500 ? "x,x"u8.ToArray() : null);
        var expected = Collected(model, bytes, 1, 1_000_000);
        Assert.InRange(expected.Rows, 2_000, 2_500); // some have no target

        Assert.Equal(expected, Collected(model, bytes, threads, blockSize));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    public void A_table_in_memory_is_judged_the_same(int threads)
    {
        const int Repeats = 5; // several parts of the table
        var rows = Table(_ => null);
        var header = rows.AsSpan().IndexOf((byte)'\n') + 1;
        byte[] bytes = [.. rows, .. Enumerable.Repeat(rows[header..], Repeats - 1).SelectMany(row => row)];
        var training = TableInference.Read(Open(bytes), new TableOptions());
        var model = SmallModel.Create(training.Schema, [2], Activation.Softmax, 1);

        var (one, several) = (ModelEvaluation.Run(model, training.Table), ModelEvaluation.Run(model, training.Table, threads));

        Assert.Equal(Repeats * 2_950, one.Rows);
        Assert.Equal(one.Rows, several.Rows);
        Assert.Equal(one.Values, several.Values);
    }

    private static (int Rows, string Fault) Collected(Model model, byte[] bytes, int threads, int blockSize)
    {
        var input = new TableInput(model.Schema, Open(bytes), withTarget: true, isLenient: false, blockSize);
        var collected = new CollectedPredictions(model);
        var fault = Assert.Throws<GophernetException>(() =>
            PredictionStream.Run(model, input, threads, _ => collected));
        return (collected.RowCount, $"{fault.Place}: {fault.Message}");
    }

    private static CsvReader Open(byte[] bytes) => CsvInput.Open(new MemoryStream(bytes), InferredTable.Name, new CsvOptions { Encoding = CsvEncoding.Utf8 });

    /// <summary>
    /// Numbers, numbers with a word among them that comes late, categories, texts in quotes with line breaks, dates, and a target that some rows have not.
    /// </summary>
    private static byte[] Table(Func<int, byte[]?> lateCell)
    {
        var bytes = new MemoryStream();
        bytes.Write("number,late,word,text,day,kind\n"u8);
        for (var row = 0; row < Rows; row++)
        {
            Write(bytes, $"{row * 37 % 2_999 + 0.25},");
            bytes.Write(lateCell(row) ?? Encoding.UTF8.GetBytes(row == 1_777 ? "n.d." : row % 91 == 3 ? "NA" : $"\"{row * 0.5}\""));
            Write(bytes,
                $",w{row % 5},{(row % 50 == 0 ? "\"a\n\"\"b\"\"\"" : "c")},2024-01-{row % 28 + 1:00},{(row % 60 == 7 ? "" : row % 3 == 0 ? "yes" : "no")}");
            bytes.Write(row % 2 == 0 ? "\n"u8 : "\r\n"u8);
        }

        return bytes.ToArray();
    }

    private static void Write(MemoryStream bytes, FormattableString text) => bytes.Write(Encoding.UTF8.GetBytes(text.ToString(CultureInfo.InvariantCulture)));

    private static byte[] Schema(TrainingTable training) => SmallModel.Bytes(SmallModel.Create(training.Schema, [2], Activation.Softmax, 1));

    private static double[][] Values(TrainingTable training) =>
        [.. Enumerable.Range(0, training.Schema.Features.Length).Select(i => training.Table.Feature(i).ToArray()), training.Table.Target(0).ToArray()];
}

using System.Text;
using Gophernet.Csv;
using Gophernet.Csv.Input;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tests.Models;
using Gophernet.Training;

namespace Gophernet.Tests.Tables;

/// <summary>Training rows that a model keeps.</summary>
public class BackgroundRowsTests
{
    private const string Plain = "number,text,day,flag,code,y\n"
        + "1.5,\"a, \"\"b\"\"\",2026-01-03,yes,007,p\n"
        + ",some words,2026-02-01,no,7,q\n"
        + "3e2,,,,010,p\n"
        + "unknown,other words,2026-03-04,yes,,q\n"
        + "2.25,more,2026-03-05,no,8,\n";

    private const string Semicolons = "price;share;wide;y\n1,5;12 %;1.234,50 €;p\n2,5;30 %;2.000,00 €;q\n-0,25;45 %;12,00 €;p\n;7 %;;q\n";

    private const string OneColumn = "n,y\n1,p\n,q\n3,p\n4,q\n";

    public static TheoryData<string> Tables => new(Plain, Semicolons, OneColumn, Plain.Replace("\n", "\r\n", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_cell_is_read_again_as_it_was_in_training(string csv)
    {
        var (training, kept) = Read(csv, most: 100);
        var background = kept.For(training.Schema);

        var read = ModelTable.ReadInputs(training.Schema, background.Open(training.Schema), threads: 1);

        Assert.Equal(training.Table.RowCount, read.RowCount);
        for (var feature = 0; feature < training.Schema.Features.Length; feature++)
        {
            if (training.Schema.Features[feature].IsText)
            {
                continue;
            }

            Assert.Equal(training.Table.Feature(feature).ToArray(), read.Feature(feature).ToArray());
        }
    }

    [Fact]
    public void Some_rows_are_drawn_that_have_a_target()
    {
        var csv = "a,y\n" + string.Concat(Enumerable.Range(0, 1000).Select(row => $"{row},{(row % 2 == 0 ? "" : row % 3)}\n"));
        var (training, kept) = Read(csv, most: 50);

        var rows = kept.For(training.Schema).Cells.Select(row => int.Parse(row[0]!)).ToArray();

        Assert.Equal(50, rows.Distinct().Count());
        Assert.All(rows, row => Assert.Equal(1, row % 2));
        Assert.InRange(rows.Average(), 350, 650);
    }

    [Fact]
    public void They_stand_in_the_model_and_have_no_part_in_its_fingerprint()
    {
        var (training, kept) = Read(Plain, most: 3);
        using var trainer = new ModelTrainer(training, Preset.Find("plain")!.For(DataSize.Of(training)) with { Epochs = 1 })
        {
            Given = new ModelRecord(Data: null) { Background = kept.For(training.Schema) },
        };
        trainer.RunEpoch();
        var (model, _) = trainer.ToModel();

        var read = SmallModel.Read(SmallModel.Bytes(model));

        Assert.Equal(kept.For(training.Schema).Cells, read.Record!.Background!.Cells);
        Assert.Equal(Fingerprint.Of(model), Fingerprint.Of(model with { Record = model.Record! with { Background = null } }));
    }

    private static (TrainingTable Training, SampledRows Kept) Read(string csv, int most)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        var raw = RawTable.Read(CsvInput.Open(stream, "t.csv", new CsvOptions()), new TableOptions());
        var kept = SampledRows.Of(raw, most);
        return (TableInference.Of(raw), kept);
    }
}

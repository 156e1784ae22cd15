using Gophernet.Explanation;
using Gophernet.Models;
using Gophernet.Reports;
using Gophernet.Tests.Explanation;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Reports;

public class ReportRowsTests
{
    private const string Quoted = "x0,x1,c,z,y\n1,\"2.50\",\"p, or so\",5,4\n,3,q,1e1,-2\n7,8,,,1\n0.5,0,\"say \"\"r\"\"\",2,3\n";

    [Fact]
    public void Cells_are_as_they_stood_in_the_rows_that_have_a_target()
    {
        var rows = Read(Quoted);

        Assert.Equal(3, rows.Table.RowCount);
        Assert.Equal(["1", "2.50", "p, or so"], Cells(rows, 0));
        Assert.Equal(["", "3", "q"], Cells(rows, 1));
        Assert.Equal(["0.5", "0", "say \"r\""], Cells(rows, 2));
        Assert.Equal(1, rows.Evaluation.LeftOutCount);
    }

    [Fact]
    public void Without_texts_there_are_none()
    {
        var rows = ReportRows.Read(ExplainedModels.Create(2, 3), InferredTable.Open(Quoted), 1, keepsTexts: false);

        Assert.False(rows.HasTexts);
        Assert.Throws<InvalidOperationException>(() => rows.TextOf(0, 0));
    }

    [Fact]
    public void They_are_the_same_for_any_number_of_threads()
    {
        var csv = ExplainedModels.Csv(2, 20_000);
        var (one, four) = (Read(csv, threads: 1), Read(csv, threads: 4));

        Assert.Equal(one.Outputs.Values.ToArray(), four.Outputs.Values.ToArray());
        Assert.Equal(one.Table.Feature(1).ToArray(), four.Table.Feature(1).ToArray());
        for (var row = 0; row < one.Table.RowCount; row += 97)
        {
            Assert.Equal(csv.Split('\n')[row + 1].Split(',')[..3], Cells(one, row));
            Assert.Equal(Cells(one, row), Cells(four, row));
            Assert.Equal(row + 2, one.Table.Lines[row]);
        }
    }

    /// <summary>What each row is off, by hand.</summary>
    [Fact]
    public void The_worst_rows_are_those_that_lose_most()
    {
        var csv = ExplainedModels.Csv(2, 300);
        string[] lines = csv.TrimEnd('\n').Split('\n');
        csv = string.Join('\n', lines.Select((line, i) => i == 0 ? line : line[..^3] + $"{i % 7},{i % 5}")) + "\n";
        var model = ExplainedModels.Create(2, 3);
        var rows = Read(csv);
        var predicted = ExplainedModels.Predict(model, ExplainedModels.Inputs(model, csv));
        var losses = predicted.Select((row, i) => (Math.Abs(row[0] - (i + 1) % 7) + Math.Abs(row[1] - (i + 1) % 5)) / 2).ToArray();

        var worst = WorstRow.Of(rows, RowMetric.Of("mae", model, rows.Table), 20);

        var ranked = losses.Select((loss, row) => (loss, row)).OrderByDescending(pair => pair.loss);
        Assert.Equal(ranked.Take(20).Select(pair => pair.row), worst.Select(row => row.Row));
        Assert.All(worst, row => Assert.Equal(losses[row.Row], row.Loss, 1e-9));
    }

    [Fact]
    public void A_row_that_loses_nothing_is_not_among_the_worst()
    {
        var model = ExplainedModels.Constant(2);
        var number = new Predictor(model).Predict(ExplainedModels.Inputs(model, Quoted));
        Assert.Equal(0.3f, number[0, 0]);
        var csv = "x0,x1,c,y,z\n" + string.Concat(Enumerable.Repeat("1,2,p,10.600000023841858,-8.799999952316284\n", 3)) + "1,2,p,0,0\n";
        var rows = Read(csv, model: model);

        Assert.Equal([3], WorstRow.Of(rows, RowMetric.Of("mae", model, rows.Table), 20).Select(row => row.Row));
    }

    [Fact]
    public void Where_a_target_is_constant_the_metric_is_one_that_is_defined()
    {
        Assert.Equal("mae", Read(ExplainedModels.Csv(2, 30)).UsualMetric);
        Assert.Equal("r2", Read(Quoted).UsualMetric);
    }

    private static ReportRows Read(string csv, int threads = 1, Model? model = null) =>
        ReportRows.Read(model ?? ExplainedModels.Create(2, 3), InferredTable.Open(csv), threads, keepsTexts: true);

    private static string[] Cells(ReportRows rows, int row) => [.. Enumerable.Range(0, 3).Select(column => rows.TextOf(row, column))];
}

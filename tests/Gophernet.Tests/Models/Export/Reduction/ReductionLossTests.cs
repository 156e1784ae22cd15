using System.Text;
using Gophernet.Models;
using Gophernet.Models.Export.Reduction;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Models.Export.Reduction;

public class ReductionLossTests
{
    private static readonly string Rows = string.Concat(
        Enumerable.Range(0, 50).Select(
            row => $"{row / 10.0},{(row % 2 == 0 ? "yes" : "no")},20{10 + row % 15}-03-04T0{row % 10}:00,{(row % 3 == 0 ? "p" : "q")}\n"));

    // By its definition, from what both models predict of each row.
    [Fact]
    public void Numbers_are_measured_in_deviations_of_the_column_that_moves_most()
    {
        var model = SmallModel.Mixed();
        var reduced = ReducedModel.Of(model, WeightForm.All.Single(form => form.Name == "int8"));

        var loss = Measure(model, reduced, Rows);

        var (whole, small) = (Predict(model), Predict(reduced));
        var shares = Enumerable.Range(0, 2).Select(column =>
        {
            var mean = whole.Average(row => row[column]);
            var squares = whole.Zip(small).Sum(pair => Math.Pow(pair.First[column] - pair.Second[column], 2));
            return Math.Sqrt(squares / whole.Sum(row => Math.Pow(row[column] - mean, 2)));
        });
        Assert.Equal(shares.Max(), loss.Share, 1e-9);
        Assert.Equal(whole.Zip(small).SelectMany(pair => pair.First.Zip(pair.Second, (one, other) => Math.Abs(one - other))).Max(), loss.Largest, 1e-9);
        Assert.Equal((50, 0), (loss.RowCount, loss.Changed));
        Assert.InRange(loss.Share, 1e-4, 0.1);
    }

    [Fact]
    public void Numbers_that_are_all_the_same_have_no_deviation_to_measure_in()
    {
        var model = SmallModel.Mixed();
        var reduced = ReducedModel.Of(model, WeightForm.All.Single(form => form.Name == "int8"));
        var row = Rows[..(Rows.IndexOf('\n', StringComparison.Ordinal) + 1)];

        Assert.True(double.IsPositiveInfinity(Measure(model, reduced, row + row).Share));
        Assert.Equal(0, Measure(model, model, row + row).Share);
    }

    private static ReductionLoss Measure(Model model, Model reduced, string rows) =>
        ReductionLoss.Of(model, reduced, ModelTable.ReadInputs(model.Schema, InferredTable.Open("n,b,d,c\n" + rows), threads: 1));

    private static List<double[]> Predict(Model model) =>
        [.. model.Predict(DataSource.FromStream(new MemoryStream(Encoding.UTF8.GetBytes("n,b,d,c\n" + Rows)))).Select(row => row.Numbers.ToArray())];
}

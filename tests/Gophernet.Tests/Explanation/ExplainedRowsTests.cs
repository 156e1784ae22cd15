using Gophernet.Explanation;
using Gophernet.Models;
using Gophernet.Networks.Activations;
using Gophernet.Tests.Models;
using Gophernet.Tests.Tables;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Explanation;

public class ExplainedRowsTests
{
    private const int Rows = 40;

    /// <summary>The same as if the cells had been exchanged in the file.</summary>
    [Fact]
    public void A_feature_of_any_kind_is_taken_from_another_row()
    {
        var model = SmallModel.Create(EveryKind.Training().Schema, [4], Activation.Softmax, 1);
        string[] names = [.. EveryKind.Columns.Select(column => column.Name)];
        var own = Enumerable.Range(0, Rows).ToArray();
        var others = own.Select(row => (row * 7 + 3) % Rows).ToArray();
        var rows = new ExplainedRows(model, ModelTable.ReadInputs(model.Schema, InferredTable.Open(Csv(names, _ => 0)), 1), 1);
        Assert.Equal(names.Length, model.Features.Count);

        foreach (var name in names)
        {
            var features = Enumerable.Repeat(own, names.Length).ToArray();
            features[model.Features.ToList().IndexOf(name)] = others;
            var exchanged = InferredTable.Open(Csv(names, column => column == name ? 1 : 0));
            var expected = new Predictor(model).Predict(ModelTable.ReadInputs(model.Schema, exchanged, 1));

            Assert.Equal(expected.Values, rows.CreateMixer().Predict(own, features).Values);
        }

        string Csv(string[] columns, Func<string, int> isTaken) => string.Join(',', columns) + "\n" + string.Concat(own.Select(row =>
            string.Join(',', EveryKind.Columns.Select(column => column.Cell(isTaken(column.Name) == 1 ? others[row] : row))) + "\n"));
    }
}

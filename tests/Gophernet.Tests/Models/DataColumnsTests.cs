using System.Globalization;
using Gophernet.Models;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Models;

/// <summary>Tables in memory, as users of the library give them.</summary>
public class DataColumnsTests
{
    private static readonly ModelOptions Quick = new()
    {
        Preset = "fast", Adjust = options => options with { Epochs = 3, Hidden = [8], NetworkCount = 1 }, Threads = 1,
    };

    [Fact]
    public void Texts_are_classes_though_they_look_like_numbers_and_numbers_are_numbers_though_they_are_few()
    {
        string[] texts = [.. Enumerable.Range(0, 60).Select(i => (i % 2).ToString(CultureInfo.InvariantCulture))];
        double[] numbers = [.. Enumerable.Range(0, 60).Select(i => i % 2.0)];
        var columns = new DataColumns().Add("x", numbers).Add("text", texts).Add("number", numbers);

        Assert.Equal(TaskKind.Classification, Model.Train(columns, "text", Quick).Task);
        Assert.Equal(TaskKind.Regression, Model.Train(columns, "number", Quick).Task);
        Assert.Equal(
            TaskKind.Classification,
            Model.Train(columns, "number", Quick with { Table = new TableOptions { Categorical = ["number"] } }).Task);
    }

    [Fact]
    public void Labels_are_columns_of_yes_and_no()
    {
        bool[] even = [.. Enumerable.Range(0, 60).Select(i => i % 2 == 0)];
        bool[] low = [.. Enumerable.Range(0, 60).Select(i => i < 40)];
        float[] x = [.. Enumerable.Range(0, 60).Select(i => i + 0.5f * (i % 2))];
        var columns = new DataColumns().Add("x", x).Add("even", even).Add("low", low);
        var model = Model.Train(columns, options: Quick with { Table = new TableOptions { Targets = ["even", "low"] } });

        Assert.Equal(TaskKind.MultiLabel, model.Task);
        Assert.Equal(["even", "low"], model.Classes);
        Assert.All(model.Predict(columns), prediction => Assert.Equal(
            prediction.Names.Where((_, i) => prediction.Probabilities[i] > 0.5f), prediction.Labels));
    }

    [Fact]
    public void What_is_missing_in_columns_is_missing()
    {
        var columns = new DataColumns()
            .Add("a", [1.5, double.NaN, double.PositiveInfinity]).Add("b", [float.NaN, 0.1f, 2]).Add("c", ["x, \"y\"", null, ""])
            .Add("d", [new DateTime(2024, 2, 29, 13, 5, 0), new DateTime(2024, 3, 1), DateTime.UnixEpoch]).Add("e", [true, false, true]).Add("f", [1, -2, 3]);
        using var source = columns.Open();

        Assert.Equal(
            "a,b,c,d,e,f\n1.5,,\"x, \"\"y\"\"\",2024-02-29T13:05:00,1,1\n,0.1,,2024-03-01T00:00:00,0,-2\n,2,,1970-01-01T00:00:00,1,3\n",
            new StreamReader(source.Owned!).ReadToEnd());
        Assert.Equal((3, 6), (columns.RowCount, columns.Names.Count));
    }

    [Fact]
    public void Columns_have_names_of_their_own_and_one_length()
    {
        var columns = new DataColumns().Add("a", [1, 2]);

        Assert.Throws<ArgumentException>(() => columns.Add("a", [1.0, 2.0]));
        Assert.Throws<ArgumentException>(() => columns.Add("b", [1.0]));
        Assert.Throws<ArgumentException>(() => columns.Add("", [1.0, 2.0]));
        Assert.Throws<ArgumentException>(() => DataColumns.FromRows([[1, 2], [3]]));
        Assert.Throws<ArgumentException>(() => DataColumns.FromRows([[1, 2], null!]));
        Assert.Throws<ArgumentException>(() => DataColumns.FromRows([null!, [1, 2]]));
        Assert.Equal("name", Assert.Throws<ArgumentNullException>(() => columns.Add(null!, [1.0, 2.0])).ParamName);
        Assert.Equal(["column_1", "column_2"], DataColumns.FromRows([[1, 2], [3, 4]]).Names);
    }
}

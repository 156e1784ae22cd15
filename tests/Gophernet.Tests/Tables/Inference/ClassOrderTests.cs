using Gophernet.Tables;
using Gophernet.Tables.Targets;
using static Gophernet.Tests.Tables.TrainingTableTests;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>The order of the classes: that of the network's outputs.</summary>
public class ClassOrderTests
{
    [Fact]
    public void Numbers_stand_by_value() => Assert.Equal(["-1", "2", "9.5", "10", "100"], Classes("10", "9.5", "1e2", "2", "-1"));

    [Fact]
    public void Names_stand_by_their_characters() => Assert.Equal(["A", "Z", "a", "z", "ä"], Classes("z", "ä", "A", "a", "Z"));

    [Fact]
    public void Numbers_stand_before_names() => Assert.Equal(["2", "10", "1a", "a"], Classes("a", "10", "1a", "2"));

    [Fact]
    public void Texts_of_the_same_number_are_one_class() => Assert.Equal(["1", "2"], Classes("1.0", "1.00", "2", "01", "1e0"));

    [Fact]
    public void Spaces_round_a_name_do_not_count() => Assert.Equal(["a", "b"], Classes(" a", "a\t", "b", "\" b \""));

    [Fact]
    public void The_order_does_not_depend_on_the_rows()
    {
        string[] names = ["setosa", "virginica", "versicolor", "10", "9"];
        var random = new Random(1);
        for (var i = 0; i < 20; i++)
        {
            random.Shuffle(names);
            Assert.Equal(["9", "10", "setosa", "versicolor", "virginica"], Classes(names));
        }
    }

    [Fact]
    public void Every_row_keeps_its_class()
    {
        string[] labels = ["c", "a", "b", "a", "c", "10", "9"];
        var training = ReadLabels(labels);
        var classes = ((ClassTarget)training.Schema.Target).Classes;

        Assert.Equal(labels, training.Table.Target(0).ToArray().Select(code => classes[(int)code]));
    }

    private static string[] Classes(params string[] labels) =>
        [.. Assert.IsType<LabelTarget>(ReadLabels(labels).Schema.Target).Classes];

    private static TrainingTable ReadLabels(string[] labels) =>
        Read("x,kind\n" + string.Concat(labels.Select((label, row) => $"{row},{label}\n")), task: TaskKind.Classification);
}

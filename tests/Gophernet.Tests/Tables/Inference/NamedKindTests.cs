using Gophernet.Tables.Inference;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>What names say, and gaps in the rows do not hide.</summary>
public class NamedKindTests
{
    private const int ManyNumbers = 1_500; // beyond the thousand that are kept as texts

    [Fact]
    public void A_code_of_many_different_numbers_gives_a_note_too()
    {
        var rows = Enumerable.Range(0, ManyNumbers).Select(row => $"{row * 7919 % 99_991},{(row % 2 == 0 ? 'a' : 'b')}\n");

        Assert.Equal(new Setting("categorical", "zip"), Assert.Single(InferredTable.Of("zip,y\n" + string.Concat(rows)).Notes).Setting);
    }

    [Fact]
    public void Measurements_of_such_a_name_give_none()
    {
        var rows = Enumerable.Range(0, ManyNumbers).Select(row => $"{row * 7919 % 99_991}.5,{(row % 2 == 0 ? 'a' : 'b')}\n");

        Assert.Empty(InferredTable.Of("zip,y\n" + string.Concat(rows)).Notes);
    }

    [Fact]
    public void Numbers_that_count_the_rows_are_found_though_some_rows_are_left_out()
    {
        var rows = Enumerable.Range(1, 60).Select(row => $"{row},{row % 3},{(row % 7 == 0 ? "" : row % 2 == 0 ? "a" : "b")}\n");

        Assert.Equal(["x"], InferredTable.Of("id,x,y\n" + string.Concat(rows)).Schema.FeatureNames);
    }

    [Fact]
    public void A_target_said_to_be_categorical_is_one_of_classes()
    {
        var rows = Enumerable.Range(0, 60).Select(row => $"{row % 5},{row % 4 + 3}\n");
        var text = "x,y\n" + string.Concat(rows);

        Assert.IsType<NumberTarget>(InferredTable.Of(text).Schema.Target);
        Assert.Equal(["3", "4", "5", "6"], Assert.IsType<LabelTarget>(InferredTable.Of(text, new TableOptions { Categorical = ["y"] }).Schema.Target).Classes);
    }

    [Fact]
    public void A_target_said_to_be_numeric_is_a_regression() =>
        Assert.IsType<NumberTarget>(InferredTable.Of("x,y\n1,0\n2,1\n3,0\n4,1\n", new TableOptions { Numeric = ["y"] }).Schema.Target);
}

using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;

namespace Gophernet.Tests.Tables.Inference;

public class ColumnPatternTests
{
    private const string Csv = "id,id_2,a*,ab,name,y\n1,5,3,2,red,p\n4,4,1,6,blue,q\n2,9,8,7,red,p\n";

    [Theory]
    [InlineData("id", "id")]
    [InlineData("id*", "id,id_2")]
    [InlineData("*a*", "a*,ab,name")]
    [InlineData("??", "id,a*,ab")]
    [InlineData("a*", "a*")] // a column of this very name
    [InlineData("id_?", "id_2")]
    public void Columns_are_dropped_by_pattern(string pattern, string expected)
    {
        var training = InferredTable.Of(Csv, new TableOptions { Dropped = [pattern] });

        Assert.Equal(expected.Split(',').Order(), training.Dropped.Select(dropped => dropped.Column).Order());
        Assert.All(training.Dropped, dropped => Assert.Equal("as asked", dropped.Reason));
        Assert.Equal(5, training.Dropped.Length + training.Schema.Features.Length);
    }

    [Fact]
    public void Kinds_are_given_by_pattern()
    {
        var training = InferredTable.Of(Csv, new TableOptions { Categorical = ["id*"], Numeric = ["a?"] });

        Assert.Equal(
            [CategoricalFeature.KindName, CategoricalFeature.KindName, NumericFeature.KindName, NumericFeature.KindName, CategoricalFeature.KindName],
            training.Schema.Features.Select(feature => feature.Kind));
    }

    [Fact]
    public void A_pattern_that_names_no_column_is_a_fault() =>
        Fault.Of("found no column like \"z*\"", () => InferredTable.Of(Csv, new TableOptions { Dropped = ["z*"] }));

    [Fact]
    public void A_name_that_is_no_column_is_a_fault_that_suggests_the_nearest() =>
        Assert.Equal("Did you mean \"name\"?", Fault.Of("column \"nam\"", () => InferredTable.Of(Csv, new TableOptions { Numeric = ["nam"] })).Hint);

    [Fact]
    public void Case_counts() => Fault.Of("found no column like \"ID*\"", () => InferredTable.Of(Csv, new TableOptions { Dropped = ["ID*"] }));

    [Fact]
    public void A_column_cannot_be_numbers_and_names() => Fault.Of(
        "column \"ab\" is both categorical and numeric", () => InferredTable.Of(Csv, new TableOptions { Categorical = ["ab"], Numeric = ["*b"] }));

    [Fact]
    public void A_column_cannot_be_dropped_and_the_target()
    {
        Fault.Of("column \"y\" is both the target and dropped", () => InferredTable.Of(Csv, new TableOptions { Targets = ["y"], Dropped = ["y"] }));
        Fault.Of("column \"y\" is both the target and dropped", () => InferredTable.Of(Csv, new TableOptions { Dropped = ["*"] }));
    }

    [Fact]
    public void The_target_is_the_last_column_that_is_not_dropped() =>
        Assert.Equal(["name"], InferredTable.Of(Csv, new TableOptions { Dropped = ["y"] }).Schema.Target.Columns);

    [Fact]
    public void A_target_named_twice_is_one_target() =>
        Assert.Equal(["y"], InferredTable.Of(Csv, new TableOptions { Targets = ["y", "y"] }).Schema.Target.Columns);
}

using Gophernet.Tables.Features;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>Versions of two parts, which are no numbers.</summary>
public class VersionNumbersTests
{
    [Theory]
    [InlineData("app_version")]
    [InlineData("Release")]
    [InlineData("buildVer")]
    public void Versions_are_categories_with_a_note(string name)
    {
        var training = InferredTable.Of(Table(name, row => $"2.{row % 21}"));

        Assert.Equal(21, InferredTable.Feature<CategoricalFeature>(training, name).CategoryCount);
        Assert.Contains(training.Notes, note => note.Text
            == $"column \"{name}\": its numbers are taken for versions, of which 2.1 and 2.10 are not the same; to learn from them as numbers"
            && note.Setting == new Setting("numeric", name));
    }

    [Theory]
    [InlineData("level", 21)] // no name of versions
    [InlineData("version", 10)] // all different as numbers
    [InlineData("version_score", 21)]
    public void Other_columns_are_numbers(string name, int count) =>
        InferredTable.Feature<NumericFeature>(InferredTable.Of(Table(name, row => $"2.{row % count}")), name);

    [Fact]
    public void A_target_of_versions_has_classes() => Assert.Equal(12, Assert.IsType<LabelTarget>(InferredTable.Of(
        "w,version\n" + string.Concat(InferredTable.Cells(row => $"{row * row % 17},2.{row % 12}\n"))).Schema.Target).Classes.Length);

    private static string Table(string name, Func<int, string> cell) =>
        $"{name},w,y\n" + string.Concat(InferredTable.Cells(row => $"{cell(row)},{row * row % 17},{(row % 2 == 0 ? "ham" : "spam")}\n"));
}

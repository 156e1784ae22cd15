using Gophernet.Tables.Cells;

namespace Gophernet.Tests.Tables.Cells;

/// <summary>The table of units.</summary>
public class UnitKindTests
{
    [Fact]
    public void No_text_stands_twice_in_a_kind() => // a model file has each once
        Assert.All(UnitKind.All, kind => Assert.Distinct(kind.Units.Select(unit => unit.Text)));
}

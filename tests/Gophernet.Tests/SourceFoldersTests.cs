namespace Gophernet.Tests;

public class SourceFoldersTests
{
    [Theory]
    [InlineData("using P.Models;", "Models")]
    [InlineData("using static P.Csv.Quoting;", "Csv")]
    [InlineData("using Reader = P.Csv.CsvReader;", "Csv")]
    [InlineData("using P.Tables.Cells;", "Tables.Cells")]
    [InlineData("var x = new global::P.Tables.Table();", "Tables")]
    [InlineData("private readonly Models.Model _model;", "Models")] // a sibling namespace needs no using
    [InlineData("private readonly Cells.CellFormat _format;", "Tables.Cells")] // nor does the child of one that encloses the file
    [InlineData("private readonly Table _table;", "Tables")] // nor the type of a folder that encloses the file
    [InlineData("throw new Fault();", "")]
    public void Sees_a_use_in_every_form(string code, string folder) => Assert.Equal([folder], Used(code));

    [Theory]
    [InlineData("// see P.Models")]
    [InlineData("/// <summary><see cref=\"P.Models.Model\"/></summary>")]
    [InlineData("using System.Numerics;")]
    [InlineData("var rows = schema.Table.Rows;")]
    [InlineData("var text = \"Models.Model\";")]
    [InlineData("var model = new Model();")] // another type of that name: without a using it cannot be the folder's
    public void Sees_no_use_where_there_is_none(string code) => Assert.Empty(Used(code));

    private static IEnumerable<string> Used(string code)
    {
        var folders = SourceFolders.Of(
            "P",
            ("Fault.cs", "public sealed class Fault;"),
            ("Csv/Quoting.cs", "internal static class Quoting"),
            ("Csv/CsvReader.cs", "public sealed class CsvReader"),
            ("Models/Model.cs", "public sealed record Model(int X);"),
            ("Tables/Table.cs", "public sealed class Table"),
            ("Tables/Cells/CellFormat.cs", "public sealed record CellFormat(int X)"),
            ("Tables/Features/Feature.cs", code));
        return folders.UsedBy(folders.Files[^1]);
    }
}

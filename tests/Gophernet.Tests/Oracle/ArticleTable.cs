using System.Globalization;

namespace Gophernet.Tests.Oracle;

/// <summary>A table in the form of the article's files, four inputs and three targets a row; read without the product's reader.</summary>
internal sealed record ArticleTable(double[][] Inputs, double[][] Targets)
{
    private const int InputCount = 4;

    public static ArticleTable Read(string path)
    {
        double[][] rows = [.. File.ReadLines(path).Skip(1).Select(line => ParseRow(line))];
        return new ArticleTable([.. rows.Select(row => row[..InputCount])], [.. rows.Select(row => row[InputCount..])]);
    }

    private static double[] ParseRow(string line) => [.. line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
}

using System.Globalization;
using System.Text;

namespace Gophernet.Cli.Tests;

/// <summary>A small table with targets of every kind, and work on it in one process and in parts.</summary>
internal static class PartSample
{
    public const string Table = "table.csv";

    private const int Rows = 90;

    /// <summary>A folder with the table, and with other rows.</summary>
    public static Workspace CreateWorkspace()
    {
        var workspace = new Workspace();
        workspace.Write(Table, RowsFrom(0, Rows));
        workspace.Write("more.csv", RowsFrom(Rows, 30));
        return workspace;
    }

    /// <summary>Runs a command that must succeed.</summary>
    public static (string Output, string Error) Run(params string[] arguments)
    {
        var run = InProcess.Run("", arguments);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', arguments)}: {run.Error}");
        return (run.Output, run.Error);
    }

    /// <summary>Makes the parts of a piece of work, each with another number of threads, the last first.</summary>
    /// <returns>Their files.</returns>
    public static string[] MakeParts(Workspace workspace, int count, string[] work)
    {
        var files = Enumerable.Range(1, count).Reverse().Select(part => workspace.File($"part-{part}-of-{count}")).ToArray();
        for (var i = 0; i < count; i++)
        {
            var number = count - i;
            Run([.. work, "--part", $"{number}/{count}", "-o", files[i], "--threads", $"{1 + i % 3}", "-q"]);
        }

        return files;
    }

    private static string RowsFrom(int first, int count)
    {
        var text = new StringBuilder("a,b,kind,words,group,time,yes,no,class,number\n");
        for (var row = first; row < first + count; row++)
        {
            var (a, b) = (row * 37 % 101, row * 53 % 89 / 8.0);
            var number = a / 10.0 + b * b / 20 + row * 7 % 5 / 10.0 + 1;
            text.Append(CultureInfo.InvariantCulture, $"{(row % 17 == 0 ? "" : a)},{b},{"rgb"[row * 5 % 7 % 3]},");
            text.Append(CultureInfo.InvariantCulture, $"{(a > 50 ? "large piece" : "small piece")} of {row * 3 % 11},{row % 12},{row},");
            text.Append(CultureInfo.InvariantCulture, $"{(a > 40 ? 1 : 0)},{(b > 5 ? 1 : 0)},{"uvw"[(int)(number / 4) % 3]},{number}\n");
        }

        return text.ToString();
    }
}

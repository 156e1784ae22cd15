using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Gophernet.Cli.Commands;
using Gophernet.Csv;

namespace Gophernet.Cli.Tests;

/// <summary>
/// src/Gophernet.Cli/records.xml names what the compiler of C# writes to print each record, and to compare those that nothing here compares: the executable
/// does without. With GOPHERNET_UPDATE_GOLDEN=1 it is written anew.
/// </summary>
public class RecordTests
{
    private const string Comment = "What prints records, and compares those that nothing here compares: 0.2 MB with tuples. RecordTests writes this file.";

    private static readonly Assembly[] Assemblies = [typeof(Place).Assembly, typeof(CommandTree).Assembly];

    private static readonly string Document = Repository.File("src", "Gophernet.Cli", "records.xml");

    [Fact]
    public void What_prints_records_is_left_out_of_the_executable()
    {
        var expected = List();
        if (Environment.GetEnvironmentVariable("GOPHERNET_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Document, expected);
        }

        Assert.Equal(expected, File.ReadAllText(Document));
    }

    [Fact]
    public void Records_that_are_keys_are_compared_and_settings_are_not()
    {
        var compared = ComparedTypes.Of(Assemblies);

        Assert.Contains(typeof(Place), compared); // FileNames keeps them in a dictionary
        Assert.DoesNotContain(typeof(CsvOptions), compared);
    }

    private static string List()
    {
        var compared = ComparedTypes.Of(Assemblies);
        var text = new StringBuilder($"<!-- {Comment} -->\n<linker>\n");
        foreach (var assembly in Assemblies)
        {
            text.Append($"  <assembly fullname=\"{assembly.GetName().Name}\">\n");
            foreach (var type in assembly.GetTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
            {
                string[] methods =
                [
                    .. Written(type, "PrintMembers", "System.Boolean", "stub", typeof(StringBuilder)),
                    .. Written(type, "ToString", "System.String", "remove"), // there is no stub that gives a text
                    .. compared.Contains(type) ? [] : Written(type, "Equals", "System.Boolean", "remove", type),
                    .. compared.Contains(type) ? [] : Written(type, "GetHashCode", "System.Int32", "stub"),
                ];
                if (methods.Length > 0)
                {
                    text.Append($"    <type fullname=\"{NameOf(type)}\">\n{string.Concat(methods)}    </type>\n");
                }
            }

            text.Append("  </assembly>\n");
        }

        return text.Append("</linker>\n").ToString();
    }

    /// <summary>A method that the compiler wrote, which is marked so.</summary>
    private static IEnumerable<string> Written(Type type, string name, string result, string body, params Type[] parameters)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        if (type.GetMethod(name, Own, parameters)?.IsDefined(typeof(CompilerGeneratedAttribute)) == true)
        {
            yield return $"      <method signature=\"{result} {name}({string.Join(',', parameters.Select(NameOf))})\" body=\"{body}\" />\n";
        }
    }

    private static string NameOf(Type type) => type.FullName!.Replace('+', '/');
}

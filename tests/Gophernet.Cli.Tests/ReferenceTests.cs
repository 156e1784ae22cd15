namespace Gophernet.Cli.Tests;

/// <summary>
/// docs/reference.md is what the commands and the table of options say. With GOPHERNET_UPDATE_GOLDEN=1 it is written anew: read the difference before
/// you commit it.
/// </summary>
public class ReferenceTests
{
    private static readonly string Document = Repository.File("docs", "reference.md");

    [Fact]
    public void The_reference_is_that_of_the_commands_and_options()
    {
        var expected = new ReferenceDocument().ToText();
        if (Environment.GetEnvironmentVariable("GOPHERNET_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Document, expected);
        }

        Assert.Equal(expected, File.ReadAllText(Document));
    }
}

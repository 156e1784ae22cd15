using Gophernet.Storage;

namespace Gophernet.Tests.Storage;

public class SystemWordsTests
{
    // The framework's own words, with the paths that it puts into them.
    public static TheoryData<Exception, string> Faults => new()
    {
        { new UnauthorizedAccessException("Access to the path '/a/b' is denied."), "permission denied" },
        { new DirectoryNotFoundException("Could not find a part of the path '/a/b'."), "no such file or folder" },
        { new FileNotFoundException("Could not find file '/a/b'."), "no such file or folder" },
        { new IOException("No space left on device : '/a/b'"), "No space left on device" },
        { new IOException("Input/output error"), "Input/output error" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void The_path_is_not_repeated(Exception fault, string expected) => Assert.Equal(expected, SystemWords.Of(fault));
}

using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace Gophernet.Cli.Commands;

/// <summary>
/// What System.CommandLine says of arguments that it cannot parse: the name of its message alone. Its texts are resources, which are found by reflection, and
/// nobody reads them: <see cref="ArgumentFaults"/> says what is wrong in words of our own.
/// </summary>
internal sealed class LibraryWords : ResourceManager
{
    /// <summary>How all of them begin.</summary>
    public const string Beginning = "the arguments cannot be parsed: ";

    /// <summary>Gives the library these words, before anything is parsed.</summary>
    public static void Use() => Manager(null) = new LibraryWords();

    public override string GetString(string name, CultureInfo? culture) => Beginning + name;

    [UnsafeAccessor(UnsafeAccessorKind.StaticField, Name = "s_resourceManager")]
    private static extern ref ResourceManager? Manager([UnsafeAccessorType("System.CommandLine.Properties.Resources, System.CommandLine")] object? resources);
}

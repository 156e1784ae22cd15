using System.CommandLine;

namespace Gophernet.Cli.Settings;

/// <summary>Options with a number of bytes: 64MB, 500kB or 1048576.</summary>
internal static class SizeOption
{
    public static Option<long?> Create(string name, string description, long smallest, long largest) => new(name)
    {
        Description = description,
        HelpName = "SIZE",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (ByteCount.TryParse(text, out var bytes) && bytes >= smallest && bytes <= largest)
            {
                return bytes;
            }

            var range = largest == long.MaxValue ? $"of {ByteCount.ToText(smallest)} or more"
                : $"from {ByteCount.ToText(smallest)} to {ByteCount.ToText(largest)}";
            result.AddError($"{name}: expected a size {range} such as 64MB, found \"{text}\"");
            return null;
        },
    };
}

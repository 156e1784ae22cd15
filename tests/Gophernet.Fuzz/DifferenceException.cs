namespace Gophernet.Fuzz;

/// <summary>Two ways to the same do not lead to the same.</summary>
/// <param name="what">The comparison, in a word or two: findings of one comparison are one.</param>
/// <param name="message">The difference.</param>
internal sealed class DifferenceException(string what, string message) : Exception($"{what}: {message}")
{
    /// <summary>The comparison.</summary>
    public string What { get; } = what;

    /// <summary>Throws for the first line in which two lists differ.</summary>
    public static void Require(string what, IReadOnlyList<string> expected, IReadOnlyList<string> found)
    {
        for (var i = 0; i < Math.Max(expected.Count, found.Count); i++)
        {
            var (left, right) = (i < expected.Count ? expected[i] : "(nothing)", i < found.Count ? found[i] : "(nothing)");
            if (left != right)
            {
                throw new DifferenceException(what, $"line {i + 1}: expected {left}, found {right}");
            }
        }
    }
}

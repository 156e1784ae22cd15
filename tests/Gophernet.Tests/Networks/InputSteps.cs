using Gophernet.Networks.Inputs;

namespace Gophernet.Tests.Networks;

/// <summary>Input steps by the name of their kind.</summary>
internal static class InputSteps
{
    public static InputStep Create(string kind, int inputs) => kind switch
    {
        "plain" => new PlainInput(inputs),
        "one-hot" => new OneHotInput(inputs),
        "periodic" => new PeriodicInput(inputs),
        "piecewise" => new PiecewiseInput(inputs, 5),
        "embedded" => new EmbeddedInput(inputs),
        _ => throw new ArgumentException(kind, nameof(kind)),
    };
}

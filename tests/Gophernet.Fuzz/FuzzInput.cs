namespace Gophernet.Fuzz;

/// <summary>Takes choices off the front of an input; where it has no more bytes, every choice is the first.</summary>
internal ref struct FuzzInput(ReadOnlySpan<byte> bytes)
{
    /// <summary>What is left.</summary>
    public ReadOnlySpan<byte> Rest { get; private set; } = bytes;

    /// <summary>The next byte.</summary>
    public byte Next()
    {
        if (Rest.IsEmpty)
        {
            return 0;
        }

        var value = Rest[0];
        Rest = Rest[1..];
        return value;
    }

    /// <summary>A number from 0 up to a count.</summary>
    public int Next(int count) => Next() % count;

    /// <summary>One of several.</summary>
    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[Next(choices.Length)];
}

namespace Gophernet.Csv;

/// <summary>How a field is written.</summary>
internal enum FieldKind : byte
{
    /// <summary>As it is.</summary>
    Bare,

    /// <summary>In quotes, with none inside.</summary>
    Quoted,

    /// <summary>In quotes, with doubled quotes inside.</summary>
    Escaped,

    /// <summary>In quotes, with characters escaped as in JSON.</summary>
    JsonEscaped,
}

/// <summary>Where a field lies in the reader's buffer, quotes included.</summary>
internal struct FieldBounds
{
    public int Start;
    public int End;
    public FieldKind Kind;
}

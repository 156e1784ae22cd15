namespace Gophernet.Csv.Input;

/// <summary>What the field is that rows have more than their header.</summary>
internal enum ExtraField
{
    /// <summary>There is none, or it is not clear.</summary>
    None,

    /// <summary>The first field, the name of the row.</summary>
    RowName,

    /// <summary>The last one, which is empty.</summary>
    Empty,
}

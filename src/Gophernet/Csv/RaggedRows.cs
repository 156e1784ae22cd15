namespace Gophernet.Csv;

/// <summary>What becomes of a row that has more or fewer fields than the first record.</summary>
public enum RaggedRows
{
    /// <summary>It is an error.</summary>
    Refuse,

    /// <summary>Cells that it lacks are missing, and those past the last column are passed over.</summary>
    Fill,

    /// <summary>It is passed over.</summary>
    Skip,
}

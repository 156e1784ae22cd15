namespace Gophernet.Tables;

/// <summary>The names of table settings in model files.</summary>
public static class TableNames
{
    /// <summary>The forms of a target.</summary>
    public static NameTable<TargetForm> TargetForms { get; } = new(
        ("label", TargetForm.Label),
        ("indicators", TargetForm.Indicators));
}

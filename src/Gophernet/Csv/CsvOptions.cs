namespace Gophernet.Csv;

/// <summary>What the user said of an input; null is found out.</summary>
/// <param name="Delimiter">The byte between fields.</param>
/// <param name="HasHeader">Whether the first record has the names of the columns.</param>
/// <param name="Encoding">How its characters are written.</param>
public sealed record CsvOptions(byte? Delimiter = null, bool? HasHeader = null, CsvEncoding? Encoding = null);

namespace Gophernet.Csv;

/// <summary>How the characters of an input are written as bytes.</summary>
public enum CsvEncoding
{
    /// <summary>UTF-8, with or without a byte-order mark.</summary>
    Utf8,

    /// <summary>UTF-16; a byte-order mark says in which order the bytes of a unit come, else zero bytes do, else the low byte comes first.</summary>
    Utf16,

    /// <summary>ISO 8859-1: each byte is the character of its number.</summary>
    Latin1,

    /// <summary>Windows-1252, as spreadsheets write it: Latin-1 with quotes, dashes and the euro sign where that has control characters.</summary>
    Windows1252,
}

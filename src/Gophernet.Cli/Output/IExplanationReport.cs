namespace Gophernet.Cli.Output;

/// <summary>What an explanation says, in each of the forms that it is written in.</summary>
internal interface IExplanationReport
{
    /// <summary>For people.</summary>
    /// <param name="width">How wide a line may be.</param>
    string ToText(int width);

    /// <summary>A table for programs.</summary>
    void WriteCsv(RecordWriter writer);

    /// <summary>A document for programs.</summary>
    /// <param name="stream">Receives it.</param>
    /// <param name="remarks">What was said of the data.</param>
    void WriteJson(Stream stream, Remarks remarks);
}

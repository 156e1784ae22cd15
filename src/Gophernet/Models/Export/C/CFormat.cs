namespace Gophernet.Models.Export.C;

/// <summary>One file of C99 that needs no memory but the stack, no library but that of mathematics, and predicts the same bits as the model.</summary>
internal sealed class CFormat : IExportFormat
{
    private const string DefaultName = "model";

    /// <inheritdoc/>
    public string Name => "c";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".c"];

    /// <inheritdoc/>
    public bool IsText => true;

    /// <inheritdoc/>
    public bool TakesName => true;

    /// <inheritdoc/>
    public void Write(Model model, Stream output) => Write(model, new ExportOptions(DefaultName), output);

    /// <inheritdoc/>
    public void Write(Model model, ExportOptions options, Stream output)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        var columns = ColumnList.Of(model.Schema);
        var source = new SourceFile(Identifier.Of(options.Name, DefaultName));
        var answer = new Answer(model, source);
        var cells = new CellReading(model.Schema, columns, source);
        var inputs = new InputTable(model.Schema, source);
        var networks = new NetworkCode(model, source);
        source.Declare(Declarations.Of(model, columns, answer));
        cells.Write();
        inputs.Write();
        if (inputs.FillsTexts)
        {
            TextTables.Write(model.Schema, source);
        }

        networks.Write();
        answer.Write(networks, inputs.FillsTexts);
        cells.WriteEntries();
        source.Add(TableProgram.Of(model, columns, source));
        source.Write(HeadComment.Of(model, columns, source, networks), networks.WriteWeights, output);
    }
}

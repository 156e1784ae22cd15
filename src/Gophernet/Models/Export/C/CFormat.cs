using Gophernet.Models.Export.Reduction;

namespace Gophernet.Models.Export.C;

/// <summary>One file of C99 that needs no memory but the stack, no library but that of mathematics, and predicts the same bits as the model.</summary>
internal sealed class CFormat : IExportFormat
{
    private const string FallbackName = "model"; // where a name has no letter

    /// <inheritdoc/>
    public string Name => "c";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".c"];

    /// <inheritdoc/>
    public bool IsText => true;

    /// <inheritdoc/>
    public bool TakesName => true;

    /// <inheritdoc/>
    public bool TakesWeights => true;

    /// <inheritdoc/>
    public ExportFacts Write(Model model, ExportOptions options, Stream output)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        model = options.Weights is { } form ? ReducedModel.Of(model, form) : model;
        var columns = ColumnList.Of(model.Schema);
        var source = new SourceFile(Identifier.Of(options.Name, FallbackName));
        var answer = new Answer(model, source);
        var cells = new CellReading(model.Schema, columns, source);
        var inputs = new InputTable(model.Schema, source);
        var networks = new NetworkCode(model, source, options.Weights);
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
        var memory = new MemoryNeed(networks.Arrays.Sum(array => array.Bytes), source.TableBytes, StackUse.Of(model, networks));
        source.Write(HeadComment.Of(model, columns, source, memory, options), networks.WriteWeights, output);
        return ExportFacts.Of(model, options.Weights is null ? null : "weights " + options.Weights.Words, memory);
    }
}

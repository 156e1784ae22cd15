using System.Globalization;
using System.Text;
using Gophernet.Evaluation;
using Gophernet.Tables.Targets;

namespace Gophernet.Models.Export.JavaScript;

/// <summary>What stands at the head of a module: how it is used, with a row of the model's own columns and what is predicted for it.</summary>
internal static class ModuleComment
{
    // What a reader takes in; a model may have thousands of columns.
    private const int MaxCells = 30;
    private const int MaxAnswers = 10;

    /// <summary>The comment.</summary>
    public static string Of(Model model)
    {
        var target = model.Schema.Target;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""
            // A model that gophernet {{ProductVersion.Current}} exported. It predicts {{NameList.ShortenTexts(target.Columns.Select(ScriptText.Quoted))}}.
            // This module needs nothing beside it: it runs in browsers, in Node from version 18 on, and inside a <script type="module"> of a page.
            //
            //     import { predict } from "./model.mjs";
            //
            //     predict({

            """);
        var row = model.CreateRow();
        foreach (var feature in model.Schema.Features.Take(MaxCells))
        {
            var cell = ExampleCell.Of(feature);
            cell.SetIn(row, feature.Name);
            text.Append(CultureInfo.InvariantCulture, $"//       {ScriptText.Key(feature.Name)}: {ScriptText.Json(cell.WriteTo)},\n");
        }

        text.Append("//     });\n//     // gives\n");
        text.Append(CultureInfo.InvariantCulture, $"//     {Answer(row.Predict(), target)}\n//\n");
        return text.Append(Rest(target)).ToString();
    }

    private static string Answer(Prediction prediction, Target target)
    {
        var probabilities = ", probabilities: " + Members(prediction.Names, i => Number(prediction.Probabilities[i]));
        return target switch
        {
            ClassTarget => $"{{ prediction: {ScriptText.Quoted(prediction.Class)}{probabilities} }}",
            NumberTarget { Quantiles: var quantiles } => $"{{ prediction: {Members(target.Columns, i => Number(prediction.Numbers[i]))}"
                + (quantiles.IsEmpty ? " }" : ", quantiles: … }"),
            _ => $"{{ prediction: {Members(target.Columns, i => prediction.Labels.Contains(target.Columns[i]) ? "1" : "0")}{probabilities} }}",
        };
    }

    private static string Members(IReadOnlyList<string> names, Func<int, string> valueOf)
    {
        var shown = names.Take(MaxAnswers).Select((name, i) => $"{ScriptText.Key(name)}: {valueOf(i)}");
        return $"{{ {string.Join(", ", shown)}{(names.Count > MaxAnswers ? ", …" : "")} }}";
    }

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Number(float number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Rest(Target target) => $"""
        // A row is an object from the names of columns to cells: texts as they stand in a CSV file, numbers, true and false. A cell that is null, undefined or
        // not there is missing; names of other columns are passed over. A cell that cannot be read throws an Error, which names the column, what was found
        // and what was expected. Texts of a file with decimal commas are read by predict(row, {"{ decimalComma: true }"}).
        //
        {Says(target)}
        //
        // `columns` says of each column its name, its kind, what is expected of a cell, an example, its categories, and the range of its values in training;
        // `target` the task and the columns that are predicted; `classes` the names of the probabilities.

        """;

    private static string Says(Target target) => target switch
    {
        ClassTarget => "// The prediction is the name of a class; probabilities are those of the classes.",
        NumberTarget { Quantiles.IsEmpty: true } => "// The prediction has a number for each predicted column.",
        NumberTarget => "// The prediction has a number for each predicted column, and quantiles of each an object from quantiles to numbers.",
        _ => "// The prediction has 1 or 0 for each label, and probabilities are those of the labels, each by itself.",
    };
}

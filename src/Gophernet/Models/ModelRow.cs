using System.Globalization;
using System.Text;
using Gophernet.Evaluation;
using Gophernet.Tables;
using Gophernet.Tables.Cells;

namespace Gophernet.Models;

/// <summary>One row to be predicted, cell by cell: for a service, or a form. What is not set is missing. One thread uses it.</summary>
public sealed class ModelRow
{
    private readonly Schema _schema;
    private readonly CellFormat _format;
    private readonly CellFormat _numberFormat; // of numbers that are none of a table's
    private readonly Table _table;
    private readonly Predictor _predictor;
    private readonly Predictions _predictions;
    private readonly double[] _cells;
    private readonly byte[]?[] _texts; // those of features of texts

    internal ModelRow(Model model)
    {
        _schema = model.Schema;
        _format = new CellFormat(new MissingTokens(_schema.MissingTexts), DecimalComma: false);
        _numberFormat = _format with { PutsPlainFirst = true };
        _cells = new double[_schema.Features.Length];
        _texts = new byte[_cells.Length][];
        _table = new Table("<row>", _schema.Features.AsSpan(), targetCount: 0);
        _predictor = new Predictor(model);
        _predictions = new Predictions(_schema.Target, model.Decision);
        Clear();
    }

    /// <summary>Sets a cell to a number.</summary>
    /// <param name="name">The column's name. Columns that the model does not look at are passed over.</param>
    /// <param name="number">The number; NaN where it is missing.</param>
    /// <exception cref="ArgumentException">The model's table had no such column.</exception>
    /// <exception cref="GophernetException">The column is not one of numbers.</exception>
    /// <returns>This row.</returns>
    public ModelRow Set(string name, double number) =>
        Set(name, double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : null, _numberFormat);

    /// <summary>Sets a cell to what a text says: a category, a date, a number.</summary>
    /// <param name="name">The column's name. Columns that the model does not look at are passed over.</param>
    /// <param name="text">The text, as it would stand in a CSV file; null where it is missing.</param>
    /// <exception cref="ArgumentException">The model's table had no such column.</exception>
    /// <exception cref="GophernetException">The text is not what the column needs.</exception>
    /// <returns>This row.</returns>
    public ModelRow Set(string name, string? text) => Set(name, text, _format);

    /// <summary>Makes all cells missing.</summary>
    public void Clear()
    {
        Array.Fill(_cells, double.NaN);
        Array.Clear(_texts);
    }

    /// <summary>What the model says of the row. The cells stay.</summary>
    /// <exception cref="GophernetException">The prediction is not a finite number.</exception>
    public Prediction Predict()
    {
        _table.Clear();
        AppendTexts();
        _table.Append(_cells, [], line: 0);
        _predictions.Set(_table, 0, _predictor.Predict(_table));
        return _predictions.Fault is { } fault ? throw fault : _predictions[0].ToPrediction();
    }

    private ModelRow Set(string name, string? text, CellFormat format)
    {
        for (var i = 0; i < _cells.Length; i++)
        {
            if (_schema.Features[i].Name == name)
            {
                _cells[i] = Parse(i, text, format);
                return this;
            }
        }

        return _schema.Columns.Contains(name) ? this : throw new ArgumentException($"The model knows no column \"{name}\".", nameof(name));
    }

    private void AppendTexts()
    {
        for (var i = 0; i < _texts.Length; i++)
        {
            if (!_schema.Features[i].IsText)
            {
                continue;
            }

            if (_texts[i] is { } text)
            {
                _table.Texts(i).Append(text);
            }
            else
            {
                _table.Texts(i).AppendMissing();
            }
        }
    }

    private double Parse(int index, string? text, CellFormat format)
    {
        var feature = _schema.Features[index];
        var bytes = CellFormat.Trim(Encoding.UTF8.GetBytes(text ?? ""));
        var isMissing = text is null || format.IsMissing(bytes);
        if (feature.IsText)
        {
            _texts[index] = isMissing ? null : bytes.ToArray();
            return double.NaN;
        }

        if (isMissing)
        {
            return double.NaN;
        }

        return feature.TryParse(bytes, format, out var value) ? value : throw new GophernetException(
            new Place("<row>"), $"column \"{feature.Name}\": expected {feature.Expected}, found \"{text}\"",
            "Set what the column needs, or null where it is missing.") { Field = feature.Name };
    }
}

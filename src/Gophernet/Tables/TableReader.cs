using System.IO.Hashing;
using System.Runtime.CompilerServices;
using Gophernet.Csv;
using Gophernet.Csv.Numbers;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Columns;
using Gophernet.Tables.Features;
using Gophernet.Tables.Targets;

namespace Gophernet.Tables;

/// <summary>
/// Reads an input for a model, block by block: what has arrived, up to a fixed size, so that memory does not grow with the input. Several
/// readers may read blocks of one input side by side; only <see cref="Take"/> is for one of them at a time.
/// </summary>
internal sealed class TableReader : RowBlocks
{
    private readonly TableInput _input;
    private readonly CsvBlock _block;
    private readonly CsvReader _reader;
    private readonly CellFormat _format;
    private readonly Feature[] _schemaFeatures;
    private readonly int[] _featureIndexes;
    private readonly bool[] _arePlain; // the features that take any number as it is
    private readonly double[] _features;
    private readonly double[] _targets;
    private readonly TableTally? _tally;
    private readonly bool _isStrict;
    private readonly List<int> _unread = []; // the rows of the block with a cell that could not be read
    private readonly int[] _watchedCategories; // the features whose texts may be none of their categories, where someone wants to know

    /// <summary>Prepares the reading of blocks.</summary>
    /// <param name="input">The input.</param>
    /// <param name="first">Who takes the blocks, to be read a second time for another model; null for this reader itself.</param>
    public TableReader(TableInput input, TableReader? first = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        _input = input;
        (_block, _reader) = first is null ? (new CsvBlock(), input.Blocks.CreateReader()) : (first._block, input.Blocks.CreateSecondReader());
        _format = input.Format;
        _schemaFeatures = [.. input.Schema.Features];
        _featureIndexes = input.FeatureIndexes;
        _arePlain = _schemaFeatures.Select(feature => feature is NumericFeature { Written: null } && !_format.Missing.HasNumbers);
        _features = new double[_schemaFeatures.Length];
        _targets = new double[input.TargetIndexes.Length > 0 ? input.Schema.Target.ValueCount : 0];
        (_tally, _isStrict) = (input.Watch?.CreateTally(), input.Watch is { IsStrict: true });
        _watchedCategories = _tally is null ? [] : Sequences.Range(_schemaFeatures.Length).Where(i => _schemaFeatures[i].IsCategory);
        Table = new Table(input.SourceName, _schemaFeatures, _targets.Length);
    }

    /// <inheritdoc/>
    public override Table Table { get; }

    /// <inheritdoc/>
    public override int Count => Table.RowCount;

    /// <inheritdoc/>
    public override bool KeepsFaults => _input.KeepsFaults;

    /// <inheritdoc/>
    public override bool IsLarge => _block.IsLarge;

    /// <summary>Whether the row that is read has a fault that is kept.</summary>
    private bool HasFault => FaultyRows.Count > 0 && FaultyRows[^1].Row == Table.RowCount;

    /// <summary>Sees every record that becomes a row of <see cref="Table"/>, before the next is read.</summary>
    public RecordObserver? Observer { get; set; }

    /// <summary>Receives every record of a block, those of rows that are left out too; null for nobody.</summary>
    internal CanonicalText? Text { get; init; }

    /// <summary>
    /// Takes the next rows of the input, without looking at them. It waits only for the first, so that a row typed by hand is answered at once.
    /// </summary>
    /// <returns>False at the end of the input.</returns>
    public override bool Take() => _input.Blocks.Take(_block);

    /// <summary>Replaces the rows of <see cref="Table"/> by those that were taken, up to the first fault.</summary>
    public override void Read()
    {
        Table.Clear();
        FaultyRows.Clear();
        _unread.Clear();
        Text?.Clear();
        (Fault, UnknownTarget, LenientCount, LeftOutCount) = (null, null, 0, 0);
        _tally?.Clear();
        _reader.Open(_block);
        try
        {
            while (_reader.MoveNext())
            {
                Text?.Add(_reader);
                Append(_reader.Current);
            }
        }
        catch (GophernetException e)
        {
            Fault = e;
        }

        _tally?.Count(Table, _unread);
    }

    /// <inheritdoc/>
    public override void HandOn()
    {
        if (_tally is not null)
        {
            _input.Watch!.Total.Add(_tally);
        }
    }

    /// <summary>Adds the records of the block to a hash of the whole input.</summary>
    internal void MoveTextTo(XxHash128 hash) => Text?.MoveTo(hash, _reader);

    private void Append(CsvRecord record)
    {
        // First: of a row that is left out, no cell has to be right.
        if (_targets.Length > 0 && !TryReadTarget(record))
        {
            LeftOutCount++;
            return;
        }

        if (_reader.RecordFault is { } fault)
        {
            KeepOrCount(fault);
        }

        for (var i = 0; i < _features.Length; i++)
        {
            _features[i] = Read(i);
        }

        if (HasFault)
        {
            _unread.Add(Table.RowCount);
        }
        else
        {
            NoteFar(record);
        }

        Table.Append(_features, _targets, record.Line);
        Observer?.Invoke(record);
    }

    /// <summary>Notes what is far from training in the row's cells, which were all read.</summary>
    private void NoteFar(CsvRecord record)
    {
        if (_isStrict && FindFar() is { } far)
        {
            KeepFault(far);
        }

        foreach (var i in _watchedCategories)
        {
            if (_features[i] == CategoricalFeature.OtherCode)
            {
                _tally!.Columns[i].NoteUnknown(CellFormat.Trim(_reader.FieldBytes(_featureIndexes[i])), record.Line);
            }
        }
    }

    private bool TryReadTarget(CsvRecord record)
    {
        var target = _input.Schema.Target;
        try
        {
            return target.TryRead(record, _input.TargetIndexes, _format, _targets);
        }
        catch (GophernetException e) when (_input.TakesUnknownTargets && target is LabelTarget or NumberTarget)
        {
            UnknownTarget ??= e;
            _targets[0] = ClassTarget.UnknownClass;
            return target is LabelTarget;
        }
    }

    private double Read(int i)
    {
        var (feature, index) = (_schemaFeatures[i], _featureIndexes[i]);
        ref readonly var field = ref _reader.Fields[index];
        if (_arePlain[i] && field.Kind == FieldKind.Bare && NumberParser.TryParseShort(_reader.Bytes, field.Start, field.End, out var number))
        {
            return number;
        }

        var text = CellFormat.Trim(_reader.FieldBytes(index));
        var isMissing = _format.IsMissing(text);
        if (feature.IsText)
        {
            return Keep(text, isMissing, Table.Texts(i));
        }

        if (isMissing)
        {
            return double.NaN;
        }

        if (feature.TryParse(text, _format, out var value)
            || (feature is BooleanFeature && field.Kind == FieldKind.Bare && _reader.Dialect.Names is not null && BooleanFeature.TryTruth(text, out value)))
        {
            return value;
        }

        KeepOrCount(_input.IsLenient ? null : FaultOf(feature, index));
        return double.NaN;
    }

    private static double Keep(ReadOnlySpan<byte> text, bool isMissing, TextColumn texts)
    {
        if (isMissing)
        {
            texts.AppendMissing();
        }
        else
        {
            texts.Append(text);
        }

        return double.NaN;
    }

    /// <summary>Counts a fault where that is all that is wanted of it.</summary>
    private void KeepOrCount(GophernetException? fault)
    {
        if (_input.IsLenient)
        {
            LenientCount++;
        }
        else
        {
            KeepFault(fault!);
        }
    }

    /// <summary>Keeps what is wrong with the row, where that is wanted; of several faults of a row, the first counts.</summary>
    /// <exception cref="GophernetException">It is not.</exception>
    private void KeepFault(GophernetException fault)
    {
        if (!_input.KeepsFaults)
        {
            throw fault;
        }

        if (!HasFault)
        {
            FaultyRows.Add((Table.RowCount, fault));
        }
    }

    /// <summary>What is wrong with a row that has a cell that is far from training; null where none is.</summary>
    private GophernetException? FindFar()
    {
        for (var i = 0; i < _features.Length; i++)
        {
            var (feature, tally) = (_schemaFeatures[i], _tally!.Columns[i]);
            var field = _reader.Current[_featureIndexes[i]];
            var text = CellFormat.Trim(field.Bytes);
            var isMissing = feature.IsText ? _format.IsMissing(text) : double.IsNaN(_features[i]);
            var expected = isMissing ? tally.ExpectedForMissing : tally.Expected(_features[i], text, feature.ToText);
            if (expected is not null)
            {
                var reading = isMissing && text.Length > 0 ? ", which counts as missing" : "";
                return new GophernetException(
                    field.Place, $"column \"{feature.Name}\": expected {expected}, found {Quoting.Field(field.Bytes)}{reading}",
                    "Check the cell; or leave out what makes such cells errors.")
                {
                    Field = feature.Name,
                    Settings = [new("strict")],
                };
            }
        }

        return null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // no part of the loop over cells
    private GophernetException FaultOf(Feature feature, int index)
    {
        var field = _reader.Current[index];
        return new GophernetException(
            field.Place, $"column \"{feature.Name}\": expected {feature.Expected}, found {Quoting.Field(field.Bytes)}",
            _input.CanBeLenient ? "Fix the cell, or take such cells for missing." : "Fix the cell, or leave it empty: it is missing then.")
        {
            Field = feature.Name,
            Settings = _input.CanBeLenient ? [new("lenient")] : [],
        };
    }
}

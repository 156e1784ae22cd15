using Gophernet.Csv;
using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Targets;
using Gophernet.Threading;

namespace Gophernet.Comparison;

/// <summary>
/// Predicts the rows of an input with two models: each block of it is read once from the stream, and twice as a table, by what each model knows of its
/// columns. Both have to take the same rows with the same targets.
/// </summary>
internal sealed class PairedPredictions
{
    private readonly ModelPair _pair;
    private readonly TableInput _oldInput;
    private readonly TableInput _newInput;

    /// <summary>Opens an input.</summary>
    /// <param name="pair">The models.</param>
    /// <param name="reader">The input, at its start.</param>
    /// <param name="onRelease">Called when much memory was let go; null for nobody.</param>
    /// <exception cref="GophernetException">A column is missing.</exception>
    public PairedPredictions(ModelPair pair, CsvReader reader, Action? onRelease)
    {
        ArgumentNullException.ThrowIfNull(pair);
        _pair = pair;
        _oldInput = Opened(pair.Old, () => new TableInput(pair.Old.Model.Schema, reader, withTarget: true, beside: pair.Group, isBesideOptional: true)
        {
            TakesUnknownTargets = true, IsHashed = true,
        });
        _newInput = Opened(pair.New, () => new TableInput(pair.New.Model.Schema, _oldInput) { TakesUnknownTargets = true });
        (Old, New) = (Collected(pair.Old), Collected(pair.New));

        CollectedPredictions Collected(ComparedModel model) => new(model.Model, model.Costs, model.Ranges) { OnRelease = onRelease };
    }

    /// <summary>Whether the input has the column of groups that one of the models was judged by.</summary>
    public bool HasGroups => _oldInput.BesideIndex >= 0;

    /// <summary>The hash of the table, once all rows are predicted, as the record of a model that was trained on it has it.</summary>
    public string Hash => Convert.ToHexStringLower(_oldInput.Hash.GetCurrentHash());

    /// <summary>What the old model predicts, and the group of each row.</summary>
    public CollectedPredictions Old { get; }

    /// <summary>What the new model predicts.</summary>
    public CollectedPredictions New { get; }

    /// <summary>How many rows they predict differently.</summary>
    public DecisionCounts Counts { get; } = new();

    /// <summary>Measures <c>pr_auc</c> for the same of two classes in both models, whichever comes first there.</summary>
    public void SharePositive()
    {
        if (_pair.Order.Length == 2 && _pair.Target is ClassTarget)
        {
            var (firsts, known) = Old.CountFirsts();
            Old.Positive = ClassRanking.PositiveOf(firsts, known);
            New.Positive = _pair.Order[Old.Positive.Value];
        }
    }

    /// <summary>Predicts all rows.</summary>
    /// <param name="threads">The most threads to use; what comes of it is the same for any number.</param>
    /// <param name="createSink">Makes what receives the rows that differ, for the columns of the input and the reader of a thread; null for nobody.</param>
    /// <exception cref="GophernetException">A row has a fault for one of the models, or another target than for the other.</exception>
    public void Run(int threads, Func<Header, TableReader, DifferingRows>? createSink) => OrderedWork.Run(threads, () => new Worker(this, createSink));

    private static TableInput Opened(ComparedModel model, Func<TableInput> open)
    {
        try
        {
            return open();
        }
        catch (GophernetException fault)
        {
            throw model.Named(fault);
        }
    }

    private sealed class Worker : OrderedWorker
    {
        private readonly PairedPredictions _all;
        private readonly TableReader _oldReader;
        private readonly TableReader _newReader;
        private readonly PredictedRows _old;
        private readonly PredictedRows _new;
        private readonly DifferingRows? _sink;
        private readonly List<ulong> _groups = [];
        private readonly List<int> _differing = [];
        private GophernetException? _fault;
        private int _oldRight;
        private int _newRight;

        public Worker(PairedPredictions all, Func<Header, TableReader, DifferingRows>? createSink)
        {
            _all = all;
            _oldReader = new TableReader(all._oldInput) { Text = new CanonicalText() };
            _newReader = new TableReader(all._newInput, _oldReader);
            (_old, _new) = (new PredictedRows(all._pair.Old.Model, _oldReader), new PredictedRows(all._pair.New.Model, _newReader));
            _sink = createSink?.Invoke(all._oldInput.Header, _oldReader);
            if (all.HasGroups)
            {
                var others = _oldReader.Observer;
                _oldReader.Observer = record =>
                {
                    _groups.Add(GroupedRows.KeyOf(CellFormat.Trim(record[all._oldInput.BesideIndex].Bytes), all._oldInput.Format));
                    others?.Invoke(record);
                };
            }
        }

        public override bool IsLarge => _oldReader.IsLarge;

        public override bool Take() => _oldReader.Take();

        public override void Process()
        {
            _groups.Clear();
            _oldReader.Read();
            _newReader.Read();
            _old.Predict();
            _new.Predict();
            _fault = FindFault();
            if (_fault is null)
            {
                Compare();
                _sink?.Process(_old, _new, _differing);
            }
        }

        public override void Commit()
        {
            if (_fault is not null)
            {
                throw _fault;
            }

            _all.Old.Commit(_old);
            _all.New.Commit(_new);
            _all.Old.GroupKeys.AddRange(_groups);
            _all.Counts.Rows += _differing.Count;
            _all.Counts.OldRight += _oldRight;
            _all.Counts.NewRight += _newRight;
            _sink?.Commit();
            _oldReader.MoveTextTo(_all._oldInput.Hash);
        }

        private void Compare()
        {
            _differing.Clear();
            (_oldRight, _newRight) = (0, 0);
            var (pair, judges) = (_all._pair, _all._pair.Target is not NumberTarget);
            for (var row = 0; row < _old.Predictions.Count; row++)
            {
                if (pair.Differ(_old.Predictions[row], _new.Predictions[row]))
                {
                    _differing.Add(row);
                    _oldRight += judges && pair.IsRight(_old.Predictions[row], _old.Table, row) ? 1 : 0;
                    _newRight += judges && pair.IsRight(_new.Predictions[row], _new.Table, row) ? 1 : 0;
                }
            }
        }

        /// <summary>What is wrong with the first row that one of the models cannot read, or that they take for different ones.</summary>
        private GophernetException? FindFault()
        {
            var pair = _all._pair;
            if (_old.Fault is { } fault && !(_new.Fault?.Place?.Line < fault.Place?.Line))
            {
                return pair.Old.Named(fault);
            }

            if (_new.Fault is not null)
            {
                return pair.New.Named(_new.Fault);
            }

            var (old, @new) = (_old.Table, _new.Table);
            for (var row = 0; row < Math.Max(old.RowCount, @new.RowCount); row++)
            {
                var (oldLine, newLine) = (LineOf(old, row), LineOf(@new, row));
                if (oldLine != newLine || !pair.HaveSameTarget(old, @new, row))
                {
                    return new GophernetException(
                        new Place(old.Source, Math.Min(oldLine, newLine)),
                        oldLine == newLine ? $"{pair.Old.Name} and {pair.New.Name} read the target of this row differently"
                            : $"this row has a target for {(oldLine < newLine ? pair.Old.Name : pair.New.Name)} alone",
                        "Train both models on tables whose targets and missing values are written in the same way.");
                }
            }

            return null;
        }

        private static long LineOf(Table table, int row) => row < table.RowCount ? table.Lines[row] : long.MaxValue;
    }
}

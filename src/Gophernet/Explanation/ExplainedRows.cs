using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Numerics;
using Gophernet.Tables;

namespace Gophernet.Explanation;

/// <summary>Rows of a table, encoded once, and what a model says where features are exchanged among them.</summary>
internal sealed class ExplainedRows
{
    private readonly EncodedRows _encoded;
    private readonly FeaturePlace[] _places;

    /// <summary>Encodes a table; its features are no longer there as they were read.</summary>
    /// <param name="model">The model.</param>
    /// <param name="table">The rows.</param>
    /// <param name="threads">The most threads to use.</param>
    public ExplainedRows(Model model, Table table, int threads)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        (Model, Table, _places) = (model, table, FeaturePlace.Of(model.Schema));
        _encoded = FeatureEncoder.EncodeRows(model.Schema, table, threads);
    }

    /// <summary>The model.</summary>
    public Model Model { get; }

    /// <summary>The rows.</summary>
    public Table Table { get; }

    /// <summary>The number of features.</summary>
    public int FeatureCount => _places.Length;

    /// <summary>What predicts on a thread.</summary>
    public Mixer CreateMixer() => new(this);

    /// <summary>Predicts rows that were put together; its memory is used again.</summary>
    internal sealed class Mixer(ExplainedRows rows)
    {
        private readonly Predictor _predictor = new(rows.Model);

        /// <summary>What is predicted.</summary>
        public Predictions Predictions { get; } = new(rows.Model.Schema.Target, rows.Model.Decision);

        /// <summary>Predicts some rows.</summary>
        /// <param name="own">The row that each stands for, which a fault names, [rows].</param>
        /// <param name="features">For each feature, the row that it is taken from, [features][rows].</param>
        /// <returns>The outputs, checked, [rows, outputs]; the next call overwrites them.</returns>
        /// <exception cref="GophernetException">A prediction is not a finite number.</exception>
        public Matrix Predict(ReadOnlySpan<int> own, int[][] features)
        {
            var outputs = _predictor.Predict(new MixedRows(rows._encoded, rows._places, features), 0, own.Length);
            Predictions.Set(rows.Table, own, outputs);
            return Predictions.Fault is { } fault ? throw fault : outputs;
        }
    }
}

using System.Collections.Immutable;

namespace Gophernet.Models.Export.Onnx.Graphs;

/// <summary>The operators of ONNX that exported models are made of, by what they do to a value.</summary>
internal static class Operators
{
    // ONNX 1.15: texts are taken apart and put together.
    private const int VersionOfTexts = 20;

    private static readonly Operator LabelEncoder = new("LabelEncoder", GraphBuilder.MachineLearning);
    private static readonly Operator RegexFullMatch = new("RegexFullMatch", version: VersionOfTexts);
    private static readonly Operator StringConcat = new("StringConcat", version: VersionOfTexts);
    private static readonly Operator StringSplit = new("StringSplit", version: VersionOfTexts, results: 2);
    private static readonly Operator TopK = new("TopK", results: 2);

    public static GraphValue Abs(this GraphValue value) => value.To("Abs");

    public static GraphValue Erf(this GraphValue value) => value.To("Erf");

    public static GraphValue Exp(this GraphValue value) => value.To("Exp");

    public static GraphValue Floor(this GraphValue value) => value.To("Floor");

    public static GraphValue Log(this GraphValue value) => value.To("Log");

    public static GraphValue Relu(this GraphValue value) => value.To("Relu");

    /// <summary>To the nearest whole number; of two, the even one.</summary>
    public static GraphValue Round(this GraphValue value) => value.To("Round");

    public static GraphValue Selu(this GraphValue value, float alpha, float gamma) =>
        value.Graph.Apply("Selu", value.Type, [value], NodeAttribute.Of("alpha", alpha), NodeAttribute.Of("gamma", gamma));

    public static GraphValue Sigmoid(this GraphValue value) => value.To("Sigmoid");

    public static GraphValue Sign(this GraphValue value) => value.To("Sign");

    public static GraphValue Sin(this GraphValue value) => value.To("Sin");

    public static GraphValue Cos(this GraphValue value) => value.To("Cos");

    public static GraphValue Softmax(this GraphValue value) => value.Graph.Apply("Softmax", value.Type, [value], NodeAttribute.Of("axis", 1));

    /// <summary>ln(1 + e to the power of the value).</summary>
    public static GraphValue Softplus(this GraphValue value) => value.To("Softplus");

    public static GraphValue Sqrt(this GraphValue value) => value.To("Sqrt");

    public static GraphValue Tanh(this GraphValue value) => value.To("Tanh");

    /// <summary>The larger of two values.</summary>
    public static GraphValue Max(this GraphValue value, GraphValue other) => value.Graph.Apply("Max", value.Type, [value, other]);

    /// <summary>The smaller of two values.</summary>
    public static GraphValue Min(this GraphValue value, GraphValue other) => value.Graph.Apply("Min", value.Type, [value, other]);

    /// <summary>Brings values into a range.</summary>
    public static GraphValue Clip(this GraphValue value, double low, double high) =>
        value.Graph.Apply("Clip", value.Type, [value, value.Graph.Scalar(value.Type, low), value.Graph.Scalar(value.Type, high)]);

    public static GraphValue IsNaN(this GraphValue value) => value.Graph.Apply("IsNaN", ElementType.Bool, [value]);

    public static GraphValue IsInfinite(this GraphValue value) => value.Graph.Apply("IsInf", ElementType.Bool, [value]);

    public static GraphValue IsEqualTo(this GraphValue value, GraphValue other) => value.Graph.Apply("Equal", ElementType.Bool, [value, other]);

    public static GraphValue IsAtLeast(this GraphValue value, double other) =>
        value.Graph.Apply("GreaterOrEqual", ElementType.Bool, [value, value.Graph.Scalar(value.Type, other)]);

    /// <summary>One value where a condition holds, and another elsewhere.</summary>
    public static GraphValue Choose(this GraphValue condition, GraphValue then, GraphValue otherwise) =>
        condition.Graph.Apply("Where", then.Type, [condition, then, otherwise]);

    /// <summary>The same values as another type: texts as numbers, truths as 0 and 1.</summary>
    public static GraphValue As(this GraphValue value, ElementType type) =>
        value.Type == type ? value : value.Graph.Apply("Cast", type, [value], NodeAttribute.Of("to", (long)type));

    /// <summary>Puts tensors side by side, which are alike but for the size of the axis.</summary>
    public static GraphValue Concat(this IReadOnlyList<GraphValue> values, int axis = 1) =>
        values.Count == 1 ? values[0] : values[0].Graph.Apply("Concat", values[0].Type, [.. values], NodeAttribute.Of("axis", axis));

    /// <summary>Some columns, in the order given.</summary>
    /// <param name="value">[rows, columns].</param>
    /// <param name="columns">The columns of the result.</param>
    /// <param name="count">How many there are to choose from.</param>
    public static GraphValue Columns(this GraphValue value, IReadOnlyList<int> columns, int count)
    {
        var isAll = columns.Count == count;
        for (var i = 0; i < columns.Count && isAll; i++)
        {
            isAll = columns[i] == i;
        }

        return isAll ? value : value.Gather(value.Graph.Constant("columns", [.. columns.Select(column => (long)column)], columns.Count), axis: 1);
    }

    /// <summary>Neighbouring columns.</summary>
    /// <param name="value">[rows, columns].</param>
    /// <param name="start">The first.</param>
    /// <param name="end">The one behind the last.</param>
    public static GraphValue Columns(this GraphValue value, int start, int end)
    {
        var graph = value.Graph;
        return graph.Apply(
            "Slice", value.Type, [value, graph.Constant("start", [(long)start], 1), graph.Constant("end", [(long)end], 1), graph.Constant("axis", [1L], 1)]);
    }

    /// <summary>The parts of a tensor at some indexes of an axis.</summary>
    public static GraphValue Gather(this GraphValue value, GraphValue indexes, int axis = 0) =>
        value.Graph.Apply("Gather", value.Type, [value, indexes], NodeAttribute.Of("axis", axis));

    /// <summary>The same values in another shape; a size of -1 follows from the others.</summary>
    public static GraphValue Reshape(this GraphValue value, params ReadOnlySpan<int> shape) =>
        value.Graph.Apply("Reshape", value.Type, [value, value.Graph.Constant("shape", [.. shape.ToArray().Select(size => (long)size)], shape.Length)]);

    public static GraphValue Transpose(this GraphValue value, params ReadOnlySpan<int> order) =>
        value.Graph.Apply("Transpose", value.Type, [value], NodeAttribute.Of("perm", [.. order.ToArray().Select(axis => (long)axis)]));

    /// <summary>The product of matrices: the last two axes.</summary>
    public static GraphValue Times(this GraphValue left, GraphValue right) => left.Graph.Apply("MatMul", left.Type, [left, right]);

    /// <summary>A layer's sums: x·Wᵀ + b.</summary>
    /// <param name="value">x, [rows, inputs].</param>
    /// <param name="weights">W, [outputs, inputs].</param>
    /// <param name="biases">b, [outputs].</param>
    public static GraphValue Weigh(this GraphValue value, GraphValue weights, GraphValue biases) =>
        value.Graph.Apply("Gemm", value.Type, [value, weights, biases], NodeAttribute.Of("transB", 1));

    /// <summary>The sum of each row, [rows, 1].</summary>
    public static GraphValue RowSum(this GraphValue value) => value.Reduce("ReduceSum");

    /// <summary>The smallest value of each row, [rows, 1].</summary>
    public static GraphValue RowMin(this GraphValue value) => value.Reduce("ReduceMin");

    /// <summary>The largest value of each row, [rows, 1].</summary>
    public static GraphValue RowMax(this GraphValue value) => value.Reduce("ReduceMax");

    /// <summary>The place of the largest value of each row, of several the first, [rows].</summary>
    public static GraphValue PlaceOfLargest(this GraphValue value) => value.PlaceBy("ArgMax");

    /// <summary>The place of the smallest value of each row, of several the first, [rows].</summary>
    public static GraphValue PlaceOfSmallest(this GraphValue value) => value.PlaceBy("ArgMin");

    /// <summary>The values of each run along the last axis, in ascending order.</summary>
    /// <param name="value">The values.</param>
    /// <param name="count">The size of the last axis.</param>
    public static GraphValue Sort(this GraphValue value, int count) => value.Graph.Apply(
        TopK, value.Type, [value, value.Graph.Constant("count", [(long)count], 1)], NodeAttribute.Of("axis", -1), NodeAttribute.Of("largest", 0));

    /// <summary>What a text stands for.</summary>
    /// <param name="value">Texts.</param>
    /// <param name="keys">The texts that stand for something.</param>
    /// <param name="values">What each stands for.</param>
    /// <param name="other">What all others stand for.</param>
    public static GraphValue LookUp(this GraphValue value, ImmutableArray<string> keys, long[] values, long other) =>
        value.Graph.Apply(
            LabelEncoder, ElementType.Int64, [value], NodeAttribute.Of("keys_strings", keys), NodeAttribute.Of("values_int64s", values),
            NodeAttribute.Of("default_int64", other));

    /// <summary>Whether a text is one of some.</summary>
    public static GraphValue IsOneOf(this GraphValue value, ImmutableArray<string> texts) =>
        value.LookUp(texts, texts.Select(_ => 1L), 0).As(ElementType.Bool);

    /// <summary>Whether the whole text is of a regular expression (RE2).</summary>
    public static GraphValue IsOfPattern(this GraphValue value, string pattern) =>
        value.Graph.Apply(RegexFullMatch, ElementType.Bool, [value], NodeAttribute.Of("pattern", pattern));

    /// <summary>A text with others before and behind it.</summary>
    public static GraphValue Between(this GraphValue value, string before, string after)
    {
        var text = before.Length == 0 ? value : value.Graph.Scalar(before).FollowedBy(value);
        return after.Length == 0 ? text : text.FollowedBy(value.Graph.Scalar(after));
    }

    /// <summary>Texts, one behind the other.</summary>
    public static GraphValue FollowedBy(this GraphValue value, GraphValue other) =>
        value.Graph.Apply(StringConcat, ElementType.String, [value, other]);

    /// <summary>The parts of texts that a separator divides: another axis, as long as the text of most parts asks for.</summary>
    public static GraphValue Split(this GraphValue value, string separator) =>
        value.Graph.Apply(StringSplit, ElementType.String, [value], NodeAttribute.Of("delimiter", separator));

    /// <summary>One of the parts of <see cref="Split"/>.</summary>
    /// <param name="parts">[rows, 1, parts].</param>
    /// <param name="index">The part.</param>
    public static GraphValue Part(this GraphValue parts, int index) => parts.Gather(parts.Graph.Scalar(ElementType.Int64, index), axis: 2);

    private static GraphValue To(this GraphValue value, string operation) => value.Graph.Apply(operation, value.Type, [value]);

    private static GraphValue Reduce(this GraphValue value, string operation) =>
        value.Graph.Apply(operation, value.Type, [value, value.Graph.Constant("axis", [1L], 1)], NodeAttribute.Of("keepdims", 1));

    private static GraphValue PlaceBy(this GraphValue value, string operation) =>
        value.Graph.Apply(operation, ElementType.Int64, [value], NodeAttribute.Of("axis", 1), NodeAttribute.Of("keepdims", 0));
}

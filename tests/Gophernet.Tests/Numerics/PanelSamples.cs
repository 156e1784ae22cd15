using Gophernet.Networks;
using Gophernet.Numerics;
using Gophernet.Training;

namespace Gophernet.Tests.Numerics;

/// <summary>Matrices in panels, from plain ones.</summary>
internal static class PanelSamples
{
    public static PanelMatrix Of(Matrix matrix)
    {
        var panels = new PanelMatrix(0, 0);
        panels.CopyFrom(matrix);
        return panels;
    }

    public static PanelMatrix Of(int rows, int columns, params ReadOnlySpan<float> values) => Of(new Matrix(rows, columns, values));

    /// <summary>Numbers in [−1, 1), the same for the same size and seed.</summary>
    public static PanelMatrix Random(int rows, int columns, int seed) => Of(MatrixSamples.Random(rows, columns, seed));

    /// <summary>All rows of a table as a batch.</summary>
    public static Batch BatchOf(Matrix features, Matrix targets)
    {
        var rows = new TrainingRows(features, targets);
        var batch = new Batch();
        rows.Gather(rows.Indexes, batch);
        return batch;
    }
}

using Gophernet.Numerics;

namespace Gophernet.Networks.Neighbours;

/// <summary>Eight neighbouring columns of a matrix in panels: what one vector goes down, every <see cref="Step"/> numbers a row.</summary>
internal static class Lanes
{
    /// <summary>From a row to the next.</summary>
    public const int Step = PanelMatrix.PanelColumns;

    private const int OfPanel = PanelMatrix.PanelColumns / VectorLoop.Width;

    /// <summary>How many there are, padding included.</summary>
    public static int CountOf(PanelMatrix matrix) => matrix.PanelCount * OfPanel;

    /// <summary>From the first row of some to the end of the panel.</summary>
    public static Span<float> Of(PanelMatrix matrix, int index) => matrix.Panels(index / OfPanel, 1)[(index % OfPanel * VectorLoop.Width)..];
}

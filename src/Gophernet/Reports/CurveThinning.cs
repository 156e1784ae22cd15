namespace Gophernet.Reports;

/// <summary>
/// Leaves out points of a line that nobody would see: at each step the point that is farthest from the line through those kept so far is kept too (Ramer, "An
/// iterative procedure for the polygonal approximation of plane curves", 1972; Douglas and Peucker, 1973), so that corners stay.
/// </summary>
internal static class CurveThinning
{
    /// <summary>Chooses points.</summary>
    /// <param name="x">The points, in the order of the line, [points].</param>
    /// <param name="y">Their other coordinate, [points].</param>
    /// <param name="most">The most that are kept, at least 2; fewer where the rest lies on the line.</param>
    /// <returns>The points that are kept, ascending; the first and the last are among them.</returns>
    public static int[] Choose(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int most)
    {
        if (x.Length <= 2)
        {
            return Sequences.Range(x.Length);
        }

        var kept = new List<int> { 0, x.Length - 1 };
        var farthest = new List<int>(); // of each piece between two that are kept: the point, and how far it is from the piece
        var distances = new List<double>();
        AddPiece(x, y, 0, x.Length - 1, 0, farthest, distances);
        while (kept.Count < most)
        {
            var piece = 0;
            for (var i = 1; i < distances.Count; i++)
            {
                piece = distances[i] > distances[piece] ? i : piece;
            }

            if (!(distances[piece] > 0))
            {
                break;
            }

            var point = farthest[piece];
            farthest.RemoveAt(piece);
            distances.RemoveAt(piece);
            kept.Insert(piece + 1, point);
            AddPiece(x, y, point, kept[piece + 2], piece, farthest, distances);
            AddPiece(x, y, kept[piece], point, piece, farthest, distances);
        }

        return [.. kept];
    }

    private static void AddPiece(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, int first, int last, int place, List<int> farthest, List<double> distances)
    {
        var (dx, dy) = (x[last] - x[first], y[last] - y[first]);
        var length = Math.Sqrt(dx * dx + dy * dy);
        var (point, distance) = (first, 0.0);
        for (var i = first + 1; i < last; i++)
        {
            var (px, py) = (x[i] - x[first], y[i] - y[first]);
            var own = length > 0 ? Math.Abs(dx * py - dy * px) / length : Math.Sqrt(px * px + py * py);
            (point, distance) = own > distance ? (i, own) : (point, distance);
        }

        farthest.Insert(place, point);
        distances.Insert(place, distance);
    }
}

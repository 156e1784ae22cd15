using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;

namespace Gophernet.Tables.Inference;

/// <summary>Columns of measures of several units, such as <c>5'8"</c>, and of coordinates, such as <c>40.7N</c>.</summary>
internal static class MeasureInference
{
    private static readonly string[] CoordinateNames =
    [
        "LAT", "LATITUDE", "LON", "LONG", "LNG", "LONGITUDE", "COORDINATE", "COORDINATES", "BREITE", "BREITENGRAD", "LÄNGE", "LÄNGENGRAD", "LATITUD",
        "LONGITUD", "LATITUDINE", "LONGITUDINE", "BREEDTEGRAAD", "LENGTEGRAAD",
    ];

    private static readonly string[] HeightNames = ["HEIGHT", "HEIGHTS", "HGT", "HT"];

    /// <summary>Finds out whether a column is one of measures.</summary>
    /// <returns>Null when it is not.</returns>
    public static InferredColumn? TryInfer(ColumnData column)
    {
        if (Find(column) is not { } match)
        {
            return null;
        }

        var form = (MeasureForm)match.Form;
        var feature = new MeasureFeature(column.Name, form, new(0, 0, 1), column.Counts.Missing + match.WordRows > 0, match.MissingWords);
        var values = match.Values(column, feature);
        return column.Keep(feature with { Scaling = column.Scale(values) }, values, match.NoteOf(column, "measures"));
    }

    /// <summary>Whether a column of texts is one of measures.</summary>
    public static bool AreMeasures(ColumnData column) => Find(column) is not null;

    private static FormMatch? Find(ColumnData column)
    {
        if (column.Raw.HasNumbers)
        {
            return null;
        }

        if (NameWords.HasOne(column.Name, HeightNames) && FormMatch.Of(column, MeasureForms.FeetDash) is { } heights)
        {
            return heights;
        }

        foreach (var form in MeasureForms.OfUnits)
        {
            if (FormMatch.Of(column, form) is { } measures && Any(column, text => form.HasSeveral(text)))
            {
                return measures;
            }
        }

        return FormMatch.Of(column, MeasureForms.Degrees) is { } degrees && MarksOf(column) is var marks && AreCoordinates(column, marks)
            ? (marks & CoordinateMarks.EastOrWest) == (CoordinateMarks.West | CoordinateMarks.O) ? FormMatch.Of(column, MeasureForms.DegreesOst) : degrees
            : null;
    }

    /// <summary>
    /// Whether marks tell coordinates: letters of one axis, beside signs or in a column that is called so; or of both sides, as 7.5N alone may be newtons, and
    /// 12W and 5E are seats and gates.
    /// </summary>
    private static bool AreCoordinates(ColumnData column, CoordinateMarks marks)
    {
        var (latitude, longitude) = (marks & CoordinateMarks.NorthOrSouth, marks & CoordinateMarks.EastOrWest);
        var isNamed = NameWords.HasOne(column.Name, CoordinateNames);
        if (latitude == 0 && longitude == 0)
        {
            return marks.HasFlag(CoordinateMarks.Several) && isNamed; // or times and angles
        }

        var hasBothSides = latitude == CoordinateMarks.NorthOrSouth || (longitude & (longitude - 1)) != 0;
        return (latitude == 0 || longitude == 0)
            && (isNamed || (marks & (CoordinateMarks.Sign | CoordinateMarks.Several)) != 0 || (hasBothSides && marks.HasFlag(CoordinateMarks.Fraction)));
    }

    private static CoordinateMarks MarksOf(ColumnData column)
    {
        var marks = CoordinateMarks.None;
        Any(column, text =>
        {
            marks |= MeasureForms.Degrees.MarksOf(text);
            return false;
        });
        return marks;
    }

    private static bool Any(ColumnData column, Func<byte[], bool> predicate)
    {
        for (var code = 0; code < column.Raw.Tokens!.Count; code++)
        {
            if (column.Counts.CountOf(code) > 0 && predicate(column.Raw.Tokens[code].Utf8))
            {
                return true;
            }
        }

        return false;
    }
}

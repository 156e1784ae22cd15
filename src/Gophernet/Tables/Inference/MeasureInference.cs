using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;

namespace Gophernet.Tables.Inference;

/// <summary>Columns of measures of several units, such as <c>5'8"</c>, and of coordinates, such as <c>40.7N</c>.</summary>
internal static class MeasureInference
{
    private static readonly string[] CoordinateNames =
    [
        "LAT", "LATITUDE", "LON", "LNG", "LONGITUDE", "COORDINATE", "COORDINATES", "BREITE", "BREITENGRAD", "LÄNGE", "LÄNGENGRAD", "LATITUD",
        "LONGITUD", "LATITUDINE", "LONGITUDINE", "BREEDTEGRAAD", "LENGTEGRAAD",
    ];

    private static readonly string[] OstNames = ["LÄNGE", "LÄNGENGRAD", "LENGTEGRAAD"];

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
        return column.Keep(feature with { Scaling = column.Scale(values) }, values, match.NoteOf(column, "measures"))
            with { OtherNote = NoteOnSides(column, form) };
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
            if (FormMatch.Of(column, form) is { } measures && column.Tokens.Any(token => form.HasSeveral(token.Utf8)) && !MayBeTimes(column, form))
            {
                return measures;
            }
        }

        return FormMatch.Of(column, MeasureForms.Degrees) is { } degrees && MarksOf(column) is var marks && AreCoordinates(column, marks)
            ? IsOst(column, marks.Any) ? FormMatch.Of(column, MeasureForms.DegreesOst) : degrees
            : null;
    }

    /// <summary>Whether 4m30 and 7'09" are minutes and seconds: by their name, or as no number says that they are centimetres.</summary>
    private static bool MayBeTimes(ColumnData column, UnitMeasure form)
    {
        const double Metre = 100;
        const double Minute = 60;
        return form == MeasureForms.Metres
            ? TimeInference.IsCalledSo(column.Name)
                || !column.Tokens.Any(
                    token => token.Text.AsSpan().ContainsAny("cCkK") || (form.TryRead(token.Utf8, out var value) && Math.Abs(value) % Metre >= Minute))
            : form == MeasureForms.Feet && TimeInference.IsCalledSo(column.Name);
    }

    private static bool IsOst(ColumnData column, CoordinateMarks marks) =>
        (marks & CoordinateMarks.EastOrWest) is (CoordinateMarks.West | CoordinateMarks.O)
        || (!marks.HasFlag(CoordinateMarks.East) && NameWords.HasOne(column.Name, OstNames));

    /// <summary>
    /// Whether marks tell coordinates: letters of one axis, beside signs or in a column that is called so; or of both sides behind decimals, as 7.5N alone may
    /// be newtons, 12W and 5E are seats and gates, W2.10 is an office, and L4-5 a vertebra.
    /// </summary>
    private static bool AreCoordinates(ColumnData column, (CoordinateMarks Any, CoordinateMarks All, bool AreSigned) marks)
    {
        var (latitude, longitude) = (marks.Any & CoordinateMarks.NorthOrSouth, marks.Any & CoordinateMarks.EastOrWest);
        var isNamed = IsNamed(column.Name);
        if (latitude == 0 && longitude == 0)
        {
            return marks.Any.HasFlag(CoordinateMarks.Several) && isNamed; // or times and angles
        }

        if (latitude != 0 && longitude != 0)
        {
            return false;
        }

        // L is lost beside W for won, and litres.
        var hasBothSides = latitude == CoordinateMarks.NorthOrSouth || (longitude & (longitude - 1)) != 0;
        return marks.AreSigned
            || (!marks.Any.HasFlag(CoordinateMarks.Leste)
                && (isNamed || (hasBothSides && marks.All.HasFlag(CoordinateMarks.Fraction) && !marks.Any.HasFlag(CoordinateMarks.Several)
                    && !marks.Any.HasFlag(CoordinateMarks.Leading))));
    }

    private static bool IsNamed(string name) =>
        NameWords.HasOne(name, CoordinateNames) || name.Equals("long", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the user should know where letters alone tell that numbers are coordinates.</summary>
    private static TableNote? NoteOnSides(ColumnData column, MeasureForm form) =>
        form is Coordinate && !IsNamed(column.Name) && !MarksOf(column).AreSigned
            ? new($"column \"{column.Name}\": read as coordinates, those with S or W below 0; to learn from them as texts, say so",
                new Setting("text", column.Name))
            : null;

    /// <summary>What any cell is marked with, and what all that are marked with a side are; and whether most of these have signs.</summary>
    private static (CoordinateMarks Any, CoordinateMarks All, bool AreSigned) MarksOf(ColumnData column)
    {
        const CoordinateMarks Sides = CoordinateMarks.NorthOrSouth | CoordinateMarks.EastOrWest;
        var (any, all, cells, signed) = (CoordinateMarks.None, ~CoordinateMarks.None, 0, 0);
        foreach (var token in column.Tokens)
        {
            var marks = MeasureForms.Degrees.MarksOf(token.Utf8);
            any |= marks;
            if ((marks & Sides) != 0)
            {
                all &= marks;
                cells++;
                signed += marks.HasFlag(CoordinateMarks.Sign) ? 1 : 0;
            }
        }

        return (any, all, cells > 0 && 2 * signed >= cells);
    }
}

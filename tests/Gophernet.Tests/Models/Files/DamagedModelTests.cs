using System.Text;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Cells;

namespace Gophernet.Tests.Models.Files;

/// <summary>A good file, damaged in every place: it is refused as a fault of the user's, or it is a model that works.</summary>
public class DamagedModelTests
{
    private static readonly byte[] Small = SmallModel.Bytes(SmallModel.Create());
    private static readonly byte[] Mixed = SmallModel.Bytes(SmallModel.Mixed());
    private static readonly string[] Cells = ["1.5", "yes", "2024-02-29T13:45", "q", "oops", "unseen"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_truncation_is_refused(bool isMixed)
    {
        var good = isMixed ? Mixed : Small;
        for (var length = 0; length < good.Length; length++)
        {
            Assert.ThrowsAny<GophernetException>(() => SmallModel.Read(good[..length]));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Trailing_bytes_are_refused(int count) => Assert.Throws<GophernetException>(() => SmallModel.Read([.. Small, .. new byte[count]]));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_byte_changed_to_another_character_is_refused_or_harmless(bool isMixed)
    {
        var good = isMixed ? Mixed : Small;
        for (var i = 0; i < good.Length; i++)
        {
            foreach (var value in "\0\"\\{}[],:.019-eEntx "u8)
            {
                IsRefusedOrHarmless([.. good[..i], value, .. good[(i + 1)..]], $"byte {i} is {value:x2}");
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_byte_left_out_or_doubled_is_refused_or_harmless(bool isMixed)
    {
        var good = isMixed ? Mixed : Small;
        for (var i = 0; i < good.Length; i++)
        {
            IsRefusedOrHarmless([.. good[..i], .. good[(i + 1)..]], $"without byte {i}");
            IsRefusedOrHarmless([.. good[..i], good[i], .. good[i..]], $"with byte {i} twice");
        }
    }

    internal static void IsRefusedOrHarmless(byte[] file, string damage)
    {
        try
        {
            var model = SmallModel.Read(file);
            SmallModel.Bytes(model);
            new Predictor(model).Predict(RowsFor(model.Schema));
        }
        catch (GophernetException)
        {
            // refused
        }
        catch (Exception e)
        {
            Assert.Fail($"{damage}: {e}");
        }
    }

    /// <summary>A row for each cell, which stands in all of its columns; missing where the feature does not take it.</summary>
    private static Table RowsFor(Schema schema)
    {
        var format = new CellFormat(new MissingTokens(schema.MissingTexts), DecimalComma: false);
        var table = new Table("test", schema.Features.Length, 0);
        foreach (var cell in Cells)
        {
            var text = Encoding.UTF8.GetBytes(cell);
            table.Append([.. schema.Features.Select(feature => feature.TryParse(text, format, out var value) ? value : double.NaN)], [], 1);
        }

        return table;
    }
}

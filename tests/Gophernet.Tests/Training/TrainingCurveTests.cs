using Gophernet.Training;

namespace Gophernet.Tests.Training;

public class TrainingCurveTests
{
    [Theory]
    [InlineData(3, 1)]
    [InlineData(255, 1)]
    [InlineData(256, 2)]
    [InlineData(511, 2)]
    [InlineData(512, 4)]
    [InlineData(5000, 32)]
    public void Of_many_epochs_evenly_spaced_ones_are_kept(int epochs, int every)
    {
        var curve = CurveOf(epochs);

        Assert.Equal(every, curve.Every);
        Assert.Equal(Enumerable.Range(1, epochs / every).Select(point => (double)point * every), curve.Losses.ToArray());
        Assert.Equal(Enumerable.Range(1, epochs / every).Select(point => -2.0 * point * every), curve.Errors.ToArray());
        Assert.True(curve.Losses.Length < TrainingCurve.MaxPoints);
    }

    [Fact]
    public void Without_rows_held_back_there_are_no_errors()
    {
        var curve = new TrainingCurve();
        curve.Add(1, 0.5, null);

        Assert.Equal((1, 0), (curve.Losses.Length, curve.Errors.Length));
    }

    [Fact]
    public void A_rounded_curve_has_four_digits_and_does_not_change()
    {
        var curve = new TrainingCurve();
        curve.Add(1, 1234.567, 0.000123456);
        curve.Add(2, 0, double.PositiveInfinity);
        var rounded = curve.Rounded();
        curve.Add(3, 1, 1);

        Assert.Equal([1235, 0], rounded.Losses.ToArray());
        Assert.Equal([0.0001235, double.NaN], rounded.Errors.ToArray());
    }

    [Fact]
    public void A_loaded_curve_continues_as_the_saved_one()
    {
        var (curve, other, state) = (CurveOf(700), new TrainingCurve(), new MemoryStream());
        curve.Save(new BinaryWriter(state));
        state.Position = 0;
        other.Load(new BinaryReader(state));
        for (var epoch = 701; epoch <= 1500; epoch++)
        {
            other.Add(epoch, epoch, -2.0 * epoch);
        }

        var expected = CurveOf(1500);
        Assert.Equal(expected.Every, other.Every);
        Assert.Equal(expected.Losses.ToArray(), other.Losses.ToArray());
        Assert.Equal(expected.Errors.ToArray(), other.Errors.ToArray());
    }

    private static TrainingCurve CurveOf(int epochs)
    {
        var curve = new TrainingCurve();
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            curve.Add(epoch, epoch, -2.0 * epoch);
        }

        return curve;
    }
}

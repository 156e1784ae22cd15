using Gophernet.Networks;
using Gophernet.Networks.Activations;

namespace Gophernet.Tests.Networks;

public class NetworkShapeSizeTests
{
    // The sum of the layers' parameters passes 2^63 and comes out negative, or 0.
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Refuses_more_parameters_than_64_bits_count(int layers) => Assert.Throws<GophernetException>(() =>
        new NetworkShape([.. Enumerable.Repeat(new LayerShape(int.MaxValue, int.MaxValue, Activation.Relu), layers)]));
}

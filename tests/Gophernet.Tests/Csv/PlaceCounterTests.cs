using System.Text;
using Gophernet.Csv;

namespace Gophernet.Tests.Csv;

/// <summary>Lines and columns of positions, asked for in any order.</summary>
public class PlaceCounterTests
{
    [Fact]
    public void Places_do_not_depend_on_the_order_in_which_they_are_asked_for()
    {
        var random = new Random(1);
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 6_000).Select(_ => "aé€\n,"[random.Next(5)])));
        const int Start = 700;
        var counter = new PlaceCounter();
        for (var i = 0; i < 2_000; i++)
        {
            var (start, line) = i % 500 < 490 ? (Start, 5) : (0, 1);
            var position = start + random.Next(bytes.Length - start);

            var place = counter.At("", bytes, start, line, position);

            var before = bytes[start..position];
            var sinceLine = before.AsSpan(before.AsSpan().LastIndexOf((byte)'\n') + 1).ToArray();
            Assert.Equal(line + before.Count(value => value == '\n'), place.Line);
            Assert.Equal(1 + sinceLine.Count(value => (value & 0xC0) != 0x80), place.Column);
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gophernet.Models;
using Gophernet.Models.Files;

namespace Gophernet.Tests.Models.Files;

/// <summary>What train writes can be read: a header that would be too long is known before training.</summary>
public class HeaderLengthTests
{
    [Fact]
    public void A_header_that_is_too_long_is_refused_before_it_is_written()
    {
        var file = new Safetensors(ImmutableDictionary<string, string>.Empty.Add("a", new string('x', 1_000)), []);

        Assert.Equal(0, file.Header().Length % 8);
        Fault.Of("bytes at most, and this one would have more", () => file.Header(Safetensors.MaxHeaderLength - 1_000));
    }

    [Theory]
    [InlineData("y")]
    [InlineData("z")]
    [InlineData("x")]
    public void The_room_for_the_outcome_of_training_is_enough(string target)
    {
        var table = new StringBuilder("x,y,z\n");
        for (var row = 0; row < 300; row++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{row * 37 % 300},{row * 11 % 70}.5,{(row * 37 % 300 > 150 ? "a" : "b")}\n");
        }

        var data = DataSource.FromStream(new MemoryStream(Encoding.UTF8.GetBytes(table.ToString())));
        using var trainer = Model.CreateTrainer(data, target, new ModelOptions { Preset = "fast" });
        var before = ModelDocument.Write(trainer.Plan, "").Length;
        while (!trainer.IsDone)
        {
            trainer.RunEpoch();
        }

        var model = trainer.ToModel().Model;
        var after = ModelDocument.Write(model).Length;
        Assert.InRange(after - before, 1, ModelDocument.RoomFor(model.Schema.Target) / 2); // quotes take two bytes in the header
    }
}

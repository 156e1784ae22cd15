using System.Text;
using System.Text.Json.Nodes;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Networks.Activations;
using Gophernet.Training;
using Gophernet.Training.Options;

namespace Gophernet.Tests.Models.Files;

public class TrainingDocumentTests
{
    // What files of format 1 leave to their networks.
    private static readonly string[] ShapeKeys = ["hidden", "hidden_activation", "parametric", "input_scales", "numbers", "neighbours", "output_activation"];

    [Fact]
    public void Options_that_an_older_file_lacks_are_told_by_its_network()
    {
        var model = SmallModel.Create(4, [3, 5], 3, Activation.Sigmoid, 1);
        var options = Read(Without(ModelDocument.Write(model), ShapeKeys)).Options;

        Assert.Equal([3, 5], options.Hidden);
        Assert.Equal(Preset.Plain.HiddenActivation, options.HiddenActivation);
        Assert.Equal(Activation.Sigmoid, options.OutputActivation);
        Assert.False(options.IsParametric || options.HasInputScale || options.HasNeighbours || options.Numbers.Single() != NumberEmbedding.Plain);
    }

    [Fact]
    public void Only_those_and_what_nobody_said_may_be_missing() => Assert.Equal(
        [.. ShapeKeys, "quantiles", "stops_between_waves", "selected_columns", "class_weights"],
        OptionTable.All.Where(option => option.MayBeMissing).Select(option => option.Key));

    [Theory]
    [InlineData("hidden", "[3, 6]")]
    [InlineData("input_scales", "true")]
    [InlineData("output_activation", "\"identity\"")]
    public void Options_that_contradict_the_network_are_refused(string key, string value)
    {
        var document = JsonNode.Parse(ModelDocument.Write(SmallModel.Create(4, [3, 5], 3, Activation.Sigmoid, 1)))!;
        document["training"]![key] = JsonNode.Parse(value);

        Assert.Contains(
            "its options are not those of a network", Assert.Throws<GophernetException>(() => Read(document.ToJsonString())).Message, StringComparison.Ordinal);
    }

    private static TrainingRecord Read(string document) =>
        ModelDocument.Read(Encoding.UTF8.GetBytes(document), "model.safetensors", ModelFile.Format).Model.Training;

    private static string Without(byte[] document, string[] keys)
    {
        var root = JsonNode.Parse(document)!;
        Assert.All(keys, key => Assert.True(root["training"]!.AsObject().Remove(key)));
        return root.ToJsonString();
    }
}

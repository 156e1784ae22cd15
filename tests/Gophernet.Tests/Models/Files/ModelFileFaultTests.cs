using System.Text.Json.Nodes;
using Gophernet.Models.Files;

namespace Gophernet.Tests.Models.Files;

/// <summary>Safetensors files that are no models, or whose parts contradict each other.</summary>
public class ModelFileFaultTests
{
    private static readonly byte[] Good = SmallModel.Bytes(SmallModel.Create());

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"__metadata__":{}}""")]
    [InlineData("""{"__metadata__":{"format":"pt"}}""")]
    [InlineData("""{"__metadata__":{"gophernet":"{}"}}""")]
    public void Rejects_safetensors_of_others(string header) =>
        Fault.Of("a safetensors file that gophernet did not write", () => SmallModel.Read(RawSafetensors.File(header, 0)));

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    public void Names_the_format_of_a_newer_version(int newer) => Fault.Of(
        $"a model of format {ModelFile.Format + newer}, written by a newer gophernet; this one reads up to {ModelFile.Format}",
        () => ReadChanged(header => header["__metadata__"]!["format"] = $"gophernet-{ModelFile.Format + newer}"));

    [Theory]
    [InlineData("4294967297")]
    [InlineData("99999999999")]
    [InlineData("99999999999999999999999999")]
    public void Names_the_format_of_a_version_that_is_newer_by_far(string number) => Fault.Of(
        $"a model of format {number}, written by a newer gophernet", () => ReadChanged(header => header["__metadata__"]!["format"] = "gophernet-" + number));

    [Theory]
    [InlineData("gophernet")]
    [InlineData("gophernet-")]
    [InlineData("gophernet-0")]
    [InlineData("gophernet--1")]
    [InlineData("gophernet-01")]
    [InlineData("gophernet-1.0")]
    [InlineData("gophernet- 1")]
    [InlineData("gophernet-1 ")]
    [InlineData("gophernet-١")] // a digit, and not of ASCII
    [InlineData("Gophernet-1")]
    [InlineData("pt")]
    public void Rejects_a_format_that_is_not_a_number(string format) =>
        Fault.Of($"a damaged model: its format is \"{format}\"", () => ReadChanged(header => header["__metadata__"]!["format"] = format));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("no")]
    [InlineData("{}x")]
    public void Rejects_a_document_that_is_not_json(string document) => Fault.Of("its metadata is not JSON", () => ReadDocument(_ => document));

    [Fact]
    public void Rejects_a_deep_document() => Fault.Of("its metadata is not JSON", () => ReadDocument(_ => new string('[', 100_000)));

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"schema":[],"network":7}""")]
    public void Rejects_a_document_of_another_kind(string document) => Fault.Of("a damaged model: gophernet", () => ReadDocument(_ => document));

    [Theory]
    [InlineData("\"activation\":\"softmax\"", "\"activation\":\"swish\"", "it is \"swish\", not one of identity, sigmoid")]
    [InlineData("\"activation\":\"softmax\"", "\"activation\":7", "it is not a text")]
    [InlineData("\"activation\":\"softmax\"", "\"activation\":\"Softmax\"", "not one of")]
    [InlineData("{\"inputs\":3,", "{\"inputs\":4,", "Layer 1 takes 4 inputs, but layer 0 has 3 outputs")]
    [InlineData("{\"inputs\":3,", "{\"inputs\":0,", "not a whole number")]
    [InlineData("{\"inputs\":3,", "{\"inputs\":-3,", "not a whole number")]
    [InlineData("{\"inputs\":3,", "{\"inputs\":3.5,", "not a whole number")]
    [InlineData("{\"inputs\":3,", "{\"inputs\":2147483648,", "not a whole number")]
    [InlineData("{\"inputs\":3,", "{", "it has no \"inputs\"")]
    [InlineData("\"layers\":[", "\"layers\":[],\"x\":[", "at least one layer")]
    [InlineData("[\"x0\",\"x1\",\"kind\"]", "[\"x0\",\"x1\",\"kind\",\"x1\"]", "contradict")]
    [InlineData("[\"x0\",\"x1\",\"kind\"]", "[\"x0\",\"x1\"]", "contradict")]
    [InlineData("[\"x0\",\"x1\",\"kind\"]", "[\"x0\",\"kind\"]", "contradict")]
    [InlineData("[\"x0\",\"x1\",\"kind\"]", "[]", "contradict")]
    [InlineData("[\"x0\",\"x1\",\"kind\"]", "[\"x0\",\"x1\",7]", "it is not a text")]
    [InlineData("[\"x0\",\"x1\",\"kind\"]", "\"x0\"", "it is not a list")]
    [InlineData("\"missing\":[\"\",", "\"missing\":[null,", "it is not a text")]
    [InlineData("\"missing\":", "\"missed\":", "it has no \"missing\"")]
    [InlineData("\"name\":\"x1\"", "\"name\":\"x0\"", "contradict")]
    [InlineData("\"name\":\"x1\"", "\"name\":\"x2\"", "contradict")]
    [InlineData("\"name\":\"x1\"", "\"name\":\"kind\"", "contradict")]
    [InlineData("\"name\":\"x1\"", "\"name\":null", "it is not a text")]
    [InlineData("\"features\":[", "\"features\":[],\"x\":[", "do not fit")]
    [InlineData("\"features\":[", "\"features\":{},\"x\":[", "it is not a list")]
    [InlineData("\"features\":[", "\"features\":[7,", "it has no \"name\"")]
    [InlineData("\"kind\":\"numeric\"", "\"kind\":\"complex\"", "it is \"complex\", not one of numeric, boolean")]
    [InlineData("\"kind\":\"numeric\"", "\"kind\":\"Numeric\"", "not one of")]
    [InlineData("\"kind\":\"numeric\"", "\"kind\":0", "it is not a text")]
    [InlineData("\"kind\":\"numeric\"", "\"kind\":\"boolean\"", "it has no \"no\"")]
    [InlineData("\"kind\":\"numeric\"", "\"kind\":\"date\"", "it has no \"parts\"")]
    [InlineData("\"kind\":\"numeric\"", "\"kind\":\"categorical\"", "it has no \"categories\"")]
    [InlineData("\"mean\":0.1,", "\"mean\":1e999,", "not a finite number")]
    [InlineData("\"mean\":0.1,", "\"mean\":null,", "not a finite number")]
    [InlineData("\"mean\":0.1,", "", "it has no \"mean\"")]
    [InlineData("\"fill\":0,\"mean\":0.1", "\"fill\":\"0\",\"mean\":0.1", "not a finite number")]
    [InlineData("\"deviation\":0.4", "\"deviation\":0", "not positive")]
    [InlineData("\"deviation\":0.4", "\"deviation\":1e-999", "not positive")]
    [InlineData("\"deviation\":0.4", "\"deviation\":-1", "not positive")]
    [InlineData("\"has_missing\":false", "\"has_missing\":true", "do not fit")]
    [InlineData("\"has_missing\":false", "\"has_missing\":0", "not true or false")]
    [InlineData("\"missing_words\":[]", "\"missing_words\":{}", "it is not a list")]
    [InlineData("[\"a\",\"b\"]", "[\"a\",\"a\"]", "it has a name twice")]
    [InlineData("[\"a\",\"b\"]", "[\"a\",\"b\",\"c\"]", "do not fit")]
    [InlineData("[\"a\",\"b\"]", "[]", "1 columns and 0 classes")]
    [InlineData("[\"kind\"]", "[]", "it has 0 columns")]
    [InlineData("[\"kind\"]", "[\"sort\"]", "contradict")]
    [InlineData("[\"kind\"]", "[\"x0\"]", "contradict")]
    [InlineData("[\"kind\"]", "[\"kind\",\"sort\"]", "2 columns and 2 classes")]
    [InlineData("[\"kind\"]", "[\"kind\",\"kind\"]", "2 columns and 2 classes")]
    [InlineData("\"form\":\"label\"", "\"form\":\"indicators\"", "do not fit")]
    [InlineData("\"form\":\"label\"", "\"form\":\"labels\"", "do not fit")]
    [InlineData("\"form\":\"label\"", "\"form\":\"numbers\"", "it has no \"scalings\"")]
    [InlineData("\"form\":\"label\"", "\"form\":\"numbers\",\"scalings\":[]", "columns and scalings differ in number")]
    [InlineData("\"form\":\"label\"", "\"form\":\"table\"", "not one of label, indicators, numbers, labels")]
    [InlineData("\"seed\":\"1\"", "\"seed\":\"-1\"", "the seed is not a whole number")]
    [InlineData("\"seed\":\"1\"", "\"seed\":1", "it is not a text")]
    [InlineData("\"scaling\":\"standard\"", "\"scaling\":\"some\"", "it is \"some\", not one of none, standard, robust")]
    [InlineData("\"nesterov\":false", "\"nesterov\":\"false\"", "not true or false")]
    [InlineData("\"momentum\":0", "\"momentum\":1e300", "beyond the largest number")]
    [InlineData("\"networks\":1,", "\"held_out_scores\":[],\"networks\":1,", "it does not fit the target")]
    [InlineData("\"networks\":1,", "\"held_out_scores\":[{\"rows\":0,\"values\":[]}],\"networks\":1,", "not a whole number")]
    [InlineData("\"networks\":1,", "\"held_out_scores\":[{\"rows\":2,\"values\":[1]}],\"networks\":1,", "too few or too many values")]
    [InlineData("\"networks\":1,", "\"held_out_scores\":[{\"rows\":2,\"values\":[1,0]}],\"networks\":1,", "not in ascending order")]
    [InlineData("\"networks\":1,", "\"networks\":0,", "not a whole number")]
    [InlineData("\"networks\":1,", "\"networks\":1001,", "not a whole number")]
    [InlineData("\"networks\":1,", "\"networks\":2,", "best_epochs: it has 1 entries, not 2")]
    [InlineData("\"best_epochs\":[100]", "\"best_epochs\":100", "it is not a list")]
    [InlineData("\"best_epochs\":[100]", "\"best_epochs\":[-1]", "not a whole number")]
    [InlineData("\"layers\":[", "\"inputs\":7,\"layers\":[", "it is not a list")]
    [InlineData("\"layers\":[", "\"inputs\":[],\"layers\":[", "it has no \"scaled\"")]
    [InlineData("\"layers\":[", "\"inputs\":[],\"scaled\":true,\"layers\":[", "Layer 0 takes 2 inputs, but 0 enter")]
    [InlineData("\"layers\":[", "\"inputs\":[{\"kind\":\"wavy\",\"inputs\":2}],\"scaled\":true,\"layers\":[", "not one of plain, one-hot, periodic, ")]
    [InlineData("\"layers\":[", "\"inputs\":[{\"kind\":\"plain\",\"inputs\":0}],\"scaled\":true,\"layers\":[", "not a whole number")]
    [InlineData("\"layers\":[", "\"inputs\":[{\"kind\":\"periodic\",\"inputs\":2147483647}],\"scaled\":true,\"layers\":[", "gophernet.network")]
    [InlineData(
        "\"layers\":[", "\"inputs\":[{\"kind\":\"plain\",\"inputs\":2147483647},{\"kind\":\"plain\",\"inputs\":1}],\"scaled\":true,\"layers\":[",
        "gophernet.network")]
    [InlineData("\"activation\":\"softmax\"", "\"activation\":\"sigmoid\"", "its options are not those of a network of")]
    [InlineData("\"rows\":150", "\"rows\":-1", "not a whole number")]
    [InlineData("\"version\"", "\"schema\":{},\"version\"", "not JSON")] // a name given twice
    public void Rejects_a_document_that_is_wrong_in_one_place(string from, string to, string words) => Fault.Of(words, () => ReadDocument(document =>
    {
        Assert.Contains(from, document, StringComparison.Ordinal);
        return document.Replace(from, to, StringComparison.Ordinal);
    }));

    [Theory]
    [InlineData("\"mean\":0.1,", "\"mean\":0.2,")]
    [InlineData("\"networks\":", "\"temperature\":2,\"networks\":")]
    public void Rejects_a_document_that_would_predict_otherwise(string from, string to) => Fault.Of("a damaged model: its fingerprint is", () =>
        ReadDocument(document => document.Replace(from, to, StringComparison.Ordinal)));

    [Fact]
    public void Takes_no_memory_for_a_huge_network_that_is_not_in_the_file()
    {
        const long Little = 1 << 20; // the network that the file describes takes a thousand times as much
        var file = RawSafetensors.WithDocument(Good, document => document.Replace(
            "\"outputs\":3,\"activation\":\"relu\"},{\"inputs\":3", "\"outputs\":20000,\"activation\":\"relu\"},"
            + "{\"inputs\":20000,\"outputs\":20000,\"activation\":\"relu\"},{\"inputs\":20000", StringComparison.Ordinal)
            .Replace("[3]", "[20000,20000]", StringComparison.Ordinal));

        var bytes = Allocation.Of(() => Fault.Of("4 tensors where its networks have 6", () => SmallModel.Read(file)));

        Assert.InRange(bytes, 0, Little);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Rejects_weights_that_are_not_finite(float weight)
    {
        var model = SmallModel.Create();
        model.Networks[0].Parameters.Biases(1).Values[1] = weight;

        Fault.Of("the tensor \"layers.1.bias\" holds values that are not finite", () => SmallModel.Read(SmallModel.Bytes(model)));
    }

    [Theory]
    [InlineData("layers.1.bias", "layers.2.bias")]
    [InlineData("layers.1.bias", "layers.01.bias")]
    public void Rejects_a_tensor_of_another_name(string from, string to) => Fault.Of($"no tensor \"{from}\"", () => ReadChanged(header =>
    {
        var entry = header[from]!;
        header.Remove(from);
        header[to] = entry;
    }));

    [Fact]
    public void Rejects_a_tensor_too_many() => Fault.Of("5 tensors where its networks have 4", () => ReadChanged(header =>
        header["more"] = JsonNode.Parse("""{"dtype":"F32","shape":[0],"data_offsets":[0,0]}""")));

    [Theory]
    [InlineData("[2,3]")] // transposed: as many values
    [InlineData("[6]")]
    [InlineData("[3,2,1]")]
    public void Rejects_a_tensor_of_another_shape(string shape) =>
        Fault.Of("no tensor \"layers.0.weight\" of the shape [3, 2]", () => ReadChanged(header => header["layers.0.weight"]!["shape"] = JsonNode.Parse(shape)));

    private static void ReadDocument(Func<string, string> change) => SmallModel.Read(RawSafetensors.WithDocument(Good, change));

    private static void ReadChanged(Action<JsonObject> change)
    {
        var (_, header, values) = RawSafetensors.Split(Good);
        change(header);
        SmallModel.Read(RawSafetensors.File(header.ToJsonString(), values));
    }
}

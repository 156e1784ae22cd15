using System.Globalization;
using System.Text;
using Gophernet.Models;
using Gophernet.Networks.Activations;
using Gophernet.Tables.Targets;
using Gophernet.Tests.Csv;

namespace Gophernet.Tests.Models.Files;

/// <summary>Schemas that contradict themselves or ask for much, in front of a feature of each kind and two numbers.</summary>
public class HostileSchemaTests
{
    private static readonly byte[] Good = SmallModel.Bytes(SmallModel.Mixed());

    [Theory]
    [InlineData("\"no\":\"no\",", "", "it has no \"no\"")]
    [InlineData("\"yes\":\"yes\"", "\"yes\":1", "it is not a text")]
    [InlineData("\"parts\":[", "\"parts\":[],\"x\":[", "do not fit")]
    [InlineData("\"part\":\"year\"", "\"part\":\"century\"", "not one of year, month, day, weekday, hour")]
    [InlineData("\"part\":\"year\",\"fill\":2020", "\"part\":\"year\"", "it has no \"fill\"")]
    [InlineData("\"mean\":2021,\"deviation\":1.5", "\"mean\":2021,\"deviation\":0", "not positive")]
    [InlineData("\"mean\":0.5,\"deviation\":0.5", "\"mean\":0.5,\"deviation\":-0.0", "not positive")]
    [InlineData("\"mean\":2,\"deviation\":3", "\"mean\":1e40,\"deviation\":3", "beyond the largest number")]
    [InlineData("\"mean\":2,\"deviation\":3", "\"mean\":2,\"deviation\":1e308", "beyond the largest number")]
    [InlineData("\"mean\":-10,\"deviation\":4", "\"mean\":-1e308,\"deviation\":4", "beyond the largest number")]
    [InlineData("[\"p\",\"q\"]", "[\"p\",\"p\"]", "it has a name twice")]
    [InlineData("[\"p\",\"q\"]", "[\"p\"]", "do not fit")]
    [InlineData("[\"p\",\"q\"]", "[\"p\",\"q\",\"r\"]", "do not fit")]
    [InlineData("[\"p\",\"q\"]", "[\"p\",null]", "it is not a text")]
    [InlineData("\"has_other\":true", "\"has_other\":false", "do not fit")]
    [InlineData("\"has_other\":true", "\"has_other\":null", "not true or false")]
    [InlineData("\"scalings\":[", "\"scalings\":[],\"x\":[", "columns and scalings differ in number")]
    [InlineData("\"scalings\":[", "\"scalings\":[{\"fill\":0,\"mean\":0,\"deviation\":1},", "columns and scalings differ in number")]
    [InlineData("\"mean\":-10,\"deviation\":4", "\"mean\":-10,\"deviation\":0", "not positive")]
    [InlineData("\"mean\":-10,\"deviation\":4", "\"mean\":-1e999,\"deviation\":4", "not a finite number")]
    [InlineData("\"columns\":[\"y1\",\"y2\"]", "\"columns\":[\"y1\",\"y1\"]", "contradict")]
    [InlineData("\"columns\":[\"y1\",\"y2\"]", "\"columns\":[\"y1\",\"y3\"]", "contradict")]
    [InlineData("\"columns\":[\"y1\",\"y2\"]", "\"columns\":[\"y1\",\"n\"]", "contradict")]
    [InlineData("\"columns\":[\"y1\",\"y2\"]", "\"columns\":[\"y1\"]", "columns and scalings differ in number")]
    [InlineData("[\"n\",\"b\",\"d\",\"c\",\"y1\",\"y2\"]", "[\"n\",\"b\",\"d\",\"c\"]", "contradict")]
    [InlineData("[\"n\",\"b\",\"d\",\"c\",\"y1\",\"y2\"]", "[\"n\",\"b\",\"d\",\"c\",\"y1\",\"y2\",\"n\"]", "contradict")]
    [InlineData("\"form\":\"numbers\"", "\"form\":\"label\"", "it has no \"classes\"")]
    [InlineData("\"form\":\"numbers\"", "\"form\":\"label\",\"classes\":[\"a\",\"b\"]", "2 columns and 2 classes")]
    public void Rejects_a_schema_that_is_wrong_in_one_place(string from, string to, string words) => Fault.Of(words, () => ReadDocument(document =>
    {
        Assert.Contains(from, document, StringComparison.Ordinal);
        return document.Replace(from, to, StringComparison.Ordinal);
    }));

    [Fact]
    public void Rejects_more_features_than_the_network_has_inputs()
    {
        const int Features = 400_000; // what a header may hold
        const string Feature = ",\"kind\":\"categorical\",\"categories\":[],\"has_other\":false,\"has_missing\":true}";
        var columns = new StringBuilder();
        var features = new StringBuilder();
        for (var i = 0; i < Features; i++)
        {
            columns.Append(CultureInfo.InvariantCulture, $"\"f{i}\",");
            features.Append(CultureInfo.InvariantCulture, $"{{\"name\":\"f{i}\"{Feature},");
        }

        Fault.Of("do not fit", () => ReadDocument(document => document
            .Replace("[\"n\",", $"[{columns}\"n\",", StringComparison.Ordinal)
            .Replace("\"features\":[", $"\"features\":[{features}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rejects_more_target_columns_than_classes_can_be()
    {
        var names = string.Concat(Enumerable.Range(0, 1_001).Select(i => $"\"t{i}\","));

        Fault.Of("it has 1003 columns", () =>
            ReadDocument(document => document.Replace("\"columns\":[\"y1\",", $"\"columns\":[{names}\"y1\",", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("\"fill\":1,\"mean\":2,\"deviation\":3", "\"fill\":1e39,\"mean\":-1e39,\"deviation\":4.9e-324")]
    [InlineData("\"mean\":2021,\"deviation\":1.5", "\"mean\":-1e39,\"deviation\":1e39")]
    [InlineData("\"no\":\"no\"", "\"no\":\"YES\"")] // both texts mean the same
    [InlineData("\"part\":\"hour\"", "\"part\":\"year\"")] // a part twice
    [InlineData("[\"oops\"]", "[\"\",\"\",\"1.5\"]")]
    [InlineData("\"missing\":[\"\",\"NA\"]", "\"missing\":[]")]
    [InlineData("\"missing\":[\"\",\"NA\"]", "\"missing\":[\"\\u0000\",\"1.5\",\"1.5\"]")]
    [InlineData("[\"p\",\"q\"]", "[\"\",\"\\u001b[31m\"]")]
    public void A_strange_schema_is_refused_or_harmless(string from, string to)
    {
        var file = RawSafetensors.WithDocument(Good, document =>
        {
            Assert.Contains(from, document, StringComparison.Ordinal);
            return document.Replace(from, to, StringComparison.Ordinal);
        });

        DamagedModelTests.IsRefusedOrHarmless(file, to);
    }

    [Theory]
    [InlineData("{\"fill\":0,\"mean\":1.7e308,\"deviation\":1.7e308}")]
    [InlineData("{\"fill\":0,\"mean\":-1.7e308,\"deviation\":4.9e-324}")]
    [InlineData("{\"fill\":0,\"mean\":0,\"deviation\":1e160}")] // its squares overflow
    [InlineData("{\"fill\":0,\"mean\":1e39,\"deviation\":1e39}")]
    public void Predictions_in_units_beyond_all_numbers_are_refused_or_harmless(string scaling)
    {
        var file = RawSafetensors.WithDocument(
            Good, document => document.Replace("{\"fill\":0,\"mean\":10,\"deviation\":2}", scaling, StringComparison.Ordinal));
        Assert.NotEqual(Good, file);
        try
        {
            ModelEvaluation.Run(SmallModel.Read(file), CsvText.Open("n,b,d,c,y1,y2\n1e38,yes,2024-02-29,p,3,4\n-1e38,no,1999-01-01,q,5,6\n"));
        }
        catch (GophernetException)
        {
            // refused
        }
    }

    public static TheoryData<Activation> Outputs { get; } = [.. Activation.All.Where(activation => activation != Activation.Sigmoid)];

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Outputs_that_are_no_probabilities_are_refused_or_harmless(Activation output)
    {
        foreach (var target in (Target[])[new IndicatorTarget(["y1", "y2"]), new MultiLabelTarget(["y1", "y2"]), new LabelTarget("y1", ["0", "1"])])
        {
            try
            {
                var model = SmallModel.Read(SmallModel.Bytes(SmallModel.Create(SmallModel.MixedSchema with { Target = target }, [3], output, 1)));
                Assert.True(target is not MultiLabelTarget && output == Activation.Softmax, $"{output} for {target.Form}");
                ModelEvaluation.Run(model, CsvText.Open("n,b,d,c,y1,y2\n1e38,yes,2024-02-29,p,0,1\n-1e38,no,1999-01-01,q,1,0\n"));
            }
            catch (GophernetException)
            {
                // refused
            }
        }
    }

    private static void ReadDocument(Func<string, string> change) => SmallModel.Read(RawSafetensors.WithDocument(Good, change));
}

using System.Text;
using System.Text.Json.Nodes;
using Gophernet.Cli.Output;

namespace Gophernet.Cli.Tests;

/// <summary>What the page of a report says in sentences: no more than its numbers do.</summary>
public class ReportWordsTests(ReportWordsTests.Documents documents) : IClassFixture<ReportWordsTests.Documents>
{
    private static readonly int[] Places = [0, 10, 12, 14, 34, 60];

    /// <summary>The 95% interval of the accuracy here is 0.78 to 0.90.</summary>
    [Theory]
    [InlineData(0.9, 0.87, 0.93, "here it is no different from that, within the noise")] // the intervals overlap, and hold neither value
    [InlineData(0.99, 0.98, 1.0, "the model does worse here than training promised")]
    [InlineData(0.7, 0.64, 0.76, "the model does better here")]
    [InlineData(0.77, 0.7, 0.83, "here it is no different from that, within the noise")]
    public void Two_estimates_differ_where_both_errors_do_not_explain_it(double before, double low, double high, string words)
    {
        var text = Short(document =>
        {
            document["evaluation"]!["metrics"]!["accuracy"] = 0.85;
            document["evaluation"]!["intervals"]!["accuracy"] = new JsonArray(0.78, 0.9);
            document["held_out"]!["metrics"]!["accuracy"] = before;
            document["held_out"]!["intervals"]!["accuracy"] = new JsonArray(low, high);
        });

        Assert.Contains(words, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_were_learnt_from_are_never_better_than_promised()
    {
        var text = Short(document =>
        {
            document["data"]!["learnt"] = true;
            document["held_out"]!["metrics"]!["accuracy"] = 0.1;
            document["held_out"]!["intervals"]!["accuracy"] = new JsonArray(0.05, 0.15);
        });

        Assert.Contains("from which it has learnt", text, StringComparison.Ordinal);
        Assert.DoesNotContain("better here", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.07, 0.09, "7 percentage points on average, which may be chance in so few rows", "0.0700", "would have up to 0.0900")]
    [InlineData(0.07, 0.05, "7 percentage points on average, and by more than chance", "0.0700", "0.0500 at most")]
    public void The_calibration_error_is_one_number_everywhere(double error, double limit, string sentence, string number, string verdict)
    {
        var texts = Texts(document =>
        {
            document["evaluation"]!["metrics"]!["calibration_error"] = error;
            document["calibration_by_chance"] = limit;
        });

        Assert.Contains(sentence, (string)texts["short"]!, StringComparison.Ordinal);
        Assert.Contains($"Calibration error {number}", (string)texts["calibration"]!, StringComparison.Ordinal);
        Assert.Contains(verdict, (string)texts["calibration"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("large", 0.3, "Since training 1 of", "shifted · PSI 0.3")]
    [InlineData("none", 0.3, "by more than chance may explain", "no more than chance · PSI 0.3")]
    [InlineData("unknown", 0.3, "so few rows do not tell", "too few rows to tell · PSI 0.3")]
    [InlineData("none", 0.01, "No column has shifted far since training", "stable · PSI 0.01")]
    public void A_shift_is_what_the_document_calls_one(string shift, double psi, string sentence, string word)
    {
        var texts = Texts(document =>
        {
            foreach (var column in document["columns"]!.AsArray().Select(column => column!.AsObject()))
            {
                var isOne = shift == "unknown" || (string?)column["name"] == "x";
                (column["psi"], column["shift"]) = (isOne ? psi : 0.01, isOne ? shift : "none");
            }
        });

        Assert.Contains(sentence, (string)texts["short"]!, StringComparison.Ordinal);
        Assert.Contains(word, (string)texts["columns"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_of_probabilities_say_what_rows_they_leave_out()
    {
        var texts = documents.Look(documents.Unknown);

        string[] sections = ["threshold", "ranking", "calibration", "importance", "effects", "rows"];
        Assert.All(sections, section =>
            Assert.Contains("20 rows of classes that the model does not know are left out", (string)texts[section]!, StringComparison.Ordinal));
        Assert.Contains("20 rows of classes that the model does not know count as wrong; ", (string)texts["metrics"]!, StringComparison.Ordinal);
        Assert.Contains("leave them out", (string)texts["metrics"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("drawn at random", (string)texts["effects"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_whose_ends_could_not_be_seen_are_in_quotes()
    {
        var text = Short(document =>
        {
            var item = document["importance"]!["importance"]![0]!;
            (item["columns"], item["mean"], item["standard_error"]) = (new JsonArray("na\"me, \"q\""), 1, 0.01);
        });

        Assert.Contains("\u201cna\"me, \"q\"\u201d", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_of_texts_is_missed_with_a_word()
    {
        var texts = Texts(document => document["columns"]!.AsArray().Add(new JsonObject { ["name"] = "remarks", ["kind"] = "text", ["missing_share"] = 0 }));

        Assert.Contains("remarks", (string)texts["effects"]!, StringComparison.Ordinal);
        Assert.Contains("no values to go through", (string)texts["effects"]!, StringComparison.Ordinal);
        Assert.Contains("there is nothing to compare", (string)texts["columns"]!, StringComparison.Ordinal);
    }

    /// <summary>Classes 1, 2 and 3, as pclass of the Titanic: half of the quantiles are the same.</summary>
    [Fact]
    public void Bars_of_few_numbers_have_a_label_each()
    {
        var labels = Labels(new JsonObject
        {
            ["edges"] = new JsonArray(1, 1, 2, 3, 3, 3, 3), ["training"] = new JsonArray(0.2, 0.2, 0.6, 0, 0, 0),
            ["data"] = new JsonArray(0.3, 0.2, 0.4, 0, 0, 0.1),
        });

        Assert.Equal(["1", "≤ 2", "≤ 3", "> 3"], labels.Select(label => (string)label["text"]!));
    }

    [Theory]
    [InlineData("WWWWWWWW", 13)]
    [InlineData("category", 13)]
    [InlineData("\u5206\u985e\u5206\u985e\u5206\u985e", 13)]
    [InlineData("MMMMMMMMMMMMMMMMMMMM", 3)]
    public void Labels_do_not_run_together(string name, int count)
    {
        JsonArray Shares() => [.. Enumerable.Repeat(1.0 / count, count).Select(share => (JsonNode)share)];
        var labels = Labels(new JsonObject
        {
            ["labels"] = new JsonArray([.. Enumerable.Range(10, count).Select(i => (JsonNode)$"{name}{i}")]), ["training"] = Shares(), ["data"] = Shares(),
        });

        Assert.All(labels.Zip(labels.Skip(1)), pair => Assert.InRange((double)pair.Second["from"]! - (double)pair.First["to"]!, 1, double.MaxValue));
        Assert.InRange((double)labels[0]["from"]!, -16, double.MaxValue); // the page has so much beside it
    }

    /// <summary>Parts of as many rows each, as quantiles are: where they are narrow, rows are close together.</summary>
    [Fact]
    public void Bars_at_the_foot_have_areas_that_are_their_rows()
    {
        var seen = documents.See(Changed(document =>
        {
            var effect = document["effects"]!.AsArray().First(effect => (string?)effect!["column"] == "x")!;
            var point = effect["points"]![0]!;
            effect["points"] = new JsonArray([.. Places.Select(value =>
            {
                var copy = point.DeepClone();
                (copy["value"], copy["rows"]) = ($"{value}", 10);
                return copy;
            })]);
            document["effects"] = new JsonArray(effect.DeepClone());
        }));
        var areas = seen["feet"]!.AsArray().Select(bar => (double)bar![0]! * (double)bar[1]!).ToArray();

        Assert.Equal(6, areas.Length);
        Assert.All(areas[1..^1], area => Assert.Equal(1, area / areas[1], 0.05)); // coordinates have two decimals
        Assert.All((double[])[areas[0], areas[^1]], area => Assert.Equal(0.5, area / areas[1], 0.05)); // half of them are beyond the frame
    }

    private JsonObject[] Labels(JsonObject bins) => [.. documents.See(Changed(document =>
    {
        var column = document["columns"]![0]!;
        column["bins"] = bins;
        document["columns"] = new JsonArray(column.DeepClone());
    }))["labels"]![0]!.AsArray().Select(label => label!.AsObject())];

    private string Short(Action<JsonObject> change) => (string)Texts(change)["short"]!;

    private JsonObject Texts(Action<JsonObject> change) => documents.Look(Changed(change));

    private JsonObject Changed(Action<JsonObject> change)
    {
        var document = documents.Known.DeepClone().AsObject();
        change(document);
        return document;
    }

    /// <summary>The documents of two reports, of rows like those of training and of such with a class that was not there.</summary>
    public sealed class Documents : IDisposable
    {
        private readonly Workspace _workspace = new();

        public Documents()
        {
            string Rows(int first, int count, string other) => "x,word,kind\n" + string.Concat(Enumerable.Range(first, count).Select(row =>
                $"{row * 37 % 41},{(row % 3 == 0 ? "ash" : "birch")},{(row % 5 == 0 ? other : row * 37 % 41 > 20 ? "p" : "q")}\n"));
            _workspace.Write("train.csv", Rows(0, 120, "q"));
            _workspace.Write("known.csv", Rows(120, 100, "q"));
            _workspace.Write("unknown.csv", Rows(120, 100, "new"));
            var model = _workspace.File("model.safetensors");
            Run("train", _workspace.File("train.csv"), "--target", "kind", "--preset", "fast", "--epochs", "5", "--quiet", "-o", model);
            JsonObject Report(string data) => JsonNode.Parse(Run("report", model, _workspace.File(data), "--json", "--no-form", "--quiet"))!.AsObject();
            (Known, Unknown) = (Report("known.csv"), Report("unknown.csv"));
        }

        public JsonObject Known { get; }

        public JsonObject Unknown { get; }

        /// <summary>What each section of the page of a document says.</summary>
        public JsonObject Look(JsonObject document) => See(document)["texts"]!.AsObject();

        /// <summary>What is seen in the page of a document.</summary>
        public JsonObject See(JsonObject document)
        {
            var path = _workspace.File("page.html");
            using (var page = File.Create(path))
            {
                ReportPage.Write(page, Encoding.UTF8.GetBytes(document.ToJsonString()), null);
            }

            return JsonNode.Parse(Chromium.Look(path, "{}", withAxe: false))!.AsObject();
        }

        public void Dispose() => _workspace.Dispose();

        private static string Run(params string[] arguments)
        {
            var (exitCode, output, error) = InProcess.Run("", arguments);
            Assert.True(exitCode == 0, error);
            return output;
        }
    }
}

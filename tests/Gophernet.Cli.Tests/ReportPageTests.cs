using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Gophernet.Cli.Output;

namespace Gophernet.Cli.Tests;

/// <summary>The page of a report, read and used in a real browser: of two classes with hostile names, and of numbers.</summary>
public class ReportPageTests(ReportPageTests.Pages pages) : IClassFixture<ReportPageTests.Pages>
{
    private const int OtherRow = 17;
    private const double SixDigits = 1e-6;
    private const double FourDecimals = 0.5e-4;

    private static readonly string LongName = new('w', 200);

    private static readonly string[] HostileNames =
    [
        "</script><script>globalThis.hit = 1</script>", "<img src=x onerror=\"globalThis.hit = 1\">", "\u05e9\u05dd \u202egnp", "\U0001f642 size's",
        LongName, "<b>class",
    ];

    private static readonly string[] HostileCells = ["<!-- <script> it's", "\"no\" & </script>", "]]> ${x}"];

    public static TheoryData<string> Both => ["classes", "numbers"];

    [Theory]
    [MemberData(nameof(Both))]
    public void Loads_from_a_file_without_a_fault_or_a_request(string page)
    {
        var seen = pages.Seen(page);

        Assert.Empty(seen["faults"]!.AsArray());
        Assert.Equal(["file://" + pages.Report(page).Page], Texts(seen["requests"]).Where(url => !url.StartsWith("data:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Shows_each_section_that_the_document_has_something_for()
    {
        string[] before = ["short", "model", "metrics"];
        string[] after = ["importance", "effects", "columns", "rows", "form", "training"];

        Assert.Equal([.. before, "confusion", "threshold", "ranking", "calibration", .. after], Texts(pages.Seen("classes")["sections"]));
        Assert.Equal([.. before, "residuals", .. after], Texts(pages.Seen("numbers")["sections"]));
    }

    [Fact]
    public void Shows_hostile_names_as_texts()
    {
        var seen = pages.Seen("classes");
        var names = Texts(seen["names"]).ToHashSet();

        Assert.Equal(("undefined", 3, 0), ((string?)seen["hit"], (int)seen["scripts"]!, (int)seen["strangers"]!));
        Assert.All([.. HostileNames[..2], "\u05e9\u05dd \ufffdgnp", .. HostileNames[3..], .. HostileCells], name => Assert.Contains(name, names));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Its_model_predicts_what_predict_does_and_says_so(string page)
    {
        Assert.StartsWith("The model in this page predicts this row as gophernet did", (string?)pages.Seen(page)["check"], StringComparison.Ordinal);

        var predicted = pages.Report(page).Predicted(OtherRow);
        Assert.All(pages.Seen(page)["predicted"]!.AsObject(), number => Assert.Equal(
            (double)predicted[number.Key == "" ? "number" : $"probability_{number.Key}"]!, (double)number.Value!, SixDigits));
        Assert.Equal(page == "classes" ? 2 : 1, pages.Seen(page)["predicted"]!.AsObject().Count);
    }

    [Fact]
    public void Says_when_its_model_predicts_something_else()
    {
        var report = pages.Report("numbers");
        var document = report.Document.DeepClone();
        document["form"]!["predictions"]!["number"] = (double)document["form"]!["predictions"]!["number"]! + 0.01;

        var seen = Pages.Look(report, report.WritePage("other.html", document));

        Assert.StartsWith("The model in this page does not predict this row as gophernet did", (string?)seen["check"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_slider_shows_what_a_threshold_decides_and_costs()
    {
        var thresholds = pages.Report("classes").Document["thresholds"]!;
        var moved = pages.Seen("classes")["slider"]!["moved"]!;
        int Count(string name) => (int)thresholds[name]!;
        int CountAt(string name, int i) => (int)thresholds[name]![i]!;
        var index = (int)moved["index"]!;
        var (found, alarms) = (CountAt("true_positives", index), CountAt("false_positives", index));
        double rows = Count("positives") + Count("negatives");

        Assert.Equal(10, index);
        Assert.Equal([Count("negatives") - alarms, alarms, Count("positives") - found, found], moved["cells"]!.AsArray().Select(cell => (int)cell!));
        Assert.Equal((double)found / (found + alarms), Fact(moved, "Precision"), FourDecimals);
        Assert.Equal((double)found / Count("positives"), Fact(moved, "Recall"), FourDecimals);
        Assert.Equal((5 * (Count("positives") - found) + 0.5 * alarms) / rows, Fact(moved, "Expected cost per row"), FourDecimals);

        var costs = Enumerable.Range(0, 21).Select(i => (5 * (Count("positives") - CountAt("true_positives", i)) + 0.5 * CountAt("false_positives", i)) / rows);
        var cheapest = pages.Seen("classes")["slider"]!["cheapest"]!;
        Assert.Equal(costs.Min(), Fact(cheapest, "Expected cost per row"), FourDecimals);
        Assert.Equal((double)thresholds["at"]![(int)cheapest["index"]!]!, double.Parse((string)cheapest["said"]!, CultureInfo.InvariantCulture), FourDecimals);
    }

    [Fact]
    public void The_slider_moves_by_keys() => Assert.Equal(11, (int)pages.Seen("classes")["keyed"]!);

    [Theory]
    [MemberData(nameof(Both))]
    public void Writes_metrics_as_evaluate_does(string page)
    {
        var metrics = pages.Report(page).Document["evaluation"]!["metrics"]!.AsObject();

        Assert.Equal(
            metrics.Select(metric => $"{metric.Key} {(metric.Value is { } value ? MetricText.Of((double)value) : "–")}"), Texts(pages.Seen(page)["metrics"]));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Is_printed_without_what_waits_for_a_reader(string page) =>
        Assert.Equal(["none"], Texts(pages.Seen(page)["printed"]).Distinct());

    [Theory]
    [MemberData(nameof(Both))]
    public void Is_as_wide_as_the_screen(string page) =>
        Assert.All(pages.Seen(page)["widths"]!.AsObject(), width => Assert.InRange((int)width.Value!, 0, int.Parse(width.Key, CultureInfo.InvariantCulture)));

    [Theory]
    [MemberData(nameof(Both))]
    public void Hinders_nobody_that_axe_knows_of_in_light_and_dark(string page)
    {
        Assert.SkipWhen(Chromium.Axe is null, "needs axe-core: scripts/install-tools page");
        var seen = pages.Seen(page);

        Assert.Empty(Texts(seen["light"]));
        Assert.Empty(Texts(seen["dark"]));
        Assert.Equal(0, (int)seen["unnamed"]!);
    }

    [Fact]
    public void Without_a_model_in_it_has_no_module()
    {
        using var page = new MemoryStream();

        ReportPage.Write(page, """{"a": "</script><!--"}"""u8, null);

        var text = Encoding.UTF8.GetString(page.ToArray());
        Assert.DoesNotContain("type=\"module\"", text, StringComparison.Ordinal);
        Assert.Contains("""{"a": "\u003c/script>\u003c!--"}""", text, StringComparison.Ordinal);
        Assert.Contains("<noscript>", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\{\{[a-z]+\}\}", text);
    }

    private static IEnumerable<string> Texts(JsonNode? list) => list!.AsArray().Select(text => (string)text!);

    private static double Fact(JsonNode seen, string name) => double.Parse((string)seen["facts"]![name]!, CultureInfo.InvariantCulture);

    /// <summary>The pages, each looked at once.</summary>
    public sealed class Pages : IDisposable
    {
        private readonly Dictionary<string, (Lazy<SampleReport> Report, Lazy<JsonObject> Seen)> _pages = [];

        public Pages()
        {
            Add("classes", () => new SampleReport(HostileNames, [.. Enumerable.Range(0, 80).Select(i => (string[])
                [$"{i % 7}", HostileCells[i % 3], $"{i * 7 % 23}", $"{i * 31 % 83}.5", $"{i % 5}", (i % 7) + (i % 4) < 5 ? "a</script>" : "b<!--"])],
                "<b>class"));
            Add("numbers", () => new SampleReport(["x", "day", "number"], [.. Enumerable.Range(0, 80).Select(i => (string[])
                [$"{i * 7 % 23}", $"2024-{1 + i % 12:00}-{1 + i % 28:00}", $"{i * 7 % 23 * 1.5 + i % 4}"])], "number"));
        }

        internal SampleReport Report(string page) => _pages[page].Report.Value;

        internal JsonObject Seen(string page) => _pages[page].Seen.Value;

        internal static JsonObject Look(SampleReport report, string page) =>
            JsonNode.Parse(Chromium.Look(page, report.Row(OtherRow).ToJsonString()))!.AsObject();

        public void Dispose()
        {
            foreach (var (report, _) in _pages.Values)
            {
                if (report.IsValueCreated)
                {
                    report.Value.Dispose();
                }
            }
        }

        private void Add(string name, Func<SampleReport> make)
        {
            var report = new Lazy<SampleReport>(make);
            _pages.Add(name, (report, new Lazy<JsonObject>(() => Look(report.Value, report.Value.Page))));
        }
    }
}

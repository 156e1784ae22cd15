using System.Text.Json.Nodes;

namespace Gophernet.Cli.Tests;

/// <summary>Two models on the same rows: each is measured as <c>evaluate</c> measures it, and what both see of a row is the same.</summary>
public sealed class CompareTests : IDisposable
{
    private const int Rows = 12_000; // several blocks

    private readonly Workspace _workspace = new("iris.csv");

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("species")]
    [InlineData("petal_length,petal_width")]
    public void The_values_are_those_of_evaluate(string target)
    {
        var (old, @new) = (Train("old", target, Iris, "--seed", "1"), Train("new", target, Iris, "--seed", "2", "--drop", "sepal_width"));

        var differences = Differences(Compare(old, @new, Iris));

        foreach (var (model, side) in ((string, string)[])[(old, "old"), (@new, "new")])
        {
            var metrics = Json("evaluate", model, Iris, "--json")["metrics"]!.AsObject();
            Assert.Equal(metrics.Select(metric => metric.Key), differences.Select(difference => (string)difference["metric"]!));
            Assert.Equal(metrics.Select(metric => (double)metric.Value!), differences.Select(difference => (double)difference[side]!));
        }
    }

    [Fact]
    public void A_model_is_the_same_as_itself()
    {
        var model = Train("old", "species", Iris);

        var document = Compare(model, model, Iris);

        Assert.All(Differences(document), difference => Assert.Equal(
            "0 [0,0] same", $"{difference["difference"]} {difference["interval"]!.ToJsonString()} {difference["verdict"]}"));
        Assert.Equal(0, (int)document["differing"]!["rows"]!);
    }

    [Fact]
    public void A_model_that_learned_from_these_rows_is_named()
    {
        var half = _workspace.File("half.csv");
        File.WriteAllLines(half, File.ReadLines(Iris).Where((_, line) => line % 2 == 0));
        var (old, @new) = (Train("old", "species", half), Train("new", "species", Iris));

        Assert.Contains(": compare the models on rows that neither has seen", Said(old, @new, Iris), StringComparison.Ordinal);
        Assert.Contains("both models were trained on this very table", Said(@new, @new, Iris), StringComparison.Ordinal);
        Assert.DoesNotContain("this very table", Said(@new, @new, half), StringComparison.Ordinal);

        static string Said(string old, string @new, string data) => InProcess.Run("", ["compare", old, @new, data]).Error;
    }

    [Theory]
    [InlineData("accuracy=90", "a gain in accuracy is from -1 to 1, found 90; did you mean accuracy=0.9?")]
    [InlineData("accuracy=-1.5", "a gain in accuracy is from -1 to 1, found -1.5; did you mean accuracy=-0.015?")]
    [InlineData("matthews=2.5", "a gain in matthews is from -2 to 2, found 2.5")]
    [InlineData("foo=0", "found \"foo\", and what is compared is accuracy, balanced_accuracy, ")]
    [InlineData("acuracy=0", "; did you mean accuracy?")]
    [InlineData("recall.setosa=0", "found \"recall.setosa\", and what is compared is accuracy, ")]
    public void A_gain_that_no_model_can_have_is_refused_before_the_data_are_read(string gain, string words)
    {
        var model = Train("old", "species", Iris);

        var run = InProcess.Run("", "compare", model, model, "none.csv", "--min-gain", gain);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_in_place_of_a_model_is_told_where_it_belongs()
    {
        var model = Train("old", "species", Iris);

        foreach (var arguments in (string[][])[[model, Iris], [Iris, model, model]])
        {
            var run = InProcess.Run("", ["compare", .. arguments]);

            Assert.Equal(1, run.ExitCode);
            Assert.Contains("Both models come first, and then the table: gophernet compare OLD NEW DATA", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Numbers_are_written_as_those_of_the_target()
    {
        _workspace.Write("prices.csv", "a;b;price\n" + string.Concat(Enumerable.Range(0, 90).Select(
            row => $"{row % 7},{row % 10};{row % 4};{row % 7 * 3 + 1},{row % 4}5 €\n")));
        var prices = _workspace.File("prices.csv");
        var (old, @new) = (Train("old", "price", prices), Train("new", "price", prices, "--drop", "b"));

        Assert.Equal(0, InProcess.Run("", "compare", old, @new, prices, "-q", "--differing", _workspace.File("rows.csv")).ExitCode);

        var rows = File.ReadAllLines(_workspace.File("rows.csv"));
        Assert.Equal("line;actual;old;new;difference;a;b;price", rows[0]);
        Assert.All(rows[1..], row => Assert.Matches("^[0-9]+;[0-9]+,[0-9]{2} €;(-?[0-9]+,[0-9]{2} €;){3}[0-9],[0-9];", row));
    }

    // Each of both is the first class of one of the models.
    [Fact]
    public void Classes_are_found_by_their_names_in_whatever_order_they_come()
    {
        _workspace.Write("sides.csv", "x,left,right\n" + string.Concat(Enumerable.Range(0, 90).Select(row =>
            FormattableString.Invariant($"{row * 7 % 30},{(row * 7 % 30 + row % 9 > 30 ? "1,0" : "0,1")}\n"))));
        var sides = _workspace.File("sides.csv");
        var (old, @new) = (Train("old", "left,right", sides), Train("new", "right,left", sides));

        var document = Compare(old, @new, sides);

        Assert.Equal("right", (string)document["positive_class"]!); // the second of the old model
        Assert.Equal((double)Json("evaluate", @new, sides, "--json")["metrics"]!["accuracy"]!, (double)Differences(document)[0]["new"]!);
        var (differing, accuracy) = (document["differing"]!, (double)Differences(document)[0]["difference"]!);
        Assert.Equal(90 * accuracy, (int)differing["new_right"]! - (int)differing["old_right"]!, 1e-9);
        Assert.Equal(0, (int)differing["none_right"]!); // of two classes one is right
    }

    [Fact]
    public void Rows_that_differ_stand_in_the_file_as_they_stood()
    {
        var (old, @new) = (Train("old", "species", Iris, "--drop", "petal_length,petal_width"), Train("new", "species", Iris));
        var (rows, lines) = (_workspace.File("rows.csv"), File.ReadAllLines(Iris));

        var document = Json("compare", old, @new, Iris, "--json", "--differing", rows);

        var written = File.ReadAllLines(rows);
        Assert.StartsWith("line,actual,old,new,old_probability_", written[0], StringComparison.Ordinal);
        Assert.Equal((int)document["differing"]!["rows"]!, written.Length - 1);
        Assert.All(written.Skip(1), row =>
        {
            var cells = row.Split(',');
            Assert.EndsWith("," + lines[int.Parse(cells[0], null) - 1], row, StringComparison.Ordinal);
            Assert.NotEqual(cells[2], cells[3]);
        });
        Assert.Equal((int)document["differing"]!["new_right"]!, written.Skip(1).Count(row => row.Split(',') is var cells && cells[1] == cells[3]));
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same()
    {
        var data = _workspace.File("many.csv");
        _workspace.Write("many.csv", "x,y,side\n" + string.Concat(Enumerable.Range(0, Rows).Select(row => FormattableString.Invariant(
            $"{row % 100},{row * 31 % 77},{(row % 100 + row * 13 % 40 > 70 ? "left" : row % 50 == 0 ? "" : "right")}\n"))));
        var (old, @new) = (Train("old", "side", data, "--drop", "y"), Train("new", "side", data, "--seed", "5"));

        string[] results = [.. ((string[])["1", "2", "5"]).Select(threads =>
        {
            var rows = _workspace.File("rows.csv");
            var run = InProcess.Run("", "compare", old, @new, data, "--json", "--threads", threads, "--differing", rows);
            Assert.Equal(0, run.ExitCode);
            return run.Output + File.ReadAllText(rows);
        })];

        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[0], results[2]);
        Assert.Contains("\"left_out\": ", results[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_are_those_that_a_model_was_judged_by()
    {
        _workspace.Write("patients.csv", "patient,x,y\n" + string.Concat(Enumerable.Range(0, 120).Select(row => FormattableString.Invariant(
            $"p{row / 3},{row % 17},{row % 17 * 2 + row / 3 % 5}\n"))));
        var patients = _workspace.File("patients.csv");
        var (old, @new) = (Train("old", "y", patients, "--drop", "patient"), Train("new", "y", patients, "--group", "patient", "--validation", "0.3"));

        var (byGroups, byRows) = (Compare(old, @new, patients), Compare(old, old, patients));

        Assert.Equal("patient 40", $"{byGroups["group"]} {byGroups["groups"]}");
        Assert.Null(byRows["group"]);
    }

    [Fact]
    public void A_row_that_one_model_alone_has_a_target_for_is_an_error_with_its_place()
    {
        _workspace.Write("numbers.csv", "x,y\n" + string.Concat(Enumerable.Range(0, 40).Select(row => $"{row},{row * 3}\n")));
        _workspace.Write("test.csv", "x,y\n3,9\n4,-999\n5,15\n");
        var numbers = _workspace.File("numbers.csv");
        var (old, @new) = (Train("old", "y", numbers), Train("new", "y", numbers, "--missing", "-999"));

        var run = InProcess.Run("", "compare", old, @new, _workspace.File("test.csv"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"test.csv:3: this row has a target for {old} alone", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_that_one_model_alone_knows_is_refused_by_name()
    {
        _workspace.Write("two.csv", "x,y\n" + string.Concat(Enumerable.Range(0, 60).Select(row => $"{row % 12},{(row % 12 > 5 ? "a" : "b")}\n")));
        _workspace.Write("three.csv", File.ReadAllText(_workspace.File("two.csv")) + "3,c\n4,c\n5,c\n");
        var (old, @new) = (Train("old", "y", _workspace.File("two.csv")), Train("new", "y", _workspace.File("three.csv")));

        var run = InProcess.Run("", "compare", old, @new, _workspace.File("two.csv"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"its classes are not those of {old}, which does not know c", run.Error, StringComparison.Ordinal);
    }

    private string Iris => _workspace.File("iris.csv");

    private string Train(string name, string target, string data, params string[] options)
    {
        var model = _workspace.File(name + ".safetensors");
        var run = InProcess.Run("", ["train", data, "-t", target, "-o", model, "--preset", "plain", "--hidden", "4", "--epochs", "15", .. options]);
        Assert.True(run.ExitCode == 0, run.Error);
        return model;
    }

    private static JsonNode Compare(string old, string @new, string data) => Json("compare", old, @new, data, "--json");

    private static JsonNode Json(params string[] arguments)
    {
        var run = InProcess.Run("", arguments);
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonNode.Parse(run.Output)!;
    }

    private static JsonNode[] Differences(JsonNode document) => [.. document["differences"]!.AsArray().Select(difference => difference!)];
}

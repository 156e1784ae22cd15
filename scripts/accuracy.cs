#!/usr/bin/env dotnet
#:property PublishAot=false

// Has the published executable train on every NAME.train.csv of a folder and evaluate on NAME.test.csv, which nothing else opens, and prints
// its scores as Markdown tables, beside those of the folder's baselines.json. One process at a time: the seconds are of whole processes.
// Run it through scripts/accuracy.

using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

const string Ours = "gophernet", Train = ".train.csv", Test = ".test.csv", None = "–", Signed = "+0.0000;-0.0000;0.0000";
const double Tie = 0.000006; // the scores of baselines.json are rounded to five digits
const double Behind = 0.03; // more than this below the best library, and a table is listed
const int EnoughRows = 100; // if it has as many to test: of fewer, one is a point or more
string[] libraries = ["linear", "r_nnet", "sklearn_mlp", "sklearn_mlp_early_stopping", "random_forest", "xgboost", "xgboost_early_stopping",
    "xgboost_bagged", "committee"];
string[] shownRecipes = ["realmlp_td_like", "realmlp_td_s_like_3_averaged", "realmlp_td_like_3_averaged"];

var folder = args[0];
var binary = Environment.GetEnvironmentVariable("GOPHERNET_BINARY") ?? "artifacts/linux-x64/gophernet";
var seeds = 3;
string[] wanted = [];
List<string> options = [];
for (var i = 1; i < args.Length; i += 2)
{
    var value = args.ElementAtOrDefault(i + 1) ?? "";
    switch (args[i])
    {
        case "--":
            options.AddRange(args[(i + 1)..]);
            i = args.Length;
            break;
        case "--preset" or "--threads" when value != "":
            options.AddRange([args[i], value]);
            break;
        case "--tables" when value != "":
            wanted = value.Split(',');
            break;
        case "--seeds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seeds) && seeds > 0:
            break;
        default:
            Console.Error.WriteLine($"accuracy: expected an option and its value, found {args[i]} {value}; scripts/accuracy --help says which there are");
            return 2;
    }
}

// An interrupt ends the running process and comes out of Run, so that the temporary folder goes too.
using var interrupt = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
var temporary = Directory.CreateTempSubdirectory("accuracy-");
var copy = Path.Combine(temporary.FullName, Ours); // of the executable: a publish in the meantime changes nothing
try
{
    File.Copy(binary, copy);
    Measure();
    return 0;
}
catch (OperationCanceledException)
{
    return 130;
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException or Win32Exception or InvalidDataException or JsonException)
{
    Console.Error.WriteLine($"accuracy: {(error is JsonException ? "baselines.json, or what gophernet said: " : "")}{error.Message}");
    return 1;
}
finally
{
    temporary.Delete(recursive: true);
}

void Interrupt(PosixSignalContext context)
{
    context.Cancel = true;
    interrupt.Cancel();
}

void Measure()
{
    var names = FindPairs();
    var file = Path.Combine(folder, "baselines.json");
    var baselines = File.Exists(file) ? JsonElement.Parse(File.ReadAllBytes(file)) : default;
    var compared = File.Exists(file);
    Console.WriteLine($"{Processor()}, {Environment.ProcessorCount} processors, {DateTime.Now:yyyy-MM-dd}, gophernet {Run("--version").Output.Trim()},"
        + $" an executable of {new FileInfo(copy).Length} bytes: train {string.Join(' ', [.. options, "--seed"])} 1 to {seeds}. Means of these models,"
        + " their deviation (of these, not of a sample), and the median seconds of the whole train processes.\n");
    string[] heads = ["table", "score", "rows to train", "to test", "mean", "deviation", "baseline", "log loss", "calibration error", "seconds"];
    PrintHead(compared ? [.. heads, "best library", "its score", "gap", .. shownRecipes] : heads);
    List<Table> tables = [];
    foreach (var name in names)
    {
        var table = MeasureTable(name, Part(baselines, name));
        tables.Add(table);
        var figures = table.Figures.Select(figure => Text(figure));
        string[] cells = [name, table.Metric, Text(table.TrainRows, "0"), Text(table.TestRows, "0"), .. figures, Text(table.Seconds, "0.00")];
        PrintLine(compared ? [.. cells, table.Best, Score(table.Best), Text(table.Gap, Signed), .. shownRecipes.Select(Score)] : cells);

        string Score(string method) => Text(table.Scores.GetValueOrDefault(method, double.NaN));
    }

    if (compared)
    {
        PrintSummary(tables);
    }
}

static string Processor()
{
    var lines = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo") : [];
    return lines.FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[1] ?? $"{RuntimeInformation.ProcessArchitecture}";
}

string[] FindPairs()
{
    var pairs = Directory.GetFiles(folder, "*" + Train).Select(path => Path.GetFileName(path)[..^Train.Length]).Order(StringComparer.Ordinal)
        .ToLookup(name => File.Exists(Path.Combine(folder, name + Test)));
    foreach (var lone in pairs[false])
    {
        Console.Error.WriteLine($"{lone}: skipped, there is no {lone}{Test}");
    }

    string[] names = [.. pairs[true]];
    var absent = names.Length == 0 ? "NAME" : wanted.Except(names).FirstOrDefault();
    return absent is null
        ? [.. names.Where(name => wanted.Length == 0 || wanted.Contains(name))]
        : throw new InvalidDataException($"{folder}: expected {absent}{Train} and {absent}{Test}, found {string.Join(", ", names.DefaultIfEmpty("no pair"))}");
}

Table MeasureTable(string name, JsonElement entry)
{
    var test = Path.Combine(folder, name + Test);
    var model = Path.Combine(temporary.FullName, "model");
    string[] train = ["train", Path.Combine(folder, name + Train), "-o", model, "--quiet", .. options, .. TargetOf(entry)];
    List<double> scores = [], seconds = [];
    List<JsonElement> reports = [];
    var metric = "";
    for (var seed = 1; seed <= seeds; seed++)
    {
        seconds.Add(Run([.. train, "--seed", $"{seed}"]).Seconds);
        reports.Add(JsonElement.Parse(Run("evaluate", model, test, "--json").Output));
        var metrics = Part(reports[^1], "metrics");
        metric = double.IsNaN(Figure(metrics, "accuracy")) ? "r2" : "accuracy";
        scores.Add(Figure(metrics, metric));
        if (double.IsNaN(scores[^1]))
        {
            throw new InvalidDataException($"{test}: expected accuracy or r2 of evaluate, found {metrics}");
        }

        Console.Error.WriteLine($"{name}: seed {seed} of {seeds}: {metric} {Text(scores[^1])}, {Text(seconds[^1], "0.00")} s");
    }

    var mean = scores.Average();
    var deviation = Math.Sqrt(scores.Average(score => (score - mean) * (score - mean)));
    var methods = ScoresOf(entry, metric);
    var best = libraries.Where(methods.ContainsKey).MaxBy(method => methods[method]) ?? None;
    methods[Ours] = mean;
    seconds.Sort();
    var median = (seconds[(seeds - 1) / 2] + seconds[seeds / 2]) / 2;
    var training = Part(JsonElement.Parse(Run("inspect", model, "--json").Output), "training");
    double[] figures = [mean, deviation, Figure(Part(reports[0], "baseline"), metric), Mean("log_loss"), Mean("calibration_error")];
    return new Table(name, metric, Figure(training, "rows"), Figure(reports[0], "rows"), figures, median, methods, best);

    double Mean(string figure) => reports.Average(report => Figure(Part(report, "metrics"), figure));
}

static string[] TargetOf(JsonElement entry) => Part(entry, "target") is { ValueKind: JsonValueKind.String } column ? ["--target", column.GetString()!] : [];

static Dictionary<string, double> ScoresOf(JsonElement entry, string metric)
{
    var methods = Part(entry, "methods") is { ValueKind: JsonValueKind.Object } all ? all.EnumerateObject() : default;
    return methods.Where(method => method.Name != "baseline" && !double.IsNaN(Figure(method.Value, metric)))
        .ToDictionary(method => method.Name, method => Figure(method.Value, metric));
}

(string Output, double Seconds) Run(params string[] arguments)
{
    var clock = Stopwatch.StartNew();
    using var process = Process.Start(new ProcessStartInfo(copy, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    using var end = interrupt.Token.Register(() => process.Kill());
    var errors = process.StandardError.ReadToEndAsync();
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    var seconds = clock.Elapsed.TotalSeconds;
    interrupt.Token.ThrowIfCancellationRequested();
    return process.ExitCode == 0
        ? (output, seconds)
        : throw new InvalidDataException($"gophernet {string.Join(' ', arguments)}: exit code {process.ExitCode}\n{errors.Result.TrimEnd()}");
}

void PrintSummary(List<Table> tables)
{
    string[] recipes = [.. tables.SelectMany(table => table.Scores.Keys).Distinct().Except([Ours, .. libraries]).Order(StringComparer.Ordinal)];
    string[] all = [Ours, .. libraries, .. recipes];
    List<Table> withLibraries = [.. tables.Where(table => table.Best != None)];
    List<Table> withRecipes = [.. tables.Where(table => recipes.All(table.Scores.ContainsKey))];
    (string Name, string[] Members, List<Table> Tables)[] sets =
        [("libraries", [Ours, .. libraries], withLibraries), ("recipes", [Ours, .. recipes], withRecipes), ("all", all, withRecipes)];
    Console.WriteLine($"\nMean ranks, 1 the best, ties averaged: among the libraries that were run on a table; where all {recipes.Length} recipes were"
        + " run, among these, and among all. Wins are gophernet's, a tie a half, and the difference is its score less the method's.\n");
    PrintHead(["method", "mean score", .. sets.Select(set => $"rank, {set.Name} ({set.Tables.Count} tables)"), "gophernet wins", "mean difference"]);
    foreach (var method in all.Where(method => tables.Any(table => table.Scores.ContainsKey(method))))
    {
        List<Table> own = [.. tables.Where(table => table.Scores.ContainsKey(method))];
        var ranks = sets.Select(set => set.Members.Contains(method) ? set.Tables.Intersect(own).Select(table => Rank(table, method, set.Members)) : []);
        var wins = own.Sum(table => Won(table.Scores[Ours], table.Scores[method]));
        var difference = own.Average(table => table.Scores[Ours] - table.Scores[method]);
        string[] duel = method == Ours ? [None, None] : [$"{Text(wins, "0.#")} of {own.Count}", Text(difference, Signed)];
        string[] means = [.. ranks.Select(rank => Text(rank.DefaultIfEmpty(double.NaN).Average(), "0.00"))];
        PrintLine([method, Text(own.Average(table => table.Scores[method])), .. means, .. duel]);
    }

    var behind = tables.Where(table => table.TestRows >= EnoughRows && table.Gap < -Behind);
    Console.WriteLine($"\nMore than {Text(Behind, "0.##")} below the best library, of {EnoughRows} test rows or more:\n");
    Console.WriteLine(string.Join('\n', behind.Select(table => $"- {table.Name}: {Text(table.Gap, Signed)} to {table.Best}").DefaultIfEmpty("None.")));
}

// One, a point for every better method and half a point for every equal one; the method is equal to itself.
static double Rank(Table table, string method, string[] members) =>
    0.5 + members.Where(table.Scores.ContainsKey).Sum(other => Won(table.Scores[other], table.Scores[method]));

static double Won(double score, double other) => Math.Abs(score - other) < Tie ? 0.5 : score > other ? 1 : 0;

static JsonElement Part(JsonElement whole, string name) =>
    whole.ValueKind == JsonValueKind.Object && whole.TryGetProperty(name, out var part) ? part : default;

static double Figure(JsonElement figures, string name) => Part(figures, name) is { ValueKind: JsonValueKind.Number } figure ? figure.GetDouble() : double.NaN;

// Rounded first, so that there is no -0.0000.
static string Text(double value, string format = "0.0000") =>
    double.IsNaN(value) ? None : (Math.Round(value, 4) + 0.0).ToString(format, CultureInfo.InvariantCulture);

static void PrintHead(string[] heads)
{
    PrintLine(heads);
    PrintLine(heads.Select(_ => "---"));
}

static void PrintLine(IEnumerable<string> cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");

// Figures: mean, deviation, baseline, log loss and calibration error. Scores: of every method that was run, gophernet too.
sealed record Table(
    string Name, string Metric, double TrainRows, double TestRows, double[] Figures, double Seconds, Dictionary<string, double> Scores, string Best)
{
    public double Gap => Scores.TryGetValue(Best, out var best) ? Scores["gophernet"] - best : double.NaN;
}

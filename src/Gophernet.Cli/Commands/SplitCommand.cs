using System.CommandLine;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Csv;
using Gophernet.Numerics;
using Gophernet.Storage;
using Gophernet.Tables;
using Gophernet.Tables.Inference;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet split</c>: one file to a train file and a test file; rows of plain CSV and of JSON Lines stay as they were.</summary>
internal static class SplitCommand
{
    public const string Name = "split";

    private const double DefaultFraction = 0.2;

    private static readonly string[] Parts = [".train", ".test"];

    public static ExampledCommand Create(Shell shell, VerbosityOptions verbosity)
    {
        var command = new ExampledCommand(
            Name,
            "Divides a table into a train and a test file; rows of plain CSV stay",
            "gophernet split people.csv --stratify income",
            "gophernet split visits.csv --group patient",
            "zcat people.csv.gz | gophernet split - --output people --test 0.1 --seed 7");
        var data = SharedOptions.Data();
        var test = NumberOption.Real("--test", "Share of the test part [default: 0.2]", 0, 1, inclusive: false, "a number between 0 and 1");
        var stratify = new Option<string?>("--stratify") { Description = "Column whose values keep their shares in both parts", HelpName = "COLUMN" };
        var dependence = new DependenceOptions();
        var dates = DatesOption.Create();
        var output = new Option<string?>("--output", "-o") { Description =
            "Write to PREFIX.train.csv and PREFIX.test.csv [default: the name of DATA]", HelpName = "PREFIX" };
        var seed = NumberOption.Seed("Seed of the choice [default: 1]");
        var json = SharedOptions.Json();
        var reading = new ReadingOptions();
        command.Arguments.Add(data);
        command.Options.Add(test);
        command.Options.Add(stratify);
        dependence.AddTo(command);
        DatesOption.AddTo(command, dates);
        command.Options.Add(output);
        command.Options.Add(seed);
        command.Options.Add(json);
        reading.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.CheckedValue(output) is null && result.GetValue(data) is null)
            {
                result.AddError($"split needs a table: {command.Examples[0]}; for one from standard input, --output names the parts");
            }
            else if (result.CheckedValue(output) is null && (result.GetValue(data) ?? "-") == "-")
            {
                result.AddError("--output is needed where the data come from standard input");
            }

            if ((result.CheckedValue(dependence.Group) ?? result.CheckedValue(dependence.Time)) is not null && (result.GetValue(data) ?? "-") == "-")
            {
                result.AddError("--group and --time read the data twice, to know all groups or times before the first row is written: name a file");
            }
        });
        command.RunWith(Read, settings => Run(settings, shell));
        return command;

        SplitSettings Read(ParseResult result)
        {
            var unused = new UnusedOptions(result);
            if (result.GetValue(dependence.Time) is null)
            {
                unused.Refuse("has no effect without --time", dates);
            }
            else
            {
                unused.Refuse("has no effect with --time: time alone says which rows come last", stratify, seed);
            }

            unused.ThrowIfAny();
            return new SplitSettings(
                SharedOptions.DataOf(result, data),
                reading.Read(result),
                result.GetValue(output) ?? Prefix(SharedOptions.DataOf(result, data)),
                Ending(SharedOptions.DataOf(result, data)),
                result.GetValue(test) is { } fraction ? (double)(decimal)fraction : DefaultFraction,
                result.GetValue(stratify),
                new TableOptions
                {
                    Group = result.GetValue(dependence.Group), Time = result.GetValue(dependence.Time), Dates = [.. result.Texts(dates)],
                },
                result.GetValue(seed) ?? 1,
                result.GetValue(json),
                verbosity.Read(result));
        }
    }

    private static int Run(SplitSettings settings, Shell shell)
    {
        using var messages = new Messages(settings.Verbosity, shell);
        var (trainName, testName) = (settings.Prefix + Parts[0] + settings.Ending, settings.Prefix + Parts[1] + settings.Ending);
        FileNames.RequireApart(shell, [settings.Data], ("--output", trainName), ("--output", testName));
        using var train = OutputFile.Prepare(trainName, shell);
        using var test = OutputFile.Prepare(testName, shell);
        using var input = InputFile.Open(settings.Data, shell);
        var plan = settings.NeedsTwoPasses ? Plan(settings, input, shell, messages) : null;
        train.Open(shell);
        test.Open(shell);
        var split = new RowSplit(settings.TestFraction, new RandomSource(settings.Seed, RandomPurpose.Splitting));
        var (trainRows, testRows) = (0L, 0L);
        var reader = input.ReadCsv(settings.Reading, messages.Note);
        train.Write(trainStream => test.Write(testStream =>
            (trainRows, testRows) = Split(settings, plan, split, reader, trainStream, testStream)));

        messages.NoteReading(reader.Tally);
        if (split.CopyCount > 0)
        {
            messages.Note($"{NameList.Count(split.CopyCount, "row")} are copies of each other: all of a kind are in one part"
                + (split.DividedCount == 0 ? "" : $", but for {split.DividedCount}: there are too many of a kind"));
        }

        train.Sync();
        test.Sync();
        train.Commit();
        test.Commit();
        messages.Say($"wrote {trainName}: {NameList.Count(trainRows, "row")}");
        messages.Say($"wrote {testName}: {NameList.Count(testRows, "row")}");
        if (settings.AsJson)
        {
            WriteJson(shell.Output, (trainName, trainRows), (testName, testRows), messages.Remarks);
        }

        return ExitCode.Done;
    }

    private static void WriteJson(Stream stream, (string File, long Rows) train, (string File, long Rows) test, Remarks remarks) =>
        JsonOutput.Write(stream, json =>
        {
            json.WriteStartObject();
            foreach (var (name, (file, rows)) in ((string, (string, long))[])[("train", train), ("test", test)])
            {
                json.WriteStartObject(name);
                json.WriteString("file", FileName.Show(file));
                json.WriteNumber("rows", rows);
                json.WriteEndObject();
            }

            remarks.WriteJson(json);
            json.WriteEndObject();
        });

    /// <summary>Reads the data a first time: whether each row goes to the test part.</summary>
    private static bool[] Plan(SplitSettings settings, InputFile later, Shell shell, Messages messages)
    {
        if (!later.Stream.CanSeek)
        {
            throw new GophernetException(
                new Place(later.Name), "cannot be read twice, and groups and times must be known before the first row is written", "Write it to a file first.")
            {
                Settings = [new("group"), new("time")],
            };
        }

        using var input = InputFile.Open(settings.Data, shell);
        var (isTest, note, noteOnCopies) = DependentSplit.Plan(
            input.ReadCsv(settings.Reading, (_, _) => { }), settings.Table, settings.Stratify, settings.TestFraction, settings.Seed);
        foreach (var said in (TableNote?[])[note, noteOnCopies])
        {
            if (said is { } text)
            {
                messages.Note(HintText.Of(text));
            }
        }

        return isTest;
    }

    private static (long TrainRows, long TestRows) Split(
        SplitSettings settings, bool[]? plan, RowSplit split, CsvReader reader, Stream trainStream, Stream testStream)
    {
        var header = Header.Read(reader, settings.Columns);
        var column = settings.Stratify is null ? -1 : header.IndexOf(settings.Stratify);
        var (train, test) = (new RawRowWriter(trainStream), new RawRowWriter(testStream));
        if (!header.IsFirstRow && reader.Dialect.Names is null)
        {
            train.Write(reader.Current);
            test.Write(reader.Current);
        }

        var (trainRows, testRows) = (0L, 0L);
        for (var more = header.IsFirstRow || reader.MoveNext(); more; more = reader.MoveNext())
        {
            var record = reader.Current;
            if (plan is null ? split.IsTest(column < 0 ? "" : record[column].ToString(), RecordHash.Of(record, column))
                : IsTest(plan, trainRows + testRows, reader))
            {
                test.Write(record);
                testRows++;
            }
            else
            {
                train.Write(record);
                trainRows++;
            }
        }

        train.Flush();
        test.Flush();
        return (trainRows, testRows);
    }

    /// <exception cref="GophernetException">There are other rows than when they were read first.</exception>
    private static bool IsTest(bool[] plan, long row, CsvReader reader) => row < plan.Length ? plan[row] : throw new GophernetException(
        new Place(reader.SourceName), "has more rows than a moment ago: something writes to it", "Try again when it is complete.");

    /// <summary>people of people.csv, and of people.csv.gz.</summary>
    private static string Prefix(string data)
    {
        foreach (var ending in (string[])[".gz", ".csv", ".tsv", ".txt", ".jsonl", ".ndjson"])
        {
            data = data.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? data[..^ending.Length] : data;
        }

        return data;
    }

    /// <summary>How the names of the parts end: .jsonl for people.jsonl, else .csv.</summary>
    private static string Ending(string data)
    {
        data = data.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? data[..^3] : data;
        return Array.Find([".jsonl", ".ndjson"], ending => data.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ?? ".csv";
    }
}

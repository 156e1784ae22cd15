using System.Globalization;
using System.Text;
using Gophernet.Networks;
using Gophernet.Training;

namespace Gophernet.Cli.Tests;

/// <summary>What <see cref="SameBytesTests"/> trains with, and on: every option that has a part in the numbers, by itself, and every kind of column.</summary>
internal static class SameBytesCases
{
    /// <summary>The rows of table.csv; more.csv has those that follow.</summary>
    public const int Rows = 700;

    // Widths for which a batch of 300 is shared among threads: 3 blocks of up to 128 rows, some 2,000 parameters.
    private const string Wide = "--preset plain --hidden 40,30 --epochs 3 --batch-size 300";

    // The same widths, with rows held back, and probabilities made as certain as they are right on them.
    private const string Judged = "--preset fast --ensemble 1 --hidden 40,30 --epochs 5 --batch-size 300";

    private const string Descent = "--optimizer gradient-descent --learning-rate 0.01 --momentum 0.9";
    private const string OnModel = "--from start.safetensors --preset plain --learning-rate 0.01 --epochs 2 --batch-size 300";

    private static readonly string[] Targets = ["class", "amount", "second", "p", "q", "r", "x", "y", "z", "count", "skewed", "note"];

    static SameBytesCases()
    {
        // A new one has a case with its name.
        foreach (var preset in Preset.All.Select(preset => preset.Name))
        {
            Arguments["preset-" + preset] = $"--target class --categorical count --preset {preset} --hidden 24 --epochs 2";
            if (preset != Preset.Classic.Preset)
            {
                Arguments[$"preset-{preset}-of-numbers"] = $"--target amount --categorical count --preset {preset} --hidden 24 --epochs 2";
            }
        }

        foreach (var activation in NetworkNames.Activations.Names.Except(["softmax"]))
        {
            Arguments["activation-" + activation] = $"--target class --activation {activation} {Wide}";
        }

        foreach (var optimizer in Optimizer.All)
        {
            var steps = optimizer.FindsOwnSteps ? "--preset plain --hidden 40,30 --epochs 3" : $"--learning-rate 0.003 {Wide}";
            Arguments["optimizer-" + optimizer] = $"--target class --optimizer {optimizer} {steps}";
            Arguments["weight-decay-" + optimizer] = $"--target class --optimizer {optimizer} --weight-decay 0.1 {steps}";
        }

        foreach (var numbers in (string[])[.. TrainingNames.NumberEmbeddings.Names, "waves,lines"])
        {
            Arguments[$"numbers-{numbers}"] = $"--target class --numbers {numbers} --ensemble 4 --validation 0.2 {Wide}";
            Arguments[$"numbers-{numbers}-of-numbers"] = $"--target amount --preset fast --numbers {numbers} --ensemble 4 --hidden 24 --epochs 4";
        }

        foreach (var target in (string[])["class", "amount"])
        {
            Arguments["neighbours-of-" + target] = $"--target {target} --preset fast --neighbours on --ensemble 4 --hidden 24 --epochs 4";
        }

        foreach (var schedule in TrainingNames.Schedules.Names)
        {
            Arguments["schedule-" + schedule] = $"--target class --schedule {schedule} {Wide}";
        }

        foreach (var loss in NetworkNames.Losses.Names.Except(["cross-entropy"]))
        {
            Arguments["loss-" + loss] = $"--target amount --loss {loss} {Wide}";
        }
    }

    /// <summary>The arguments of <c>train</c>, by the name of the case.</summary>
    public static Dictionary<string, string> Arguments { get; } = new()
    {
        ["plain"] = "--target class --preset plain --epochs 3",
        ["classic"] = "--target class --preset classic --epochs 50",
        ["classic-on-batches"] = "--target class --preset classic --learning-rate 0.01 --hidden 40,30 --epochs 3 --batch-size 300",
        ["regression"] = $"--target amount {Wide}",
        ["two-regressions"] = $"--target amount,second --activation tanh {Wide}",
        ["labels"] = $"--target p,q,r --task multilabel {Wide}",
        ["indicators"] = $"--target x,y,z {Wide}",
        ["another-seed"] = $"--target class --seed 7 {Wide}",

        ["no-hidden-layer"] = "--target class --preset plain --hidden none --epochs 3",
        ["deep"] = "--target class --preset plain --hidden 33,17,9,5 --epochs 3 --batch-size 0",
        ["broad"] = "--target class --preset plain --hidden 260,260 --epochs 1 --batch-size 300",
        ["batch-of-1"] = "--target class --preset plain --epochs 1 --batch-size 1",
        ["batch-of-17"] = "--target class --preset plain --epochs 2 --batch-size 17",
        ["batch-of-129"] = "--target class --preset plain --hidden 80,50 --epochs 2 --batch-size 129",
        ["batch-of-all-rows"] = "--target class --preset plain --hidden 40,30 --epochs 3 --batch-size 0",
        ["batch-beyond-all-rows"] = "--target class --preset plain --hidden 40,30 --epochs 3 --batch-size 5000",

        ["momentum"] = $"--target class {Descent} {Wide}",
        ["nesterov"] = $"--target class {Descent} --nesterov on {Wide}",
        ["clip"] = $"--target class --clip 0.1 {Wide}",
        ["clip-descent"] = $"--target class {Descent} --clip 0.1 {Wide}",
        ["rates"] = $"--target class --rates bias=0.25,scale=3,wave=0.5,category=2,share=0.125 --input-scales on --embeddings on --parametric on "
            + $"--categorical count {Wide}",
        ["dropout"] = $"--target class --dropout 0.2 {Wide}",
        ["label-smoothing"] = $"--target class --label-smoothing 0.1 {Wide}",
        ["parametric"] = $"--target class --activation selu --parametric on {Wide}",
        ["parametric-of-numbers"] = $"--target amount --activation mish --parametric on {Wide}",
        ["input-scales"] = $"--target class --input-scales on {Wide}",
        ["embeddings"] = $"--target class --categorical count --embeddings on {Wide}", // numbers, a date, and a column of twelve categories
        ["long-tails"] = $"--target class --numeric skewed {Judged}",
        ["logarithms"] = $"--target skewed --target-scale log {Judged}",
        ["logarithms-on-all-rows"] = $"--target skewed,amount {Wide}",
        ["select"] = "--target class --select 2 --preset fast --hidden 40,30 --epochs 5 --batch-size 300",
        ["quantile"] = $"--target amount --loss quantile --quantile 0.9 {Wide}",
        ["quantiles"] = $"--target amount,second --quantile 0.1,0.5,0.9 {Wide}",
        ["loss-of-classes"] = $"--target class --loss squared-error {Wide}",
        ["too-long-steps"] = "--target class --preset plain --optimizer gradient-descent --learning-rate 100 --hidden 24 --epochs 10", // restarts with shorter

        ["class-weight-balanced"] = $"--target class --class-weight balanced {Wide}",
        ["class-weight-by-name"] = $"--target class --class-weight u=2,w=0.25 {Wide}",
        ["weight"] = $"--target amount --weight count {Wide}",
        ["weight-validated"] = $"--target class --weight count --class-weight balanced {Judged}",

        ["validation"] = $"--target class --validation 0.3 {Judged}",
        ["validation-of-numbers"] = $"--target amount --validation 0.3 {Judged}",
        ["validation-of-labels"] = $"--target p,q,r --task multilabel --validation 0.3 {Judged}",
        ["validation-file"] = $"--target class --validation more.csv {Judged}",
        ["validation-none"] = $"--target class --validation 0 {Judged}",
        ["group"] = $"--target class --group city --validation 0.3 {Judged}",
        ["group-of-an-ensemble"] = $"--target amount --group b --validation 0.2 --ensemble 3 {Wide}",
        ["time"] = $"--target class --time joined --validation 0.3 {Judged}",
        ["time-by-row-order"] = $"--target amount --time row-order --refit {Judged}",
        ["patience"] = "--target class --validation 0.2 --patience 1 --preset plain --learning-rate 0.1 --hidden 24 --epochs 40",
        ["refit"] = $"--target class --refit {Judged}",
        ["threshold"] = $"--target p --task classification --threshold f1 {Judged}",
        ["cost"] = $"--target p --task classification --cost 0:1=1,1:0=5 {Judged}",
        ["cost-of-three"] = $"--target class --cost u:v=4,v:w=0.5 {Judged}",
        ["ensemble"] = $"--target class --validation 0.2 --ensemble 3 {Wide}",
        ["ensemble-of-numbers"] = $"--target amount --validation 0.2 --ensemble 3 {Wide}",
        ["ensemble-refit"] = $"--target class --validation 0.2 --ensemble 3 --refit {Wide}",
        ["ensemble-without-validation"] = $"--target class --ensemble 2 {Wide}",

        ["text"] = $"--target class --text note {Judged}",
        ["text-of-numbers"] = $"--target amount --text note {Wide}",
        ["text-alone"] = "--target class --text note --drop a,b,c,city,member,joined --epochs 3", // with the recipe for texts
        ["text-in-few-buckets"] = $"--target class --text note --text-buckets 256 --ensemble 2 {Wide}",

        ["from"] = OnModel,
        ["from-validated"] = $"{OnModel} --validation 0.2",
    };

    /// <summary>The columns that a case says nothing of and that would tell its target.</summary>
    public static string Unnamed(string arguments) => string.Join(',', Targets.Except(arguments.Split(' ', ',')));

    /// <summary>Rows with every kind of column, holes, and every kind of target; made of whole numbers alone.</summary>
    public static string Table(int firstRow, int rows)
    {
        string[] cities = ["Lagos", "Quito", "Oslo", "Pune", "Cork"];
        string[] words = ["late", "Never AGAIN", "fine", "größer", "ok 👍", "¡qué!", "2 of 3", "日本語", "e\u0301te\u0301", "  two   blanks "];
        var text = new StringBuilder("a,b,c,city,member,joined,class,amount,second,p,q,r,x,y,z,count,skewed,note\n");
        for (var i = firstRow; i < firstRow + rows; i++)
        {
            var (a, b, c) = (i * 7919 % 1009, i * 104729 % 997, i * 1299709 % 991);
            var group = (a + 2 * b + i % 5 * 100) / 700 % 3;
            var hole = i % 23 == 0 ? "" : FormattableString.Invariant($"{b / 10}.{b % 10}");
            text.Append(CultureInfo.InvariantCulture, $"{a - 500},{hole},{c}e-3,{cities[i % 5]},{(c % 2 == 0 ? "yes" : "no")},");
            text.Append(CultureInfo.InvariantCulture, $"20{10 + i % 10}-{1 + i % 12:00}-{1 + i % 28:00},");
            text.Append(CultureInfo.InvariantCulture, $"{"uvw"[group]},{a + b}.{c % 10},{c - a},{a % 2},{b % 2},{group % 2},");
            text.Append(CultureInfo.InvariantCulture, $"{(group == 0 ? 1 : 0)},{(group == 1 ? 1 : 0)},{(group == 2 ? 1 : 0)},");
            text.Append(CultureInfo.InvariantCulture, $"{1 + a % 12},{1000000 / (1 + b)},");
            text.Append(CultureInfo.InvariantCulture, $"{words[a % 10]} {words[b % 10]} {words[(group + c % 2) % 10]} n{i}\n");
        }

        return text.ToString();
    }

    /// <summary>Numbers that take more than 16 MB, and a class.</summary>
    public static string LargeTable()
    {
        const int Rows = 60_000;
        const int Numbers = 36;
        var text = new StringBuilder();
        for (var column = 0; column < Numbers; column++)
        {
            text.Append(CultureInfo.InvariantCulture, $"x{column},");
        }

        text.Append("class\n");
        var state = 12345u;
        for (var row = 0; row < Rows; row++)
        {
            var sum = 0u;
            for (var column = 0; column < Numbers; column++)
            {
                state = state * 1664525 + 1013904223;
                sum += column < 3 ? state >> 16 : 0;
                text.Append(CultureInfo.InvariantCulture, $"{state >> 16},");
            }

            text.Append(sum > 98_000 ? "high\n" : "low\n");
        }

        return text.ToString();
    }
}

using System.Diagnostics;
using System.Runtime.InteropServices;
using Gophernet.Fuzz;
using Gophernet.Fuzz.Engine;

unsafe
{
    SharpFuzz.Common.Trace.SharedMem = (byte*)NativeMemory.AllocZeroed(Corpus.CounterCount); // what is instrumented counts somewhere, from the start
}

return args switch
{
    ["targets"] => Targets(),
    ["fuzz", var name, var library, var findings, .. var others] => Fuzz(Find(name), library, findings, others),
    ["seeds", var name, var folder] => Seeds(Find(name), folder),
    ["minimise", var name, var destination, .. var folders] => Minimise(Find(name), folders, destination),
    ["replay", var folder, var count] => ReplayAll(folder, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)),
    ["try", var name, .. var files] => Try(Find(name), files),
    _ => Usage(),
};

static FuzzTarget Find(string name) => FuzzTarget.All.Single(target => target.Name == name);

static int Targets()
{
    foreach (var target in FuzzTarget.All)
    {
        Console.WriteLine(target.Name);
    }

    return 0;
}

static int Fuzz(FuzzTarget target, string library, string folder, string[] others)
{
    using var findings = new Findings(folder, target.MaxLength);
    return new LibFuzzer(library).Run(target, findings, [$"-max_len={target.MaxLength}", .. others]);
}

static int Seeds(FuzzTarget target, string folder)
{
    Directory.CreateDirectory(folder);
    foreach (var (i, seed) in target.Seeds().Index())
    {
        File.WriteAllBytes(Path.Combine(folder, $"seed-{i}"), seed);
    }

    return 0;
}

static int Minimise(FuzzTarget target, string[] folders, string destination)
{
    var (inputs, pairs) = Corpus.Minimise(target, folders, destination);
    Console.WriteLine($"{target.Name}: {inputs} inputs reach {pairs} pairs of places in the code");
    return 0;
}

static int ReplayAll(string folder, int count)
{
    var faults = 0;
    foreach (var target in FuzzTarget.All)
    {
        var clock = Stopwatch.GetTimestamp();
        var corpus = Corpus.Read(Path.Combine(folder, target.Name));
        foreach (var (input, wrong) in Replay.Run(target, corpus, count))
        {
            Console.Error.WriteLine($"{target.Name}: {Convert.ToHexString(input)}\n{wrong}");
            faults++;
        }

        var seconds = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        Console.WriteLine($"{target.Name}: {corpus.Count} inputs, {Math.Max(count, corpus.Count)} cases in {seconds:0.0} s");
    }

    return faults == 0 ? 0 : 1;
}

static int Try(FuzzTarget target, string[] files)
{
    var faults = 0;
    foreach (var file in files)
    {
        var wrong = target.Try(File.ReadAllBytes(file));
        Console.WriteLine($"{file}: {wrong?.ToString() ?? "nothing wrong"}");
        faults += wrong is null ? 0 : 1;
    }

    return faults == 0 ? 0 : 1;
}

static int Usage()
{
    Console.Error.WriteLine("usage: targets | seeds TARGET FOLDER | fuzz TARGET LIBRARY FINDINGS [OPTION...] | minimise TARGET TO FROM...");
    Console.Error.WriteLine("       | replay CORPORA COUNT | try TARGET FILE...; see scripts/fuzz");
    return 2;
}

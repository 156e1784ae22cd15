using System.Collections.Immutable;

namespace Gophernet.Cli.Settings;

/// <summary>What <c>serve</c> was asked to do, checked.</summary>
/// <param name="Models">The model files, each with the name that paths call it by.</param>
/// <param name="Listen">Where it listens.</param>
/// <param name="WithProbabilities">Whether each class or label has a field.</param>
/// <param name="Percents">How many of a hundred rows intervals or sets cover; empty for none.</param>
/// <param name="MaxBody">The most bytes of a body.</param>
/// <param name="MaxRows">The most rows of a body.</param>
/// <param name="RequestTime">How long a request may take to come.</param>
/// <param name="Threads">The threads that answer.</param>
/// <param name="Verbosity">How much to say.</param>
internal sealed record ServeSettings(
    ImmutableArray<NamedModel> Models,
    ListenAddress Listen,
    bool WithProbabilities,
    ImmutableArray<double> Percents,
    int MaxBody,
    int MaxRows,
    TimeSpan RequestTime,
    int Threads,
    Verbosity Verbosity);

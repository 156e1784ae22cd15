using Gophernet.Networks;
using Microsoft.Extensions.Logging;

namespace Gophernet.Cli.Output;

/// <summary>Every line of the log.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "reading {Source}")]
    public static partial void Reading(ILogger logger, string source);

    [LoggerMessage(2, LogLevel.Information, "model {Source}: network {Shape}")]
    public static partial void Loaded(ILogger logger, string source, NetworkShape shape);

    [LoggerMessage(3, LogLevel.Information, "epoch {Epoch} of {Epochs}: loss {Loss:0.000000}")]
    public static partial void Epoch(ILogger logger, int epoch, int epochs, double loss);

    [LoggerMessage(4, LogLevel.Information, "predicted {Rows} rows")]
    public static partial void Predicted(ILogger logger, long rows);

    [LoggerMessage(6, LogLevel.Information, "read {Rows} rows in {Seconds:0.000} s")]
    public static partial void ReadRows(ILogger logger, int rows, double seconds);

    [LoggerMessage(8, LogLevel.Information, "understood the columns in {Seconds:0.000} s")]
    public static partial void Understood(ILogger logger, double seconds);

    [LoggerMessage(9, LogLevel.Information, "encoded the rows in {Seconds:0.000} s")]
    public static partial void Encoded(ILogger logger, double seconds);

    [LoggerMessage(7, LogLevel.Information, "trained in {Seconds:0.000} s")]
    public static partial void Trained(ILogger logger, double seconds);

    [LoggerMessage(10, LogLevel.Information, "searching {Option}")]
    public static partial void Searching(ILogger logger, string option);

    [LoggerMessage(5, LogLevel.Debug, "interrupts are caught: the first ends training in order")]
    public static partial void CatchingInterrupts(ILogger logger);
}

namespace Gophernet.Cli.Streams;

/// <summary>The reader of our standard output has closed it.</summary>
internal sealed class ClosedPipeException(IOException cause) : Exception("Standard output was closed.", cause);

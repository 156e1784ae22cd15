namespace Gophernet.Storage;

/// <summary>Lets something go at the end of a block that fails, unless it was taken over before.</summary>
/// <param name="resource">It; null for nothing.</param>
internal sealed class Unowned(IDisposable? resource) : IDisposable
{
    private IDisposable? _resource = resource;

    /// <summary>Someone owns it now.</summary>
    public void Release() => _resource = null;

    /// <summary>Lets it go, if nobody owns it.</summary>
    public void Dispose() => _resource?.Dispose();
}

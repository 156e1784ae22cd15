namespace Gophernet.Cli.Serving;

/// <summary>The models that are served, by name. One thread reads them again; those that answer see the old ones or the new.</summary>
/// <param name="models">At least one; the first answers where no name is given.</param>
internal sealed class ServedModels(ServedModel[] models)
{
    private volatile ServedModel[] _models = models;

    /// <summary>Those of now, in the order that they were given.</summary>
    public ServedModel[] All => _models;

    /// <summary>The model of a name, or the first for an empty one; null for none.</summary>
    public ServedModel? Find(string name) => name.Length == 0 ? _models[0] : Array.Find(_models, model => model.Name == name);

    /// <summary>Reads all of them again. One that cannot be read stays as it is.</summary>
    /// <param name="read">Reads a model.</param>
    /// <param name="failed">Is told what is wrong with one.</param>
    public void Reload(Func<ServedModel, ServedModel> read, Action<ServedModel, Exception> failed)
    {
        _models = Array.ConvertAll(_models, old =>
        {
            try
            {
                return read(old);
            }
            catch (Exception e) when (e is GophernetException or IOException or UnauthorizedAccessException or OutOfMemoryException)
            {
                failed(old, e);
                return old;
            }
        });
    }
}

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

    /// <summary>Reads all of them again. One that cannot be read, whatever is wrong with it, stays as it is.</summary>
    /// <param name="read">Reads a model.</param>
    /// <param name="failed">Is told what is wrong with one.</param>
    /// <returns>How many were read.</returns>
    public int Reload(Func<ServedModel, ServedModel> read, Action<ServedModel, Exception> failed)
    {
        var count = 0;
        _models = Array.ConvertAll(_models, old =>
        {
            try
            {
                var model = read(old);
                count++;
                return model;
            }
            catch (Exception e) // those that are served must not end for one that is not
            {
                failed(old, e);
                return old;
            }
        });
        return count;
    }
}

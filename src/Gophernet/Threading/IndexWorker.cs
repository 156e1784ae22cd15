namespace Gophernet.Threading;

/// <summary>Does something for each number that it takes.</summary>
/// <param name="next">Gives the next number; −1 where there is none.</param>
/// <param name="action">What is done for a number: not a short step, as a thread may be started for it.</param>
internal sealed class IndexWorker(Func<int> next, Action<int> action) : OrderedWorker
{
    private int _index;

    public override bool IsLarge => true;

    public override bool Take() => (_index = next()) >= 0;

    public override void Process() => action(_index);

    public override void Commit()
    {
    }
}

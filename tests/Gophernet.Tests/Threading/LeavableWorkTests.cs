using Gophernet.Threading;

namespace Gophernet.Tests.Threading;

public class LeavableWorkTests
{
    [Fact]
    public void Gives_the_result_and_what_was_thrown()
    {
        using var source = new CancellationTokenSource();

        Assert.Equal(7, LeavableWork.Run(() => 7, source.Token));
        Assert.Equal(7, LeavableWork.Run(() => 7, CancellationToken.None));
        Assert.Throws<InvalidDataException>(() => LeavableWork.Run<int>(() => throw new InvalidDataException(), source.Token));
    }

    [Fact]
    public void Does_not_wait_for_work_that_nobody_wants_any_more()
    {
        using var source = new CancellationTokenSource();
        using var end = new ManualResetEventSlim();

        Assert.Throws<OperationCanceledException>(() => LeavableWork.Run(
            () =>
            {
                source.Cancel();
                end.Wait(CancellationToken.None); // it would be waited for without end
                return 7;
            },
            source.Token));
        end.Set();
    }
}

namespace Gophernet.Training;

/// <summary>A first-order method changes all parameters of a network in one step, and keeps what it needs from step to step.</summary>
internal abstract class FirstOrderMethod
{
    /// <summary>Begins a step; the parts of it follow.</summary>
    /// <param name="schedule">What the learning rate is multiplied with in this step.</param>
    public abstract void BeginStep(float schedule = 1);

    /// <summary>Changes neighbouring parameters. Each depends on its own gradient alone: parts may be worked on at once, and cut anywhere.</summary>
    /// <param name="first">The index of the first among all parameters.</param>
    /// <param name="parameters">The parameters, changed in place.</param>
    /// <param name="gradient">∂loss/∂parameter, in the same order.</param>
    /// <param name="gradientScale">What the gradient is multiplied with first.</param>
    /// <param name="rate">What the learning rate is multiplied with for these parameters.</param>
    /// <param name="decay">The weight decay of these parameters.</param>
    public abstract void Update(
        int first, Span<float> parameters, ReadOnlySpan<float> gradient, float gradientScale, float rate = 1, float decay = 0);

    /// <summary>Forgets all steps so far.</summary>
    /// <param name="learningRate">The learning rate from now on.</param>
    public abstract void Restart(float learningRate);

    /// <summary>Another of the same kind and size, which has taken no step.</summary>
    public abstract FirstOrderMethod CreateAnother();

    /// <summary>Goes to where another of the same kind and size stands.</summary>
    /// <param name="other">The other.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <exception cref="OperationCanceledException">The token asked for it: this one stands nowhere.</exception>
    public abstract void CopyFrom(FirstOrderMethod other, CancellationToken cancellation = default);

    /// <summary>Writes what is kept from step to step.</summary>
    public abstract void Save(BinaryWriter state);

    /// <summary>Takes up what another of the same kind and size kept.</summary>
    public abstract void Load(BinaryReader state);
}

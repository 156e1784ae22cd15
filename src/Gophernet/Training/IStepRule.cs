namespace Gophernet.Training;

/// <summary>How a network is changed in an epoch: the two families of rules look at the rows in different ways.</summary>
internal interface IStepRule
{
    /// <summary>Shows the rows to the network once, and takes the steps that they lead to.</summary>
    /// <param name="epoch">The epoch, counted from 1.</param>
    /// <returns>The mean loss of a row; not a finite number where the steps went too far.</returns>
    /// <exception cref="OperationCanceledException">The gradient's token asked for it.</exception>
    double TakeSteps(int epoch);

    /// <summary>Whether an epoch has many steps, each of which has learnt something.</summary>
    bool TakesManySteps { get; }

    /// <summary>Keeps in mind where it stands, before the steps of an epoch that may be cancelled.</summary>
    /// <param name="cancellation">Asked now and then.</param>
    /// <exception cref="OperationCanceledException">The token asked for it: it stands where it stood, and has nothing in mind.</exception>
    void Remember(CancellationToken cancellation = default);

    /// <summary>Goes back to where it stood then; the network is where the caller put it.</summary>
    void Undo();

    /// <summary>Forgets the steps so far; the network is where the caller put it.</summary>
    /// <param name="learningRate">The learning rate from now on.</param>
    void Restart(float learningRate);

    /// <summary>Writes all that the next steps depend on, except the network.</summary>
    void Save(BinaryWriter state);

    /// <summary>Continues from where another rule, of the same rows and options, stood.</summary>
    void Load(BinaryReader state);
}

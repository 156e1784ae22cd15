namespace Gophernet.Networks.Tensors;

/// <summary>What a parameter does, for rules that treat kinds differently.</summary>
internal enum ParameterKind
{
    /// <summary>A weight of a layer.</summary>
    Weight,

    /// <summary>A bias of a layer.</summary>
    Bias,

    /// <summary>The factor of an input.</summary>
    Scale,

    /// <summary>A part of the embedding of a number.</summary>
    Wave,

    /// <summary>Where a bin of a number begins or ends: fitted to the rows before training, which leaves it as it is.</summary>
    Knot,

    /// <summary>One of the numbers that stand for a category.</summary>
    Category,

    /// <summary>The activation weight of a neuron: how much of its activation it has.</summary>
    ActivationWeight,

    /// <summary>One of the numbers of a text's n-gram.</summary>
    Text,
}

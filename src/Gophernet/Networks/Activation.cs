namespace Gophernet.Networks;

/// <summary>What a layer does to its weighted sums.</summary>
public enum Activation
{
    /// <summary>Nothing: x.</summary>
    Identity,

    /// <summary>1 / (1 + e⁻ˣ), in (0, 1): the article's.</summary>
    Sigmoid,

    /// <summary>The hyperbolic tangent, in (−1, 1).</summary>
    Tanh,

    /// <summary>max(0, x).</summary>
    Relu,

    /// <summary>λx above 0, λα(eˣ − 1) below, with which outputs keep mean 0 and variance 1.</summary>
    Selu,

    /// <summary>x·sigmoid(x), also called swish.</summary>
    Silu,

    /// <summary>x·Φ(x), with the normal distribution's Φ.</summary>
    Gelu,

    /// <summary>x·tanh(ln(1 + eˣ)).</summary>
    Mish,

    /// <summary>eˣⁱ / Σⱼ eˣʲ over the neurons of the layer: positive, with sum 1.</summary>
    Softmax,
}

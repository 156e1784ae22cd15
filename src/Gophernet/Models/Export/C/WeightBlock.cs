using Gophernet.Models.Export.Reduction;
using Gophernet.Networks;
using Gophernet.Numerics;

namespace Gophernet.Models.Export.C;

/// <summary>
/// The weights of networks that are computed by one function: what each has, one after the other, in the order in which it was added; and where matrices have a
/// smaller form, their codes, in a list of their own.
/// </summary>
/// <param name="form">The form of matrices; null for floats.</param>
internal sealed class WeightBlock(WeightForm? form)
{
    private readonly List<Func<Network, ReadOnlyMemory<float>>> _floats = [];
    private readonly List<Func<Network, ReadOnlyMemory<float>>> _codes = [];

    /// <summary>The floats of a network.</summary>
    public int Length { get; private set; }

    /// <summary>The codes of a network.</summary>
    public int CodeLength { get; private set; }

    /// <summary>Adds floats.</summary>
    /// <param name="length">How many each network has of them.</param>
    /// <param name="of">Those of a network.</param>
    /// <returns>Where they begin, as an expression in C.</returns>
    public string Add(int length, Func<Network, ReadOnlyMemory<float>> of)
    {
        var first = Length;
        Length = checked(Length + length);
        _floats.Add(of);
        return $"weights + {Literal.Of(first)}";
    }

    /// <summary>Adds a matrix.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="of">That of a network, [rows, columns].</param>
    /// <param name="inOrder">Its numbers in the order in which they are gone through.</param>
    /// <returns>The matrix, as an expression in C.</returns>
    public string Add(int rows, int columns, Func<Network, Matrix> of, Func<Matrix, ReadOnlyMemory<float>> inOrder)
    {
        var length = checked(rows * columns);
        if (form is null)
        {
            return Add(length, network => inOrder(of(network)));
        }

        var (first, scales) = (CodeLength, Add(rows, network => form.Encode(of(network)).Scales));
        CodeLength = checked(CodeLength + length);
        _codes.Add(network => inOrder(form.Encode(of(network)).Codes));
        return $"gopher_matrix_of(codes + {Literal.Of(first)}, {scales})";
    }

    /// <summary>The part of a matrix that begins behind some of its numbers, all of them in the same rows.</summary>
    public string Part(string matrix, int first) =>
        form is null ? $"{matrix} + {Literal.Of(first)}" : $"gopher_matrix_part({matrix}, {Literal.Of(first)}, 0)";

    /// <summary>Writes a network's floats, or its codes.</summary>
    public void Write(Network network, bool areCodes, WeightWriter writer)
    {
        foreach (var part in areCodes ? _codes : _floats)
        {
            writer.Write(part(network).Span);
        }
    }
}

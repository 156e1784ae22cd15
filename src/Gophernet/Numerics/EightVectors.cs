using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gophernet.Numerics;

/// <summary>A square of eight by eight numbers.</summary>
[InlineArray(8)]
internal struct EightVectors
{
    private Vector256<float> _first;
}

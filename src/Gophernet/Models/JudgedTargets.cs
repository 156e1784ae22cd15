using Gophernet.Numerics;
using Gophernet.Tables;

namespace Gophernet.Models;

/// <summary>The targets of the rows that networks are judged on. Of what the networks take from these rows, nothing is needed here.</summary>
/// <param name="Table">The table that the rows are of, with their targets and lines.</param>
/// <param name="Encoded">The targets as the networks have them, [rows, outputs].</param>
/// <param name="Weights">What each row counts; empty where all count 1.</param>
/// <param name="Groups">A key for each row: rows of one are drawn together for intervals; null where rows are independent.</param>
internal sealed record JudgedTargets(Table Table, Matrix Encoded, ReadOnlyMemory<float> Weights, ulong[]? Groups);

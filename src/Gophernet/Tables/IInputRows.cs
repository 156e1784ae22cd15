using Gophernet.Numerics;

namespace Gophernet.Tables;

/// <summary>Rows that give what a network takes, some neighbouring ones at a time.</summary>
internal interface IInputRows
{
    /// <summary>Copies the inputs of some rows, turned.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="numbers">Becomes [numbers, rows].</param>
    /// <param name="codes">Becomes [categorical features, rows].</param>
    /// <param name="texts">Becomes the n-grams of each column of texts, [rows].</param>
    void CopyTo(int first, int count, Matrix numbers, CodeMatrix codes, TextRows texts);
}

using System.IO.Hashing;
using Gophernet.Numerics;

namespace Gophernet.Tables;

/// <summary>
/// What makes rows of a table depend on each other, so that those that judge must be chosen by it: groups, each of which stays on one side, or time, in which
/// what is judged comes after what is learnt from.
/// </summary>
/// <param name="Column">The column that says it.</param>
internal abstract record RowDependence(string Column)
{
    /// <summary>The same for some of the rows, in that order.</summary>
    public abstract RowDependence Take(int[] rows);

    /// <summary>Whether they can be divided in two.</summary>
    public abstract bool IsDivisible { get; }

    /// <summary>How rows are held back.</summary>
    /// <param name="foldCount">The folds that independent rows would be divided into.</param>
    /// <param name="judgedCount">How many of these would judge.</param>
    /// <returns>The folds, how many of them judge, and how often others may.</returns>
    /// <exception cref="GophernetException">There is only one group.</exception>
    public abstract (int FoldCount, int JudgedCount, int Turns) ForValidation(int foldCount, int judgedCount);

    /// <summary>Divides the rows to hold some back.</summary>
    /// <param name="strata">A code a row; each fold gets its share of each as far as possible.</param>
    /// <param name="foldCount">The folds.</param>
    /// <param name="judgedCount">How many of them judge: the first, where there are no turns.</param>
    /// <param name="random">Draws what is left open.</param>
    /// <returns>The fold of each row.</returns>
    /// <exception cref="GophernetException">There is only one time.</exception>
    public abstract int[] ValidationFolds(int[] strata, int foldCount, int judgedCount, RandomSource random);

    /// <summary>Divides the rows for a cross-validation.</summary>
    /// <param name="strata">A code a row; each fold gets its share of each as far as possible.</param>
    /// <param name="foldCount">The folds that are judged.</param>
    /// <param name="random">Draws what is left open.</param>
    /// <returns>The fold of each row; −1 for one that is never judged.</returns>
    /// <exception cref="GophernetException">There are fewer groups, or times, than folds.</exception>
    public abstract int[] CrossFolds(int[] strata, int foldCount, RandomSource random);

    /// <summary>Whether the model that is judged on a fold of a cross-validation may learn from rows of another.</summary>
    public abstract bool MayLearn(int foldOfRow, int judged);

    /// <summary>The rows of a test part, of about a share of all.</summary>
    /// <param name="strata">A code a row; both parts get their share of each as far as possible.</param>
    /// <param name="share">Above 0 and below 1.</param>
    /// <param name="seed">Decides what is left open.</param>
    /// <exception cref="GophernetException">There is only one group, or one time.</exception>
    public abstract bool[] TestRows(int[] strata, double share, ulong seed);

    /// <summary>What should be said of other rows that judge a network which learns from all of these; null for nothing.</summary>
    /// <param name="judged">The other rows.</param>
    public abstract string? WarningOn(RowDependence judged);

    /// <summary>Adds all that a division depends on.</summary>
    public abstract void AppendTo(XxHash128 hash);
}

namespace Gophernet.Reports;

/// <summary>Rows with about the same probability of a class.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Probability">The mean of their probabilities.</param>
/// <param name="Share">The share that is of the class.</param>
/// <param name="Low">The lower end of the 95% interval of that share.</param>
/// <param name="High">The upper end.</param>
internal sealed record CalibrationBin(int Rows, double Probability, double Share, double Low, double High);

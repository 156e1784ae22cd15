namespace Gophernet.Explanation;

/// <summary>What each column adds to the prediction of a row.</summary>
/// <param name="Row">The row of the table.</param>
/// <param name="Output">What is predicted.</param>
/// <param name="Prediction">Its value.</param>
/// <param name="Mean">The mean of the predictions of the background rows.</param>
/// <param name="Contributions">What each column, or group of columns, adds: together the prediction minus the mean.</param>
/// <param name="StandardErrors">How far off each may be because orders were drawn; 0 where all were looked at.</param>
internal sealed record RowExplanation(
    int Row, ExplainedOutput Output, double Prediction, double Mean, double[] Contributions, double[] StandardErrors);

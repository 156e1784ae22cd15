using Gophernet.Models;

namespace Gophernet.Tests.Models;

/// <summary>Trainers that have done all they do.</summary>
internal static class Trained
{
    /// <summary>Runs every epoch that is left.</summary>
    public static ModelTrainer ToEnd(this ModelTrainer trainer)
    {
        while (!trainer.IsDone)
        {
            trainer.RunEpoch();
        }

        return trainer;
    }
}

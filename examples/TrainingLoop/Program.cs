// A training loop of your own: options, progress, and ending it with Ctrl-C are lines in it.
using Gophernet.Models;

using var cancelled = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true; // the model is as good as it got
    cancelled.Cancel();
};

var options = new ModelOptions
{
    Preset = "fast",
    Adjust = options => options with { Hidden = [32, 16], Epochs = 40, NetworkCount = 1, Patience = 10 },
    Seed = 7,
};
using var trainer = Model.CreateTrainer(args[0], "species", options);
while (!trainer.IsDone && !cancelled.IsCancellationRequested)
{
    var loss = trainer.RunEpoch();
    if (trainer.Epoch % 10 == 0)
    {
        Console.WriteLine($"epoch {trainer.Epoch}: loss {loss:0.000}, error on rows held back {trainer.ValidationError:0.000}");
    }
}

var (model, heldOut) = trainer.ToModel();
Console.WriteLine($"{model.Classes.Count} classes, trained for {model.Training.Epochs} epochs");
Console.WriteLine($"accuracy {heldOut?["accuracy"]:0.00} on {heldOut?.Rows} rows that it has not learnt from");

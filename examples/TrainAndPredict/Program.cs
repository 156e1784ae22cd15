// Trains on a CSV file, saves the model, and predicts with it.
using Gophernet.Models;

var (csv, path) = (args[0], args[1]);

var model = Model.Train(csv, "species", new ModelOptions { Preset = "fast" });
model.Save(path);

var loaded = Model.Load(path);
foreach (var prediction in loaded.Predict(csv).Where((_, row) => row % 50 == 0))
{
    Console.WriteLine($"{prediction.Class} {prediction.Probability:0.00}");
}

Console.WriteLine($"accuracy on its own rows {loaded.Evaluate(csv)["accuracy"]:0.00}");

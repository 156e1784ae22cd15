// Learns from arrays in memory: numbers, names and dates; then predicts new columns, and single rows as a service would.
using Gophernet.Models;

// A shop's sales: they rise with the temperature, and at weekends, and differ from city to city.
const int Days = 400;
string[] cities = ["Graz", "Linz", "Wien"];
var (day, city) = (new DateTime[Days], new string[Days]);
var (temperature, sales) = (new double[Days], new double[Days]);
for (var i = 0; i < Days; i++)
{
    day[i] = new DateTime(2024, 1, 1).AddDays(i / 2);
    city[i] = cities[i % cities.Length];
    temperature[i] = 15 - 12 * Math.Cos(i * 0.0172) + i * 7 % 5;
    sales[i] = 200 + 6 * temperature[i] + 40 * (i % cities.Length) + (day[i].DayOfWeek is DayOfWeek.Saturday ? 100 : 0);
}

var table = new DataColumns().Add("day", day).Add("city", city).Add("temperature", temperature).Add("sales", sales);
var model = Model.Train(table, "sales", new ModelOptions { Preset = "fast" });

// Columns are found by name, in any order; those that the model does not know are passed over.
var tomorrow = new DataColumns()
    .Add("temperature", [21.5, 21.5])
    .Add("city", ["Linz", "Wien"])
    .Add("day", [new DateTime(2024, 6, 1), new DateTime(2024, 6, 3)]);
foreach (var prediction in model.Predict(tomorrow))
{
    Console.WriteLine($"{prediction.Number:0} sales");
}

var row = model.CreateRow().Set("city", "Graz").Set("day", "2024-06-03"); // the temperature is missing
Console.WriteLine($"{row.Predict().Number:0} sales, whatever the weather");
Console.WriteLine($"{row.Set("temperature", 30).Predict().Number:0} sales at 30 degrees");

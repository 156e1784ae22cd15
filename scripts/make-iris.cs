#!/usr/bin/env dotnet
#:project ../src/Gophernet/Gophernet.csproj
#:property PublishAot=false

// Makes data/iris/train.csv and test.csv from iris.csv, in the form of the article's files: measurements min-max scaled over the whole
// table to 12 digits, one 0/1 column a species, rows shuffled with a fixed seed, 120 to train and 30 to test.
// Run it through scripts/make-iris.

using System.Globalization;
using Gophernet;
using Gophernet.Csv;
using Gophernet.Csv.Numbers;
using Gophernet.Numerics;

const ulong Seed = 13; // see data/iris/README.md
const int TrainRows = 120;
string[] species = ["setosa", "virginica", "versicolor"]; // the article's order

var folder = args[0];
using var input = File.OpenRead(Path.Combine(folder, "iris.csv"));
var reader = new CsvReader(input, "iris.csv");
reader.MoveNext();
string[] measurements = [.. Enumerable.Range(0, 4).Select(i => reader.Current[i].ToString())];

var values = new List<double[]>();
var labels = new List<string>();
while (reader.MoveNext())
{
    var record = reader.Current;
    var row = new double[4];
    for (var i = 0; i < row.Length; i++)
    {
        if (!NumberParser.TryParse(record[i].Bytes, out row[i]))
        {
            throw new GophernetException(record[i].Place, "expected a number");
        }
    }

    values.Add(row);
    labels.Add(record[4].ToString());
}

var lows = Enumerable.Range(0, 4).Select(i => values.Min(row => row[i])).ToArray();
var highs = Enumerable.Range(0, 4).Select(i => values.Max(row => row[i])).ToArray();
var order = Enumerable.Range(0, values.Count).ToArray();
new RandomSource(Seed, RandomPurpose.Splitting).Shuffle(order);
Write("train.csv", order.AsSpan(0, TrainRows));
Write("test.csv", order.AsSpan(TrainRows));

void Write(string name, ReadOnlySpan<int> rows)
{
    using var output = File.Create(Path.Combine(folder, name));
    var writer = new CsvWriter(output);
    foreach (var column in measurements.Concat(species))
    {
        writer.WriteField(column);
    }

    writer.EndRecord();
    foreach (var row in rows)
    {
        for (var i = 0; i < measurements.Length; i++)
        {
            writer.WriteField(Text((values[row][i] - lows[i]) / (highs[i] - lows[i])));
        }

        foreach (var label in species)
        {
            writer.WriteField(labels[row] == label ? "1.0" : "0.0");
        }

        writer.EndRecord();
    }

    writer.Flush();
}

// 0.0833333333333, 1.0: twelve digits, and always a point, as in the article.
static string Text(double value)
{
    var text = value.ToString("G12", CultureInfo.InvariantCulture);
    return text.Contains('.') ? text : text + ".0";
}

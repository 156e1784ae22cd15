#!/usr/bin/env dotnet
#:project ../../src/Gophernet/Gophernet.csproj
#:property PublishAot=false

// Writes a table to measure with: make-data.cs FILE ROWS FEATURES SEED. The features are normal numbers of six digits; the label is the
// class that a random tanh network of 32 neurons finds most likely, with some noise. Tables of as many features share that network.
// Run it through scripts/benchmark/make-data.

using System.Globalization;
using Gophernet.Csv;
using Gophernet.Numerics;

const int Classes = 7;
const int Hidden = 32;
const double Noise = 0.5; // a network of 128-128 then reaches an accuracy of about 0.75

var (path, rows, features) = (args[0], Number(args[1]), Number(args[2]));
var hidden = Normals(new RandomSource(8, RandomPurpose.StartingWeights), features * Hidden);
var output = Normals(new RandomSource(9, RandomPurpose.StartingWeights), Hidden * Classes);
var random = new RandomSource((ulong)Number(args[3]), RandomPurpose.Splitting);

using var file = File.Create(path);
var writer = new CsvWriter(file);
for (var feature = 0; feature < features; feature++)
{
    writer.WriteField($"f{feature}");
}

writer.WriteField("label");
writer.EndRecord();
Span<byte> text = stackalloc byte[32];
for (var row = 0; row < rows; row++)
{
    var values = Normals(random, features);
    foreach (var value in values)
    {
        value.TryFormat(text, out var length, "G6", CultureInfo.InvariantCulture);
        writer.WriteField(text[..length]);
    }

    writer.WriteField($"class_{LabelOf(values)}");
    writer.EndRecord();
}

writer.Flush();

int LabelOf(double[] values)
{
    var scores = new double[Classes];
    for (var neuron = 0; neuron < Hidden; neuron++)
    {
        var sum = 0.0;
        for (var feature = 0; feature < features; feature++)
        {
            sum += values[feature] * hidden[feature * Hidden + neuron];
        }

        var active = Math.Tanh(sum * 2 / Math.Sqrt(features));
        for (var k = 0; k < Classes; k++)
        {
            scores[k] += active * output[neuron * Classes + k];
        }
    }

    for (var k = 0; k < Classes; k++)
    {
        scores[k] -= Noise * ScalarMath.Log(-ScalarMath.Log(Uniform(random))); // Gumbel's distribution
    }

    return Array.IndexOf(scores, scores.Max());
}

// Box and Muller, "A note on the generation of random normal deviates" (1958).
static double[] Normals(RandomSource random, int count)
{
    var values = new double[count];
    for (var i = 0; i < count; i++)
    {
        values[i] = Math.Sqrt(-2 * ScalarMath.Log(Uniform(random))) * Math.Cos(2 * Math.PI * Uniform(random));
    }

    return values;
}

// In (0, 1): its logarithm, and that one's, are finite.
static double Uniform(RandomSource random) => ((random.NextBits() >> 12) + 0.5) / (1UL << 52);

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

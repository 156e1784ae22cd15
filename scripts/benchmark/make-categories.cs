#!/usr/bin/env dotnet
#:project ../../src/Gophernet/Gophernet.csproj
#:property PublishAot=false

// Writes a table with many categories: make-categories.cs FILE ROWS SEED. Ten normal numbers of six digits; two text columns whose values follow
// Zipf's law with exponent 1 (a million rows show about 50,000 each); and whether something was bought. The logits are the sum of a
// random network and a step over the numbers, an effect of every shop and item, rare ones too, and a slope that each has for one of the numbers.
// All tables share these. Prints how well the probabilities that a table was drawn with predict it: no model can be expected to do better.
// Run it through scripts/benchmark/make-table.

using System.Globalization;
using Gophernet.Csv;
using Gophernet.Numerics;

const int Numbers = 10;
const int Hidden = 16;
const int Values = 53_000; // a million rows show all but 3,000 of them
const double EffectDeviation = 1.2;
const double SlopeDeviation = 0.5;

var (path, rows) = (args[0], Number(args[1]));
var hidden = Normals(stream: 0, Numbers * Hidden, 2 / Math.Sqrt(Numbers));
var output = Normals(stream: 1, Hidden, 1);
var (shopEffects, shopSlopes) = (Normals(stream: 2, Values, EffectDeviation), Normals(stream: 3, Values, SlopeDeviation));
var (itemEffects, itemSlopes) = (Normals(stream: 4, Values, EffectDeviation), Normals(stream: 5, Values, SlopeDeviation));
var shares = ZipfShares();
var random = new RandomSource((ulong)Number(args[2]), RandomPurpose.Splitting);

using var file = File.Create(path);
var writer = new CsvWriter(file);
for (var i = 0; i < Numbers; i++)
{
    writer.WriteField($"f{i}");
}

foreach (var name in (string[])["shop", "item", "bought"])
{
    writer.WriteField(name);
}

writer.EndRecord();
var numbers = new double[Numbers];
Span<byte> text = stackalloc byte[32];
var (right, loss) = (0, 0.0);
for (var row = 0; row < rows; row++)
{
    foreach (ref var number in numbers.AsSpan())
    {
        number = random.NextNormal();
        number.TryFormat(text, out var length, "G6", CultureInfo.InvariantCulture);
        writer.WriteField(text[..length]);
    }

    var (shop, item) = (NextValue(), NextValue());
    var logit = LogitOf(numbers) + shopEffects[shop] + itemEffects[item] + shopSlopes[shop] * numbers[0] + itemSlopes[item] * numbers[1];
    var bought = logit > ScalarMath.Log(random.NextExponential() / random.NextExponential()); // the logistic distribution
    writer.WriteField($"shop_{shop + 1}");
    writer.WriteField($"item_{item + 1}");
    writer.WriteField(bought ? "yes" : "no");
    writer.EndRecord();
    right += bought == logit > 0 ? 1 : 0;
    loss += Math.Log(1 + Math.Exp(bought ? -logit : logit));
}

writer.Flush();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"accuracy {(double)right / rows:0.0000}\nlog_loss {loss / rows:0.0000}"));

double LogitOf(double[] numbers)
{
    var logit = numbers[2] > 0 && numbers[3] > 0.5 ? 1.5 : 0;
    for (var neuron = 0; neuron < Hidden; neuron++)
    {
        var sum = 0.0;
        for (var i = 0; i < Numbers; i++)
        {
            sum += numbers[i] * hidden[i * Hidden + neuron];
        }

        logit += output[neuron] * sum / (1 + Math.Abs(sum));
    }

    return logit;
}

// The shares of the values up to each one, of which the last is 1.
static double[] ZipfShares()
{
    var shares = new double[Values];
    var sum = 0.0;
    for (var i = 0; i < Values; i++)
    {
        shares[i] = sum += 1.0 / (i + 1);
    }

    for (var i = 0; i < Values; i++)
    {
        shares[i] /= sum;
    }

    return shares;
}

int NextValue()
{
    var found = Array.BinarySearch(shares, (random.NextBits() >> 11) * (1.0 / (1L << 53)));
    return found < 0 ? ~found : found + 1;
}

static double[] Normals(ulong stream, int count, double deviation)
{
    var random = new RandomSource(10, RandomPurpose.StartingWeights, stream);
    var values = new double[count];
    foreach (ref var value in values.AsSpan())
    {
        value = deviation * random.NextNormal();
    }

    return values;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

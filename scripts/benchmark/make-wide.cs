#!/usr/bin/env dotnet
#:project ../../src/Gophernet/Gophernet.csproj
#:property PublishAot=false

// Writes a table of many more columns than rows: make-wide.cs FILE ROWS COLUMNS classes|groups|numbers|noise SEED. The columns are normal numbers of six
// digits; eight of them have a part in the target. classes: two, apart by 1.1 deviations in each of the eight. groups: the same, and blocks of 50 columns
// go together (correlation 0.64). numbers: the sum of five, with signs, and noise of half a deviation. noise: two classes that no column tells.
// docs/accuracy.md has what gophernet makes of such tables.

using System.Globalization;
using Gophernet.Csv;
using Gophernet.Numerics;

const int Informative = 8;
const int BlockColumns = 50;
const float Shift = 1.1f;

var (path, rows, columns, kind) = (args[0], Number(args[1]), Number(args[2]), args[3]);
var random = new RandomSource((ulong)Number(args[4]), RandomPurpose.Splitting);
int[] order = [.. Enumerable.Range(0, columns)];
random.Shuffle(order);
var informative = order[..Informative];

using var file = File.Create(path);
var writer = new CsvWriter(file);
for (var column = 0; column < columns; column++)
{
    writer.WriteField($"g{column}");
}

writer.WriteField("y");
writer.EndRecord();
for (var row = 0; row < rows; row++)
{
    var values = new float[columns];
    var common = 0f;
    for (var column = 0; column < columns; column++)
    {
        common = column % BlockColumns == 0 ? random.NextNormal() : common;
        values[column] = kind == "groups" ? 0.8f * common + 0.6f * random.NextNormal() : random.NextNormal();
    }

    foreach (var column in informative)
    {
        values[column] += kind is "classes" or "groups" ? Shift * (row % 2) : 0;
    }

    foreach (var value in values)
    {
        writer.WriteField(value.ToString("G6", CultureInfo.InvariantCulture));
    }

    var sum = values[informative[0]] - values[informative[1]] + values[informative[2]] - values[informative[3]] + values[informative[4]];
    writer.WriteField(kind == "numbers" ? (sum + random.NextNormal() / 2).ToString("G6", CultureInfo.InvariantCulture) : row % 2 == 0 ? "a" : "b");
    writer.EndRecord();
}

writer.Flush();

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

using BenchmarkDotNet.Attributes;
using Gophernet.Csv;
using Gophernet.Csv.Numbers;
using Gophernet.Numerics;
using Gophernet.Tables.Inference;

namespace Gophernet.Benchmarks;

/// <summary>A table of 2,000 rows and 50 columns of numbers; a time is that of one cell.</summary>
public class CsvBenchmarks
{
    private const int Rows = 2000;
    private const int Columns = 50;

    private readonly Matrix _numbers = RandomNumbers.Matrix(Rows, Columns, new RandomSource(1, RandomPurpose.StartingWeights));
    private byte[] _table = [];
    private byte[][] _texts = [];

    [GlobalSetup]
    public void Setup()
    {
        using var stream = new MemoryStream();
        WriteTable(stream);
        _table = stream.ToArray();

        var texts = new List<byte[]>();
        var reader = new CsvReader(new MemoryStream(_table), "numbers.csv");
        while (reader.MoveNext())
        {
            for (var column = 0; column < Columns; column++)
            {
                texts.Add(reader.Current[column].Bytes.ToArray());
            }
        }

        _texts = [.. texts];
    }

    [Benchmark(OperationsPerInvoke = Rows * Columns)]
    public long ReadRecords()
    {
        var length = 0L;
        var reader = new CsvReader(new MemoryStream(_table), "numbers.csv");
        while (reader.MoveNext())
        {
            for (var column = 0; column < Columns; column++)
            {
                length += reader.Current[column].Bytes.Length;
            }
        }

        return length;
    }

    [Benchmark(OperationsPerInvoke = Rows * Columns)]
    public double ParseNumbers()
    {
        var sum = 0.0;
        foreach (var text in _texts)
        {
            sum += NumberParser.TryParse(text, out var value) ? value : throw new InvalidOperationException("no number");
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Rows * Columns)]
    public object ReadTrainingTable() => TableInference.Read(new CsvReader(new MemoryStream(_table), "numbers.csv"), new TableOptions());

    [Benchmark(OperationsPerInvoke = Rows * Columns)]
    public void WriteNumbers() => WriteTable(Stream.Null);

    private void WriteTable(Stream stream)
    {
        var writer = new CsvWriter(stream);
        for (var row = 0; row < Rows; row++)
        {
            foreach (var number in _numbers.Row(row))
            {
                writer.WriteField(number);
            }

            writer.EndRecord();
        }

        writer.Flush();
    }
}

using System.Globalization;
using Gophernet.Benchmarks;
using Gophernet.Benchmarks.Products;
using Gophernet.Cli.Native;

// products BATCHxINPUTSxOUTPUTS...: the processor's peak, and the rate of each product of each size, on one thread.
// A line each, as scripts/peers/openblas.c writes them: name, size, GFLOP/s at best and in the median.
NativeStart.Begin();
Write("peak", "-", Rate.Measure(PeakLoop.Run, PeakLoop.Operations));
foreach (var size in args)
{
    var numbers = size.Split('x').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
    var products = new ProductCase(numbers[0], numbers[1], numbers[2]);
    Write("forward", size, Rate.Measure(products.Forward, products.Operations));
    Write("backward", size, Rate.Measure(products.Backward, products.Operations));
    Write("gradient", size, Rate.Measure(products.Gradient, products.Operations));
}

static void Write(string name, string size, Rate rate) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {size} {rate.Best:0.00} {rate.Median:0.00}"));

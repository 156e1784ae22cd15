using System.Runtime.InteropServices;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.NativeAot;
using Gophernet.Benchmarks;

// Compiled ahead of time for the processors of publish.props: with the JIT, it would be other code that is measured.
var isX64 = RuntimeInformation.OSArchitecture == Architecture.X64;
var toolchain = NativeAotToolchain.CreateBuilder()
    .UseNuGet()
    .IlcInstructionSet(isX64 ? "x86-64-v3" : "")
    .TargetFrameworkMoniker("net10.0")
    .ToToolchain();

var config = ManualConfig.Create(DefaultConfig.Instance)
    .WithBuildTimeout(TimeSpan.FromMinutes(30)) // it compiles BenchmarkDotNet too
    .AddJob(Job.Default.WithToolchain(toolchain))
    .AddDiagnoser(MemoryDiagnoser.Default);
BenchmarkSwitcher.FromAssembly(typeof(ProductCase).Assembly).Run(args, config);

using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Gophernet.Cli.Tests;

/// <summary>How the published executable is run.</summary>
public enum Runner
{
    /// <summary>As it is.</summary>
    Native,

    /// <summary>As if the processor had no vectors of 512 bits.</summary>
    Narrow,

    /// <summary>As the only file of its root directory, with chroot: what a container made FROM scratch is.</summary>
    EmptyRoot,

    /// <summary>Built for arm64, under qemu's user emulation.</summary>
    Arm64,
}

/// <summary>What a run of the executable left behind.</summary>
internal sealed record Outcome(int ExitCode, byte[] OutputBytes, string Error)
{
    public string Output => Encoding.UTF8.GetString(OutputBytes);
}

/// <summary>The published executable. scripts/test publishes it and says where; without it the tests that need it are skipped.</summary>
internal static class Executable
{
    private const nuint BytesWaiting = 0x541B; // FIONREAD

    private static readonly string? Native = Environment.GetEnvironmentVariable("GOPHERNET_BINARY");
    private static readonly string? Arm64 = Environment.GetEnvironmentVariable("GOPHERNET_ARM64_BINARY");
    private static readonly Lazy<string[]?> Chroot = new(FindChroot);

    /// <summary>Whether the arm64 executable is there, and can be run.</summary>
    public static bool HasArm64 => Arm64 is not null;

    /// <summary>The arm64 executable; null without one.</summary>
    public static string? Arm64Path => Arm64;

    public static string NativePath
    {
        get
        {
            Assert.SkipUnless(Native is not null, "needs the published executable: run scripts/test");
            return Native!;
        }
    }

    public static Process Start(Runner runner, string folder, params string[] arguments)
    {
        var command = Command(runner, folder);
        var start = new ProcessStartInfo(command[0])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in command[1..].Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    public static Outcome Run(Runner runner, string folder, byte[] input, params string[] arguments) =>
        Run(runner, folder, process => process.StandardInput.BaseStream.Write(input), arguments);

    /// <summary>Runs it to its end.</summary>
    /// <param name="runner">How.</param>
    /// <param name="folder">Its working directory.</param>
    /// <param name="write">Writes to its standard input, which is closed then.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Outcome Run(Runner runner, string folder, Action<Process> write, params string[] arguments)
    {
        using var process = Start(runner, folder, arguments);
        var output = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output);
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            write(process);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading all of its input, as it does for a wrong argument.
        }

        process.WaitForExit();
        reading.Wait();
        return new Outcome(process.ExitCode, output.ToArray(), error.Result);
    }

    /// <summary>Waits until a process has taken all that was written to its standard input, or has ended.</summary>
    public static void WaitUntilTaken(Process process)
    {
        var pipe = ((PipeStream)process.StandardInput.BaseStream).SafePipeHandle;
        SpinWait.SpinUntil(() => process.HasExited || (ioctl(pipe, BytesWaiting, out var count) == 0 && count == 0));
    }

    /// <summary>Sends a signal, such as INT or TERM, as Ctrl-C and <c>kill</c> do.</summary>
    public static void Signal(Process process, string signal)
    {
        using var kill = Process.Start("bash", ["-c", $"kill -{signal} {process.Id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    [DllImport("libc")]
    private static extern int ioctl(SafePipeHandle file, nuint request, out int result);

    private static string[] Command(Runner runner, string folder)
    {
        switch (runner)
        {
            case Runner.Native:
                return [NativePath];
            case Runner.Narrow:
                return ["env", "DOTNET_EnableAVX512=0", NativePath];
            case Runner.EmptyRoot:
                Assert.SkipUnless(Chroot.Value is not null, "needs the right to change the root directory (root, or user namespaces)");
                CopyNative(Path.Combine(folder, "gophernet"));
                return [.. Chroot.Value!, folder, "/gophernet"];
            default:
                Assert.SkipUnless(Arm64 is not null, "needs the arm64 executable and qemu-aarch64-static: run scripts/test where the cross tools are");
                return ["qemu-aarch64-static", Arm64!];
        }
    }

    /// <summary>
    /// Copies in a process of its own: one that another test starts meanwhile would inherit the file open for writing, and such a file is not run ("Text
    /// file busy").
    /// </summary>
    private static void CopyNative(string path)
    {
        using var copy = Process.Start("cp", [NativePath, path]);
        copy.WaitForExit();
        Assert.Equal(0, copy.ExitCode);
    }

    private static string[]? FindChroot()
    {
        string[][] candidates = [["chroot"], ["unshare", "--user", "--map-root-user", "chroot"]];
        return candidates.FirstOrDefault(candidate =>
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(candidate[0], [.. candidate[1..], "/", "/bin/true"]) { RedirectStandardError = true })!;
                process.WaitForExit();
                return process.ExitCode == 0;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return false;
            }
        });
    }
}

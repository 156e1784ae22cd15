using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace Gophernet.Fuzz.Engine;

/// <summary>
/// Runs a target in this process for ever new inputs of libFuzzer, which keeps those that reach something new. What was instrumented counts in the counters of
/// libFuzzer's library (<c>libfuzzer.c</c>).
/// </summary>
internal sealed unsafe class LibFuzzer(string library)
{
    private readonly nint _library = NativeLibrary.Load(library);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Target(byte* data, nuint size);

    /// <summary>Runs it; comes back when libFuzzer has had enough.</summary>
    /// <param name="target">What to run.</param>
    /// <param name="findings">Is told what is wrong.</param>
    /// <param name="arguments">Those of libFuzzer: folders of inputs and options.</param>
    public int Run(FuzzTarget target, Findings findings, string[] arguments)
    {
        Trace.SharedMem = Counters;
        Target run = (data, size) =>
        {
            Trace.PrevLocation = 0;
            findings.Run(target, new ReadOnlySpan<byte>(data, (int)size));
            return 0;
        };
        var start = (delegate* unmanaged[Cdecl]<int, byte**, nint, int>)NativeLibrary.GetExport(_library, "fuzz_run");
        var texts = Array.ConvertAll(["fuzz", .. arguments], Marshal.StringToCoTaskMemUTF8);
        fixed (nint* first = texts)
        {
            var code = start(texts.Length, (byte**)first, Marshal.GetFunctionPointerForDelegate(run));
            GC.KeepAlive(run);
            return code;
        }
    }

    /// <summary>A counter for each pair of places in the code that follow each other.</summary>
    private byte* Counters => ((delegate* unmanaged[Cdecl]<byte*>)NativeLibrary.GetExport(_library, "fuzz_counters"))();
}

using System.Globalization;
using System.Text.Json.Nodes;
using static Gophernet.Cli.Tests.CModel;

namespace Gophernet.Cli.Tests;

/// <summary>The memory that a model in C is said to take is what it takes.</summary>
public class CMemoryTests
{
    // Predicts a row on a stack of its own, which was painted before, and prints how much of it was written to.
    private const string Program = """
        #include <stdio.h>
        #include <string.h>
        #include <ucontext.h>
        #define MODEL_DECLARATIONS_ONLY
        #include "model.c"

        enum { SIZE = 1 << 22 };
        static unsigned char stack[SIZE];
        static ucontext_t here, there;
        static const char *const *cells;
        static int result;

        static void run(void)
        {
            struct model_prediction prediction;
            result = model_predict_cells(cells, &prediction);
        }

        int main(int count, char **arguments)
        {
            cells = (const char *const *)(arguments + 1);
            memset(stack, 0xA5, SIZE);
            getcontext(&there);
            there.uc_stack.ss_sp = stack;
            there.uc_stack.ss_size = SIZE;
            there.uc_link = &here;
            makecontext(&there, run, 0);
            swapcontext(&here, &there);
            int free = 0;
            while (free < SIZE && stack[free] == 0xA5)
                free++;
            printf("%d %d\n", result, SIZE - free);
            return count != MODEL_COLUMNS + 1;
        }

        """;

    [Theory]
    [InlineData("--target class --preset fast --validation 0 --hidden 300,200 --epochs 1")]
    [InlineData($"--target class --text note --neighbours on --ensemble 3 --preset default --numbers lines,waves {Small}")]
    public void A_prediction_takes_no_more_of_the_stack_than_is_said(string arguments)
    {
        using var workspace = Trained(arguments);
        workspace.Write("main.c", Program);
        var (said, cells) = ((int)Document(workspace)["stack_bytes"]!, Cells(workspace));
        foreach (var compiler in (string[])["gcc -O0", "gcc -O3 -march=native", "clang -O0", "clang -O3"])
        {
            // Without what a dynamic linker takes, which looks for a function when it is called for the first time.
            var parts = compiler.Split(' ');
            Assert.Equal("", Tool(workspace, parts[0], [.. parts[1..], "-static", "main.c", "model.c", "-lm", "-o", "main"]).Error);

            var output = Start(workspace, workspace.File("main"), "", cells).Output.Split(' ');

            Assert.Equal("0", output[0]);
            Assert.InRange(int.Parse(output[1], CultureInfo.InvariantCulture), said / 3, said); // the rest is room for the frames of other compilers
        }
    }

    [Theory]
    [InlineData($"--target class {Fast}")]
    [InlineData($"--target class --text note --neighbours on --ensemble 3 --preset default --numbers lines,waves {Small}")]
    public void The_constants_are_as_large_as_is_said(string arguments)
    {
        using var workspace = Trained(arguments);
        Assert.Equal("", Tool(workspace, "gcc", ["-Os", "-std=c99", "-c", "model.c", "-o", "model.o"]).Error);

        // Sections of constants, those with addresses in them too; strings and the tables of the runtime are among them.
        var size = Tool(workspace, "size", ["-A", "model.o"]).Output.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length > 1 && Array.Exists([".rodata", ".data"], start => fields[0].StartsWith(start, StringComparison.Ordinal)))
            .Sum(fields => int.Parse(fields[1], CultureInfo.InvariantCulture));

        var said = (int)Document(workspace)["constant_bytes"]!;
        // What is said is of tables: a compiler adds strings of the code and the runtime's tables, and fills up between arrays.
        Assert.InRange(size, said * 0.98 - 64, said * 1.02 + 4096);
    }

    private static JsonNode Document(Workspace workspace) => JsonNode.Parse(
        InProcess.Run("", "export", workspace.File("model.safetensors"), "-o", workspace.File("model.c"), "--json", "--quiet").Output)!;

    /// <summary>The cells of a row in the order of the model's columns: some with numbers that take the longest way to be read.</summary>
    private static string[] Cells(Workspace workspace)
    {
        var lines = File.ReadAllLines(workspace.File("train.csv"));
        var (names, cells) = (lines[0].Split(','), lines[1].Split(','));
        return [.. Document(workspace)["inputs"]!.AsArray().Select(input => (string)input!["name"]!).Select(name => name == "a"
            ? "123456789012345678901234567890.12345678901234567890123456789012345678901234567890e-20" : cells[Array.IndexOf(names, name)])];
    }
}

using System.Globalization;
using static Gophernet.Cli.Tests.CModel;

namespace Gophernet.Cli.Tests;

/// <summary>A model that is exported to C, compiled, predicts the bytes that the product predicts, whatever the compiler does.</summary>
public class CExportTests
{
    private const string Iris = "setosa,versicolor,virginica";

    public static TheoryData<string> Models =>
    [
        .. from target in (string[])["class", "amount,second", "p,q,r --task multilabel", "x,y,z"] select $"--target {target} {Fast}",
        .. from activation in (string[])["identity", "sigmoid", "tanh", "relu", "selu", "silu", "gelu", "mish"]
           select $"--target class --activation {activation} {Fast}",
        $"--target class --preset default {Small}",
        $"--target amount,second --preset default --quantile 0.1,0.4,0.5,0.9 {Small}",
        $"--target skewed --target-scale log --quantile 0.2,0.4,0.6,0.8 {Fast}",
        $"--target skewed --target-scale log {Fast}",
        $"--target class --numbers lines,waves --ensemble 4 --preset default {Small}",
        $"--target class --neighbours on --ensemble 3 --preset default {Small}",
        $"--target amount --neighbours on --ensemble 2 {Fast}",
        $"--target p,q,r --task multilabel --neighbours on --ensemble 2 {Fast}",
        $"--target p --task classification --threshold f1 --preset fast {Small}",
        $"--target class --preset plain --embeddings on --parametric on --input-scales on {Small}",
        $"--target class --missing NA,-1,ÄÖ {Fast}",
        $"--target class --text note {Fast}",
        $"--target amount --text note --text-buckets 256 --preset default {Small}",
        "--target class --preset classic --learning-rate 1e-5 --epochs 9",
    ];

    public static TheoryData<string> Compilers =>
    [
        "gcc -O0 -std=c99", "gcc -O2 -std=c99", "gcc -Os -std=c99 -DMODEL_NO_LIBM", "gcc -O3 -std=gnu11 -mfma", Usual,
        "gcc -O3 -std=gnu17 -ffp-contract=fast -mfma",
        "gcc -O1 -std=c99 -fsanitize=address,undefined -fno-sanitize-recover=all", "clang -O0 -std=c99", "clang -O3 -std=c99 -march=native",
        "clang -O2 -std=gnu11 -DMODEL_NO_LIBM", "clang -O1 -std=c99 -fsanitize=address,undefined -fno-sanitize-recover=all",
        "aarch64-linux-gnu-gcc -O3 -std=gnu11 -static", "aarch64-linux-gnu-gcc -O2 -std=c99 -static -DMODEL_NO_LIBM",
    ];

    [Theory]
    [MemberData(nameof(Models))]
    public void Predicts_the_same_bytes(string arguments)
    {
        using var workspace = Trained(arguments);

        Assert.Equal(Predicted(workspace), Run(workspace, Usual));
    }

    [Theory]
    [MemberData(nameof(Compilers))]
    public void Predicts_the_same_bytes_whatever_the_compiler_does(string compiler)
    {
        using var workspace = Trained($"--target class --text note --neighbours on --ensemble 3 --preset default --numbers lines,waves {Small}");

        Assert.Equal(Predicted(workspace), Run(workspace, compiler));
    }

    [Theory]
    [InlineData("default-classes")]
    [InlineData("fast-labels")]
    [InlineData("quantile")]
    public void Predicts_the_same_bytes_of_a_model_that_an_older_version_wrote(string name)
    {
        using var workspace = new Workspace();
        workspace.CopyIn(Repository.File("tests", "Gophernet.Cli.Tests", "models-1", name, "model.safetensors"));
        workspace.CopyIn(Repository.File("tests", "Gophernet.Cli.Tests", "models-1", name, "rows.csv"));
        Export(workspace);

        Assert.Equal(Predicted(workspace), Run(workspace, Usual));
    }

    [Fact]
    public void Refuses_what_a_compiler_would_change()
    {
        using var workspace = Trained($"--target class {Fast}");

        Assert.Contains("-ffast-math", Compile(workspace, "gcc -O2 -std=c99 -ffast-math").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_when_it_was_compiled_to_compute_something_else()
    {
        using var workspace = Trained($"--target class {Fast}");
        Assert.Equal("", Compile(workspace, "clang -O2 -std=c99 -mfma -ffp-contract=fast").Error);

        var (_, _, error) = Start(workspace, workspace.File("model"), File.ReadAllText(workspace.File("rows.csv")));

        Assert.StartsWith("row 1: the program was compiled so that it computes something else", error, StringComparison.Ordinal);
    }

    /// <summary>Each cell of a column is read as the product reads it, or the column is named where it cannot be.</summary>
    [Fact]
    public void Reads_every_form_of_cell_as_the_product_does()
    {
        using var workspace = new Workspace();
        workspace.Write("train.csv", WrittenCells.Training());
        workspace.Write("rows.csv", WrittenCells.Rows());
        Product(workspace, ["train", "train.csv", "--target", "class", "--categorical", "code", "--quiet", .. Fast.Split(' ')]);
        Export(workspace);
        var expected = Product(
            workspace, ["predict", "model.safetensors", "rows.csv", "--probabilities", "--errors", workspace.File("faults.csv"), "--quiet"], isAll: false);

        Assert.Equal("", Compile(workspace, Usual).Error);
        var (exitCode, output, error) = Start(workspace, workspace.File("model"), WrittenCells.Rows());

        Assert.Equal(1, exitCode);
        Assert.Equal(expected, output);
        Assert.Equal(
            File.ReadAllLines(workspace.File("faults.csv"))[1..].Select(line => line.Split(',')).Select(fields => $"row {fields[0]}: {fields[3]}"),
            error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void A_prefix_begins_all_names()
    {
        using var workspace = Trained($"--target class {Fast}");

        Assert.Equal(0, InProcess.Run("", "export", workspace.File("model.safetensors"), "--prefix", "My 2nd-model", "-o", workspace.File("other.c")).ExitCode);

        var text = File.ReadAllText(workspace.File("other.c"));
        Assert.Contains("int my_2nd_model_predict(const struct my_2nd_model_row *row", text, StringComparison.Ordinal);
        Assert.DoesNotContain("gopher_", text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData($"--target class {Fast}")]
    [InlineData($"--target amount,second --quantile 0.1,0.9 {Fast}")]
    [InlineData($"--target p,q,r --task multilabel {Fast}")]
    public void The_example_at_the_head_compiles(string arguments)
    {
        using var workspace = Trained(arguments);
        var head = File.ReadAllLines(workspace.File("model.c")).TakeWhile(line => line != " */");
        workspace.Write("main.c", string.Join('\n', head.Where(line => line.StartsWith(" *     ", StringComparison.Ordinal)).Select(line => line[7..])) + "\n");

        Assert.Equal("", Tool(workspace, "gcc", ["-std=c99", "-Wall", "-Wextra", "-Wpedantic", "main.c", "model.c", "-lm", "-o", "main"]).Error);
        Assert.Equal(0, Start(workspace, workspace.File("main"), "").ExitCode);
    }

    [Theory]
    [InlineData("predict")]
    [InlineData("loop")]
    public void The_examples_compile_without_a_warning(string example)
    {
        using var workspace = new Workspace("train.csv");
        Product(workspace, ["train", "train.csv", "--target", Iris, "--quiet", .. Fast.Split(' ')]);
        Export(workspace, "iris");
        workspace.CopyIn(Repository.File("examples", "c", example + ".c"));

        Assert.Equal("", Tool(workspace, "gcc", ["-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-c", example + ".c", "-o", "example.o"]).Error);
    }

    /// <summary>A column is not called as something that a program has already, in C or in C++, whatever it includes first.</summary>
    [Theory]
    [InlineData("gcc -std=gnu17 -D_GNU_SOURCE")]
    [InlineData("gcc -std=gnu2x")]
    [InlineData("gcc -std=c99")]
    [InlineData("clang -std=gnu17")]
    [InlineData("g++ -x c++ -std=gnu++20 -D_GNU_SOURCE")]
    public void A_field_has_no_name_that_is_taken(string compiler)
    {
        var (tool, options) = (compiler.Split(' ')[0], compiler.Split(' ')[1..]);
        var isC = tool != "g++";
        using var workspace = new Workspace();
        var headers = "assert ctype errno fenv float inttypes iso646 limits locale math setjmp signal stdarg stdbool stddef stdint stdio stdlib string "
            + "time wchar wctype unistd sys/stat netdb sched dirent libgen" + (isC ? " complex stdalign stdnoreturn tgmath" : "");
        var first = string.Concat(headers.Split(' ').Select(header => $"#include <{header}.h>\n"));
        workspace.Write("headers.h", first);
        var defined = Tool(workspace, tool, [.. isC ? (string[])["-x", "c"] : [], .. options, "-dM", "-E", "headers.h"]).Output.Split('\n');
        var macros = defined.Select(line => line.Split(' ')).Where(words => words.Length > 1).Select(words => words[1]).Where(name => name[0] != '_'
            && name.All(c => char.IsAsciiLetterLower(c) || c == '_') && !name.StartsWith("si", StringComparison.Ordinal)); // of siginfo_t
        const string Keywords =
            "auto bool catch class delete double if inline int new not operator restrict static_assert this typeid union while wchar_t xor_eq";
        string[] names = [.. Keywords.Split(' ').Union(macros).Append("i386").Append("small").Append("errno_")];
        workspace.Write("train.csv", $"{string.Join(',', names)},y\n" + string.Concat(Enumerable.Range(0, 40).Select(row =>
            string.Concat(names.Select((_, i) => $"{(row + i) * (row + 2 * i) % 37}.5,")) + $"{(row % 2 == 0 ? "p" : "q")}\n")));
        Product(workspace, ["train", "train.csv", "--quiet", .. Fast.Split(' ')]);
        Export(workspace);
        workspace.Write("main.c", first + "#define MODEL_DECLARATIONS_ONLY\n#include \"model.c\"\ndouble f(const struct model_row *r);\n"
            + "double f(const struct model_row *r) { return r->errno_ + r->small_; }\n");

        Assert.Equal("", Tool(workspace, tool, [.. options, "-c", "main.c", "-o", "main.o"]).Error);
        Assert.Equal("", !isC ? "" : Tool(workspace, tool, [.. options, "-c", "model.c", "-o", "model.o"]).Error);
    }

    [Fact]
    public void A_row_of_C_is_that_of_a_table()
    {
        using var workspace = new Workspace("train.csv");
        Product(workspace, ["train", "train.csv", "--target", Iris, "--quiet", .. Fast.Split(' ')]);
        Export(workspace, "iris");
        workspace.CopyIn(Repository.File("examples", "c", "predict.c"));
        var predicted = Product(workspace, ["predict", "model.safetensors", "--probabilities", "--quiet"], input:
            "sepal_length,sepal_width,petal_length,petal_width\n6.1,2.8,4.7,1.2\n").Split('\n')[1].Split(',');
        var most = predicted[1..].Max(text => float.Parse(text, CultureInfo.InvariantCulture));

        Assert.Equal("", Tool(workspace, "gcc", ["-O2", "-std=c99", "predict.c", "iris.c", "-lm", "-o", "example"]).Error);

        Assert.Equal($"{predicted[0]} {most.ToString("F3", CultureInfo.InvariantCulture)}\n", Start(workspace, workspace.File("example"), "").Output);
    }
}

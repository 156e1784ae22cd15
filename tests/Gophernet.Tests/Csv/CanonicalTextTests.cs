using System.IO.Hashing;
using System.Text;
using Gophernet.Models;
using Gophernet.Tables.Inference;
using Gophernet.Tests.Models;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Csv;

/// <summary>The hash of a table: that of its bytes, if it is plain CSV, and the same however it is written or read.</summary>
public class CanonicalTextTests
{
    private const int Rows = 300;

    private static readonly string Plain = "a,b,c\n"
        + string.Concat(Enumerable.Range(0, Rows).Select(row => $"{row},{row % 7}.5,{(row % 3 == 0 ? "x y" : "")}\n"));

    [Fact]
    public void The_hash_of_plain_csv_is_that_of_its_bytes() => Assert.Equal(HashOf(Plain), TableHash(Plain));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 100)]
    [InlineData(3, 100)]
    [InlineData(16, 1)]
    [InlineData(2, 1_000_000)]
    public void Threads_and_blocks_have_no_part_in_it(int threads, int blockSize)
    {
        Assert.Equal(HashOf(Plain), TableHash(Plain, threads, blockSize));
        Assert.Equal(HashOf(Plain), TableHash(Plain.Replace(',', '\t'), threads, blockSize));
    }

    [Theory]
    [InlineData("a;b;c\n1;2;p\n3;4;q\n")]
    [InlineData("a\tb\tc\r\n1\t2\tp\r\n3\t4\tq\r\n")]
    [InlineData("a,b,c\n1,2,p\n3,4,q")]
    [InlineData("\"a\",\"b\",\"c\"\n\"1\",2,\"p\"\n3,\"4\",q\n")]
    [InlineData("\uFEFFa,b,c\n\n1,2,p\n\n3,4,q\n")]
    [InlineData("a,b,c\n1,2,p\n3,4,q,,\n")]
    public void How_a_table_is_written_has_no_part_in_it(string text) => Assert.Equal(HashOf("a,b,c\n1,2,p\n3,4,q\n"), TableHash(text));

    [Fact]
    public void A_field_that_needs_quotes_has_them()
    {
        const string Text = "a,b,c\n1,\"x,\"\"y\"\"\",p\n2,\"line\nbreak\",q\n";

        Assert.Equal(HashOf(Text), TableHash(Text));
        Assert.Equal(HashOf(Text), TableHash("a;b;c\n1;\"x,\"\"y\"\"\";p\n2;\"line\nbreak\";q\n"));
    }

    [Theory]
    [InlineData("1,2,p", "1,2,q")]
    [InlineData("1,2,p", "12,,p")]
    [InlineData("1,2,p", "1.0,2,p")]
    [InlineData("a,b,c", "a,b,d")]
    public void A_changed_cell_changes_it(string cells, string changed)
    {
        const string Text = "a,b,c\n1,2,p\n3,4,q\n";

        Assert.NotEqual(TableHash(Text), TableHash(Text.Replace(cells, changed, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(1_000_000)]
    public void Lines_of_json_count_as_they_stand_wherever_columns_come_late(int blockSize)
    {
        var lines = string.Concat(Enumerable.Range(0, Rows).Select(row => row < 200 ? $"{{\"a\":{row},\"y\":\"p\"}}\n" : $"{{\"y\":\"q\",\"late\":{row}}}\n"));

        Assert.Equal(HashOf(lines), TableHash(lines, threads: 2, blockSize));
    }

    [Fact]
    public void A_column_of_json_may_come_in_a_later_block_of_many_rows()
    {
        var lines = string.Concat(Enumerable.Repeat("{\"a\":1}\n", 2_000)) + string.Concat(Enumerable.Repeat("{\"b\":1}\n", 2_000));

        Assert.Equal(HashOf(lines), TableHash(lines, threads: 1, blockSize: 1_000));
    }

    [Fact]
    public void A_table_for_a_model_has_the_same()
    {
        const string Text = "x0,x1,kind\n1,2,a\n3,4,b\n5,6,\n";
        var model = SmallModel.Create();

        var training = ModelTable.Read(model.Schema, InferredTable.Open(Text.Replace(',', ';')), start: model);

        Assert.Equal((HashOf(Text), 2, 1, 3), (training.Profile!.Hash, training.Profile.RowCount, training.Profile.LeftOutCount, training.Profile.ColumnCount));
    }

    private static string TableHash(string text, int threads = 1, int blockSize = 4096) => Convert.ToHexStringLower(
        RawTable.Read(InferredTable.Open(text), new TableOptions { Targets = [] }, threads, blockSize).Hash.GetCurrentHash());

    private static string HashOf(string text) => Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(text)));
}

using System.Text;
using CsCheck;
using Gophernet.Csv;
using Gophernet.Csv.Input;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Tables;

/// <summary>
/// Realistic tables with a few bytes changed give a training table that can be read again, or a fault of the user's; nothing else, and they come to an end.
/// </summary>
public class RobustnessMutationTests
{
    private const int Cases = 5_000; // a second or two each

    private static readonly Gen<byte> Anything = Gen.OneOf(
        Gen.Byte, Gen.OneOf([.. "\"\n\r,;|\t.-+ 0159eENAx"u8.ToArray().Select(value => Gen.Const(value))]), Gen.OneOf<byte>(0, 0xFF, 0xEF, 0xC3));

    private static readonly Gen<Change> Changes =
        Gen.Select(Gen.Int[0, 9999], Gen.Int[0, 3], Anything, Gen.Int[1, 12], (place, kind, value, length) => new Change(place, kind, value, length));

    public static TheoryData<string, string> Tables => new()
    {
        { "people", "id,name,age,member,since,town,churn\n1,Ann,34,yes,2020-01-05,Bern,0\n2,\"O'Hara, Bob\",41,no,2021-02-28T10:30:00Z,Köln,1\n"
            + "3,Cy,,yes,2019-12-31,Bern,0\n4,\"D \"\"Dee\"\"\",29,no,,Rome,1\n5,Eve,n/a,NO,2020-02-29,Köln,0\n" },
        { "prices",
            "\uFEFFArt;Preis;Menge;Note\r\nBrot;2,50;12;1\r\nMilch;1,19;7;2\r\n\"Käse; alt\";12,9;3;3\r\nBrot;2,55;11;1\r\nMilch;1,09;.;2\r\nMehl;1e0;5;\r\n" },
        { "measured", "0.5|1.25e3|-7|3.75\n0.25|nan|-8|4.5\n0.125|2e3|-9|5.25\n1|3e3|inf|6\n" },
        { "orders", "{\"n\":1,\"dish\":\"soup\",\"on\":\"2020-01-05\",\"paid\":true,\"y\":\"a\"}\n"
            + "{\"y\":\"b\",\"n\":-2.5e1,\"dish\":\"k\\u00e4se \\\"x\\\"\",\"paid\":false}\r\n"
            + "{\"n\":null,\"dish\":\"soup\",\"late\":3,\"y\":\"a\"}\n\n{\"n\":7,\"paid\":true,\"on\":null,\"late\":4,\"y\":\"b\"}\n"
            + "{\"n\":2,\"dish\":\"\",\"y\":\"a\"}\n" },
        { "labels", "x\ta\tb\tc\n1.5\t1\t0\t1\n2.5\t0\t0\t0\n4\t1\t1\t0\n-3\t0\t1\t1\n" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_changed_table_is_read_or_refused(string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var options = new TableOptions { Targets = name == "labels" ? ["a", "b", "c"] : [] };
        var readCount = 0;

        RandomCases.ForAll(Changes.Array[1, 4], Cases, changes => readCount += IsRead(Apply(bytes, changes), options) ? 1 : 0);

        Assert.InRange(readCount, Cases / 20, Cases * 19 / 20); // both happen
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_beginning_of_a_table_is_read_or_refused(string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var length = 0; length <= bytes.Length; length++)
        {
            IsRead(bytes[..length], new TableOptions { Targets = name == "labels" ? ["a", "b", "c"] : [] });
        }
    }

    [Fact]
    public void Arbitrary_bytes_are_read_or_refused() =>
        RandomCases.ForAll(Anything.Array[0, 80], Cases, bytes => IsRead(bytes, new TableOptions()));

    private static bool IsRead(byte[] bytes, TableOptions options)
    {
        CsvReader Open() => CsvInput.Open(new MemoryStream(bytes), InferredTable.Name, new CsvOptions());

        TrainingTable training;
        try
        {
            training = TableInference.Read(Open(), options);
        }
        catch (GophernetException e)
        {
            Assert.NotEmpty(e.Message);
            return false;
        }

        TableReplay.Check(training, Open);
        return true;
    }

    private static byte[] Apply(byte[] bytes, Change[] changes)
    {
        var changed = bytes.ToList();
        foreach (var change in changes.Where(_ => changed.Count > 0))
        {
            var place = change.Place % changed.Count;
            var length = Math.Min(change.Length, changed.Count - place);
            switch (change.Kind)
            {
                case 0:
                    changed[place] = change.Value;
                    break;
                case 1:
                    changed.Insert(place, change.Value);
                    break;
                case 2:
                    changed.RemoveRange(place, length);
                    break;
                default:
                    changed.InsertRange(place, changed.GetRange(place, length));
                    break;
            }
        }

        return [.. changed];
    }

    private sealed record Change(int Place, int Kind, byte Value, int Length);
}

using System.Globalization;
using System.IO.Compression;
using System.Text;
using Gophernet.Csv;
using Gophernet.Csv.Foreign;
using Gophernet.Csv.Input;
using Gophernet.Tests.Models;

namespace Gophernet.Tests.Csv;

public class ForeignFileTests
{
    [Theory]
    [InlineData("gzip -t FILE", "a.gz", "gzip -t a.gz")]
    [InlineData("gzip -t FILE", "my data.gz", "gzip -t 'my data.gz'")]
    [InlineData("gzip -t FILE", "<stdin>", "gzip -t FILE")]
    [InlineData("gzip -t FILE", "-x.gz", "gzip -t FILE")]
    [InlineData("read('FILE')", "a.csv", "read('a.csv')")]
    [InlineData("read('FILE')", "it's.csv", "read('FILE')")] // quotes within quotes are another program's
    [InlineData("FROM 'FILE.parquet'", "my data", "FROM 'FILE.parquet'")]
    public void A_hint_has_the_name_of_the_file_as_a_shell_takes_it(string hint, string name, string expected) =>
        Assert.Equal(expected, ForeignFile.WithName(hint, name));

    [Theory]
    [InlineData("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1\0\0", "xls")]
    [InlineData("PAR1\u0015\0\u0015\u00FF", "Parquet")]
    [InlineData("ARROW1\0\0\u00FF", "Arrow")]
    [InlineData("ORC\b\u0001", "ORC")]
    [InlineData("ORC\u0011\0\0\n\u0006", "ORC")]
    [InlineData("ORC\n\u0006\u0012\u0004", "ORC")]
    [InlineData("\0\0\0\0\0\0\0\0\0\0\0\0\u00C2\u00EA\u0081`\u00B3\u0014\u0011", "SAS")]
    [InlineData("(\u00B5/\u00FD\u0004", "zstd")]
    [InlineData("\u00FD7zXZ\0\0", "xz")]
    [InlineData("BZh91AY&SY\u0017", "bzip2")]
    [InlineData("7z\u00BC\u00AF'\u001C\0", "7z")]
    [InlineData("SQLite format 3\0\u0010", "SQLite")]
    [InlineData("%PDF-1.7\n", "PDF")]
    [InlineData("\u0080\u0004\u0095\u00FF", "pickle")]
    [InlineData("\u0093NUMPY\u0001", "npy")]
    [InlineData("\u0089HDF\r\n\u001A\n\0", "HDF5")]
    [InlineData("<!DOCTYPE html>\n<html>", "HTML")]
    [InlineData("<?xml version=\"1.0\"?>\n", "XML")]
    [InlineData("[{\"a\": 1}]\n", "JSON array")]
    [InlineData("\n [\n  {\"a\": 1}\n]\n", "JSON array")]
    [InlineData("[[1, 2], [3, 4]]", "JSON array")]
    [InlineData("[1,2,3]\n[4,5,6]\n", "a JSON array a line")]
    [InlineData("[\"id\", \"a, b\"]\r\n[null, true]\r\n", "a JSON array a line")]
    [InlineData(" [ -1.5e3 , \"x]\" ]\n\n[2,\"\"]", "a JSON array a line")]
    [InlineData("[\n 1,\n 2\n]\n", "a JSON array")]
    [InlineData("% of 1936\n%\n@RELATION iris\n\n@ATTRIBUTE width NUMERIC\n", "ARFF")]
    [InlineData("@relation t\n", "ARFF")]
    [InlineData("+1 1:0.5 3:2\n-1 2:1\n", "LIBSVM")]
    [InlineData("-1 3:1 11:1 14:1 \n", "LIBSVM")]
    [InlineData("2 qid:1 1:0.5 2:1\n", "LIBSVM")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "Git LFS")]
    public void Another_kind_of_file_is_named_with_what_helps(string start, string name) => IsNamed(Encoding.Latin1.GetBytes(start), name);

    [Theory]
    [InlineData("1 10:30 11:45\n2 9:15 10:00\n", ' ')]
    [InlineData("@relation,b\n1,2\n", ',')]
    [InlineData("1 3:0.5 2:1\n2 3:0.5 2:1\n", ' ')]
    public void What_only_looks_like_the_files_of_other_tools_is_read(string text, char delimiter) => Assert.NotEmpty(
        CsvText.ReadAll(CsvInput.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), CsvText.Name, new CsvOptions((byte)delimiter))));

    [Theory]
    [InlineData("\n\n  <!doctype html>\n", "HTML")]
    [InlineData("\u00EF\u00BB\u00BF<!DOCTYPE html>\n<html>", "HTML")]
    [InlineData("\u00EF\u00BB\u00BF\n<HTML>\n", "HTML")]
    [InlineData("<!-- saved from a page -->\n<html>\n", "HTML")]
    [InlineData("<!-- a -->\n\n<!-- b -->\n<body>\n", "HTML")]
    [InlineData("  <?xml version=\"1.0\"?>\n<rows/>\n", "XML")]
    [InlineData("\u00EF\u00BB\u00BF<?xml version=\"1.0\"?>\n", "XML")]
    [InlineData("<!-- x --><?xml version=\"1.0\"?>\n", "XML")]
    public void Markup_is_named_after_blanks_a_mark_and_comments(string start, string name) => IsNamed(Encoding.Latin1.GetBytes(start), name);

    [Theory]
    [InlineData("d.csv", " d.csv", "ustar\u000000")]
    [InlineData("data/a long name of a table.csv", " 'data/a long name of a table.csv'", "ustar  \0")]
    [InlineData("it's.csv", " \"it's.csv\"", "ustar  \0")]
    [InlineData("a.csv; ls $(pwd)", " 'a.csv; ls $(pwd)'", "ustar  \0")]
    [InlineData("--checkpoint-action=exec=ls", "", "ustar  \0")]
    public void A_tar_archive_is_named_with_the_command_that_unpacks_its_table(string member, string word, string sign)
    {
        var tar = new byte[1024];
        Encoding.ASCII.GetBytes(member).CopyTo(tar, 0);
        Encoding.ASCII.GetBytes("0000644").CopyTo(tar, 100);
        Encoding.ASCII.GetBytes(sign).CopyTo(tar, 257);
        "a,b\n1,2\n"u8.CopyTo(tar.AsSpan(512));

        Assert.Contains($"tar xOf test.csv{word} |", IsNamed(tar, "a tar archive").Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[id],[name]\n1,2\n")]
    [InlineData("[1],[2]\n[3],[4]\n")]
    [InlineData("[1,2]\n3,4\n")]
    [InlineData("[nullable]\n3\n")]
    [InlineData("[\nx\n")]
    public void A_name_in_brackets_is_no_json(string text) =>
        Assert.NotEmpty(CsvText.ReadAll(CsvInput.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), "a.csv", new CsvOptions())));

    [Theory]
    [InlineData(" rows.csv", "g pax_global_header 52", "0 rows.csv 8")]
    [InlineData(" rows.csv", "x PaxHeaders/rows.csv 600", "0 rows.csv 8")]
    [InlineData(" d/rows.csv", "5 d/ 0", "0 d/rows.csv 8")]
    [InlineData("", "L ././@LongLink 130", "0 a-long-name 8")]
    [InlineData("", "g pax_global_header 52")]
    public void The_first_file_of_a_tar_archive_stands_after_what_is_said_of_it(string word, params string[] entries)
    {
        var tar = new MemoryStream();
        foreach (var entry in entries.Select(entry => entry.Split(' ')))
        {
            var size = int.Parse(entry[2], CultureInfo.InvariantCulture);
            var header = new byte[512];
            Encoding.ASCII.GetBytes(entry[1]).CopyTo(header, 0);
            Encoding.ASCII.GetBytes(Convert.ToString(size, 8).PadLeft(11, '0')).CopyTo(header, 124);
            header[156] = (byte)entry[0][0];
            "ustar\000"u8.CopyTo(header.AsSpan(257));
            tar.Write(header);
            tar.Write(new byte[(size + 511) / 512 * 512]);
        }

        Assert.Contains($"tar xOf test.csv{word} |", IsNamed(tar.ToArray(), "a tar archive").Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":{"0":1,"1":2},"y":{"0":3,"1":4}}""", "an object a column", "map_values")]
    [InlineData("""{"0":{"a":1,"y":2},"1":{"a":1,"y":2}}""", "rows in it", "jq -c '.[]' FILE")]
    [InlineData("{\n \"a\": [1, 2],\n \"y\": [3, 4]\n}\n", "a list a column", "range(")]
    [InlineData("""{"columns":["a","y"],"index":[0,1],"data":[[1,2],[3,4]]}""", "names and rows apart", ".columns, .data[]")]
    [InlineData("""{"ok":true,"data":[{"a":1},{"a":2}]}""", "rows in it", ".[\"data\"][]")]
    [InlineData("""{"cells":[{"cell_type":"code","source":[]}],"metadata":{}}""", "notebook", "to_csv")]
    public void Json_that_is_no_object_a_line_is_named_by_its_kind(string text, string name, string command) =>
        Assert.Contains(command, IsNamed(Encoding.UTF8.GetBytes(text), name).Hint, StringComparison.Ordinal);

    [Fact]
    public void A_nested_value_of_lines_of_objects_is_refused_at_its_place() =>
        Assert.Equal(1, Fault.Of("found a nested value", () => CsvText.ReadAll(CsvInput.Open(
            new MemoryStream("{\"a\":{\"b\":1},\"y\":{\"b\":1}}\n{\"a\":{\"b\":1},\"y\":{\"b\":1}}\n"u8.ToArray()), CsvText.Name,
            new CsvOptions()))).Place?.Line);

    [Fact]
    public void A_model_is_named() => IsNamed(SmallModel.Bytes(SmallModel.Create()), "a model");

    [Theory]
    [InlineData("[Content_Types].xml", "<Types/>", "xlsx")]
    [InlineData("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "ods")]
    [InlineData("data/people.csv", "a,b\n1,2\n", "zip archive that begins with \"data/people.csv\"")]
    public void A_zip_archive_is_named_by_what_is_in_it(string member, string content, string name)
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var stream = archive.CreateEntry(member, CompressionLevel.NoCompression).Open();
            stream.Write(Encoding.UTF8.GetBytes(content));
        }

        IsNamed(zip.ToArray(), name);
    }

    [Fact]
    public void A_zip_archive_of_one_table_is_unpacked_by_the_command_in_the_hint()
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("people.csv");
        }

        Assert.Contains($"unzip -p {CsvText.Name} people.csv |", IsNamed(zip.ToArray(), "zip").Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_kind_of_file_inside_gzip_is_named()
    {
        var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionMode.Compress))
        {
            stream.Write("%PDF-1.7\n"u8);
        }

        IsNamed(packed.ToArray(), "PDF");
    }

    [Theory]
    [InlineData("PAR1,b\n")]
    [InlineData("PAR1\n")]
    [InlineData("PK,b\n")]
    [InlineData("ORC,b\n")]
    [InlineData("BZh,b\n")]
    [InlineData("[a],b\n")]
    [InlineData("<id>,b\n")]
    [InlineData("7z,b\n")]
    [InlineData("R")]
    [InlineData("a")]
    public void A_table_whose_first_name_begins_like_another_file_is_read(string text)
    {
        var records = CsvText.ReadAll(CsvInput.Open(new ShortReads(Encoding.UTF8.GetBytes(text), 1), CsvText.Name, new CsvOptions()));

        Assert.Equal([text.TrimEnd('\n').Split(',')], records);
    }

    private static GophernetException IsNamed(byte[] bytes, string name)
    {
        for (var piece = 1; piece <= Math.Min(bytes.Length, 200); piece++)
        {
            var fault = Fault.Of($"expected CSV, found", () => CsvInput.Open(new ShortReads(bytes, piece), CsvText.Name, new CsvOptions()));
            Assert.Contains(name, fault.Message, StringComparison.Ordinal);
            Assert.Equal(new Place(CsvText.Name), fault.Place);
            Assert.NotNull(fault.Hint);
        }

        return Fault.Of(name, () => CsvInput.Open(new MemoryStream(bytes), CsvText.Name, new CsvOptions()));
    }
}

using System.IO.Compression;
using System.Text;
using Gophernet.Csv;
using Gophernet.Tests.Models;

namespace Gophernet.Tests.Csv;

public class ForeignFileTests
{
    [Theory]
    [InlineData("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1\0\0", "xls")]
    [InlineData("PAR1\u0015\0\u0015\u00FF", "Parquet")]
    [InlineData("ARROW1\0\0\u00FF", "Arrow")]
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
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "Git LFS")]
    public void Another_kind_of_file_is_named_with_what_helps(string start, string name) => IsNamed(Encoding.Latin1.GetBytes(start), name);

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

using Gophernet.Tables;
using Gophernet.Tests.Csv;
using Gophernet.Tests.Models;
using Gophernet.Tests.Models.Files;

namespace Gophernet.Tests;

/// <summary>Names from a stranger's file reach a terminal: a control character in them must not command it.</summary>
public class MessageCharacterTests
{
    private const string Red = "\u001b[31m";

    [Fact]
    public void The_name_of_a_column_is_shown_without_control_characters() =>
        IsHarmless(() => Header.Read(CsvText.Open($"{Red}a,,\n")).IndexOf("b"));

    [Fact]
    public void A_list_of_columns_is_shown_without_control_characters() =>
        IsHarmless(() => Header.Read(CsvText.Open($"{Red}a,b\n")).IndexOf("income"));

    [Fact]
    public void The_name_of_a_tensor_is_shown_without_control_characters() =>
        IsHarmless(() => SmallModel.Read(RawSafetensors.File("""{"\u001b[31m":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}""", 8)));

    private static void IsHarmless(Action action)
    {
        var fault = Assert.Throws<GophernetException>(action);
        Assert.DoesNotContain('\u001b', fault.Message + fault.Hint);
    }
}

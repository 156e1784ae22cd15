using System.Text;
using System.Text.Json;
using Gophernet.Cli.Output;

namespace Gophernet.Cli.Tests;

public class NumberListsTests
{
    [Fact]
    public void Lists_of_numbers_are_put_on_one_line_and_all_else_stays()
    {
        const string Document = """
            {
              "text [ 1,  2 ]": "a \"[ 1,\n 2 ]\" \\",
              "points": [
                [
                  0,
                  1e-05
                ],
                [
                  -1.5,
                  2
                ]
              ],
              "nothing": [],
              "texts": [
                "[",
                "1"
              ],
              "mixed": [
                1,
                null
              ],
              "truths": [
                1,
                true
              ],
              "objects": [
                {
                  "rows": [
                    1,
                    2
                  ]
                }
              ]
            }
            """;
        const string Expected = """
            {
              "text [ 1,  2 ]": "a \"[ 1,\n 2 ]\" \\",
              "points": [[0,1e-05],[-1.5,2]],
              "nothing": [],
              "texts": [
                "[",
                "1"
              ],
              "mixed": [1,null],
              "truths": [
                1,
                true
              ],
              "objects": [
                {
                  "rows": [1,2]
                }
              ]
            }
            """;

        Assert.Equal(Expected, Encoding.UTF8.GetString(NumberLists.OnOneLine(Encoding.UTF8.GetBytes(Document))));
    }

    [Fact]
    public void A_number_that_no_single_holds_keeps_its_size()
    {
        var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WritePoints("points", [[0.1, 1e300]]);
            json.WriteEndObject();
        }

        Assert.Equal("""{"points":[[0.1,1E+300]]}""", Encoding.UTF8.GetString(stream.ToArray()));
    }
}

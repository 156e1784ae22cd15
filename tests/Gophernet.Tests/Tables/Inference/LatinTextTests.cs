using System.Collections.Immutable;
using System.Text;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Targets;
using Gophernet.Tests.Csv;
using Gophernet.Tests.Models;
using Gophernet.Training;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>Labels in Latin-1, which many spreadsheets write: bytes that are not UTF-8. Refused, or as good as others.</summary>
public class LatinTextTests
{
    private static readonly byte[] Rows = Encoding.Latin1.GetBytes("x,kind\n1,Grün\n2,Grön\n3,Rot\n");

    [Fact]
    public void Different_labels_are_classes_of_different_names() => IfTaken(training =>
        Assert.Equal(ClassesOf(training).Length, ClassesOf(training).Distinct().Count()));

    [Fact]
    public void A_model_with_such_labels_can_be_read_again() => IfTaken(training =>
        SmallModel.Read(SmallModel.Bytes(new ModelTrainer(training, Preset.Plain).ToModel().Model)));

    [Fact]
    public void A_model_knows_the_labels_it_learned() => IfTaken(training =>
        Assert.True(new TableBatches(training.Schema, CsvText.Open(Rows), withTarget: true).ReadBatch()));

    private static ImmutableArray<string> ClassesOf(TrainingTable training) => ((ClassTarget)training.Schema.Target).Classes;

    private static void IfTaken(Action<TrainingTable> check)
    {
        TrainingTable training;
        try
        {
            training = TableInference.Read(CsvText.Open(Rows), new TableOptions());
        }
        catch (GophernetException e)
        {
            Assert.Equal(2, e.Place!.Value.Line);
            return;
        }

        check(training);
    }
}

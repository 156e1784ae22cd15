using Gophernet.Models.Files;

namespace Gophernet.Tests.Models.Files;

/// <summary>Files in memory, read to the end.</summary>
internal static class SafetensorsBytes
{
    public static Safetensors Read(byte[] file, string source)
    {
        var read = SafetensorsReader.Read(new MemoryStream(file), source);
        return new Safetensors(
            read.Metadata.ToDictionary(entry => entry.Key, entry => entry.Value.Text),
            [.. read.Tensors.Select(tensor => new Tensor(tensor.Name, tensor.Shape, tensor.Values.ToArray()))]);
    }
}

using Gophernet.Models;

namespace Gophernet.Cli.Serving;

/// <summary>A model that answers under a name.</summary>
/// <param name="Name">What paths call it.</param>
/// <param name="Path">Its file.</param>
/// <param name="Model">What predicts.</param>
/// <param name="Document">What <c>inspect --json</c> says of it.</param>
internal sealed record ServedModel(string Name, string Path, Model Model, ReadOnlyMemory<byte> Document);

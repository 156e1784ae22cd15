namespace Gophernet.Storage;

/// <summary>Which file it is, whatever names it has.</summary>
/// <param name="Device">The disk.</param>
/// <param name="Inode">The file's number there, or that of the folder for a file that is not there yet.</param>
/// <param name="Name">The name in that folder; null for a file that is there.</param>
internal readonly record struct FileIdentity(ulong Device, ulong Inode, string? Name);

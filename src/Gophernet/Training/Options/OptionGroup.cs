namespace Gophernet.Training.Options;

/// <summary>Where an option stands among those of the command line.</summary>
internal enum OptionGroup
{
    /// <summary>It is not there, or stands where the command puts it.</summary>
    Apart,

    /// <summary>What many will use.</summary>
    Usual,

    /// <summary>Networks and steps: details.</summary>
    Detail,
}

namespace Gophernet.Csv;

/// <summary>Where the fields of a record lie. The memory is used again for the next record.</summary>
internal struct FieldList()
{
    /// <summary>The fields; those from <see cref="Count"/> on are of records before.</summary>
    public FieldBounds[] Items = new FieldBounds[16];

    public int Count;

    public readonly ReadOnlySpan<FieldBounds> Span => Items.AsSpan(0, Count);

    /// <summary>Whether no field is in quotes.</summary>
    public readonly bool AreBare
    {
        get
        {
            foreach (ref readonly var bounds in Span)
            {
                if (bounds.Kind != FieldKind.Bare)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Makes room for a field after the last, which is bare until more is known.</summary>
    public void Open()
    {
        if (Count == Items.Length)
        {
            Array.Resize(ref Items, 2 * Items.Length);
        }

        Items[Count].Kind = FieldKind.Bare;
    }

    /// <summary>Cuts fields off the end, or adds empty ones.</summary>
    public void Resize(int count)
    {
        var end = Items[Count - 1].End;
        if (Items.Length < count)
        {
            Array.Resize(ref Items, count);
        }

        for (; Count < count; Count++)
        {
            Items[Count] = new FieldBounds { Start = end, End = end, Kind = FieldKind.Bare };
        }

        Count = count;
    }

    /// <summary>Follows the bytes when they are moved within the buffer.</summary>
    public readonly void Move(int distance)
    {
        foreach (ref var field in Items.AsSpan(0, Count))
        {
            field.Start += distance;
            field.End += distance;
        }
    }
}

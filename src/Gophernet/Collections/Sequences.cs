namespace Gophernet.Collections;

/// <summary>
/// The few queries that the product asks of short lists, under the names of LINQ, each answered at once by an array. LINQ's iterators, made for
/// every pair of types, were half a megabyte of the executable.
/// </summary>
internal static class Sequences
{
    /// <summary>0, 1, 2 … up to a count.</summary>
    public static int[] Range(int count)
    {
        var numbers = new int[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = i;
        }

        return numbers;
    }

    /// <summary>So many of 0, 1, 2 … up to a count, as far from each other as they can be.</summary>
    public static int[] Spread(int count, int chosen)
    {
        var numbers = new int[chosen];
        for (var i = 0; i < chosen; i++)
        {
            numbers[i] = (int)((long)i * count / chosen);
        }

        return numbers;
    }

    public static TResult[] Select<T, TResult>(this IEnumerable<T> items, Func<T, TResult> selector)
    {
        var results = new List<TResult>();
        foreach (var item in items)
        {
            results.Add(selector(item));
        }

        return [.. results];
    }

    public static TResult[] Select<T, TResult>(this IEnumerable<T> items, Func<T, int, TResult> selector)
    {
        var results = new List<TResult>();
        foreach (var item in items)
        {
            results.Add(selector(item, results.Count));
        }

        return [.. results];
    }

    public static TResult[] SelectMany<T, TResult>(this IEnumerable<T> items, Func<T, IEnumerable<TResult>> selector)
    {
        var results = new List<TResult>();
        foreach (var item in items)
        {
            results.AddRange(selector(item));
        }

        return [.. results];
    }

    public static T[] Where<T>(this IEnumerable<T> items, Func<T, bool> predicate)
    {
        var results = new List<T>();
        foreach (var item in items)
        {
            if (predicate(item))
            {
                results.Add(item);
            }
        }

        return [.. results];
    }

    public static T[] Where<T>(this IEnumerable<T> items, Func<T, int, bool> predicate)
    {
        var results = new List<T>();
        var index = 0;
        foreach (var item in items)
        {
            if (predicate(item, index++))
            {
                results.Add(item);
            }
        }

        return [.. results];
    }

    public static T[] OfType<T>(this IEnumerable<object?> items)
    {
        var results = new List<T>();
        foreach (var item in items)
        {
            if (item is T result)
            {
                results.Add(result);
            }
        }

        return [.. results];
    }

    public static T[] Take<T>(this IEnumerable<T> items, int count)
    {
        var results = new List<T>();
        foreach (var item in items)
        {
            if (results.Count == count)
            {
                break;
            }

            results.Add(item);
        }

        return [.. results];
    }

    public static T[] Concat<T>(this IEnumerable<T> items, IEnumerable<T> others) => [.. items, .. others];

    public static T[] ToArray<T>(this IEnumerable<T> items) => [.. items];

    public static List<T> ToList<T>(this IEnumerable<T> items) => [.. items];

    /// <summary>Each item once, in the order of their first places.</summary>
    public static T[] Distinct<T>(this IEnumerable<T> items)
    {
        var seen = new HashSet<T>();
        return items.Where(seen.Add);
    }

    public static bool Any<T>(this IEnumerable<T> items, Func<T, bool> predicate)
    {
        foreach (var item in items)
        {
            if (predicate(item))
            {
                return true;
            }
        }

        return false;
    }

    public static bool All<T>(this IEnumerable<T> items, Func<T, bool> predicate) => !items.Any(item => !predicate(item));

    /// <summary>The first item that fulfils the condition, or the default of its type.</summary>
    public static T? FirstOrDefault<T>(this IEnumerable<T> items, Func<T, bool> predicate)
    {
        foreach (var item in items)
        {
            if (predicate(item))
            {
                return item;
            }
        }

        return default;
    }

    public static T? LastOrDefault<T>(this IEnumerable<T> items, Func<T, bool> predicate)
    {
        T? last = default;
        foreach (var item in items)
        {
            last = predicate(item) ? item : last;
        }

        return last;
    }

    public static long Sum(this long[] items) => items.Sum(item => item);

    public static long Sum<T>(this IEnumerable<T> items, Func<T, long> selector)
    {
        var sum = 0L;
        foreach (var item in items)
        {
            sum = checked(sum + selector(item));
        }

        return sum;
    }

    public static double Average<T>(this IEnumerable<T> items, Func<T, double> selector)
    {
        var (sum, count) = (0.0, 0L);
        foreach (var item in items)
        {
            sum += selector(item);
            count++;
        }

        return sum / count;
    }

    /// <summary>The items that have the same key together, groups in the order of their first items.</summary>
    public static List<List<T>> GroupBy<T, TKey>(this IEnumerable<T> items, Func<T, TKey> key)
        where TKey : IEquatable<TKey>
    {
        var groups = new List<List<T>>();
        foreach (var item in items)
        {
            var group = groups.Find(group => key(group[0]).Equals(key(item)));
            if (group is null)
            {
                groups.Add(group = []);
            }

            group.Add(item);
        }

        return groups;
    }

    public static bool Contains<T>(this IReadOnlyList<T> items, T item) => items.Any(other => EqualityComparer<T>.Default.Equals(other, item));

    /// <summary>The items in the order of their keys; those of equal keys stay as they are.</summary>
    public static T[] OrderBy<T, TKey>(this IEnumerable<T> items, Func<T, TKey> key, IComparer<TKey>? comparer = null)
    {
        comparer ??= Comparer<TKey>.Default;
        T[] unsorted = [.. items];
        var keys = unsorted.Select(key);
        var order = Range(unsorted.Length);

        // Sorting numbers, and not what they stand for, is compiled but once.
        Array.Sort(order, (a, b) => comparer.Compare(keys[a], keys[b]) is var result && result != 0 ? result : a - b);
        var sorted = new T[unsorted.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i] = unsorted[order[i]];
        }

        return sorted;
    }
}

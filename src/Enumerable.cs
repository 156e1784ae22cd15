namespace Microsoft.CodeAnalysis
{
    /// <summary>Hides a type from other assemblies, also from those that see what is internal.</summary>
    [AttributeUsage(AttributeTargets.All)]
    [Embedded]
    internal sealed class EmbeddedAttribute : Attribute;
}

namespace System.Linq
{
    /// <summary>
    /// What the compiler calls for <c>[.. items]</c>, in place of LINQ's: that takes its arrays from pools, which are compiled anew for every type of item, and
    /// were a tenth of a megabyte of the executable.
    /// </summary>
    [Microsoft.CodeAnalysis.Embedded]
    internal static class Enumerable
    {
        /// <summary>The items as an array.</summary>
        public static T[] ToArray<T>(IEnumerable<T> items)
        {
            var list = new List<T>();
            foreach (var item in items)
            {
                list.Add(item);
            }

            return list.ToArray();
        }
    }
}

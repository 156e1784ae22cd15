using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Gophernet.Cli.Tests;

/// <summary>
/// The types of some assemblies whose values may be compared with each other, from the instructions of all methods but those that the compiler wrote to compare
/// records: types that are asked for equality or a hash, or that are given to a collection or a function that does.
/// </summary>
/// <remarks>Rather too many than too few: a function that takes a type counts as one that compares, unless it is known as one that does not.</remarks>
internal sealed class ComparedTypes
{
    private const BindingFlags Own =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private static readonly string[] ComparingMembers =
        ["Equals", "GetHashCode", "op_Equality", "op_Inequality", "Contains", "IndexOf", "LastIndexOf", "Remove", "CompareTo", "Replace", "Distinct"];

    // They compare what is of their first type: items, or keys, and not what is beside these.
    private static readonly string[] ComparingTypes =
    [
        "HashSet`1", "SortedSet`1", "ISet`1", "IReadOnlySet`1", "FrozenSet`1", "EqualityComparer`1", "IEqualityComparer`1", "Comparer`1",
        "Dictionary`2", "IDictionary`2", "IReadOnlyDictionary`2", "SortedDictionary`2", "ConcurrentDictionary`2", "FrozenDictionary`2", "ImmutableDictionary`2",
    ];

    // Generic functions that do not compare what they are given.
    private static readonly string[] Functions =
    [
        "Add", "All", "Any", "AppendFormatted", "As", "AsBytes", "AsImmutableArray", "AsReadOnly", "AsRef", "AsSpan", "Average", "CheckedValue", "Concat",
        "ConvertAll", "CreateBuilder", "CreateReadOnlySpan", "CreateTruncating", "Define", "Empty", "Exists", "Find", "FindAll", "FirstOrDefault", "ForEach",
        "GetSubArray", "GetValue", "Guarded", "Has", "InlineArrayAsReadOnlySpan", "InlineArrayElementRef", "Join", "Name", "OfType", "OrderBy", "Parse",
        "Predict", "Read", "Resize", "Run", "RunOne", "RunWith", "Select", "SelectMany", "SetCount", "SizeOf", "Sort", "Sum", "Take", "ToArray", "ToList",
        "TrueForAll", "Try", "Where",
    ];

    private readonly Assembly[] _assemblies;
    private readonly HashSet<Type> _found = [];

    private ComparedTypes(Assembly[] assemblies) => _assemblies = assemblies;

    /// <summary>All of them.</summary>
    /// <param name="assemblies">Whose types and instructions are looked at.</param>
    public static HashSet<Type> Of(Assembly[] assemblies)
    {
        var compared = new ComparedTypes(assemblies);
        foreach (var type in assemblies.SelectMany(assembly => assembly.GetTypes()))
        {
            foreach (var method in type.GetMethods(Own).Cast<MethodBase>().Concat(type.GetConstructors(Own)))
            {
                if (!IsWrittenToCompare(method))
                {
                    compared.Read(method);
                }
            }
        }

        return compared._found;
    }

    private static bool IsWrittenToCompare(MethodBase method) =>
        method.Name is "Equals" or "GetHashCode" or "op_Equality" or "op_Inequality" && method.IsDefined(typeof(CompilerGeneratedAttribute));

    private void Read(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var place = 0; place < il.Length;)
        {
            var code = OpCodesByValue[il[place] == 0xfe ? (short)(0xfe00 | il[place + 1]) : il[place]];
            place += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineTok
                && Resolve(method, BitConverter.ToInt32(il, place)) is MethodBase called)
            {
                Add(called);
            }

            place += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 * (1 + BitConverter.ToInt32(il, place)),
                _ => 4,
            };
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token, method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);

    private void Add(MethodBase called)
    {
        if (called.DeclaringType is not { } owner)
        {
            return;
        }

        if (ComparingMembers.Contains(called.Name))
        {
            Add(owner);
        }

        if (owner.IsGenericType && ComparingTypes.Contains(owner.Name))
        {
            Add(owner.GetGenericArguments()[0]);
        }

        if (called.IsGenericMethod && !Functions.Contains(called.Name))
        {
            Array.ForEach(called.GetGenericArguments(), Add);
        }
    }

    /// <summary>A type that is compared, and with it what it is made of, and what it may be.</summary>
    private void Add(Type type)
    {
        if (type.HasElementType)
        {
            Add(type.GetElementType()!);
        }

        foreach (var argument in type.GetGenericArguments())
        {
            Add(argument);
        }

        if (!_assemblies.Contains(type.Assembly) || !_found.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type))
        {
            return;
        }

        foreach (var field in type.GetFields(Own).Where(field => !field.IsStatic))
        {
            Add(field.FieldType);
        }

        if (type.BaseType is { } origin)
        {
            Add(origin);
        }

        foreach (var other in _assemblies.SelectMany(assembly => assembly.GetTypes()).Where(other => other != type && type.IsAssignableFrom(other)))
        {
            Add(other);
        }
    }
}

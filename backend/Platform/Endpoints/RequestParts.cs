using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using CyberPort.Platform.Results;

namespace CyberPort.Platform.Endpoints;

/// <summary>
/// What no request may hold, whatever it is about, so that no rule and no handler has to look: nothing where the type says there is
/// something (JSON may leave out or set to null whatever it likes; members declared nullable are their validators' matter), and the
/// character NUL, which no text of the database can keep.
/// </summary>
internal static class RequestParts
{
    /// <summary>One such part, by its path as the caller wrote it, for example <c>contact.hours</c> or <c>conditions[1]</c>.</summary>
    public sealed record Fault(string Path, string Code, LocalText Words);

    private static readonly LocalText Missing = new("入力してください。", "Please fill this in.", "入れて ください。");
    private static readonly LocalText Unkept = new("使えない文字が入っています。入れ直してください。", "This contains a character that cannot be used. Please enter it again.", "使えない 文字が あります。もう一度 入れて ください。");

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Part>> Known = new();

    private sealed record Part(PropertyInfo Property, bool Optional, bool OptionalElements);

    /// <summary>All of them.</summary>
    public static IEnumerable<Fault> Of(object whole, string path = "") => Known.GetOrAdd(whole.GetType(), Parts).SelectMany(part =>
        Look(part.Property.GetValue(whole), path + char.ToLowerInvariant(part.Property.Name[0]) + part.Property.Name[1..], part.Optional, part.OptionalElements));

    private static IEnumerable<Fault> Look(object? value, string path, bool optional, bool optionalElements) => value switch
    {
        null => optional ? [] : [new(path, "required", Missing)],
        string text => text.Contains('\0', StringComparison.Ordinal) ? [new(path, "text.characters", Unkept)] : [],
        IEnumerable list when IsList(list.GetType()) => list.Cast<object?>().SelectMany((one, at) => Look(one, $"{path}[{at}]", optionalElements, true)),
        _ => IsOurs(value.GetType()) ? Of(value, path + ".") : [],
    };

    /// <summary>Constructor's and settable members; what is computed from them is not sent.</summary>
    private static IReadOnlyList<Part> Parts(Type type)
    {
        var nullability = new NullabilityInfoContext();
        return
        [
            .. from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
               where property.GetIndexParameters().Length == 0 && property.SetMethod is not null
               let info = nullability.Create(property)
               let elements = info.ElementType is { } element ? element : info.GenericTypeArguments is [var only] ? only : null
               select new Part(property, info.WriteState != NullabilityState.NotNull || property.PropertyType.IsValueType, elements?.WriteState != NullabilityState.NotNull),
        ];
    }

    private static bool IsList(Type type) => type.IsArray || (type.IsGenericType && type.GetGenericArguments().Length == 1);

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("CyberPort", StringComparison.Ordinal) == true && !type.IsEnum;
}

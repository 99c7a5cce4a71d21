using System.Globalization;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Definitions;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Engine;

/// <summary>Shape of Data/messages.json.</summary>
internal sealed record MessageData(
    IReadOnlyDictionary<string, LocalText> Messages, IReadOnlyDictionary<string, LocalText> Examples,
    IReadOnlyDictionary<string, LocalText> Words, IReadOnlyDictionary<string, string> Units,
    IReadOnlyList<string> Months, IReadOnlyDictionary<string, string> FileKinds);

/// <summary>The sentences of the engine, from the one table that the page uses too.</summary>
internal static class MessageTable
{
    public static readonly MessageData Data = FormJson.Read<MessageData>(FormJson.Data("messages.json"));

    /// <summary>A sentence with its places filled.</summary>
    public static string Say(string key, string language, params ReadOnlySpan<(string Name, string Value)> places) =>
        Fill(Data.Messages[key].In(language), places);

    /// <summary>A sentence with an example, or its plain twin when there is no example to give.</summary>
    public static string SayWithExample(string key, string language, FormField field, params ReadOnlySpan<(string Name, string Value)> places)
    {
        var example = Example(field, language);
        return Say(example is null && Data.Messages.ContainsKey(key + ".plain") ? key + ".plain" : key, language,
            [("example", example ?? ""), .. places]);
    }

    /// <summary>A word or phrase with its places filled.</summary>
    public static string Word(string key, string language, params ReadOnlySpan<(string Name, string Value)> places) =>
        Fill(Data.Words[key].In(language), places);

    /// <summary>The field's own example, or one for its type; nothing when the type has none.</summary>
    public static string? Example(FormField field, string language)
    {
        if (field.Example is { } own)
        {
            return own.In(language);
        }
        if (field.Type == FieldType.Number)
        {
            var number = Math.Max(10m, field.Min ?? 10m);
            return NumberText.Grouped(Math.Min(number, field.Max ?? number));
        }
        var key = field.Format is { } format ? Camel(format.ToString()) : Camel(field.Type.ToString());
        return Data.Examples.TryGetValue(key, out var example) ? example.In(language) : null;
    }

    public static string Unit(string unit, string language) =>
        language == "en" && Data.Units.TryGetValue(unit, out var english) ? english : unit;

    public static string Date(DateOnly date, string language) => Word("dateText", language,
        ("y", Invariant(date.Year)), ("m", Invariant(date.Month)), ("d", Invariant(date.Day)), ("month", Data.Months[date.Month - 1]));

    public static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>Places are filled in one pass, so that a value holding braces is left alone.</summary>
    internal static string Fill(string pattern, ReadOnlySpan<(string Name, string Value)> places)
    {
        var result = new System.Text.StringBuilder(pattern.Length + 32);
        var at = 0;
        while (at < pattern.Length)
        {
            var open = pattern.IndexOf('{', at);
            var close = open < 0 ? -1 : pattern.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }
            result.Append(pattern, at, open - at);
            var name = pattern[(open + 1)..close];
            foreach (var place in places)
            {
                if (place.Name == name)
                {
                    result.Append(place.Value);
                }
            }
            at = close + 1;
        }
        return result.Append(pattern, at, pattern.Length - at).ToString();
    }
}

using System.Reflection;
using System.Text.RegularExpressions;
using CyberPort.Platform.Outbox;

namespace CyberPort.Architecture.Tests.Code;

/// <summary>Words that others rely on: events on the wire and codes that the pages switch on. They may be added to.</summary>
public sealed partial class Snapshots
{
    private const string Folder = "tests/CyberPort.Architecture.Tests/Snapshots";

    internal static SortedSet<string> Events(IEnumerable<Type> types)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in types)
        {
            if (type.GetCustomAttribute<EventNameAttribute>() is { } name)
            {
                foreach (var member in type.GetProperties())
                {
                    lines.Add($"{name.Name} {member.Name}: {Say(member)}");
                }
            }
        }

        return lines;
    }

    private static string Say(PropertyInfo member)
    {
        var nullable = new NullabilityInfoContext().Create(member).ReadState == NullabilityState.Nullable;
        return Say(Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType) + (nullable ? "?" : "");
    }

    private static string Say(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Say))}>"
        : type.Name;

    internal static SortedSet<string> ErrorCodes(IEnumerable<string> sources)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var text in sources)
        {
            lines.UnionWith(Refusal().Matches(text).Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value}"));
            lines.UnionWith(NotFound().Matches(text).Select(m => $"{m.Groups[1].Value}.not-found NotFound"));
        }

        return lines;
    }

    private static void AdditiveOnly(string file, SortedSet<string> present)
    {
        var path = Path.Combine(Repository.Root, Folder, file);
        var known = File.Exists(path) ? File.ReadAllLines(path) : [];
        known.Except(present).ShouldBeEmpty($"{file}: these are relied on and are gone. Keep them (a new shape is a new version), or take them out of the snapshot by hand and say why in the commit");
        Repository.ShouldBeCommitted($"{Folder}/{file}", string.Concat(present.Select(line => line + "\n")));
    }

    [Fact]
    public void Events_are_only_added_to() => AdditiveOnly("events.txt", Events(Assemblies.All.SelectMany(a => a.Written())));

    [Fact]
    public void Error_codes_are_only_added_to() => AdditiveOnly("error-codes.txt", ErrorCodes(Repository.Files("backend", ".cs").Select(Repository.Read)));

    [Fact]
    public void Event_names_are_versioned_and_belong_to_their_module()
    {
        foreach (var type in Assemblies.All.SelectMany(a => a.Written()))
        {
            if (type.GetCustomAttribute<EventNameAttribute>() is { } name)
            {
                name.Name.ShouldMatch($@"^{type.Assembly.GetName().Name!.Split('.')[^1].ToLowerInvariant()}\.[a-z]+(-[a-z]+)*\.v[1-9]$", type.ToString());
                type.IsPublic.ShouldBeTrue($"{type}: an event is part of the contract");
            }
        }
    }

    /// <summary>The operator's page of what could not be handled names each event in words.</summary>
    [Fact]
    public void Every_event_has_a_word_on_the_operators_page()
    {
        var words = System.Text.Json.Nodes.JsonNode.Parse(Repository.Read("frontend/src/app/operator/texts/ja.json"))!.AsObject();
        Events(Assemblies.All.SelectMany(a => a.Written())).Select(line => line.Split(' ')[0]).Distinct()
            .Where(name => !words.ContainsKey($"op.event.{name}")).ShouldBeEmpty();
    }

    [Fact]
    public void No_code_means_two_things() => ErrorCodes(Repository.Files("backend", ".cs").Select(Repository.Read))
        .GroupBy(line => line.Split(' ')[0]).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();

    [Fact]
    public void The_rules_can_fail()
    {
        ErrorCodes(["new Error(\"case.stale\", ErrorKind.Stale, x); Error.NotFound(\"permit\")"]).ShouldBe(["case.stale Stale", "permit.not-found NotFound"]);
        Events([typeof(ProbeHappened)]).ShouldBe(["probe.happened.v1 Id: Guid", "probe.happened.v1 Note: String?"]);
    }

    [EventName("probe.happened.v1")]
    internal sealed record ProbeHappened(Guid Id, string? Note);

    [GeneratedRegex("""(?:new|Error|\w)\s*\(\s*"([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)",\s*ErrorKind\.(\w+)""")]
    private static partial Regex Refusal();

    [GeneratedRegex("""Error\.NotFound\("([a-z-]+)"\)""")]
    private static partial Regex NotFound();
}

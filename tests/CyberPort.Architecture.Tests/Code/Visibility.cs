using System.Reflection;
using System.Text.RegularExpressions;
using CyberPort.Platform.Endpoints;

namespace CyberPort.Architecture.Tests.Code;

/// <summary>What is public is a promise: only contracts and the module's front door are.</summary>
public sealed partial class Visibility
{
    private static readonly string[] BannedEndings = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Service", "Impl", "V2", "New"];

    internal static IEnumerable<string> PublicBeyondContracts(Assembly module) => module.Written()
        .Where(t => t.IsPublic && !IsContract(t) && t.Name != module.GetName().Name!.Split('.')[^1] + "Module")
        .Select(t => $"{t} is public: move it to Contracts or make it internal");

    private static bool IsContract(Type type) => Regex.IsMatch(type.Namespace!, @"^CyberPort\.\w+\.Contracts(\.|$)");

    internal static IEnumerable<string> Unsealed(Assembly assembly)
    {
        var classes = assembly.Written().Where(t => t.IsClass && !typeof(Delegate).IsAssignableFrom(t)).ToList();
        var bases = classes.Select(t => t.BaseType).OfType<Type>().Select(t => t.IsGenericType ? t.GetGenericTypeDefinition() : t).ToHashSet();
        return classes.Where(t => !t.IsSealed && !t.IsAbstract && !bases.Contains(t)).Select(t => $"{t} is neither sealed nor a base of anything");
    }

    internal static IEnumerable<string> BadlyNamed(IEnumerable<string> names) => names.Select(n => n.Split('`')[0])
        .Where(n => BannedEndings.Any(ending => n.EndsWith(ending, StringComparison.Ordinal))).Select(n => $"{n} says nothing: name what it is or does");

    [Fact]
    public void Modules_show_only_their_contracts() => Assemblies.Modules.SelectMany(PublicBeyondContracts).ShouldBeEmpty();

    [Fact]
    public void Classes_are_sealed() => Assemblies.All.SelectMany(Unsealed).Where(t => !t.StartsWith("Program ", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Names_say_what_things_are() => BadlyNamed(Assemblies.All.SelectMany(a => a.Written()).Select(t => t.Name)).ShouldBeEmpty();

    [Fact]
    public void Every_slice_is_mapped()
    {
        var source = Repository.Files("backend", ".cs").Select(Repository.Read).ToList();
        UnmappedSlices(Assemblies.All.SelectMany(a => a.Written()), source).ShouldBeEmpty();
    }

    internal static IEnumerable<string> UnmappedSlices(IEnumerable<Type> types, IReadOnlyList<string> source) => types
        .Where(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Any(IsMap))
        .Where(t => !source.Any(text => Regex.IsMatch(text, $@"\b{t.Name}\.Map\(")))
        .Select(t => $"{t} is a use case that nobody maps");

    private static bool IsMap(MethodInfo method) => method.Name == "Map" && method.GetParameters() is [{ ParameterType: var first }, ..]
        && (first == typeof(ApiRoutes) || typeof(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder).IsAssignableFrom(first));

    [Fact]
    public void The_rules_can_fail()
    {
        var here = typeof(Visibility).Assembly;
        PublicBeyondContracts(here).ShouldContain(f => f.StartsWith(typeof(Visibility).FullName!, StringComparison.Ordinal));
        Unsealed(here).ShouldContain(f => f.StartsWith(typeof(LeftOpen).ToString(), StringComparison.Ordinal));
        BadlyNamed(["CaseManager", "PermitService", "Cases", "Renewal"]).Count().ShouldBe(2);
        UnmappedSlices([typeof(Forgotten)], ["Remembered.Map(routes);"]).Count().ShouldBe(1);
        UnmappedSlices([typeof(Forgotten)], ["    Forgotten.Map(routes);"]).ShouldBeEmpty();
    }

    internal class LeftOpen;

    internal static class Forgotten
    {
        public static void Map(ApiRoutes routes) => routes.ShouldNotBeNull();
    }
}

using System.Reflection;

namespace CyberPort.Architecture.Tests;

/// <summary>Our own assemblies, loaded.</summary>
internal static class Assemblies
{
    public static Assembly Platform { get; } = Assembly.Load("CyberPort.Platform");

    public static Assembly Host { get; } = Assembly.Load("CyberPort.Host");

    public static IReadOnlyList<Assembly> Modules { get; } = [.. Repository.Files("backend/Modules", ".csproj").Select(f => Assembly.Load(Path.GetFileNameWithoutExtension(f)))];

    public static IReadOnlyList<Assembly> All { get; } = [Platform, .. Modules, Host];

    /// <summary>Types that a person wrote.</summary>
    public static IEnumerable<Type> Written(this Assembly assembly) => assembly.GetTypes().Where(t =>
        t.Namespace?.StartsWith("CyberPort", StringComparison.Ordinal) == true && !t.Name.Contains('<', StringComparison.Ordinal)
        && !(t.DeclaringType?.Name.Contains('<', StringComparison.Ordinal) ?? false)
        && t.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null
        && t.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is null);
}

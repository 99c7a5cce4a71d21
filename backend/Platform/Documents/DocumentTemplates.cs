using System.Reflection;

namespace CyberPort.Platform.Documents;

/// <summary>Templates (.typ) that one assembly brings, embedded as <c>typst/{module}/{name}.typ</c>.</summary>
internal sealed class DocumentTemplates(Assembly assembly)
{
    private const string Prefix = "typst/";

    /// <summary>Path inside the engine (<c>/module/name.typ</c>) and text of each template.</summary>
    public IEnumerable<KeyValuePair<string, string>> Read()
    {
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new('/' + name[Prefix.Length..], reader.ReadToEnd());
        }
    }
}

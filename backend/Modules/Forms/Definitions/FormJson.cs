using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CyberPort.Forms.Definitions;

/// <summary>How definitions and the module's data files are read and written.</summary>
internal static class FormJson
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("The file holds nothing.");

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>A data file of this module, by its path below Data/.</summary>
    public static string Data(string path)
    {
        using var stream = typeof(FormJson).Assembly.GetManifestResourceStream($"Data/{path}")
            ?? throw new FileNotFoundException($"No data file {path} in the Forms module.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Paths of the data files below a folder of Data/, in order.</summary>
    public static IReadOnlyList<string> DataFiles(string folder) =>
        [.. typeof(FormJson).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith($"Data/{folder}/", StringComparison.Ordinal))
            .Select(name => name["Data/".Length..])
            .Order(StringComparer.Ordinal)];
}

using System.Text.Json;
using CyberPort.Platform.Endpoints;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberPort.Platform.Persistence;

/// <summary>Whole values in a jsonb column.</summary>
public static class JsonColumn
{
    /// <summary>Keeps the value as jsonb, written as on the wire. Values are compared by their JSON.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property)
    {
        property.HasConversion(
            value => JsonSerializer.Serialize(value, Json.Options),
            text => JsonSerializer.Deserialize<T>(text, Json.Options)!,
            new ValueComparer<T>(
                (a, b) => JsonSerializer.Serialize(a, Json.Options) == JsonSerializer.Serialize(b, Json.Options),
                value => JsonSerializer.Serialize(value, Json.Options).GetHashCode(StringComparison.Ordinal),
                value => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, Json.Options), Json.Options)!));
        return property.HasColumnType("jsonb");
    }
}

using CyberPort.Forms.Contracts;
using CyberPort.Platform.Persistence;

namespace CyberPort.Forms.Persistence;

/// <summary>様式（国の標準）: a national master; belongs to nobody, written with the service's data.</summary>
internal sealed class FormMaster
{
    public string Code { get; init; } = "";
    public string Version { get; init; } = "";
    public string Definition { get; init; } = "{}";
    public DateOnly EffectiveFrom { get; init; }
}

/// <summary>様式（港湾管理者の版）: one published text of an authority's form. Never changed: a draft stays on the text it was begun on.</summary>
internal sealed class FormVersion : ITenantOwned
{
    public Guid TenantId { get; set; }
    public string Code { get; init; } = "";
    public string Version { get; init; } = "";
    public string Definition { get; init; } = "{}";
    public DateOnly EffectiveFrom { get; init; }
    public DateTimeOffset PublishedAt { get; init; }

    public static FormVersion Of(FormDefinition definition, DateOnly effectiveFrom, DateTimeOffset publishedAt) => new()
    {
        Code = definition.Code, Version = definition.Version, Definition = definition.ToJson(), EffectiveFrom = effectiveFrom, PublishedAt = publishedAt,
    };
}

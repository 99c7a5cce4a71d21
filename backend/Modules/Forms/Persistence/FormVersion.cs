using CyberPort.Forms.Contracts;
using CyberPort.Forms.Designer;
using CyberPort.Platform.Persistence;

namespace CyberPort.Forms.Persistence;

/// <summary>様式（国の標準）: a national master; belongs to nobody. Shipped with the service, or announced by the ministry; never changed then.</summary>
internal sealed class FormMaster : Entity
{
    public string Code { get; init; } = "";
    public string Version { get; init; } = "";
    public string Definition { get; init; } = "{}";
    public DateOnly EffectiveFrom { get; init; }

    /// <summary>告示した日時; nothing for what was shipped.</summary>
    public DateTimeOffset? AnnouncedAt { get; init; }
    public string AnnouncedBy { get; init; } = "";
    public Guid? AnnouncedFor { get; init; }
    public string Note { get; init; } = "";

    public static FormMaster Announce(FormDefinition form, DateOnly effectiveFrom, DateTimeOffset at, string by, Guid ministry, string note)
    {
        var master = new FormMaster
        {
            Code = form.Code, Version = form.Version, Definition = form.ToJson(), EffectiveFrom = effectiveFrom, AnnouncedAt = at, AnnouncedBy = by,
            AnnouncedFor = ministry, Note = note,
        };
        master.Raise(new MasterAnnounced(form.Code, form.Version, form.Title, effectiveFrom));
        return master;
    }
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
    public string PublishedBy { get; init; } = "";
    public string Note { get; init; } = "";

    /// <summary>The national master it stands on; nothing for a form of the authority's own.</summary>
    public string? BaseCode { get; init; }
    public string? BaseVersion { get; init; }

    public static FormVersion Of(
        FormDefinition definition, DateOnly effectiveFrom, DateTimeOffset publishedAt, string by = "", string note = "", FormBase? on = null) => new()
    {
        Code = definition.Code, Version = definition.Version, Definition = definition.ToJson(), EffectiveFrom = effectiveFrom, PublishedAt = publishedAt,
        PublishedBy = by, Note = note, BaseCode = on?.Master, BaseVersion = on?.Version,
    };
}

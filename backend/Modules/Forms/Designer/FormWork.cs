using CyberPort.Forms.Contracts;
using CyberPort.Forms.Persistence;
using CyberPort.Platform.Persistence;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;

namespace CyberPort.Forms.Designer;

/// <summary>国の標準の版: the version of a national master that a text stands on.</summary>
/// <param name="Master">Code of the master.</param>
/// <param name="Version">Its version.</param>
internal sealed record FormBase(string Master, string Version)
{
    public static FormBase? Of(string? master, string? version) => master is null || version is null ? null : new(master, version);
}

/// <summary>様式の作業用の写し: what an authority is working on; applicants never see it.</summary>
internal sealed class FormWork : ITenantOwned
{
    /// <summary>Stands in the working copy until a version is given at publication.</summary>
    public const string Unpublished = "draft";

    public Guid TenantId { get; set; }
    public string Code { get; init; } = "";
    public string Definition { get; private set; } = "{}";
    public string? BaseCode { get; private set; }
    public string? BaseVersion { get; private set; }
    public int Version { get; private set; }
    public DateTimeOffset SavedAt { get; private set; }
    public string SavedBy { get; private set; } = "";

    public FormBase? Base => FormBase.Of(BaseCode, BaseVersion);

    public FormDefinition Form => FormDefinition.Parse(Definition);

    public static FormWork Begin(string code, FormDefinition definition, FormBase? on, DateTimeOffset at, string by)
    {
        var work = new FormWork { Code = code };
        work.StandOn(on);
        work.Keep(definition, at, by);
        return work;
    }

    public void Keep(FormDefinition definition, DateTimeOffset at, string by)
    {
        Definition = (definition with { Code = Code, Version = Unpublished }).ToJson();
        (SavedAt, SavedBy) = (at, by);
        Version++;
    }

    public void StandOn(FormBase? on) => (BaseCode, BaseVersion) = (on?.Master, on?.Version);
}

/// <summary>What checking a sample must come to.</summary>
internal enum SampleOutcome
{
    /// <summary>Nothing is wrong with the answers.</summary>
    Valid,
    /// <summary>Something is wrong with them.</summary>
    Invalid,
}

/// <summary>見本の回答: kept with the form and replayed before each publication.</summary>
internal sealed class FormSample : ITenantOwned
{
    public Guid TenantId { get; set; }
    public string Code { get; init; } = "";
    public string Id { get; init; } = "";
    public string Name { get; set; } = "";
    public string Answers { get; set; } = "{}";
    public SampleOutcome Expects { get; set; }

    /// <summary>Rules about "days from today" are asked as on this day, or every sample would break by ageing.</summary>
    public DateOnly KeptOn { get; set; }
}

/// <summary>様式ライブラリの一行: a published form of any authority; nothing in it but the public definition.</summary>
internal sealed class LibraryForm
{
    public Guid AuthorityId { get; init; }
    public string AuthoritySlug { get; init; } = "";
    public LocalText AuthorityName { get; init; } = new("", "");
    public string Code { get; init; } = "";
    public string Version { get; init; } = "";
    public LocalText Title { get; init; } = new("", "");
    public int Questions { get; init; }
    public string Definition { get; init; } = "{}";
    public string? BaseCode { get; init; }
    public string? BaseVersion { get; init; }
    public DateOnly EffectiveFrom { get; init; }
    public DateTimeOffset PublishedAt { get; init; }

    public static LibraryForm Of(TenantInfo authority, FormVersion published, FormDefinition definition) => new()
    {
        AuthorityId = authority.Id, AuthoritySlug = authority.Slug, AuthorityName = authority.Name,
        Code = published.Code, Version = published.Version, Title = definition.Title, Questions = definition.CountQuestions(),
        Definition = published.Definition, BaseCode = published.BaseCode, BaseVersion = published.BaseVersion,
        EffectiveFrom = published.EffectiveFrom, PublishedAt = published.PublishedAt,
    };
}

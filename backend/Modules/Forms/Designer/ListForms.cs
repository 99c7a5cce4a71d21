using CyberPort.Forms.Contracts;
using CyberPort.Forms.Persistence;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Forms.Designer;

/// <summary>様式の一覧: the authority's forms, and the national ones it uses as they are.</summary>
internal static class ListForms
{
    public static void Map(ApiRoutes routes) => routes.Tenant.MapGet("/forms", Handle).WithName(nameof(ListForms)).ForStaff(StaffRoles.Administer);

    private static async Task<Ok<FormList<FormRow>>> Handle(FormsDb db, IForms forms, ITenantContext scope, TimeProvider time, CancellationToken cancel)
    {
        var today = time.TodayInJapan();
        var versions = (await db.Versions.AsNoTracking().Select(v => new FormVersion
        {
            Code = v.Code, Version = v.Version, EffectiveFrom = v.EffectiveFrom, PublishedAt = v.PublishedAt, PublishedBy = v.PublishedBy, Note = v.Note,
            BaseCode = v.BaseCode, BaseVersion = v.BaseVersion,
        }).ToListAsync(cancel)).ToLookup(v => v.Code);
        var works = await db.Works.AsNoTracking().ToDictionaryAsync(w => w.Code, cancel);
        var masters = (await db.Masters.AsNoTracking().Select(m => new FormMaster
        {
            Code = m.Code, Version = m.Version, EffectiveFrom = m.EffectiveFrom, AnnouncedAt = m.AnnouncedAt, AnnouncedBy = m.AnnouncedBy, Note = m.Note,
        })
            .ToListAsync(cancel)).ToLookup(m => m.Code);
        var rows = new List<FormRow>();
        foreach (var code in versions.Select(v => v.Key).Concat(works.Keys).Concat(masters.Select(m => m.Key)).Distinct().Order(StringComparer.Ordinal))
        {
            var own = versions[code].OrderByDescending(v => v.EffectiveFrom).ThenByDescending(v => v.PublishedAt).ToList();
            var national = masters[code].Where(m => m.EffectiveFrom <= today).MaxBy(m => m.EffectiveFrom);
            var current = own.Find(v => v.EffectiveFrom <= today);
            var work = works.GetValueOrDefault(code);
            var on = work?.Base ?? (own.Count > 0 ? FormBase.Of((current ?? own[0]).BaseCode, (current ?? own[0]).BaseVersion)
                : FormBase.Of(national?.Code, national?.Version));
            var inForce = current?.Version ?? national?.Version;
            rows.Add(new(code, await TitleAsync(forms, scope.Current.Id, code, inForce ?? (own.Count > 0 ? own[0].Version : null), work, cancel),
                on is null ? null : new(on.Master, on.Version), inForce, [.. own.Select(FormVersionRow.Of)],
                work is null ? null : new(work.SavedAt, work.SavedBy, work.Version),
                own.Count > 0 || work is not null ? UpdateOf(on, masters) : null,
                [.. masters[code].OrderByDescending(m => m.EffectiveFrom).Select(FormMasterRow.Of)]));
        }

        return TypedResults.Ok(new FormList<FormRow>(rows));
    }

    /// <summary>A later version of the master, also when it is only announced: there is time to look at it.</summary>
    private static FormUpdateRow? UpdateOf(FormBase? on, ILookup<string, FormMaster> masters)
    {
        var all = on is null ? [] : masters[on.Master].OrderBy(m => m.EffectiveFrom).ThenBy(m => m.Version, StringComparer.Ordinal).ToList();
        return all.Count == 0 || all[^1].Version == on!.Version ? null : new(all[^1].Version);
    }

    private static async Task<LocalText> TitleAsync(IForms forms, Guid tenant, string code, string? version, FormWork? work, CancellationToken cancel) =>
        version is not null && await forms.GetAsync(tenant, code, version, cancel) is { } form ? form.Title : work?.Form.Title ?? new(code, code);
}

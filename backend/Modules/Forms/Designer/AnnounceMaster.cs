using CyberPort.Forms.Contracts;
using CyberPort.Forms.Persistence;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Forms.Designer;

/// <summary>
/// 国の標準の様式を告示する: the ministry's working copy becomes the next version of the national master. Authorities without a text of their
/// own use it from its day on; the others find it as a proposal to merge.
/// </summary>
internal static class AnnounceMaster
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapPost("/forms/{code}/work/actions/announce", Handle).WithName(nameof(AnnounceMaster)).ForStaff(StaffRoles.Announce);

    private static async Task<Results<Ok<FormMasterRow>, Problem>> Handle(
        string code, PublishFormRequest request, FormsDb db, FormDesk desk, FormRelease release, ITenantContext scope, ICurrentActor actor, TimeProvider time,
        CancellationToken cancel)
    {
        if (await desk.WorkAsync(code, cancel) is not { } work)
        {
            return FormErrors.NoWork.AsProblem();
        }

        if (!await desk.IsMinistryAsync(cancel))
        {
            return FormErrors.NotMinistry.AsProblem();
        }

        // An authority's published version of this name would be taken for the master.
        if (await db.Library.AnyAsync(f => f.Code == code && f.Version == request.Version, cancel))
        {
            return FormErrors.VersionTaken.AsProblem();
        }

        var form = Offered(work.Form) with { Version = request.Version };
        if (await release.RefusalAsync(work, form, null, request, cancel) is { } refusal)
        {
            return refusal;
        }

        var placed = await PlaceAsync(db, work, request, cancel);
        if (placed.IsError)
        {
            return placed.Error.AsProblem();
        }

        var master = FormMaster.Announce(form, request.EffectiveFrom, time.GetUtcNow(), actor.DisplayName, scope.Current.Id, request.Note?.Trim() ?? "");
        db.Add(master);
        var saved = await release.SaveAsync(work, "form.announced", request, cancel);
        return saved.IsError ? saved.Error.AsProblem() : TypedResults.Ok(FormMasterRow.Of(master));
    }

    /// <summary>The next version stands on the last one and begins after it; otherwise what the last one changed would be lost unseen.</summary>
    private static async Task<Result> PlaceAsync(FormsDb db, FormWork work, PublishFormRequest request, CancellationToken cancel)
    {
        var last = await db.Masters.AsNoTracking().Where(m => m.Code == work.Code).OrderByDescending(m => m.EffectiveFrom)
            .Select(m => new { m.Version, m.EffectiveFrom }).FirstOrDefaultAsync(cancel);
        return last is null ? Result.Ok
            : work.BaseCode != work.Code || work.BaseVersion != last.Version ? FormErrors.MasterBehind.With("newest", last.Version)
            : request.EffectiveFrom <= last.EffectiveFrom ? FormErrors.MasterOrder.With("after", last.EffectiveFrom)
            : Result.Ok;
    }

    /// <summary>Nothing in a national form is anybody's own: what is not common may be left out by an authority.</summary>
    private static FormDefinition Offered(FormDefinition form) => form with
    {
        Steps = [.. form.Steps.Select(step => step with { Fields = [.. step.Fields.Select(Offered)] })],
    };

    private static FormField Offered(FormField field) => field with
    {
        Origin = field.Origin == FieldOrigin.Own ? FieldOrigin.Optional : field.Origin,
        Fields = field.Fields is { } inner ? [.. inner.Select(Offered)] : null,
    };
}

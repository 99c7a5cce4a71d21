using CyberPort.Forms.Contracts;
using CyberPort.Forms.Persistence;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Forms.Designer;

/// <summary>様式の編集を始める: from nothing, from the national form, from a version of one's own, or from another authority's.</summary>
internal static class StartForm
{
    public static void Map(ApiRoutes routes) => routes.Tenant.MapPost("/forms", Handle).WithName(nameof(StartForm)).ForStaff(StaffRoles.Administer);

    private static async Task<Results<Ok<FormWorkView>, Problem>> Handle(
        StartFormRequest request, FormsDb db, FormDesk desk, IForms forms, ITenantContext scope, ICurrentActor actor, IAuditLog audit, TimeProvider time,
        HttpResponse response, CancellationToken cancel)
    {
        if (await desk.WorkAsync(request.Code, cancel) is not null)
        {
            return FormErrors.WorkExists.AsProblem();
        }

        var begun = request.From.Kind switch
        {
            FormSource.Blank => Blank(request),
            FormSource.Master => await FromMasterAsync(desk, request, cancel),
            FormSource.Library => await FromLibraryAsync(db, request.From, cancel),
            _ => await FromVersionAsync(desk, forms, scope.Current.Id, request, cancel),
        };
        if (begun is not { } start)
        {
            return FormErrors.NotFound.AsProblem();
        }

        if (await db.Masters.AnyAsync(m => m.Code == request.Code, cancel) && start.On?.Master != request.Code)
        {
            return FormErrors.MasterCode.AsProblem();
        }

        var form = request.Title is { } title && title.Ja.Trim().Length > 0 ? start.Form with { Title = title } : start.Form;
        var work = FormWork.Begin(request.Code, form, start.On, time.GetUtcNow(), actor.DisplayName);
        db.Add(work);
        audit.Record("form.started", "form", request.Code, null, new { from = request.From.Kind, start.On });
        var saved = await desk.SaveAsync(work, cancel);
        return saved.IsError ? saved.Error.AsProblem() : await desk.ViewAsync(work, response, cancel);
    }

    private static Start? Blank(StartFormRequest request) => new(new FormDefinition(request.Code, FormWork.Unpublished, request.Title ?? new("", ""),
        [new FormStep("main", new("1ページ目", "Page 1", "1ページ目"), [])]), null);

    private static async Task<Start?> FromMasterAsync(FormDesk desk, StartFormRequest request, CancellationToken cancel)
    {
        var code = request.From.Code ?? request.Code;
        var on = request.From.Version is { } version ? new FormBase(code, version)
            : await desk.MasterToWorkFromAsync(code, cancel) is { } master ? new FormBase(code, master.Version) : null;
        return await desk.MasterAsync(on, cancel) is { } form ? new(form, on) : null;
    }

    private static async Task<Start?> FromLibraryAsync(FormsDb db, FormOrigin from, CancellationToken cancel)
    {
        var found = await db.Library.AsNoTracking().Where(f => f.AuthoritySlug == from.Authority && f.Code == from.Code && (from.Version == null || f.Version == from.Version))
            .OrderByDescending(f => f.PublishedAt).FirstOrDefaultAsync(cancel);
        return found is null ? null : new(FormDefinition.Parse(found.Definition), FormBase.Of(found.BaseCode, found.BaseVersion));
    }

    private static async Task<Start?> FromVersionAsync(FormDesk desk, IForms forms, Guid tenant, StartFormRequest request, CancellationToken cancel)
    {
        var code = request.From.Code ?? request.Code;
        return await forms.GetAsync(tenant, code, request.From.Version, cancel) is { } form
            ? new(form, await desk.BaseOfAsync(code, form.Version, cancel)) : null;
    }

    private sealed record Start(FormDefinition Form, FormBase? On);
}

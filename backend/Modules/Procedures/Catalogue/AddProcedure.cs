using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Catalogue;

/// <summary>手続を加える: from the national catalogue with everything filled in, or one of the authority's own on the generic form. It is off until switched on.</summary>
internal static class AddProcedure
{
    private const int Most = 300;

    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapPost("/procedure-settings", Handle).WithName(nameof(AddProcedure)).ForStaff(StaffRoles.Administer);

    private static async Task<Results<Created<ProcedureSettingsView>, Problem>> Handle(
        AddProcedureRequest request, ProceduresDb db, IAuditLog audit, HttpResponse response, CancellationToken cancel)
    {
        var known = await db.Procedures.AsNoTracking().Select(p => new { p.Code, p.Position }).ToListAsync(cancel);
        if (known.Count >= Most)
        {
            return ProcedureErrors.TooMany.AsProblem();
        }

        var position = known.Count == 0 ? 0 : known.Max(p => p.Position) + 1;
        Procedure procedure;
        if (request.National is not null)
        {
            if (NationalCatalogue.Find(request.National) is not { } entry)
            {
                return ProcedureErrors.UnknownNational.AsProblem();
            }

            procedure = entry.ToProcedure(db.EnteredTenant, request.Code ?? entry.Code, request.Title, position);
        }
        else
        {
            procedure = Own(request, db.EnteredTenant, position);
        }

        if (known.Exists(p => p.Code == procedure.Code))
        {
            return ProcedureErrors.CodeTaken.AsProblem();
        }

        db.Add(procedure);
        var view = ProcedureSettingsView.Of(procedure);
        audit.Record("procedure.added", "procedure", procedure.Code, null, view);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException fault) when (Moving.IsRace(fault))
        {
            return ProcedureErrors.CodeTaken.AsProblem();
        }

        response.SetVersion(procedure.Version);
        return TypedResults.Created($"/procedure-settings/{procedure.Code}", view);
    }

    /// <summary>汎用業務: title and kind are the authority's, the form is the generic one until it has its own.</summary>
    private static Procedure Own(AddProcedureRequest request, Guid tenant, int position) => new()
    {
        TenantId = tenant,
        Code = request.Code!,
        Enabled = false,
        Kind = request.Kind ?? ProcedureKind.Application,
        Position = position,
        Title = request.Title!,
        Summary = new($"{request.Title!.Ja}のための手続です。", $"{request.Title.En}."),
        LegalBasis = new("港湾管理条例", "Port ordinance"),
        Fee = Fees.Free,
        FormCode = "generic",
    };
}

// National: Code of the national catalogue; null for one of the authority's own.
// Code: Word in the address; the national code when left out.
internal sealed record AddProcedureRequest(string? National = null, string? Code = null, LocalText? Title = null, ProcedureKind? Kind = null);

internal sealed class AddProcedureValidator : AbstractValidator<AddProcedureRequest>
{
    /// <summary>Words that pages of the same address already use.</summary>
    private static readonly string[] Taken = ["find", "new"];

    public AddProcedureValidator()
    {
        RuleFor(r => r.Code).NotEmpty().When(r => r.National is null).Says("procedure.code", "記号を入力してください（例：heliport-use）。", "Enter a code (for example heliport-use).");
        RuleFor(r => r.Code).Matches("^[a-z][a-z0-9-]{1,59}$").Must(c => !Taken.Contains(c)).When(r => !string.IsNullOrEmpty(r.Code))
            .Says("procedure.code", "記号は英小文字で始め、英小文字・数字・ハイフンの2～60字にしてください（例：heliport-use）。", "Use 2 to 60 small letters, digits and hyphens, beginning with a letter (for example heliport-use).");
        RuleFor(r => r.Title).NotNull().When(r => r.National is null).Says("procedure.title", "手続の名称を入力してください。", "Enter the title.");
        When(r => r.Title is not null, () =>
        {
            RuleFor(r => r.Title!.Ja).NotEmpty().MaximumLength(100).Says("procedure.title", "手続の名称を100字以内で入力してください。", "Enter the title, at most 100 characters.");
            RuleFor(r => r.Title!.En).NotEmpty().MaximumLength(150).Says("procedure.title", "英語の名称を150字以内で入力してください。", "Enter the English title, at most 150 characters.");
        });
    }
}

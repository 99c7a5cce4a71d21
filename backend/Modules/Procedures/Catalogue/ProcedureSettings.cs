using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Clock;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Catalogue;

/// <summary>手続の設定を見る: all procedures of the authority, on or off; and one of them, whole.</summary>
internal static class ProcedureSettings
{
    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/procedure-settings", List).WithName("ListProcedureSettings").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapGet("/procedure-settings/{code}", Show).WithName("ShowProcedureSettings").ForStaff(StaffRoles.Administer);
    }

    private static async Task<Ok<ListOf<ProcedureSettingsRow>>> List(ProceduresDb db, CancellationToken cancel) =>
        TypedResults.Ok(new ListOf<ProcedureSettingsRow>(
            [.. (await db.Procedures.AsNoTracking().OrderBy(p => p.Position).ThenBy(p => p.Code).ToListAsync(cancel)).Select(ProcedureSettingsRow.Of)], null));

    private static async Task<Results<Ok<ProcedureSettingsView>, Problem>> Show(string code, ProceduresDb db, HttpResponse response, CancellationToken cancel)
    {
        if (await db.Procedures.AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancel) is not { } procedure)
        {
            return ProcedureErrors.NotFound.AsProblem();
        }

        response.SetVersion(procedure.Version);
        return TypedResults.Ok(ProcedureSettingsView.Of(procedure));
    }
}

// Individual: 個別業務: it stands on a form of its own in the national catalogue.
internal sealed record ProcedureSettingsRow(
    string Code, string? NationalCode, string? Class, bool Individual, ProcedureKind Kind, LocalText Title, bool Enabled, string FormCode, int? PeriodCount,
    PeriodUnit? PeriodUnit, int Position, int Version)
{
    public static ProcedureSettingsRow Of(Procedure p)
    {
        var national = NationalCatalogue.Find(p.NationalCode);
        return new(p.Code, p.NationalCode, national?.Class, national?.Basis is not null, p.Kind, p.Title, p.Enabled, p.FormCode, p.PeriodCount, p.PeriodUnit, p.Position, p.Version);
    }
}

internal sealed record PaperFileRow(string Name, long Size);

/// <summary>手続の設定</summary>
internal sealed record ProcedureSettingsView(
    string Code, string? NationalCode, string? Class, bool Enabled, ProcedureKind Kind, int Position, LocalText Title, LocalText Summary, string Keywords,
    LocalText LegalBasis, int Minutes, LocalText Fee, IReadOnlyList<LocalText> Needs, IReadOnlyList<LocalText> Windows, IReadOnlyList<FilingDeadline> Deadlines,
    IReadOnlyList<FilingSeason> Seasons, IReadOnlyList<LocalText> Checks, IReadOnlyList<string> StandardConditions, ProcedureContact? Contact, string? PaperForm,
    PaperFileRow? PaperFile, PeriodUnit? PeriodUnit, int? PeriodCount, string FormCode, string AppealVariant, int Version)
{
    public static ProcedureSettingsView Of(Procedure p) => new(
        p.Code, p.NationalCode, NationalCatalogue.Find(p.NationalCode)?.Class, p.Enabled, p.Kind, p.Position, p.Title, p.Summary, p.Keywords, p.LegalBasis, p.Minutes,
        p.Fee, p.Needs, p.Windows, p.Deadlines, p.Seasons, p.Checks, p.StandardConditions, p.Contact, p.PaperForm,
        p.PaperFile is { } file ? new(file.Name, file.Size) : null, p.PeriodUnit, p.PeriodCount, p.FormCode, p.AppealVariant, p.Version);
}

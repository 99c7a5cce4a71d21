using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
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

/// <summary>手続の設定を変える: title, texts, times, form and the rest; saved as a whole. Cases already filed keep what they were filed under.</summary>
internal static class ChangeProcedure
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapPut("/procedure-settings/{code}", Handle).WithName(nameof(ChangeProcedure)).ForStaff(StaffRoles.Administer);

    private static async Task<Results<Ok<ProcedureSettingsView>, Problem>> Handle(
        string code, ChangeProcedureRequest request, IfMatch seen, ProceduresDb db, CaseForms forms, IAuditLog audit, HttpResponse response, CancellationToken cancel)
    {
        var found = await FindAsync(db, code, seen, cancel);
        if (found.IsError)
        {
            return found.Error.AsProblem();
        }

        var procedure = found.Value;
        if (request.FormCode != procedure.FormCode && (await forms.FindAsync(request.FormCode, null, cancel)).IsError)
        {
            return ProcedureErrors.NoForm.AsProblem();
        }

        var before = ProcedureSettingsView.Of(procedure);
        procedure.Title = request.Title;
        procedure.Summary = request.Summary;
        procedure.Keywords = request.Keywords;
        procedure.LegalBasis = request.LegalBasis;
        procedure.Minutes = request.Minutes;
        procedure.Fee = request.Fee;
        procedure.Needs = [.. request.Needs];
        procedure.Windows = [.. request.Windows];
        procedure.Deadlines = [.. request.Deadlines];
        procedure.Seasons = [.. request.Seasons.OrderBy(s => s.From)];
        procedure.Checks = [.. request.Checks];
        procedure.StandardConditions = [.. request.StandardConditions];
        procedure.Contact = request.Contact;
        procedure.PaperForm = string.IsNullOrWhiteSpace(request.PaperForm) ? null : request.PaperForm.Trim();
        procedure.PeriodCount = request.PeriodCount;
        procedure.PeriodUnit = request.PeriodCount is null ? null : request.PeriodUnit;
        procedure.FormCode = request.FormCode;
        procedure.AppealVariant = request.AppealVariant;
        procedure.Position = request.Position;
        return await SaveAsync(db, procedure, before, "procedure.changed", audit, response, cancel);
    }

    /// <summary>The procedure, in the version that the caller has seen.</summary>
    public static async Task<Result<Procedure>> FindAsync(ProceduresDb db, string code, IfMatch seen, CancellationToken cancel)
    {
        var version = seen.Required();
        if (version.IsError)
        {
            return version.Error;
        }

        return await db.Procedures.SingleOrDefaultAsync(p => p.Code == code, cancel) is not { } procedure ? ProcedureErrors.NotFound
            : procedure.Version != version.Value ? ProcedureErrors.Stale : procedure;
    }

    /// <summary>Saves one step on, with a line in the audit trail.</summary>
    public static async Task<Results<Ok<ProcedureSettingsView>, Problem>> SaveAsync(
        ProceduresDb db, Procedure procedure, ProcedureSettingsView before, string action, IAuditLog audit, HttpResponse response, CancellationToken cancel)
    {
        procedure.Version++;
        var after = ProcedureSettingsView.Of(procedure);
        audit.Record(action, "procedure", procedure.Code, before, after);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ProcedureErrors.Stale.AsProblem();
        }

        response.SetVersion(procedure.Version);
        return TypedResults.Ok(after);
    }
}

internal sealed record ChangeProcedureRequest(
    LocalText Title, LocalText Summary, string Keywords, LocalText LegalBasis, int Minutes, LocalText Fee, IReadOnlyList<LocalText> Needs,
    IReadOnlyList<LocalText> Windows, IReadOnlyList<FilingDeadline> Deadlines, IReadOnlyList<FilingSeason> Seasons, IReadOnlyList<LocalText> Checks,
    IReadOnlyList<string> StandardConditions, ProcedureContact? Contact, string? PaperForm, PeriodUnit? PeriodUnit, int? PeriodCount, string FormCode,
    string AppealVariant, int Position);

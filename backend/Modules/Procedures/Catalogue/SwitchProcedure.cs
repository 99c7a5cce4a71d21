using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Procedures.Catalogue;

/// <summary>受付を始める・止める: the public sees only what is on. Drafts are kept while it is off; cases go on.</summary>
internal static class SwitchProcedure
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapPost("/procedure-settings/{code}/actions/switch", Handle).WithName(nameof(SwitchProcedure)).ForStaff(StaffRoles.Administer);

    private static async Task<Results<Ok<ProcedureSettingsView>, Problem>> Handle(
        string code, SwitchProcedureRequest request, IfMatch seen, ProceduresDb db, CaseForms forms, IAuditLog audit, HttpResponse response, CancellationToken cancel)
    {
        var found = await ChangeProcedure.FindAsync(db, code, seen, cancel);
        if (found.IsError)
        {
            return found.Error.AsProblem();
        }

        var procedure = found.Value;
        if (request.Enabled && (await forms.FindAsync(procedure.FormCode, null, cancel)).IsError)
        {
            return ProcedureErrors.NoForm.AsProblem();
        }

        var before = ProcedureSettingsView.Of(procedure);
        procedure.Enabled = request.Enabled;
        return await ChangeProcedure.SaveAsync(db, procedure, before, request.Enabled ? "procedure.opened" : "procedure.closed", audit, response, cancel);
    }
}

internal sealed record SwitchProcedureRequest(bool Enabled);

internal sealed class SwitchProcedureValidator : AbstractValidator<SwitchProcedureRequest>;

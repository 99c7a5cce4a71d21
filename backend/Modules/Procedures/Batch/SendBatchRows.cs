using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CyberPort.Procedures.Batch;

/// <summary>
/// 行を提出する: all rows of a piece at once; when that cannot be kept, each alone, and one that still cannot is set aside (送れなかった行) so that
/// it holds up no other. Each try has a scope of its own: what a failed one left behind goes with it.
/// </summary>
internal sealed class SendBatchRows(IServiceScopeFactory scopes, ITenantContext here, ILogger<SendBatchRows> log)
{
    /// <summary>Sends them; false when the form is gone and nothing can be sent.</summary>
    public async Task<bool> SendAsync(Guid batch, IReadOnlyList<Guid> rows, CancellationToken cancel)
    {
        try
        {
            return await ApartAsync(one => one.SendAsync(batch, rows, cancel));
        }
        catch (Exception fault) when (rows.Count > 1 && fault is (DbUpdateException or PostgresException))
        {
            log.LogWarning(fault, "Rows of batch {Batch} could not be sent together; each is tried alone.", batch);
        }
        catch (Exception fault) when (fault is DbUpdateException or PostgresException)
        {
            log.LogError(fault, "Row {Row} of batch {Batch} could not be sent.", rows[0], batch);
            return await ApartAsync(one => one.SetAsideAsync(rows[0], cancel));
        }

        foreach (var row in rows)
        {
            await SendAsync(batch, [row], cancel);
        }

        return true;
    }

    private async Task<bool> ApartAsync(Func<RowSender, Task<bool>> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<ITenantContext>();
        context.EnterParty(here.PartyId!.Value);
        context.Enter(here.Current);
        return await act(ActivatorUtilities.CreateInstance<RowSender>(scope.ServiceProvider));
    }

    private sealed class RowSender(ProceduresDb db, BatchForms forms, CaseForms caseForms, Office office, IAuditLog audit, TimeProvider time)
    {
        public async Task<bool> SendAsync(Guid id, IReadOnlyList<Guid> ids, CancellationToken cancel)
        {
            var batch = await db.Batches.AsNoTracking().SingleAsync(b => b.Id == id, cancel);
            var form = await forms.FindAsync(batch.ProcedureCode, batch.FormVersion, cancel);
            if (form.IsError)
            {
                return false;
            }

            var (codes, calendar) = (await caseForms.CodesAsync(cancel), (await office.ClockAsync(cancel)).Calendar);
            var by = MoveContext.Applicant(batch.PartyId, batch.OwnerName, Office.Rules(await office.AuthorityAsync(cancel)), time.GetUtcNow());
            foreach (var row in await db.BatchRows.Where(r => ids.Contains(r.Id) && r.State == BatchRowState.Right).OrderBy(r => r.RowNo).ToListAsync(cancel))
            {
                var answers = FormEngine.ToSubmit(form.Value.Form, Declared(form.Value.Form, row)).Answers;
                row.Errors =
                [
                    .. FormEngine.Validate(form.Value.Form, answers, batch.Language, time.TodayInJapan(), codes),
                    .. form.Value.Procedure.FaultsOf(form.Value.Form, answers, batch.Language, time.GetUtcNow(), calendar),
                ];
                row.State = row.Errors.Count == 0 ? BatchRowState.Sent : BatchRowState.Wrong; // days pass between reading and sending
                if (row.State == BatchRowState.Sent)
                {
                    var filed = await SubmitApplication.FileAsync(db, row.Id, batch.PartyId, form.Value.Procedure, form.Value.Form, answers, by, batch.Language, office, codes, cancel);
                    row.Number = filed.Number;
                    audit.Record("case.submitted", "case", row.Id.ToString(), null, new { filed.Number, filed.ProcedureCode, filed.State, Batch = batch.Id, By = batch.PartyId });
                }
            }

            await db.SaveChangesAsync(cancel);
            return true;
        }

        public async Task<bool> SetAsideAsync(Guid id, CancellationToken cancel)
        {
            (await db.BatchRows.SingleAsync(r => r.Id == id, cancel)).State = BatchRowState.NotSent;
            await db.SaveChangesAsync(cancel);
            return true;
        }

        /// <summary>The one declaration stands for every statement of the form.</summary>
        private static JsonObject Declared(FormDefinition form, BatchRow row)
        {
            var answers = (JsonObject)JsonNode.Parse(row.Answers)!;
            foreach (var field in form.Steps.SelectMany(s => s.Fields).Where(f => f.Type == FieldType.Declaration))
            {
                answers[field.Id] = true;
            }

            return answers;
        }
    }
}

using System.Text.Json.Nodes;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Jobs;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Retention;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Jobs;

/// <summary>保存期間の満了した案件を匿名化する: one transaction each, with a line in the log; what an administrator holds is left.</summary>
internal sealed class AnonymiseCases(ProceduresDb db, CaseForms forms, IAuditLog audit, TimeProvider time) : IScheduledJob
{
    private const int AtOnce = 500;

    public async Task RunAsync(CancellationToken cancel)
    {
        var today = time.TodayInJapan();
        var rules = await db.RetentionRulesAsync(cancel);
        var held = (await db.RetentionHolds.AsNoTracking().Select(h => h.ApplicationId).ToListAsync(cancel)).ToHashSet();
        var over = (await db.Kept(rules, today.AddDays(-1), today).ToListAsync(cancel))
            .Where(k => !held.Contains(k.Id) && RetentionPeriod.EndsOn(rules[k.ProcedureCode], k) < today).Take(AtOnce);
        foreach (var one in over)
        {
            await ForgetAsync(one, rules[one.ProcedureCode], cancel);
        }
    }

    private async Task ForgetAsync(KeptCase one, LifeRule rule, CancellationToken cancel)
    {
        var code = await db.Applications.AsNoTracking().Where(a => a.Id == one.Id).Select(a => a.FormCode).SingleAsync(cancel);
        var staying = new JsonObject();
        foreach (var set in await db.AnswerSets.AsNoTracking().Where(s => s.ApplicationId == one.Id).ToListAsync(cancel))
        {
            var form = await forms.FindAsync(code, set.FormVersion, cancel);
            staying[set.SetNo.ToString(System.Globalization.CultureInfo.InvariantCulture)] =
                AnonymousAnswers.Of(form.IsError ? null : form.Value, JsonNode.Parse(set.Answers) as JsonObject ?? []);
        }

        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var files = (await db.Database.SqlQuery<int>(
                $"select procedures.anonymise_case({one.Id}, {staying.ToJsonString(Json.Options)}::jsonb) as \"Value\"").ToListAsync(cancel))[0];
            db.Add(new RetentionLog
            {
                ApplicationId = one.Id, Number = one.Number, ProcedureCode = one.ProcedureCode, Years = rule.RetentionYears!.Value,
                EndedOn = RetentionPeriod.EndsOn(rule, one)!.Value, Files = files, AnonymisedAt = time.GetUtcNow(),
            });
            audit.Record("case.anonymised", "case", one.Id.ToString(), null, new { one.Number, rule.RetentionYears, files });
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        });
        db.ChangeTracker.Clear();
    }
}

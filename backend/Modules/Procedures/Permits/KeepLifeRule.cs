using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Permits;

/// <summary>手続の一生の決まりを見る・変える: what may follow a permit, reminders, bulk renewal, hold and clock, retention.</summary>
internal static class KeepLifeRule
{
    private static readonly Error WrongKind = new("life-rule.wrong-kind", ErrorKind.Invalid, new(
        "更新・変更には「申請」の手続を、地位承継には「申請」か「届出」の手続を、着手・完了・廃止には「届出」か「報告」の手続を選んでください。",
        "Renewal and change need a procedure of the kind application, succession an application or notification; start, completion and surrender a notification or report."));

    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/life-rules", List).WithName("ListLifeRules").ForStaff(CaseStaff.Reading);
        routes.Tenant.MapPut("/procedures/{code}/life-rule", Save).WithName(nameof(KeepLifeRule)).ForStaff(StaffRoles.Administer);
    }

    private static async Task<Ok<Applications.ListOf<LifeRuleRow>>> List(ProceduresDb db, CancellationToken cancel)
    {
        var rules = await db.LifeRules.AsNoTracking().ToDictionaryAsync(r => r.ProcedureCode, cancel);
        var procedures = await db.Procedures.AsNoTracking().OrderByDescending(p => p.Enabled).ThenBy(p => p.Position).ThenBy(p => p.Code)
            .Select(p => new { p.Code, p.Title, p.Kind, p.NationalCode, p.Enabled }).ToListAsync(cancel);
        var offered = procedures.Select(p => p.Code).ToHashSet();
        return TypedResults.Ok(new Applications.ListOf<LifeRuleRow>(
            [.. procedures.Select(p => LifeRuleRow.Of(
                p.Code, p.Title, p.Kind, p.Enabled, rules.GetValueOrDefault(p.Code) ?? LifeRule.Default(p.Code, p.Kind, p.NationalCode, offered), rules.ContainsKey(p.Code)))], null));
    }

    private static async Task<Results<Ok<LifeRuleRow>, Problem>> Save(
        string code, KeepLifeRuleRequest request, ProceduresDb db, IAuditLog audit, CancellationToken cancel)
    {
        var kinds = await db.Procedures.AsNoTracking().ToDictionaryAsync(p => p.Code, p => new { p.Kind, p.Title, p.Enabled }, cancel);
        if (!kinds.TryGetValue(code, out var own))
        {
            return Error.NotFound("procedure").AsProblem();
        }

        if (request.Relations.Any(r => !kinds.TryGetValue(r.Procedure ?? code, out var by) || (Relations.KindsFor(r.Relation) & by.Kind) == 0))
        {
            return WrongKind.AsProblem();
        }

        var rule = await db.LifeRules.SingleOrDefaultAsync(r => r.ProcedureCode == code, cancel);
        var before = rule is null ? null : LifeRuleRow.Of(code, own.Title, own.Kind, own.Enabled, rule);
        if (rule is null)
        {
            db.Add(rule = new() { TenantId = db.EnteredTenant, ProcedureCode = code });
        }

        rule.Relations = [.. request.Relations.DistinctBy(r => r.Relation)];
        (rule.Renewal, rule.RenewalMonths, rule.FreezeStopsClock) = (request.Renewal, request.RenewalMonths, request.FreezeStopsClock);
        (rule.RetentionYears, rule.RetentionFrom) = (request.RetentionYears, request.RetentionFrom);
        rule.ReminderDays = [.. request.ReminderDays.Distinct().OrderDescending()];
        var after = LifeRuleRow.Of(code, own.Title, own.Kind, own.Enabled, rule);
        audit.Record("procedure.life-rule-kept", "procedure", code, before, after);
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(after);
    }
}

// Enabled: filings are taken; the rules of one that is off still hold for its permits and records. Own: the authority has decided; else what is usual.
/// <summary>手続の一生の決まり</summary>
internal sealed record LifeRuleRow(
    string Code, LocalText Title, Applications.ProcedureKind Kind, bool Enabled, IReadOnlyList<AllowedRelation> Relations, RenewalMode Renewal, int? RenewalMonths,
    IReadOnlyList<int> ReminderDays, bool FreezeStopsClock, int? RetentionYears, RetentionStart RetentionFrom, bool Own)
{
    public static LifeRuleRow Of(string code, LocalText title, Applications.ProcedureKind kind, bool enabled, LifeRule r, bool own = true) => new(
        code, title, kind, enabled, r.Relations, r.Renewal, r.RenewalMonths, r.ReminderDays, r.FreezeStopsClock, r.RetentionYears, r.RetentionFrom, own);
}

internal sealed record KeepLifeRuleRequest(
    IReadOnlyList<AllowedRelation> Relations, RenewalMode Renewal, int? RenewalMonths, IReadOnlyList<int> ReminderDays, bool FreezeStopsClock,
    int? RetentionYears, RetentionStart RetentionFrom);

internal sealed class KeepLifeRuleValidator : AbstractValidator<KeepLifeRuleRequest>
{
    public KeepLifeRuleValidator()
    {
        RuleFor(r => r.Relations).Must(l => l is { Count: <= 10 }).Says("items.max", "後続手続は10件までです。", "At most 10 relations.");
        RuleFor(r => r.Renewal).IsInEnum().Says("required", "一括更新の扱いを選んでください。", "Choose how renewals are made.");
        RuleFor(r => r.RetentionFrom).IsInEnum().Says("required", "保存期間の起点を選んでください。", "Choose from when records are kept.");
        RuleFor(r => r.RenewalMonths).InclusiveBetween(1, 600).Says("number.range", "更新の期間は1～600か月です。", "1 to 600 months.");
        RuleFor(r => r.RetentionYears).InclusiveBetween(1, 100).Says("number.range", "保存期間は1～100年です。", "1 to 100 years.");
        RuleFor(r => r.ReminderDays).Must(d => d is { Count: <= 10 } && d.All(n => n is >= 1 and <= 730))
            .Says("number.range", "予告は1～730日前の10件までです。", "Up to 10 reminders, 1 to 730 days before.");
    }
}

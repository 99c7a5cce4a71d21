using CyberPort.Platform.Persistence;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Permits;

/// <summary>A relation that a procedure's permits allow, and the procedure (with its form) that it is filed by.</summary>
/// <param name="Relation">What is wanted.</param>
/// <param name="Procedure">Code of the procedure; the permit's own when null.</param>
internal sealed record AllowedRelation(FilingRelation Relation, string? Procedure = null);

/// <summary>How the office may renew many permits at once.</summary>
internal enum RenewalMode
{
    /// <summary>申請による審査のみ: each filing on its own</summary>
    Single,
    /// <summary>申請のあったものを一括で</summary>
    OnApplication,
    /// <summary>職権でも更新できる</summary>
    ExOfficio,
}

/// <summary>From when a case's records are kept.</summary>
internal enum RetentionStart
{
    /// <summary>完結の日</summary>
    Closing,
    /// <summary>許可期間の満了の日</summary>
    Expiry,
}

/// <summary>手続の一生の決まり: what may follow a permit, when people are reminded, how long records are kept. Data of the authority.</summary>
internal sealed class LifeRule : ITenantOwned
{
    public Guid TenantId { get; set; }
    public string ProcedureCode { get; init; } = "";
    public List<AllowedRelation> Relations { get; set; } = [];
    public RenewalMode Renewal { get; set; }

    /// <summary>How long a renewal usually lasts, where the office proposes it.</summary>
    public int? RenewalMonths { get; set; }

    /// <summary>So many days before the last day people are reminded, once each.</summary>
    public int[] ReminderDays { get; set; } = [];

    /// <summary>保留中は標準処理期間の時計を止める</summary>
    public bool FreezeStopsClock { get; set; }

    /// <summary>保存期間（年）; null keeps for ever.</summary>
    public int? RetentionYears { get; set; }
    public RetentionStart RetentionFrom { get; set; }

    /// <summary>Where the authority has decided nothing: what follows and how long it is kept is as the national catalogue has it for its like; reminders at 30 days.</summary>
    public static LifeRule Default(string procedure, ProcedureKind kind = ProcedureKind.Application, string? national = null, IReadOnlySet<string>? offered = null)
    {
        var keep = NationalCatalogue.RetentionOf(kind, national);
        var relations = NationalCatalogue.LifeOf(national).Where(r => r.Procedure is null || offered is null || offered.Contains(r.Procedure));
        return new() { ProcedureCode = procedure, Relations = [.. relations], ReminderDays = [30], RetentionYears = keep.Years, RetentionFrom = keep.From };
    }
}

/// <summary>期限の予告: that it was told, for each of the procedure's days once.</summary>
internal sealed class PermitReminder : ITenantOwned
{
    public Guid TenantId { get; set; }
    public Guid PermitId { get; init; }
    public int Days { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>Questions to the rules.</summary>
internal static class LifeRules
{
    /// <summary>The procedure's rule, or the default where the authority has set none.</summary>
    public static async Task<LifeRule> RuleOfAsync(this ProceduresDb db, string procedure, CancellationToken cancel)
    {
        if (await db.LifeRules.AsNoTracking().SingleOrDefaultAsync(r => r.ProcedureCode == procedure, cancel) is { } own)
        {
            return own;
        }

        var of = await db.Procedures.AsNoTracking().Where(p => p.Code == procedure).Select(p => new { p.Kind, p.NationalCode }).SingleAsync(cancel);
        return LifeRule.Default(procedure, of.Kind, of.NationalCode);
    }

    /// <summary>Rules of all procedures whose records are not kept for ever: the authority's own, and the national standard for the others.</summary>
    public static async Task<Dictionary<string, LifeRule>> RetentionRulesAsync(this ProceduresDb db, CancellationToken cancel)
    {
        var own = await db.LifeRules.AsNoTracking().ToDictionaryAsync(r => r.ProcedureCode, cancel);
        var procedures = await db.Procedures.AsNoTracking().Select(p => new { p.Code, p.Kind, p.NationalCode }).ToListAsync(cancel);
        return procedures.Select(p => own.GetValueOrDefault(p.Code) ?? LifeRule.Default(p.Code, p.Kind, p.NationalCode))
            .Where(r => r.RetentionYears is not null).ToDictionary(r => r.ProcedureCode);
    }
}

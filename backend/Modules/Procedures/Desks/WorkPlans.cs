using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Desks;

/// <summary>What an authority's rules say of one case: the procedure's own rules first, then those for all.</summary>
internal sealed class WorkPlans(ProceduresDb db)
{
    /// <summary>The procedure's plan, then the general one.</summary>
    public async Task<IReadOnlyList<WorkPlan>> ForAsync(string procedure, CancellationToken cancel)
    {
        var found = await db.WorkPlans.AsNoTracking().Where(p => p.ProcedureCode == procedure || p.ProcedureCode == WorkPlan.All).ToListAsync(cancel);
        return [.. found.OrderBy(p => p.ProcedureCode == WorkPlan.All)];
    }

    /// <summary>The desk at which a new case arrives; null where the authority has no desks.</summary>
    public async Task<Guid?> DeskForAsync(string procedure, FormDefinition form, JsonObject answers, CancellationToken cancel)
    {
        var desks = await db.Desks.AsNoTracking().Select(d => new { d.Id, d.IsDefault }).ToListAsync(cancel);
        if (desks.Count == 0)
        {
            return null;
        }

        var rule = (await ForAsync(procedure, cancel)).SelectMany(p => p.Routing)
            .FirstOrDefault(r => desks.Exists(d => d.Id == r.DeskId) && Holds(form, answers, r.When));
        return rule?.DeskId ?? desks.Find(d => d.IsDefault)?.Id;
    }

    /// <summary>専決 for these answers; null where the authority sets no levels.</summary>
    public static DecisionLevels? LevelsOf(IReadOnlyList<WorkPlan> plans, FormDefinition form, JsonObject answers)
    {
        var rules = plans.FirstOrDefault(p => p.Levels.Count > 0)?.Levels ?? [];
        return rules.Count == 0 ? null : new([.. rules.Where(r => Holds(form, answers, r.When))
            .Select(r => new DecisionLevel(r.Name, r.Rank, r.People, r.MaxMonths))]);
    }

    /// <summary>専決 where the answers cannot be read: the highest level, and no lower one by mistake.</summary>
    public static DecisionLevels? HighestOf(IReadOnlyList<WorkPlan> plans) =>
        plans.FirstOrDefault(p => p.Levels.Count > 0)?.Levels is [.., var last] ? new([new(last.Name, last.Rank, last.People, null)]) : null;

    /// <summary>確認項目: those that the procedure brings, and those of the plans.</summary>
    public static IReadOnlyList<CheckPoint> ChecksOf(IReadOnlyList<WorkPlan> plans, Procedure procedure) =>
        [.. procedure.Checks.Select(c => new CheckPoint(IdOf(c), c, Mandatory: false)), .. plans.SelectMany(p => p.Checks)];

    /// <summary>
    /// The question for the period that is applied for: the one that is called <c>period</c>, as national forms have it beside the period of works;
    /// else the first that was answered.
    /// </summary>
    public static FormField? AskedPeriod(FormDefinition form, JsonObject answers)
    {
        var answered = form.Steps.SelectMany(s => s.Fields).Where(f => f.Type == FieldType.Period && answers[f.Id] is JsonObject).ToList();
        return answered.FirstOrDefault(f => f.Id == "period") ?? answered.FirstOrDefault();
    }

    /// <summary>The period that was applied for: the first proposal for how long a permit is valid.</summary>
    public static PermitTerms? AskedTerms(FormDefinition form, JsonObject answers)
    {
        var period = AskedPeriod(form, answers) is { } asked ? answers[asked.Id] as JsonObject : null;
        return period is null ? null : new(null, Day(period, "from"), Day(period, "to"));

        static DateOnly? Day(JsonObject of, string part) =>
            of[part] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length >= 10 && DateOnly.TryParse(text[..10], out var day) ? day : null;
    }

    /// <summary>A rule for all procedures speaks of kinds of answers (<c>$facility</c>, <c>$money</c>, <c>$area</c>): the first of that kind is meant.</summary>
    public static bool Holds(FormDefinition form, JsonObject answers, Condition? when) =>
        when is null || FormEngine.Holds(form, answers, Meant(form, when));

    private static Condition Meant(FormDefinition form, Condition when) => when with
    {
        All = when.All is { } all ? [.. all.Select(c => Meant(form, c))] : null,
        Any = when.Any is { } any ? [.. any.Select(c => Meant(form, c))] : null,
        Not = when.Not is { } not ? Meant(form, not) : null,
        Field = when.Field is ['$', .. var kind] ? form.Steps.SelectMany(s => s.Fields).FirstOrDefault(f => IsOf(kind, f))?.Id ?? when.Field : when.Field,
    };

    /// <summary>Money is also what is computed or counted in yen; an area is a number in square metres.</summary>
    private static bool IsOf(string kind, FormField field) => kind switch
    {
        "money" => field.Type == FieldType.Money || (IsNumber(field) && field.Unit == "円"),
        "area" => IsNumber(field) && field.Unit is "m²" or "㎡" or "平方メートル",
        "number" => IsNumber(field),
        _ => Enum.TryParse<FieldType>(kind, ignoreCase: true, out var type) && field.Type == type,
    };

    private static bool IsNumber(FormField field) => field.Type is FieldType.Number or FieldType.Computed;

    /// <summary>A point of the catalogue has no id of its own; the same words are the same point.</summary>
    private static string IdOf(LocalText text) => Convert.ToHexStringLower(
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text.Ja)))[..16];
}

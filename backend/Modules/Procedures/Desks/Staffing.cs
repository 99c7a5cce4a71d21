using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Identity.Contracts;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Desks;

/// <summary>Who an officer is today: rank, in whose place, at which desks. In a simple office nothing of this exists.</summary>
internal sealed class Staffing(ProceduresDb db, IAccounts accounts, WorkPlans plans, CaseForms forms, TimeProvider time)
{
    /// <summary>As whom the officer may act today: with the own rank, and in the place of absent ones.</summary>
    public async Task<IReadOnlyList<Capacity>> TodayAsync(Officer officer, CancellationToken cancel)
    {
        var own = new Capacity(officer.PersonId, officer.PersonName, officer.Roles, 0, Absent: false);
        if (officer.Office.AnyStaffDoesAll)
        {
            return [own];
        }

        var today = time.TodayInJapan();
        var away = await db.Absences.AsNoTracking().Where(a => a.EndedAt == null && a.CoverId == officer.PersonId && a.FromDay <= today && a.ToDay >= today)
            .Select(a => a.AwayId).Distinct().ToListAsync(cancel);
        var posts = await db.OfficerPosts.AsNoTracking().Where(p => p.AccountId == officer.PersonId || away.Contains(p.AccountId))
            .ToDictionaryAsync(p => p.AccountId, p => p.Rank, cancel);
        var members = away.Count == 0 ? [] : await accounts.MembersAsync(cancel);
        return
        [
            own with { Rank = posts.GetValueOrDefault(officer.PersonId) },
            .. members.Where(m => away.Contains(m.AccountId)).Select(m => new Capacity(
                m.AccountId, m.Name, Applications.Office.RolesOf(m.Roles.ToHashSet()), posts.GetValueOrDefault(m.AccountId), Absent: true)),
        ];
    }

    /// <summary>The officer before this case: rank, in whose place, and what the rules say of it: 専決 and the checklist.</summary>
    public async Task<MoveContext> ForCaseAsync(Officer officer, Application found, CancellationToken cancel) =>
        MoveContext.Of(officer, await TodayAsync(officer, cancel), await RulesAsync(found, cancel));

    private async Task<CaseRules> RulesAsync(Application found, CancellationToken cancel)
    {
        var rules = await plans.ForAsync(found.ProcedureCode, cancel);
        if (rules.Count == 0)
        {
            return CaseRules.None;
        }

        var latest = await db.LatestAnswersAsync(found.Id, cancel);
        var form = await forms.FindAsync(found.FormCode, latest.FormVersion, cancel);
        return new(
            form.IsError ? WorkPlans.HighestOf(rules) : WorkPlans.LevelsOf(rules, form.Value, (JsonObject)JsonNode.Parse(latest.Answers)!),
            await OpenAsync(found.Id, rules, cancel));
    }

    /// <summary>Desks of the officer and of those in whose place they act.</summary>
    public Task<Guid[]> DesksAsync(Officer officer, CancellationToken cancel) => DesksAsync(officer.PersonId, officer.Office, cancel);

    /// <summary>The same for somebody who is not here, as work in the background does it for them.</summary>
    public async Task<Guid[]> DesksAsync(Guid person, OfficeRules office, CancellationToken cancel)
    {
        if (office.AnyStaffDoesAll)
        {
            return [];
        }

        var today = time.TodayInJapan();
        return await db.Database.SqlQuery<Guid>($"select procedures.desks_of({person}, {today}) as \"Value\"").ToArrayAsync(cancel);
    }

    /// <summary>Who works in this person's place today; the person where nobody does.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> CoversAsync(Guid officer, CancellationToken cancel)
    {
        var today = time.TodayInJapan();
        var covers = await db.Absences.AsNoTracking().Where(a => a.EndedAt == null && a.AwayId == officer && a.FromDay <= today && a.ToDay >= today)
            .OrderBy(a => a.SetAt).Select(a => new { a.CoverId, a.CoverName }).ToListAsync(cancel);
        return [.. covers.Select(c => (c.CoverId, c.CoverName))];
    }

    /// <summary>Who works today in the place of any of these.</summary>
    public Task<List<Guid>> CoversAsync(IReadOnlyList<Guid> officers, CancellationToken cancel)
    {
        var today = time.TodayInJapan();
        return db.Absences.AsNoTracking().Where(a => a.EndedAt == null && officers.Contains(a.AwayId) && a.FromDay <= today && a.ToDay >= today)
            .OrderBy(a => a.SetAt).Select(a => a.CoverId).ToListAsync(cancel);
    }

    /// <summary>不在代理: to whom work for this officer goes today. What would lie on an empty desk goes to the cover.</summary>
    public async Task<(Guid Id, string Name)> InPlaceOfAsync(Guid officer, string name, CancellationToken cancel) =>
        await CoversAsync(officer, cancel) is [var cover, ..] ? cover : (officer, name);

    private async Task<IReadOnlyList<string>> OpenAsync(Guid id, IReadOnlyList<WorkPlan> rules, CancellationToken cancel)
    {
        var mandatory = rules.SelectMany(p => p.Checks).Where(c => c.Mandatory).ToList();
        if (mandatory.Count == 0)
        {
            return [];
        }

        var done = await db.CheckTicks.AsNoTracking().Where(t => t.ApplicationId == id).Select(t => t.CheckId).ToListAsync(cancel);
        return [.. mandatory.Where(c => !done.Contains(c.Id)).Select(c => c.Text.Ja)];
    }
}

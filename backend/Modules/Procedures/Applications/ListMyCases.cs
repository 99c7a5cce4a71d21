using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Persistence;
using CyberPort.Tenancy.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Applications;

/// <summary>私の案件の一覧: over all authorities, part by part (whose turn it is), newest first; searched by number, procedure, vessel, authority.</summary>
internal static class ListMyCases
{
    public static void Map(ApiRoutes routes)
    {
        routes.My.MapGet("/cases", Handle).WithName(nameof(ListMyCases)).ForAccounts();
        routes.My.MapGet("/case-authorities", Authorities).WithName("ListMyAuthorities").ForAccounts();
    }

    /// <summary>Where somebody has cases: one look into an index per authority, however many cases there are.</summary>
    private static async Task<Ok<ListOf<MyAuthority>>> Authorities(ProceduresDb db, IAuthorities authorities, CancellationToken cancel)
    {
        var all = await authorities.AllAsync(cancel);
        var ids = all.Select(a => a.Id).ToArray();
        var mine = (await db.Database.SqlQuery<Guid>($"select a.id as \"Value\" from unnest({ids}) a(id) where exists (select from procedures.my_case c where c.authority_id = a.id)")
            .ToListAsync(cancel)).ToHashSet();
        return TypedResults.Ok(new ListOf<MyAuthority>([.. all.Where(a => mine.Contains(a.Id)).Select(a => new MyAuthority(a.Slug, a.Name))], null));
    }

    private static async Task<Ok<CountedList<MyCaseRow>>> Handle(
        ProceduresDb db, IAuthorities authorities, ICurrentActor actor, TimeProvider time, CancellationToken cancel,
        string? filter = null, string? authority = null, string? state = null, string? query = null, string? after = null, int take = 50)
    {
        take = Math.Clamp(take, 1, 200);
        await db.Database.OpenConnectionAsync(cancel);
        var narrowed = await CaseFilter.OfAsync(filter, authority, state, authorities, cancel);
        var (cases, rest) = (narrowed.Along(db.MyCases.AsNoTracking()), narrowed.Rest());
        var from = Cursor.Read(after);
        var search = await CaseSearch.OfAsync(query, authorities, time.TodayInJapan(), cancel);
        var page = search is null && rest is null ? await cases.PageAsync(from, take, cancel) : await cases.SearchAsync(search, rest ?? (c => true), from, take, cancel);
        var rows = new List<MyCaseRow>();
        foreach (var c in page.Items)
        {
            var where = await authorities.FindAsync(c.AuthorityId, cancel);
            rows.Add(new(
                c.Id, where?.Slug ?? "", where?.Name ?? new("", ""), c.Number, c.ProcedureCode, c.ProcedureTitle, actor.Say(new(c.Summary, c.SummaryEn)),
                c.State, c.Turn, c.TurnSince, c.DueOn, c.SubmittedAt, c.PermitNumber is { } number ? new(number, c.PermitValidTo) : null));
        }

        return TypedResults.Ok(new CountedList<MyCaseRow>(rows, page.Next?.Write(), page.Count));
    }
}

/// <summary>A port authority at which somebody has cases.</summary>
internal sealed record MyAuthority(string Slug, LocalText Name);

internal sealed record MyPermit(string Number, DateOnly? ValidTo);

internal sealed record MyCaseRow(
    Guid Id, string Tenant, LocalText AuthorityName, string Number, string ProcedureCode, LocalText ProcedureTitle, string Summary, CaseState State,
    CaseTurn Turn, DateTimeOffset TurnSince, DateOnly? DueOn, DateTimeOffset SubmittedAt, MyPermit? Permit);

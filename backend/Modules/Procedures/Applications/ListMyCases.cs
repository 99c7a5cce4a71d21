using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Persistence;
using CyberPort.Tenancy.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Applications;

/// <summary>私の案件の一覧: over all authorities, whose turn it is and since when; the caller's turn first.</summary>
internal static class ListMyCases
{
    public static void Map(ApiRoutes routes) => routes.My.MapGet("/cases", Handle).WithName(nameof(ListMyCases)).ForAccounts();

    private static async Task<Ok<ListOf<MyCaseRow>>> Handle(
        ProceduresDb db, IAuthorities authorities, CancellationToken cancel, string? filter = null, string? after = null, int take = 50)
    {
        take = Math.Clamp(take, 1, 200);
        var cases = db.MyCases.AsNoTracking();
        cases = filter switch
        {
            "turn" => cases.Where(c => c.Turn == CaseTurn.You),
            "open" => cases.Where(c => c.Turn != CaseTurn.Done),
            "closed" => cases.Where(c => c.Turn == CaseTurn.Done),
            _ => cases,
        };
        if (Cursor.Read(after) is { } from)
        {
            cases = cases.Where(c => c.TurnSince <= from.At && (c.TurnSince < from.At || c.Id < from.Id));
        }

        var page = await cases.OrderByDescending(c => c.TurnSince).ThenByDescending(c => c.Id).Take(take + 1).ToListAsync(cancel);
        var rows = new List<MyCaseRow>();
        foreach (var c in page.Take(take))
        {
            var authority = await authorities.FindAsync(c.AuthorityId, cancel);
            rows.Add(new(
                c.Id, authority?.Slug ?? "", authority?.Name ?? new("", ""), c.Number, c.ProcedureCode, c.ProcedureTitle, c.Summary, c.State, c.Turn,
                c.TurnSince, c.DueOn, c.SubmittedAt, c.PermitNumber is { } number ? new(number, c.PermitValidTo) : null));
        }

        var last = page.Count > take ? page[take - 1] : null;
        return TypedResults.Ok(new ListOf<MyCaseRow>(rows, last is null ? null : new Cursor(last.TurnSince, last.Id).Write()));
    }
}

internal sealed record MyPermit(string Number, DateOnly? ValidTo);

internal sealed record MyCaseRow(
    Guid Id, string Tenant, LocalText AuthorityName, string Number, string ProcedureCode, LocalText ProcedureTitle, string Summary, CaseState State,
    CaseTurn Turn, DateTimeOffset TurnSince, DateOnly? DueOn, DateTimeOffset SubmittedAt, MyPermit? Permit);

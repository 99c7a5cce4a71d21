using CyberPort.Identity.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Desks;

/// <summary>担当係を定める: who sits where; one desk takes what no rule names.</summary>
internal static class KeepDesks
{
    private const int Most = 100;

    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/desks", List).WithName("ListDesks").ForStaff(CaseStaff.Reading);
        routes.Tenant.MapPost("/desks", Add).WithName("AddDesk").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPut("/desks/{id:guid}", Change).WithName("ChangeDesk").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPost("/desks/{id:guid}/actions/close", Close).WithName("CloseDesk").ForStaff(StaffRoles.Administer);
    }

    private static async Task<Ok<ListOf<DeskRow>>> List(
        ProceduresDb db, IAccounts accounts, Office office, Staffing staffing, CancellationToken cancel)
    {
        var desks = await db.Desks.AsNoTracking().OrderBy(d => d.Position).ThenBy(d => d.Id).ToListAsync(cancel);
        var mine = desks.Count == 0 ? [] : await staffing.DesksAsync(await office.OfficerAsync(cancel), cancel);
        var names = desks.Count == 0 ? [] : (await accounts.MembersAsync(cancel)).ToDictionary(m => m.AccountId, m => m.Name);
        return TypedResults.Ok(new ListOf<DeskRow>([.. desks.Select(d => Row(d, names, mine))], null));
    }

    private static async Task<Results<Ok<DeskRow>, Problem>> Add(
        KeepDeskRequest request, ProceduresDb db, IAccounts accounts, IAuditLog audit, CancellationToken cancel)
    {
        var count = await db.Desks.CountAsync(cancel);
        return count >= Most ? DeskErrors.TooMany.AsProblem()
            : await KeepAsync(new() { Position = count + 1 }, isNew: true, request, db, accounts, audit, cancel);
    }

    private static async Task<Results<Ok<DeskRow>, Problem>> Change(
        Guid id, KeepDeskRequest request, ProceduresDb db, IAccounts accounts, IAuditLog audit, CancellationToken cancel) =>
        await db.Desks.SingleOrDefaultAsync(d => d.Id == id, cancel) is { } desk
            ? await KeepAsync(desk, isNew: false, request, db, accounts, audit, cancel) : DeskErrors.NotFound.AsProblem();

    private static async Task<Results<Ok<DeskRow>, Problem>> KeepAsync(
        Desk desk, bool isNew, KeepDeskRequest request, ProceduresDb db, IAccounts accounts, IAuditLog audit, CancellationToken cancel)
    {
        var names = (await accounts.MembersAsync(cancel)).ToDictionary(m => m.AccountId, m => m.Name);
        if (request.Members.Any(m => !names.ContainsKey(m)))
        {
            return DeskErrors.UnknownMember.AsProblem();
        }

        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        var first = !await db.Desks.AnyAsync(d => d.IsDefault && d.Id != desk.Id, cancel);
        if (request.IsDefault)
        {
            await db.Desks.Where(d => d.IsDefault && d.Id != desk.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.IsDefault, false), cancel);
        }

        var before = isNew ? null : new { desk.Name, desk.IsDefault, desk.Members };
        (desk.Name, desk.IsDefault, desk.Members) = (request.Name, request.IsDefault || first, [.. request.Members.Distinct()]);
        if (isNew)
        {
            db.Add(desk);
        }

        audit.Record("desk.kept", "desk", desk.Id.ToString(), before, new { desk.Name, desk.IsDefault, desk.Members });
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
        return TypedResults.Ok(Row(desk, names, []));
    }

    private static async Task<Results<NoContent, Problem>> Close(Guid id, ProceduresDb db, IAuditLog audit, CancellationToken cancel)
    {
        if (await db.Desks.SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } desk)
        {
            return DeskErrors.NotFound.AsProblem();
        }

        if ((await db.WorkPlans.AsNoTracking().ToListAsync(cancel)).Exists(p => p.Routing.Exists(r => r.DeskId == id)))
        {
            return DeskErrors.InUse.AsProblem();
        }

        if (desk.IsDefault && await db.Desks.CountAsync(cancel) > 1)
        {
            return DeskErrors.StillDefault.AsProblem();
        }

        db.Remove(desk); // Its cases stay, at no desk.
        audit.Record("desk.closed", "desk", id.ToString(), new { desk.Name }, null);
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }

    private static DeskRow Row(Desk desk, Dictionary<Guid, string> names, Guid[] mine) => new(
        desk.Id, desk.Name, desk.IsDefault,
        [.. desk.Members.Where(names.ContainsKey).Select(m => new OfficerView(m, names[m]))], mine.Contains(desk.Id));
}

using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Review;

/// <summary>絞り込みを保存する: each officer's own.</summary>
internal static class KeepFilters
{
    private const int Most = 50;

    private static readonly Error TooMany = new("filter.too-many", ErrorKind.Limited, new(
        "保存できる絞り込みは50件までです。使わないものを消してください。", "You can keep up to 50 filters. Please delete some."));

    private static readonly Error BadName = new("filter.bad-name", ErrorKind.Invalid, new(
        "名前は1～60文字で付けてください。", "The name must have 1 to 60 characters."));

    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/saved-filters", List).WithName("ListFilters").ForStaff(CaseStaff.Reading);
        routes.Tenant.MapPut("/saved-filters/{name}", Save).WithName("SaveFilter").ForStaff(CaseStaff.Reading);
        routes.Tenant.MapPost("/saved-filters/{name}/actions/delete", Delete).WithName("DeleteFilter").ForStaff(CaseStaff.Reading);
    }

    private static async Task<Ok<ListOf<FilterRow>>> List(ProceduresDb db, ICurrentActor actor, CancellationToken cancel) =>
        TypedResults.Ok(new ListOf<FilterRow>(await Mine(db, actor).OrderBy(f => f.Name).Select(f => new FilterRow(f.Name, f.Query)).ToListAsync(cancel), null));

    private static async Task<Results<Ok<FilterRow>, Problem>> Save(
        string name, SaveFilterRequest request, ProceduresDb db, ICurrentActor actor, CancellationToken cancel)
    {
        name = name.Trim();
        if (name.Length is 0 or > 60 || name.Contains('\0', StringComparison.Ordinal))
        {
            return BadName.AsProblem();
        }

        var mine = await Mine(db, actor).ToListAsync(cancel);
        if (mine.Find(f => f.Name == name) is { } kept)
        {
            kept.Query = request.Query;
        }
        else if (mine.Count >= Most)
        {
            return TooMany.AsProblem();
        }
        else
        {
            db.Add(new SavedFilter { TenantId = db.EnteredTenant, AccountId = actor.Id, Name = name, Query = request.Query });
        }

        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(new FilterRow(name, request.Query));
    }

    private static async Task<NoContent> Delete(string name, ProceduresDb db, ICurrentActor actor, CancellationToken cancel)
    {
        await Mine(db, actor).Where(f => f.Name == name.Trim()).ExecuteDeleteAsync(cancel);
        return TypedResults.NoContent();
    }

    private static IQueryable<SavedFilter> Mine(ProceduresDb db, ICurrentActor actor) => db.SavedFilters.Where(f => f.AccountId == actor.Id);
}

internal sealed record FilterRow(string Name, string Query);

/// <summary>The query string of the queue page.</summary>
internal sealed record SaveFilterRequest(string Query);

internal sealed class SaveFilterValidator : AbstractValidator<SaveFilterRequest>
{
    public SaveFilterValidator() => RuleFor(r => r.Query).NotNull().MaximumLength(2000)
        .Says("text.max", "絞り込みが長すぎます。", "The filter is too long.");
}

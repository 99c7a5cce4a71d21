using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Procedures.Review;

/// <summary>許可する: by a second person, unless the authority lets one decide. The permit gets its number here; the paper follows.</summary>
internal static class GrantPermit
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapPost("/cases/{id:guid}/actions/grant", Handle).WithName(nameof(GrantPermit)).ForStaff(CaseStaff.Working);

    private static Task<Results<Ok<MovedView>, Problem>> Handle(
        Guid id, GrantPermitRequest request, IfMatch seen, CaseDesk desk, Office office, ProceduresDb db, CancellationToken cancel) =>
        desk.MoveAsync(id, seen, CaseMove.Grant, async (found, by) =>
        {
            var number = await NumberAsync(office, db, by.Now, cancel);
            return found.Grant(
                by, new(request.Conditions, request.ValidFrom, request.ValidTo), request.Comment, number, await db.FollowedAsync(found, cancel));
        }, cancel);

    /// <summary>The next permit number of the authority; given back when the transaction in which it is asked for is not kept.</summary>
    public static async Task<string> NumberAsync(Office office, ProceduresDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var year = ReferenceNumber.FiscalYear(now.DateInJapan());
        var serial = await db.NextNumberAsync(ReferenceNumber.Permits, year, cancel);
        return ReferenceNumber.OfPermit((await office.AuthorityAsync(cancel)).NumberPrefix, year, serial);
    }
}

/// <summary>Terms of the permit; what is left out is taken from the recommendation.</summary>
internal sealed record GrantPermitRequest(
    IReadOnlyList<string>? Conditions = null, DateOnly? ValidFrom = null, DateOnly? ValidTo = null, string? Comment = null);

internal sealed class GrantPermitValidator : AbstractValidator<GrantPermitRequest>
{
    public GrantPermitValidator()
    {
        RuleFor(r => r.Comment).Words(4000);
        RuleFor(r => r.ValidFrom).MayBeDay();
        RuleFor(r => r.ValidTo).MayBeDay();
        RuleForEach(r => r.Conditions).Words(1000);
        RuleFor(r => r.Conditions).Must(c => c is null || c.Count <= 50).Says("items.max", "条件が多すぎます。", "Too many conditions.");
    }
}

using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Procedures.Permits;

/// <summary>
/// 許可に結び付ける: a filing that was begun from the finder, and not from its permit, joins the chain of that permit before it is
/// decided; from then on it is what it would have been if it had been begun there.
/// </summary>
internal static class LinkPermit
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapPost("/cases/{id:guid}/actions/link-permit", Handle).WithName(nameof(LinkPermit)).ForStaff(CaseStaff.Working);

    private static Task<Results<Ok<MovedView>, Problem>> Handle(
        Guid id, LinkPermitRequest request, IfMatch seen, CaseDesk desk, Office office, ProceduresDb db, ICurrentActor actor, CancellationToken cancel) =>
        desk.MoveAsync(id, seen, CaseMove.LinkPermit, async (found, by) =>
        {
            var permit = await db.PermitByNumberAsync((await office.AuthorityAsync(cancel)).NumberPrefix, request.PermitNumber, cancel);
            var done = found.LinkPermit(by, request.Relation, permit is null ? PermitErrors.UnknownNumber : await db.InForceAsync(permit.ChainId, cancel));
            return done.IsError && PermitErrors.OfTheNumber.Contains(done.Error)
                ? done.Error.With([new FieldError("permitNumber", done.Error.Code, actor.Say(done.Error.Title))]) : done;
        }, cancel);
}

/// <summary>許可の番号, and what the filing wants with that permit.</summary>
internal sealed record LinkPermitRequest(string PermitNumber, FilingRelation Relation);

internal sealed class LinkPermitValidator : AbstractValidator<LinkPermitRequest>
{
    public LinkPermitValidator()
    {
        RuleFor(r => r.PermitNumber).NotEmpty().Says("required", "許可の番号を入力してください。", "Enter the number of the permit.")
            .MaximumLength(60).Says("text.max", "60文字以内で入力してください。", "At most 60 characters, please.");
        RuleFor(r => r.Relation).IsInEnum().Says("required", "許可との関係を選んでください。", "Choose what is wanted with the permit.");
    }
}

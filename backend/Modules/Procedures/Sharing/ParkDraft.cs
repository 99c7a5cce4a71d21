using System.Text.Json;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Persistence;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Sharing;

/// <summary>預かった下書き: what somebody without an account typed, behind a mailed link. Its owner is the link: a party of its own that nobody else is.</summary>
internal sealed class ParkedDraft : IPartyOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PartyId { get; set; }
    public Guid AuthorityId { get; init; }
    public string ProcedureCode { get; init; } = "";
    public string FormCode { get; init; } = "";
    public string FormVersion { get; init; } = "";
    public string Answers { get; init; } = "{}";
    public string? Step { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>登録せずに続きのリンクを受け取る: the answers are kept for fourteen days and come back on any device by the link.</summary>
internal static class ParkDraft
{
    private static readonly TimeSpan Lives = TimeSpan.FromDays(14);

    public static void Map(ApiRoutes routes)
    {
        routes.Open.MapPost("/shared/actions/park", Park).WithName(nameof(ParkDraft)).ForAnyone();
        routes.Open.MapPost("/shared/actions/unpark", Unpark).WithName("UnparkDraft").ForAnyone();
    }

    private static async Task<Results<NoContent, Problem>> Park(
        ParkDraftRequest request, ProceduresDb db, ITenantContext scope, ITenantStore tenants, CaseForms forms, ShareMails mails, MailLimits limits, ICurrentActor actor,
        TimeProvider time, CancellationToken cancel)
    {
        if (!limits.Allows(actor.Ip ?? "", request.Email.Trim().ToLowerInvariant()))
        {
            return ShareErrors.TooOften.AsProblem();
        }

        var answers = RawAnswers.Keep(request.Answers);
        if (answers.IsError || await tenants.FindBySlugAsync(request.Tenant, cancel) is not { } tenant)
        {
            return (answers.IsError ? answers.Error : Error.NotFound("authority")).AsProblem();
        }

        scope.Enter(tenant);
        scope.EnterParty(Guid.CreateVersion7()); // A party that exists for this link only.
        if (await db.Procedures.AsNoTracking().SingleOrDefaultAsync(p => p.Code == request.Procedure && p.Enabled, cancel) is not { } procedure)
        {
            return Error.NotFound("procedure").AsProblem();
        }

        var form = await forms.FindAsync(procedure.FormCode, request.FormVersion, cancel);
        if (form.IsError)
        {
            return form.Error.AsProblem();
        }

        var (token, parked) = (Secrets.New(), new ParkedDraft
        {
            PartyId = scope.PartyId!.Value, AuthorityId = tenant.Id, ProcedureCode = procedure.Code, FormCode = form.Value.Code, FormVersion = form.Value.Version,
            Answers = answers.Value, Step = request.Step, ExpiresAt = time.GetUtcNow() + Lives,
        });
        db.Add(parked);
        db.Add(new ShareKey { TokenHash = Secrets.Hash(token), OwnerId = parked.PartyId, LinkId = parked.Id });
        mails.Parked(request.Email.Trim(), token, procedure.Title, actor.Language, tenant.Id);
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<ParkedView>, Problem>> Unpark(
        OpenSharedRequest request, ProceduresDb db, ITenantContext scope, ITenantStore tenants, ProcedureTitles titles, TimeProvider time, CancellationToken cancel)
    {
        var hash = Secrets.Hash(request.Token);
        if (await db.ShareKeys.AsNoTracking().SingleOrDefaultAsync(k => k.TokenHash == hash, cancel) is not { } key)
        {
            return ShareErrors.ResumeGone.AsProblem();
        }

        scope.EnterParty(key.OwnerId);
        var now = time.GetUtcNow();
        return await db.ParkedDrafts.AsNoTracking().SingleOrDefaultAsync(p => p.Id == key.LinkId && p.ExpiresAt > now, cancel) is { } parked
            && await tenants.FindAsync(parked.AuthorityId, cancel) is { } tenant
            ? TypedResults.Ok(new ParkedView(
                tenant.Slug, parked.ProcedureCode, await titles.FindAsync(tenant.Id, parked.ProcedureCode, cancel), parked.FormCode, parked.FormVersion,
                JsonElement.Parse(parked.Answers), parked.Step))
            : ShareErrors.ResumeGone.AsProblem();
    }
}

internal sealed record ParkedView(
    string Tenant, string Procedure, LocalText ProcedureTitle, string FormCode, string FormVersion, JsonElement Answers, string? Step);

/// <summary>What to keep, and where to mail the link.</summary>
internal sealed record ParkDraftRequest(string Tenant, string Procedure, string FormVersion, JsonElement Answers, string Email, string? Step = null);

internal sealed class ParkDraftValidator : AbstractValidator<ParkDraftRequest>
{
    public ParkDraftValidator()
    {
        RuleFor(r => r.Tenant).NotEmpty().MaximumLength(40).Says("required", "港湾管理者を選んでください。", "Choose a port authority.");
        RuleFor(r => r.Procedure).NotEmpty().MaximumLength(60).Says("required", "手続を選んでください。", "Choose a procedure.");
        RuleFor(r => r.FormVersion).NotEmpty().MaximumLength(60).Says("required", "様式の版がありません。", "The version of the form is missing.");
        RuleFor(r => r.Step).MaximumLength(100).Says("text.max", "ページの名前が長すぎます。", "The name of the page is too long.");
        RuleFor(r => r.Email).IsMail();
    }
}

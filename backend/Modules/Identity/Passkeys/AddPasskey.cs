using CyberPort.Identity.Accounts;
using CyberPort.Identity.Persistence;
using CyberPort.Identity.SignIn;
using CyberPort.Identity.TwoFactor;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Tenancy;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CyberPort.Identity.Passkeys;

/// <summary>パスキーの登録: the browser gets options, makes a key pair and shows us its public half.</summary>
internal static class AddPasskey
{
    private const string Cookie = "CyberPort.PasskeyCreation";
    private const int AtMost = 20;

    private sealed record Ceremony(string State);

    public static void Map(ApiRoutes routes)
    {
        routes.Open.MapPost("/identity/passkeys/creation-options", Prepare).WithName("PreparePasskey").ForAccounts();
        routes.Open.MapPost("/identity/passkeys", Handle).WithName(nameof(AddPasskey)).ForAccounts();
    }

    private static async Task<Results<Ok<PasskeyOptionsView>, Problem>> Prepare(
        HttpContext http, IdentityDb db, ICurrentActor actor, IPasskeyHandler<Account> passkeys, SealedCookies cookies, CancellationToken cancel)
    {
        var id = actor.Id;
        if (await StrongSession.DemandAsync(db, http, id, cancel) is { } refusal)
        {
            return refusal.AsProblem();
        }

        if (await db.Passkeys.CountAsync(p => p.AccountId == id, cancel) >= AtMost)
        {
            return IdentityErrors.TooManyPasskeys.AsProblem();
        }

        var account = await db.Accounts.SingleAsync(a => a.Id == id, cancel);
        var options = await passkeys.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = id.ToString(), Name = account.Email, DisplayName = account.Name }, http);
        cookies.Give(http, Cookie, new Ceremony(options.AttestationState!));
        return TypedResults.Ok(new PasskeyOptionsView(options.CreationOptionsJson));
    }

    private static async Task<Results<Ok<PasskeyRow>, Problem>> Handle(
        AddPasskeyRequest request, HttpContext http, IdentityDb db, ICurrentActor actor, IPasskeyHandler<Account> passkeys, SealedCookies cookies,
        Sessions sessions, ITenantContext scope, IAuditLog audit, AccountMails mails, ILogger<Passkey> log, CancellationToken cancel)
    {
        var id = actor.Id;
        if (await StrongSession.DemandAsync(db, http, id, cancel) is { } refusal)
        {
            return refusal.AsProblem();
        }

        var ceremony = cookies.Read<Ceremony>(http, Cookie);
        cookies.Drop(http, Cookie);
        var outcome = await passkeys.PerformAttestationAsync(
            new() { HttpContext = http, CredentialJson = request.CredentialJson!, AttestationState = ceremony?.State });
        if (!outcome.Succeeded || outcome.UserEntity.Id != id.ToString())
        {
            log.LogInformation(outcome.Failure, "A new passkey was refused.");
            return IdentityErrors.PasskeyRefused.AsProblem();
        }

        scope.EnterParty(id);
        var account = await db.Accounts.SingleAsync(a => a.Id == id, cancel);
        var passkey = Passkey.Of(id, request.Name!.Trim(), outcome.Passkey);
        db.Add(passkey);
        await sessions.KeepOnlyThisAsync(account, strong: true, cancel);
        audit.Record("account.passkey-added", "passkey", passkey.Id.ToString(), after: new { passkey.Name });
        mails.PasskeyAdded(account, passkey.Name);
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(PasskeyRow.Of(passkey));
    }
}

/// <param name="OptionsJson">JSON for <c>PublicKeyCredential.parseCreationOptionsFromJSON</c> or <c>parseRequestOptionsFromJSON</c>.</param>
internal sealed record PasskeyOptionsView(string OptionsJson);

/// <param name="CredentialJson">What <c>credential.toJSON()</c> gave, as text.</param>
/// <param name="Name">A name by which the person knows the device.</param>
internal sealed record AddPasskeyRequest(string? CredentialJson, string? Name);

internal sealed class AddPasskeyValidator : AbstractValidator<AddPasskeyRequest>
{
    public AddPasskeyValidator()
    {
        RuleFor(r => r.CredentialJson).NotEmpty().MaximumLength(40_000).Says("passkey.invalid", "パスキーをもう一度登録してください。", "Please create the passkey again.");
        RuleFor(r => r.Name).Must(n => !string.IsNullOrWhiteSpace(n)).Says("passkey.name-required",
            "どの端末のパスキーか分かる名前を付けてください（例：会社のパソコン）。", "Give it a name that tells you which device it is on (for example “Office PC”).",
            "パスキーの 名前を 入れてください（れい：会社の パソコン）。");
        RuleFor(r => r.Name).MaximumLength(60).Says("passkey.name-too-long", "名前は60字以内にしてください。", "Use at most 60 characters.", "名前が 長すぎます。");
    }
}

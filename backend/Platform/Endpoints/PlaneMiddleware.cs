using System.Security.Claims;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace CyberPort.Platform.Endpoints;

/// <summary>
/// The first lock: who calls, in which plane, for which authority, and may they. Runs before the handler is bound, so that
/// everything in the scope already knows whose rows it may see.
/// </summary>
internal sealed class PlaneMiddleware(RequestDelegate next, ILogger<PlaneMiddleware> log)
{
    public static readonly Error SignInRequired = new("identity.sign-in-required", ErrorKind.Unauthenticated, new(
        "サインインしてください。入力した内容は残っています。", "Please sign in. Nothing you entered is lost."));

    private static readonly Error Forbidden = new("access.forbidden", ErrorKind.Forbidden, new(
        "この操作をする権限がありません。必要なときは、所属する港湾管理者の管理担当者に連絡してください。",
        "You do not have permission to do this. Please ask your authority's administrator."));

    private static readonly Error SecondFactorRequired = new("identity.second-factor-required", ErrorKind.Forbidden, new(
        "この港湾管理者の職員は、二段階認証またはパスキーでのサインインが必要です。",
        "Staff of this authority must sign in with a second factor or a passkey."));

    public async Task InvokeAsync(HttpContext http, CurrentActor actor, ITenantContext scope, ITenantStore tenants, IMembershipDirectory members)
    {
        Fill(actor, http);
        if (http.GetEndpoint()?.Metadata is not { } metadata || metadata.GetMetadata<PlaneMetadata>() is not { } plane)
        {
            await next(http);
            return;
        }

        var rule = metadata.GetMetadata<AccessRule>()!;
        if (await RefusalAsync(http, actor, scope, tenants, members, plane.Plane, rule) is { } refusal)
        {
            await new Problem(refusal).ExecuteAsync(http);
            return;
        }

        // Every line logged from here on says for which authority and by which account; ids, no names.
        using (log.BeginScope("tenant:{Tenant} actor:{Actor}", scope.Tenant?.Slug, actor.AccountId))
        {
            await next(http);
        }
    }

    private static async Task<Error?> RefusalAsync(
        HttpContext http, CurrentActor actor, ITenantContext scope, ITenantStore tenants, IMembershipDirectory members, Plane plane, AccessRule rule)
    {
        if (plane == Plane.Tenant)
        {
            var slug = (string)http.GetRouteValue("tenant")!;
            if (await tenants.FindBySlugAsync(slug, http.RequestAborted) is not { } tenant)
            {
                return Error.NotFound("authority");
            }

            scope.Enter(tenant);
        }

        if (rule.Access != Access.Anyone && actor.AccountId is null)
        {
            return SignInRequired;
        }

        if (rule.Access == Access.Staff)
        {
            var tenant = scope.Current;
            actor.Roles = await members.RolesAsync(actor.AccountId!.Value, tenant.Id, http.RequestAborted);
            if (StaffRefusal(http, rule, actor.Roles, tenant) is { } refusal)
            {
                return refusal;
            }
        }

        if (rule.Access == Access.Operator && !actor.IsOperator)
        {
            return Forbidden;
        }

        if (http.Features.Get<ActingForFeature>() is { } acting)
        {
            return await ActForAsync(http, actor, scope, tenants, members, acting.Authority);
        }

        if (plane is Plane.My && actor.AccountId is { } party)
        {
            scope.EnterParty(party);
        }

        return null;
    }

    /// <summary>The authority's party is entered, not its tenant: as an applicant it sees what an applicant sees.</summary>
    private static async Task<Error?> ActForAsync(
        HttpContext http, CurrentActor actor, ITenantContext scope, ITenantStore tenants, IMembershipDirectory members, string authority)
    {
        if (http.GetEndpoint()!.Metadata.GetMetadata<ForOrganisationsMetadata>() is null
            || await tenants.FindBySlugAsync(authority, http.RequestAborted) is not { } tenant)
        {
            return Error.NotFound("authority");
        }

        var roles = await members.RolesAsync(actor.AccountId!.Value, tenant.Id, http.RequestAborted);
        if (StaffRefusal(http, Administering, roles, tenant) is { } refusal)
        {
            return refusal;
        }

        scope.EnterParty(tenant.Id);
        return null;
    }

    private static readonly AccessRule Administering = new(Access.Staff, [StaffRoles.Administer]);

    private static Error? StaffRefusal(HttpContext http, AccessRule rule, IReadOnlySet<string> roles, TenantInfo tenant) =>
        !Allows(rule, roles, tenant) ? Forbidden
        : tenant.RequiresSecondFactor && !http.User.HasClaim(ActorClaims.StrongAuthentication, "true") ? SecondFactorRequired
        : null;

    private static bool Allows(AccessRule rule, IReadOnlySet<string> roles, TenantInfo tenant) =>
        roles.Count > 0 && (tenant.IsSimple || rule.Roles.Any(roles.Contains));

    private static void Fill(CurrentActor actor, HttpContext http)
    {
        actor.Language = Languages.FromHeader(http.Request.Headers.AcceptLanguage);
        actor.Ip = http.Connection.RemoteIpAddress?.ToString();
        if (http.User.Identity?.IsAuthenticated == true && Guid.TryParse(http.User.FindFirstValue(ActorClaims.Account), out var account))
        {
            actor.AccountId = account;
            actor.DisplayName = http.User.FindFirstValue(ActorClaims.Name) ?? "";
            actor.SessionId = Guid.TryParse(http.User.FindFirstValue(ActorClaims.Session), out var session) ? session : null;
            actor.IsOperator = http.User.HasClaim(ActorClaims.Operator, "true");
        }
    }
}

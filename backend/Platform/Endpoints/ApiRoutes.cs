using CyberPort.Platform.Actors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CyberPort.Platform.Endpoints;

/// <summary>The planes of the API: whose data an address is about.</summary>
public enum Plane
{
    /// <summary><c>/api/…</c>: no owner; what anyone may know, and signing in.</summary>
    Open,
    /// <summary><c>/api/t/{tenant}/…</c>: an authority's data.</summary>
    Tenant,
    /// <summary><c>/api/my/…</c>: a person's own things across authorities.</summary>
    My,
    /// <summary><c>/api/operator/…</c>: the service operator.</summary>
    Operator,
}

/// <summary>One route group per plane; a module maps its slices into them.</summary>
/// <param name="Open">See <see cref="Plane.Open"/>.</param>
/// <param name="Tenant">See <see cref="Plane.Tenant"/>.</param>
/// <param name="My">See <see cref="Plane.My"/>; always needs an account.</param>
/// <param name="Operator">See <see cref="Plane.Operator"/>; always needs operator staff.</param>
public sealed record ApiRoutes(RouteGroupBuilder Open, RouteGroupBuilder Tenant, RouteGroupBuilder My, RouteGroupBuilder Operator)
{
    internal static ApiRoutes Create(IEndpointRouteBuilder root) => new(
        Group(root, "/api", Plane.Open),
        Group(root, "/api/t/{tenant}", Plane.Tenant),
        Group(root, "/api/my", Plane.My).WithMetadata(new AccessRule(Access.Account, [])),
        Group(root, "/api/operator", Plane.Operator).WithMetadata(new AccessRule(Access.Operator, [])));

    private static RouteGroupBuilder Group(IEndpointRouteBuilder root, string prefix, Plane plane)
    {
        var group = root.MapGroup(prefix).WithMetadata(new PlaneMetadata(plane));
        group.AddEndpointFilterFactory(RequestValidation.Factory);
        return group;
    }
}

internal sealed record PlaneMetadata(Plane Plane);

internal enum Access
{
    Anyone,
    Account,
    Staff,
    Operator,
}

internal sealed record AccessRule(Access Access, IReadOnlyList<string> Roles);

/// <summary>Marks what an authority may do as an applicant elsewhere, through <c>/api/as/{authority}/my/…</c>.</summary>
internal sealed record ForOrganisationsMetadata;

/// <summary>Says who may call an endpoint. An endpoint that says nothing stops the service from starting.</summary>
public static class AccessRules
{
    /// <summary>Anyone, signed in or not.</summary>
    public static TBuilder ForAnyone<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessRule(Access.Anyone, []), new AllowAnonymousAttribute());

    /// <summary>Anyone who is signed in.</summary>
    public static TBuilder ForAccounts<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessRule(Access.Account, []));

    /// <summary>Members of the authority with one of the roles (any of <see cref="StaffRoles.All"/> when none is named).</summary>
    public static TBuilder ForStaff<TBuilder>(this TBuilder endpoint, params string[] roles) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AccessRule(Access.Staff, roles.Length == 0 ? StaffRoles.All : roles));

    /// <summary>Who administers an authority may call this for the authority too: its party in place of their own. See <see cref="ActingFor"/>.</summary>
    public static TBuilder AlsoForOrganisations<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new ForOrganisationsMetadata());
}

using System.Security.Claims;
using CyberPort.Platform.Actors;

namespace CyberPort.Identity.SignIn;

/// <summary>One browser in which an account is signed in.</summary>
internal sealed class Session
{
    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public string SecurityStamp { get; set; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset LastSeenAt { get; set; }
    public DateTimeOffset EndsAt { get; set; }
    public string? Ip { get; init; }
    public string? UserAgent { get; init; }
    public bool Strong { get; set; }
    public bool Remember { get; init; }
}

/// <summary>What a request needs to know of its session; read at most every few seconds.</summary>
internal sealed record LiveSession(Guid Id, Guid AccountId, string Name, bool IsOperator, bool Strong)
{
    public const string Scheme = "CyberPort.Session";

    public ClaimsPrincipal ToPrincipal()
    {
        var identity = new ClaimsIdentity(Scheme, ActorClaims.Name, null);
        identity.AddClaim(new(ActorClaims.Account, AccountId.ToString()));
        identity.AddClaim(new(ActorClaims.Name, Name));
        identity.AddClaim(new(ActorClaims.Session, Id.ToString()));
        if (IsOperator)
        {
            identity.AddClaim(new(ActorClaims.Operator, "true"));
        }

        if (Strong)
        {
            identity.AddClaim(new(ActorClaims.StrongAuthentication, "true"));
        }

        return new(identity);
    }
}

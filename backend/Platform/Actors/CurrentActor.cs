using CyberPort.Platform.Results;

namespace CyberPort.Platform.Actors;

/// <summary>Language tags of people: <c>ja</c>, <c>en</c>, <c>easy</c> (やさしい日本語, sent as <c>ja-x-easy</c>).</summary>
public static class Languages
{
    /// <summary>Whether this is one of them: <c>ja</c>, <c>en</c> or <c>easy</c>.</summary>
    public static bool Has(string? tag) => tag is "ja" or "en" or "easy";

    /// <summary>The tag for an Accept-Language header; Japanese when it says nothing we know.</summary>
    public static string FromHeader(string? header) => header switch
    {
        null or "" => "ja",
        _ when header.StartsWith("ja-x-easy", StringComparison.OrdinalIgnoreCase) => "easy",
        _ when header.StartsWith("en", StringComparison.OrdinalIgnoreCase) => "en",
        _ => "ja",
    };
}

/// <summary>Who is calling, from where, in which language; what they may do in the present authority.</summary>
public interface ICurrentActor
{
    /// <summary>The signed-in account; its id is also the person's party id.</summary>
    Guid? AccountId { get; }

    /// <summary>Name to show to others; empty for nobody.</summary>
    string DisplayName { get; }

    /// <summary><c>ja</c>, <c>en</c> or <c>easy</c>.</summary>
    string Language { get; }

    /// <summary>Roles held in the present authority; empty outside the tenant plane. See <see cref="StaffRoles"/>.</summary>
    IReadOnlySet<string> Roles { get; }

    /// <summary>True for the service operator's staff.</summary>
    bool IsOperator { get; }

    /// <summary>Address the call came from.</summary>
    string? Ip { get; }

    /// <summary>The session, to end it elsewhere.</summary>
    Guid? SessionId { get; }

    /// <summary>The account, where the plane has made sure that there is one.</summary>
    Guid Id => AccountId ?? throw new InvalidOperationException("This endpoint is reachable without an account.");

    /// <summary>The text in the caller's language.</summary>
    string Say(LocalText text) => text.In(Language);
}

/// <summary>職員の役割: what members of an authority may do there.</summary>
public static class StaffRoles
{
    /// <summary>受付</summary>
    public const string Receive = "receive";
    /// <summary>審査</summary>
    public const string Review = "review";
    /// <summary>決裁</summary>
    public const string Decide = "decide";
    /// <summary>管理</summary>
    public const string Administer = "administer";
    /// <summary>相談窓口</summary>
    public const string HelpDesk = "helpDesk";
    /// <summary>告示: announces national forms. Has a meaning at the ministry only.</summary>
    public const string Announce = "announce";

    /// <summary>Every role, in the order in which they are shown.</summary>
    public static readonly IReadOnlyList<string> All = [Receive, Review, Decide, Administer, HelpDesk, Announce];
}

/// <summary>Answers for a signed-in account which roles it holds in an authority. Identity implements it.</summary>
public interface IMembershipDirectory
{
    /// <summary>Roles of the account in the authority; empty when it is not a member.</summary>
    Task<IReadOnlySet<string>> RolesAsync(Guid accountId, Guid tenantId, CancellationToken cancel);
}

/// <summary>Claim names in the session cookie.</summary>
public static class ActorClaims
{
    /// <summary>Account id.</summary>
    public const string Account = "sub";
    /// <summary>Display name.</summary>
    public const string Name = "name";
    /// <summary>Session id.</summary>
    public const string Session = "sid";
    /// <summary>Present with <c>true</c> for the operator's staff.</summary>
    public const string Operator = "operator";
    /// <summary>Present with <c>true</c> when a second factor or a passkey was used.</summary>
    public const string StrongAuthentication = "mfa";
}

/// <summary>The actor of one scope; the planes fill it, jobs and reactions leave it empty.</summary>
internal sealed class CurrentActor : ICurrentActor
{
    private static readonly HashSet<string> None = [];

    public Guid? AccountId { get; set; }
    public string DisplayName { get; set; } = "";
    public string Language { get; set; } = "ja";
    public IReadOnlySet<string> Roles { get; set; } = None;
    public bool IsOperator { get; set; }
    public string? Ip { get; set; }
    public Guid? SessionId { get; set; }
}

using System.Text.Json;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Tenancy;

namespace CyberPort.Platform.Audit;

/// <summary>監査証跡: notes what is changed; the rows leave with the next SaveChanges of any module, or not at all.</summary>
public interface IAuditLog
{
    /// <summary>Notes one change. It belongs to the entered authority, or else to the entered party.</summary>
    /// <param name="action">Dotted verb, for example <c>case.granted</c>.</param>
    /// <param name="subjectType">What was changed, for example <c>case</c>.</param>
    /// <param name="subjectId">Its id.</param>
    /// <param name="before">The changed members before; null when it is new.</param>
    /// <param name="after">The changed members after; null when it is gone.</param>
    /// <param name="onBehalfOf">The principal, when somebody acts for another.</param>
    void Record(string action, string subjectType, string subjectId, object? before = null, object? after = null, string? onBehalfOf = null);
}

internal sealed class AuditLog(ICurrentActor actor, ITenantContext scope) : IAuditLog
{
    private readonly List<Func<DateTimeOffset, AuditEntry>> noted = [];

    public void Record(string action, string subjectType, string subjectId, object? before, object? after, string? onBehalfOf)
    {
        if (scope.TenantId is null && scope.PartyId is null)
        {
            throw new InvalidOperationException("An audit row needs an owner: enter an authority or a party first.");
        }

        var (beforeJson, afterJson) = (Write(before), Write(after));
        noted.Add(at => new()
        {
            Id = Guid.CreateVersion7(at),
            TenantId = scope.TenantId,
            PartyId = scope.TenantId is null ? scope.PartyId : null,
            At = at,
            ActorId = actor.AccountId,
            ActorName = actor.AccountId is null ? "CyberPort" : IsOutsider ? "" : actor.DisplayName,
            OnBehalfOf = onBehalfOf ?? (actor.AccountId is { } self && scope.PartyId is { } party && party != self ? party.ToString() : null),
            Ip = IsOutsider ? null : actor.Ip,
            Action = action,
            SubjectType = subjectType,
            SubjectId = subjectId,
            Before = beforeJson,
            After = afterJson,
        });
    }

    /// <summary>
    /// In an authority's chain, somebody who does not work there: stands with the account's id only. The chain can never be changed,
    /// and a case is anonymised one day; the id says nothing once the account is gone.
    /// </summary>
    private bool IsOutsider => scope.TenantId is not null && actor.Roles.Count == 0 && !actor.IsOperator;

    public List<AuditEntry> Take(DateTimeOffset now)
    {
        List<AuditEntry> rows = [.. noted.Select(make => make(now))];
        noted.Clear();
        return rows;
    }

    private static string? Write(object? value) => value is null ? null : JsonSerializer.Serialize(value, Json.Options);
}

using CyberPort.Platform.Actors;
using CyberPort.Platform.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Platform.Notifications;

/// <summary>One notification in the caller's language.</summary>
internal sealed record NotificationRow(Guid Id, string Kind, string Title, string Body, string Link, DateTimeOffset At, bool Read);

/// <summary>A page of notifications, newest first.</summary>
/// <param name="Items">The page.</param>
/// <param name="Next">For <c>?after=</c>; null at the end.</param>
/// <param name="Unread">How many are unread altogether.</param>
internal sealed record NotificationsView(IReadOnlyList<NotificationRow> Items, string? Next, int Unread);

/// <summary>GET /api/my/notifications</summary>
internal static class ListNotifications
{
    public static void Map(IEndpointRouteBuilder my) => my.MapGet("/notifications", Handle).WithName(nameof(ListNotifications));

    private static async Task<Ok<NotificationsView>> Handle(PlatformDb db, ICurrentActor actor, CancellationToken cancel, Guid? after = null, int take = 50)
    {
        var size = Math.Clamp(take, 1, 200);
        var rows = await db.Set<Notification>()
            .Where(n => after == null || n.Id.CompareTo(after.Value) < 0)
            .OrderByDescending(n => n.Id).Take(size + 1).AsNoTracking().ToListAsync(cancel);
        var items = rows.Take(size)
            .Select(n => new NotificationRow(n.Id, n.Kind, actor.Say(n.Title), actor.Say(n.Body), n.Link, n.CreatedAt, n.ReadAt is not null)).ToList();
        var unread = await db.Set<Notification>().CountAsync(n => n.ReadAt == null, cancel);
        return TypedResults.Ok(new NotificationsView(items, rows.Count > size ? items[^1].Id.ToString() : null, unread));
    }
}

/// <summary>Which notifications were read: the named ones, or all.</summary>
internal sealed record MarkNotificationsReadRequest(IReadOnlyList<Guid>? Ids, bool All = false);

internal sealed class MarkNotificationsReadValidator : AbstractValidator<MarkNotificationsReadRequest>
{
    public MarkNotificationsReadValidator() => RuleFor(r => r.Ids)
        .Must((request, ids) => request.All || ids is { Count: > 0 and <= 200 })
        .WithErrorCode("notifications.which").WithState(_ => new Results.LocalText("どの通知かを指定してください。", "Say which notifications."));
}

/// <summary>POST /api/my/notifications/actions/mark-read</summary>
internal static class MarkNotificationsRead
{
    public static void Map(IEndpointRouteBuilder my) =>
        my.MapPost("/notifications/actions/mark-read", Handle).WithName(nameof(MarkNotificationsRead));

    private static async Task<NoContent> Handle(MarkNotificationsReadRequest request, PlatformDb db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var ids = request.Ids ?? [];
        await db.Set<Notification>()
            .Where(n => n.ReadAt == null && (request.All || ids.Contains(n.Id)))
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancel);
        return TypedResults.NoContent();
    }
}

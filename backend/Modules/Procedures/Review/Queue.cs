using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Text;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Review;

/// <summary>受付箱の見方</summary>
internal enum QueueView
{
    /// <summary>すべて</summary>
    All,
    /// <summary>自分の担当</summary>
    Mine,
    /// <summary>自分の係</summary>
    Desk,
    /// <summary>受付待ち</summary>
    New,
    /// <summary>期限が近い</summary>
    DueSoon,
    /// <summary>補正待ち</summary>
    Correction,
    /// <summary>決裁待ち</summary>
    Decision,
    /// <summary>完了</summary>
    Closed,
}

/// <summary>In which order; each order has an index of its own.</summary>
internal enum QueueOrder
{
    Due,
    Newest,
    Oldest,
}

/// <summary>Questions to the queue. Every one of them begins with the authority and walks an index.</summary>
internal static class Queue
{
    /// <summary>"Soon" is within so many open days.</summary>
    public const int SoonDays = 5;

    /// <summary>Counting stops here.</summary>
    public const int CountedTo = 500;

    private const int FoundAtMost = 1000;

    public static QueueOrder OrderOf(string? sort, QueueView view) => sort switch
    {
        "due" => QueueOrder.Due,
        "newest" => QueueOrder.Newest,
        "oldest" => QueueOrder.Oldest,
        _ => view switch
        {
            QueueView.All or QueueView.Closed => QueueOrder.Newest,
            _ => QueueOrder.Due,
        },
    };

    public static IQueryable<Application> InView(this IQueryable<Application> cases, QueueView view, Guid me, Guid[] desks, DateOnly soon) => view switch
    {
        QueueView.Desk => cases.Where(a => a.ClosedAt == null && a.DeskId != null && desks.Contains(a.DeskId.Value)),
        QueueView.Mine => cases.Where(a => a.ClosedAt == null && a.AssigneeId == me),
        QueueView.New => cases.Where(a => a.ClosedAt == null && a.State == CaseState.Submitted),
        QueueView.DueSoon => cases.Where(a => a.ClosedAt == null && a.State != CaseState.CorrectionRequested && a.DueSort <= soon),
        QueueView.Correction => cases.Where(a => a.ClosedAt == null && a.State == CaseState.CorrectionRequested),
        QueueView.Decision => cases.Where(a => a.ClosedAt == null && a.State == CaseState.AwaitingDecision),
        QueueView.Closed => cases.Where(a => a.ClosedAt != null),
        _ => cases,
    };

    public static IQueryable<Application> Filtered(this IQueryable<Application> cases, QueueQuery asked, Guid me)
    {
        if (asked.Procedure is { Length: > 0 } procedure)
        {
            cases = cases.Where(a => a.ProcedureCode == procedure);
        }

        if (asked.OnlyState is { } state)
        {
            cases = cases.Where(a => a.State == state);
        }

        cases = asked.Desk switch
        {
            null or "" => cases,
            "none" => cases.Where(a => a.DeskId == null),
            var text => Guid.TryParse(text, out var desk) ? cases.Where(a => a.DeskId == desk) : cases,
        };

        return asked.Assignee switch
        {
            null or "" => cases,
            "me" => cases.Where(a => a.AssigneeId == me),
            "none" => cases.Where(a => a.AssigneeId == null),
            var text => Guid.TryParse(text, out var officer) ? cases.Where(a => a.AssigneeId == officer) : cases,
        };
    }

    public static IQueryable<Application> InOrder(this IQueryable<Application> cases, QueueOrder order) => order switch
    {
        QueueOrder.Due => cases.OrderBy(a => a.DueSort).ThenBy(a => a.Id),
        QueueOrder.Oldest => cases.OrderBy(a => a.SubmittedAt).ThenBy(a => a.Id),
        _ => cases.OrderByDescending(a => a.SubmittedAt).ThenByDescending(a => a.Id),
    };

    public static IQueryable<Application> From(this IQueryable<Application> cases, QueueOrder order, string? after)
    {
        if (Cursor.Read(after) is not { } from)
        {
            return cases;
        }

        var day = DateOnly.FromDateTime(from.At.UtcDateTime);
        return order switch
        {
            QueueOrder.Due => cases.Where(a => a.DueSort >= day && (a.DueSort > day || a.Id > from.Id)),
            QueueOrder.Oldest => cases.Where(a => a.SubmittedAt >= from.At && (a.SubmittedAt > from.At || a.Id > from.Id)),
            _ => cases.Where(a => a.SubmittedAt <= from.At && (a.SubmittedAt < from.At || a.Id < from.Id)),
        };
    }

    public static string CursorOf(QueueOrder order, Found last) => new Cursor(
        order == QueueOrder.Due ? new(last.DueSort.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : last.SubmittedAt, last.Id).Write();

    /// <summary>Ids of the cases in which every word stands, and those of such a number; newest first, at most so many.</summary>
    public static async Task<Hits> SearchAsync(this ProceduresDb db, string typed, string[] numbers, CancellationToken cancel)
    {
        var (grams, patterns) = Meant(typed);
        var hits = await db.Database.SqlQuery<Hit>(
            $"select id as \"Id\", stopped as \"Stopped\" from procedures.search_applications({grams}, {patterns}, {numbers}, {FoundAtMost})").ToListAsync(cancel);
        return new([.. hits.Select(h => h.Id)], hits.Any(h => h.Stopped) ? hits.Count : null);
    }

    /// <summary>All that a search means, however many and however long it takes: for what is written out.</summary>
    public static IQueryable<Guid> SearchAll(this ProceduresDb db, string typed, string[] numbers)
    {
        var (grams, patterns) = Meant(typed);
        return db.Database.SqlQuery<Guid>($"""
            select a.id as "Value" from procedures.application a
            left join procedures.case_text t on t.tenant_id = a.tenant_id and t.application_id = a.id
            where a.number = any ({numbers}) or ({grams.Length > 0} and (a.search_text like all ({patterns}) or t.text like all ({patterns})))
            """);
    }

    /// <summary>Word by word; a name of single characters (林 海) is looked for as it is written without the space.</summary>
    private static (string[] Grams, string[] Patterns) Meant(string typed)
    {
        var words = SearchText.WordsOf(typed);
        if (words.All(word => SearchIndex.Grams(word).Length == 0))
        {
            words = [SearchText.Fold(typed)];
        }

        return ([.. words.SelectMany(SearchIndex.Grams).Distinct()], [.. words.Select(word =>
            $"%{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%")]);
    }

    /// <summary>The office's counts in one question; each stops at <see cref="CountedTo"/>.</summary>
    public static async Task<OfficeCounts> CountOfficeAsync(this ProceduresDb db, DateOnly soon, CancellationToken cancel) =>
        (await db.Database.SqlQuery<OfficeCounts>($"""
            select
              (select count(*)::int from (select 1 from procedures.application limit {CountedTo}) x) as "All",
              (select count(*)::int from (select 1 from procedures.application where closed_at is null and state = 'submitted' limit {CountedTo}) x) as "New",
              (select count(*)::int from (select 1 from procedures.application
                 where closed_at is null and state <> 'correctionRequested' and due_sort <= {soon} limit {CountedTo}) x) as "DueSoon",
              (select count(*)::int from (select 1 from procedures.application where closed_at is null and state = 'correctionRequested' limit {CountedTo}) x) as "Correction",
              (select count(*)::int from (select 1 from procedures.application where closed_at is null and state = 'awaitingDecision' limit {CountedTo}) x) as "Decision",
              (select count(*)::int from (select 1 from procedures.application where closed_at is not null limit {CountedTo}) x) as "Closed"
            """).ToListAsync(cancel))[0];

    /// <summary>How many cases the officer has, and how many lie at the officer's desks, where the office has any; each stops at <see cref="CountedTo"/>.</summary>
    public static async Task<OwnCounts> CountOwnAsync(this ProceduresDb db, Guid me, bool atDesks, DateOnly today, CancellationToken cancel) =>
        (await db.Database.SqlQuery<OwnCounts>($"""
            select
              (select count(*)::int from (select 1 from procedures.application where closed_at is null and assignee_id = {me} order by due_sort, id limit {CountedTo}) x) as "Mine",
              case when {atDesks} then (select count(*)::int from (select 1 from procedures.application
                where closed_at is null and desk_id = any(array(select procedures.desks_of({me}, {today}))) limit {CountedTo}) x) else 0 end as "AtDesk"
            """).ToListAsync(cancel))[0];
}

/// <summary>How many cases wait for one officer.</summary>
internal sealed record OwnCounts(int Mine, int AtDesk);

/// <summary>What a search found. <paramref name="OnlyNewest"/>: it stopped at so many of the newest; null when these are all.</summary>
internal sealed record Hits(Guid[] Ids, int? OnlyNewest);

internal sealed record Hit(Guid Id, bool Stopped);

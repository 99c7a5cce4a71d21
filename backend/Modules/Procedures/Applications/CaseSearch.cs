using System.Linq.Expressions;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Text;
using CyberPort.Tenancy.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Applications;

/// <summary>What somebody looks for among their own cases: words that must all occur, and numbers that they may mean.</summary>
internal sealed record CaseSearch(IReadOnlyList<SearchedWord> Words, string[] Numbers)
{
    /// <summary>Null when nothing was typed.</summary>
    public static async Task<CaseSearch?> OfAsync(string? typed, IAuthorities authorities, DateOnly today, CancellationToken cancel)
    {
        var words = SearchText.WordsOf(typed);
        if (words.Count == 0)
        {
            return null;
        }

        var all = await authorities.AllAsync(cancel);
        var year = ReferenceNumber.FiscalYear(today);
        return new(
            [.. words.Select(word => new SearchedWord(
                $"%{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%",
                [.. all.Where(a => new[] { a.Name.Ja, a.Name.En }.Any(name => SearchText.Fold(name).Contains(word, StringComparison.Ordinal))).Select(a => a.Id)]))],
            [.. all.SelectMany(a => SearchIndex.NumbersMeant(typed!, a.NumberPrefix, year))]);
    }
}

/// <summary>A word: a pattern in the text of a case, or authorities of this name.</summary>
internal sealed record SearchedWord(string Pattern, Guid[] Authorities);

/// <summary>A page as it is read.</summary>
internal sealed record CasePage(IReadOnlyList<MyCase> Items, Cursor? Next, int? Count);

/// <summary>
/// 絞り込み: part, authority and state of one's own cases. What an index carries narrows the walk; the rest is looked at on the way, and the walk
/// has a bound then.
/// </summary>
internal sealed record CaseFilter(string? Part, Guid? Authority, CaseState? State, bool Nothing = false)
{
    /// <summary>What is not known shows nothing: a filter that is on is never passed over.</summary>
    public static async Task<CaseFilter> OfAsync(string? part, string? authority, string? state, IAuthorities authorities, CancellationToken cancel)
    {
        var at = string.IsNullOrEmpty(authority) ? null : await authorities.FindBySlugAsync(authority, cancel);
        var known = Enum.TryParse<CaseState>(state, ignoreCase: true, out var wanted) && Enum.IsDefined(wanted) && !char.IsAsciiDigit(state![0]);
        return new(part, at?.Id, known ? wanted : null, (!string.IsNullOrEmpty(authority) && at is null) || (!string.IsNullOrEmpty(state) && !known));
    }

    /// <summary>What an index carries.</summary>
    public IQueryable<MyCase> Along(IQueryable<MyCase> cases) => Nothing || (State is { } one && IsPart && !IsIn(one)) ? cases.None()
        : (Authority, State) switch
        {
            ({ } at, { } state) => cases.Where(c => c.AuthorityId == at && c.State == state),
            (_, { } state) => cases.Where(c => c.State == state),
            ({ } at, _) when IsPart => cases.Where(c => c.AuthorityId == at).In(Part),
            _ => cases.In(Part),
        };

    /// <summary>What is left to be looked at case by case; null when nothing is.</summary>
    public Expression<Func<MyCase, bool>>? Rest() => Authority is { } at && State is null && !IsPart ? c => c.AuthorityId == at : null;

    private bool IsIn(CaseState state) => MyCase.PartOf(state).ToString().Equals(Part, StringComparison.OrdinalIgnoreCase);

    private bool IsPart => Enum.TryParse<MyCasePart>(Part, ignoreCase: true, out var part) && Enum.IsDefined(part);
}

/// <summary>Questions to one's own cases. Every one walks an index and has a bound, also for a party with hundreds of thousands.</summary>
internal static class MyCaseQueries
{
    /// <summary>A search looks through so many cases at once; the next page goes on where it stopped.</summary>
    private const int LookedThrough = 60_000;

    /// <summary>The part of the list; what we do not know shows everything.</summary>
    public static IQueryable<MyCase> In(this IQueryable<MyCase> cases, string? part) =>
        Enum.TryParse<MyCasePart>(part, ignoreCase: true, out var wanted) && Enum.IsDefined(wanted) ? cases.Where(c => c.Part == wanted) : cases;

    /// <summary>Nothing: what was asked for there is not.</summary>
    public static IQueryable<MyCase> None(this IQueryable<MyCase> cases) => cases.Where(c => false);

    /// <summary>A page without a search.</summary>
    public static async Task<CasePage> PageAsync(this IQueryable<MyCase> cases, Cursor? from, int take, CancellationToken cancel)
    {
        var page = await cases.After(from).Newest().Take(take + 1).ToListAsync(cancel);
        return Page(page, take, from is null ? await cases.Take(CountedList<MyCaseRow>.Most).CountAsync(cancel) : null);
    }

    /// <summary>A page of what a search finds; a case whose number was meant stands first.</summary>
    public static async Task<CasePage> SearchAsync(
        this IQueryable<MyCase> cases, CaseSearch? search, Expression<Func<MyCase, bool>> rest, Cursor? from, int take, CancellationToken cancel)
    {
        var meant = search is not { Numbers.Length: > 0 } ? [] : await cases.Where(rest).Where(c => search.Numbers.Contains(c.Number)).OrderByDescending(c => c.SubmittedAt).ToListAsync(cancel);
        var ids = meant.Select(c => c.Id).ToArray();
        var found = cases.After(from).Newest().Take(LookedThrough).Where(rest).Worded(search).Where(c => !ids.Contains(c.Id));
        var page = await found.Newest().Take(take + 1).ToListAsync(cancel);
        if (page.Count > take)
        {
            var all = from is null ? ids.Length + await found.Take(CountedList<MyCaseRow>.Most).CountAsync(cancel) : (int?)null;
            return Page(page, take, all, from is null ? meant : []);
        }

        // The walk came to its bound: the search goes on from there when more is asked for, and how many there are nobody knows yet.
        var last = await cases.After(from).Newest().Skip(LookedThrough - 1).Select(c => new { c.TurnSince, c.Id }).FirstOrDefaultAsync(cancel);
        IReadOnlyList<MyCase> rows = from is null ? [.. meant, .. page] : page;
        return new(rows, last is null ? null : new(last.TurnSince, last.Id), from is null && last is null ? rows.Count : null);
    }

    /// <summary>Everything that a search finds, to be written out: read through once, and therefore without a bound.</summary>
    public static IQueryable<MyCase> Found(this IQueryable<MyCase> cases, CaseSearch? search)
    {
        if (search is null)
        {
            return cases;
        }

        var ids = cases.Worded(search).Select(c => c.Id);
        return cases.Where(c => search.Numbers.Contains(c.Number) || ids.Contains(c.Id));
    }

    private static IQueryable<MyCase> Worded(this IQueryable<MyCase> cases, CaseSearch? search) => (search?.Words ?? []).Aggregate(
        cases, (found, word) => found.Where(c => EF.Functions.Like(c.SearchText, word.Pattern) || word.Authorities.Contains(c.AuthorityId)));

    private static CasePage Page(List<MyCase> read, int take, int? count, IReadOnlyList<MyCase>? before = null) => new(
        [.. before ?? [], .. read.Take(take)], read.Count > take ? new(read[take - 1].TurnSince, read[take - 1].Id) : null, count);

    private static IQueryable<MyCase> After(this IQueryable<MyCase> cases, Cursor? from) =>
        from is null ? cases : cases.Where(c => c.TurnSince <= from.At && (c.TurnSince < from.At || c.Id < from.Id));

    private static IQueryable<MyCase> Newest(this IQueryable<MyCase> cases) => cases.OrderByDescending(c => c.TurnSince).ThenByDescending(c => c.Id);
}

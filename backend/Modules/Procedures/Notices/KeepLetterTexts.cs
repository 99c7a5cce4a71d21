using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Notices;

/// <summary>文書の本文を整える: an authority's own words for its letters, in the safe part of Typst; printed once before they are kept.</summary>
internal static class KeepLetterTexts
{
    private static readonly Error NotFound = Error.NotFound("letter-text");

    private static readonly Error Stale = new("letter-text.stale", ErrorKind.Stale, new(
        "ほかの人が先に保存しました。入力は残っています。最新の内容を読み込んで、もう一度保存してください。",
        "Somebody saved this first. What you typed is kept. Please load the latest state and save again."));

    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/letter-texts", List).WithName("ListLetterTexts").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPut("/letter-texts/{kind}", Keep).WithName("KeepLetterText").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPost("/letter-texts/{kind}/actions/preview", Preview).WithName("PreviewLetterText").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPost("/letter-texts/{kind}/actions/use-default", UseDefault).WithName("UseDefaultLetterText").ForStaff(StaffRoles.Administer);
    }

    private static async Task<Ok<ListOf<LetterTextRow>>> List(ProceduresDb db, ICurrentActor reader, CancellationToken cancel)
    {
        var used = await db.LetterTexts.AsNoTracking().Where(t => t.RetiredAt == null).ToDictionaryAsync(t => t.Kind, cancel);
        var last = await db.LetterTexts.AsNoTracking().GroupBy(t => t.Kind).Select(g => new { g.Key, Version = g.Max(t => t.Version) }).ToDictionaryAsync(g => g.Key, g => g.Version, cancel);
        var offered = (await db.Procedures.AsNoTracking().Where(p => p.Enabled).OrderBy(p => p.Position).Select(p => new { p.Title, p.NationalCode }).ToListAsync(cancel))
            .ConvertAll(p => (p.Title, NationalCatalogue.Find(p.NationalCode)?.Letters));
        return TypedResults.Ok(new ListOf<LetterTextRow>([.. LetterWords.Kinds.Select(k => Row(k, used.GetValueOrDefault(k), last.GetValueOrDefault(k), reader, DefaultsOf(k, offered)))], null));
    }

    /// <summary>The national texts of this kind that the procedures on offer use.</summary>
    private static IReadOnlyList<LetterDefaultRow> DefaultsOf(string kind, IReadOnlyList<(LocalText Title, string? Set)> offered) =>
    [
        .. LetterDefaults.All.SelectMany(s => s.Letters.Where(l => l.Kind == kind).Select(l => (Set: s, Letter: l)))
            .Select(x => new LetterDefaultRow(x.Set.Code, x.Set.Name, x.Letter.Title, x.Letter.Body, [.. offered.Where(p => p.Set == x.Set.Code).Select(p => p.Title)]))
            .Where(r => r.Procedures.Count > 0),
    ];

    private static async Task<Results<Ok<LetterTextRow>, Problem>> Keep(
        string kind, KeepLetterTextRequest request, IfMatch seen, ProceduresDb db, SampleLetters samples, ICurrentActor actor, IAuditLog audit,
        TimeProvider time, CancellationToken cancel)
    {
        var version = seen.Required();
        if (version.IsError)
        {
            return version.Error.AsProblem();
        }

        var printed = await PrintAsync(kind, request.Body, samples, actor, cancel);
        if (printed.IsError)
        {
            return printed.Error.AsProblem();
        }

        var all = await db.LetterTexts.Where(t => t.Kind == kind).ToListAsync(cancel);
        var last = all.Select(t => t.Version).DefaultIfEmpty().Max();
        if (last != version.Value)
        {
            return Stale.AsProblem();
        }

        var now = time.GetUtcNow();
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await db.LetterTexts.Where(t => t.Kind == kind && t.RetiredAt == null).ExecuteUpdateAsync(set => set.SetProperty(t => t.RetiredAt, now), cancel);
        var text = new LetterText
        {
            TenantId = db.EnteredTenant, Kind = kind, Version = last + 1, Body = request.Body, SavedAt = now, SavedById = actor.Id, SavedByName = actor.DisplayName,
        };
        db.Add(text);
        audit.Record("letter-text.kept", "letter-text", kind, null, new { text.Version, text.Body });
        try
        {
            await db.SaveChangesAsync(cancel);
            await whole.CommitAsync(cancel);
        }
        catch (DbUpdateException fault) when (Moving.IsRace(fault))
        {
            return Stale.AsProblem();
        }

        return TypedResults.Ok(Row(kind, text, text.Version, actor));
    }

    private static async Task<Results<FileContentHttpResult, Problem>> Preview(
        string kind, PreviewLetterTextRequest request, SampleLetters samples, ICurrentActor actor, CancellationToken cancel)
    {
        var printed = await PrintAsync(kind, request.Body, samples, actor, cancel);
        return printed.IsError ? printed.Error.AsProblem() : TypedResults.File(printed.Value, "application/pdf");
    }

    private static async Task<Results<Ok<LetterTextRow>, Problem>> UseDefault(
        string kind, ProceduresDb db, ICurrentActor actor, IAuditLog audit, TimeProvider time, CancellationToken cancel)
    {
        if (!LetterWords.Kinds.Contains(kind))
        {
            return NotFound.AsProblem();
        }

        if (await db.LetterTexts.SingleOrDefaultAsync(t => t.Kind == kind && t.RetiredAt == null, cancel) is { } used)
        {
            used.Retire(time.GetUtcNow());
            audit.Record("letter-text.default-used", "letter-text", kind, new { used.Version }, null);
            await db.SaveChangesAsync(cancel);
        }

        var last = await db.LetterTexts.Where(t => t.Kind == kind).Select(t => (int?)t.Version).MaxAsync(cancel) ?? 0;
        return TypedResults.Ok(Row(kind, null, last, actor));
    }

    private static async Task<Result<byte[]>> PrintAsync(string kind, string body, SampleLetters samples, ICurrentActor reader, CancellationToken cancel)
    {
        if (!LetterWords.Kinds.Contains(kind))
        {
            return NotFound;
        }

        var (text, fault) = LetterMarkup.Read(body, LetterWords.Of(kind));
        return fault is not null ? LetterTextErrors.NotSafe(fault, reader) : await samples.PrintAsync(kind, text!, cancel);
    }

    private static LetterTextRow Row(string kind, LetterText? used, int version, ICurrentActor reader, IReadOnlyList<LetterDefaultRow>? defaults = null) => new(
        kind, reader.Say(DocumentWords.Of(kind)), used?.Body, LetterWords.StartOf(kind), version, used?.SavedAt, used?.SavedByName,
        [.. LetterWords.Of(kind).Select(w => new LetterWordRow(w.Name, reader.Say(w.Label), w.IsBlock))], defaults ?? []);
}

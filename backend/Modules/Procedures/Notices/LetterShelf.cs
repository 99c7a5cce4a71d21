using CyberPort.Platform.Actors;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Notices;

/// <summary>いま使う本文: which text each kind of letter is printed from, for all procedures or for one.</summary>
internal sealed class LetterShelf(ProceduresDb db)
{
    /// <summary>The procedure that is spoken of; none when all are meant, and a refusal when there is no such procedure.</summary>
    public async Task<(Procedure? Procedure, Error? Unknown)> ProcedureAsync(string? code, CancellationToken cancel)
    {
        var found = code is null ? null : await db.Procedures.AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, cancel);
        return (found, code is not null && found is null ? Error.NotFound("procedure") : null);
    }

    /// <summary>The texts of these kinds, with what stands in for each while it has no words of its own.</summary>
    public async Task<IReadOnlyList<LetterTextRow>> RowsAsync(Procedure? of, IReadOnlyCollection<string> kinds, ICurrentActor reader, CancellationToken cancel)
    {
        var code = of?.Code;
        var used = await db.LetterTexts.AsNoTracking().Where(t => t.RetiredAt == null && kinds.Contains(t.Kind)).ToListAsync(cancel);
        var last = await db.LetterTexts.AsNoTracking().Where(t => t.ProcedureCode == code).GroupBy(t => t.Kind)
            .Select(g => new { g.Key, Version = g.Max(t => t.Version) }).ToDictionaryAsync(g => g.Key, g => g.Version, cancel);
        var all = await db.Procedures.AsNoTracking().OrderBy(p => p.Position).Select(p => new Named(p.Code, p.Title, p.NationalCode, p.Enabled)).ToListAsync(cancel);
        return [.. kinds.Select(kind => Row(kind, of, [.. used.Where(t => t.Kind == kind)], last.GetValueOrDefault(kind), all, reader))];
    }

    private static LetterTextRow Row(string kind, Procedure? of, IReadOnlyList<LetterText> used, int version, IReadOnlyList<Named> all, ICurrentActor reader)
    {
        var own = used.FirstOrDefault(t => t.ProcedureCode == of?.Code);
        var general = of is null ? null : used.FirstOrDefault(t => t.ProcedureCode is null);
        var usual = of is null ? null : LetterDefaults.For(of.NationalCode, kind);
        var source = own is not null ? of is null ? LetterSource.Authority : LetterSource.Procedure
            : general is not null ? LetterSource.Authority : usual is not null ? LetterSource.National : LetterSource.Service;
        return new(
            kind, reader.Say(DocumentWords.Of(kind)), of?.Code, source, own?.Body, general?.Body ?? usual?.Body ?? LetterWords.StartOf(kind), version,
            own?.SavedAt, own?.SavedByName, [.. LetterWords.Of(kind).Select(w => new LetterWordRow(w.Name, reader.Say(w.Label), w.IsBlock))],
            DefaultsOf(kind, [.. all.Where(p => of is null ? p.Enabled : p.Code == of.Code)]),
            [.. all.Where(p => of is null && used.Any(t => t.ProcedureCode == p.Code)).Select(p => new LetterProcedureRow(p.Code, p.Title))]);
    }

    /// <summary>The national texts of this kind that these procedures use.</summary>
    private static IReadOnlyList<LetterDefaultRow> DefaultsOf(string kind, IReadOnlyList<Named> of) =>
    [
        .. LetterDefaults.All.SelectMany(s => s.Letters.Where(l => l.Kind == kind).Select(l => (Set: s, Letter: l)))
            .Select(x => new LetterDefaultRow(x.Set.Code, x.Set.Name, x.Letter.Title, x.Letter.Body,
                [.. of.Where(p => NationalCatalogue.Find(p.NationalCode)?.Letters == x.Set.Code).Select(p => p.Title)]))
            .Where(r => r.Procedures.Count > 0),
    ];

    private sealed record Named(string Code, LocalText Title, string? NationalCode, bool Enabled);
}

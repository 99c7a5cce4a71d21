using System.Runtime.CompilerServices;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using CyberPort.Tenancy.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Exports;

/// <summary>自分の一覧を書き出す: the applicant's own cases at all authorities, as the list is searched.</summary>
internal static class ExportMyCases
{
    public static void Map(ApiRoutes routes) => routes.My.MapGet("/case-list", Handle).WithName(nameof(ExportMyCases)).ForAccounts();

    private static async Task<Results<ExportedFile, Problem>> Handle(
        ProceduresDb db, IAuthorities authorities, ExportFolder folder, ICurrentActor actor, TimeProvider time, CancellationToken cancel,
        string? format = null, string? filter = null, string? authority = null, string? state = null, string? query = null)
    {
        if (ExportFiles.Asked(format) is not { } wanted)
        {
            return ExportFiles.UnknownFormat.AsProblem();
        }

        var names = new Dictionary<Guid, string>();
        foreach (var id in await db.MyCases.AsNoTracking().Select(c => c.AuthorityId).Distinct().ToListAsync(cancel))
        {
            names[id] = (await authorities.FindAsync(id, cancel))?.Name.In(actor.Language) ?? "";
        }

        var narrowed = await CaseFilter.OfAsync(filter, authority, state, authorities, cancel);
        var cases = narrowed.Along(db.MyCases.AsNoTracking()).Where(narrowed.Rest() ?? (c => true)).Found(await CaseSearch.OfAsync(query, authorities, time.TodayInJapan(), cancel));
        var columns = ExportWords.Mine.Select(w => new ExportColumn(w.Item1, actor.Say(w.Item2))).ToList();
        var name = $"my-cases-{time.TodayInJapan():yyyyMMdd}.{ExportFiles.Extension(wanted)}";
        return new ExportedFile(new("my-cases", columns, Rows(cancel)), wanted, name, folder);

        async IAsyncEnumerable<object?[]> Rows([EnumeratorCancellation] CancellationToken stop)
        {
            await foreach (var c in cases.OrderBy(c => c.SubmittedAt).ThenBy(c => c.Id).AsAsyncEnumerable().WithCancellation(stop))
            {
                yield return [c.Number, names[c.AuthorityId], actor.Say(c.ProcedureTitle), actor.Say(new(c.Summary, c.SummaryEn)), actor.Say(CaseWords.Of(c.State)), c.SubmittedAt, c.DueOn, c.PermitNumber, c.PermitValidTo];
            }
        }
    }
}

using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Exports;

/// <summary>一覧を書き出す: what was anonymised (for an administrator), and how procedures are used (for the operator).</summary>
internal static class ExportLists
{
    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/retention/log/file", Anonymised).WithName("ExportRetentionLog").ForStaff(StaffRoles.Administer);
        routes.Operator.MapGet("/procedure-use/file", Use).WithName("ExportProcedureUse");
    }

    private static async Task<Results<ExportedFile, Problem>> Anonymised(
        ProceduresDb db, ExportFolder folder, ICurrentActor actor, TimeProvider time, CancellationToken cancel, string? format = null)
    {
        if (ExportFiles.Asked(format) is not { } wanted)
        {
            return ExportFiles.UnknownFormat.AsProblem();
        }

        var titles = await db.Procedures.AsNoTracking().ToDictionaryAsync(p => p.Code, p => p.Title, cancel);
        var rows = db.RetentionLogs.AsNoTracking().OrderBy(l => l.AnonymisedAt).ThenBy(l => l.ApplicationId).AsAsyncEnumerable().Select(object?[] (l) =>
            [l.AnonymisedAt, l.Number, l.ProcedureCode, titles.TryGetValue(l.ProcedureCode, out var title) ? actor.Say(title) : "", l.Years, l.EndedOn, l.Files]);
        return Table("anonymised", ExportWords.Anonymised, rows, wanted, folder, actor, time);
    }

    private static async Task<Results<ExportedFile, Problem>> Use(
        ProceduresDb db, ExportFolder folder, ICurrentActor actor, TimeProvider time, CancellationToken cancel, string? format = null, string? show = null)
    {
        if (ExportFiles.Asked(format) is not { } wanted)
        {
            return ExportFiles.UnknownFormat.AsProblem();
        }

        var use = await ShowProcedureUse.ReadAsync(db, time, cancel);
        var rows = use.Items.Where(r => Shown(r, show)).Select(object?[] (r) =>
            [r.Code, actor.Say(r.Name), r.Class, r.Naccs, r.Basis?.ToString(), r.Authorities, r.FilingsLastYear, r.FilingsThisYear, r.GrownUp]);
        return Table("procedure-use", ExportWords.Use, rows.ToAsyncEnumerable(), wanted, folder, actor, time);
    }

    /// <summary>The part of the list as the page shows it; what we do not know shows everything.</summary>
    private static bool Shown(ProcedureUseRow row, string? show) => show switch
    {
        "grownUp" => row.GrownUp,
        "own" => row.Class == "own",
        "individual" => row.Basis is not null,
        "generic" => row.Basis is null && row.Class != "own",
        _ => true,
    };

    private static ExportedFile Table(
        string name, IReadOnlyList<(string Key, Platform.Results.LocalText Words)> words, IAsyncEnumerable<object?[]> rows, ExportFormat format, ExportFolder folder,
        ICurrentActor actor, TimeProvider time) => new(
            new(name, [.. words.Select(w => new ExportColumn(w.Key, actor.Say(w.Words)))], rows), format,
            $"{name}-{time.TodayInJapan():yyyyMMdd}.{ExportFiles.Extension(format)}", folder);
}

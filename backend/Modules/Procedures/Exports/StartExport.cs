using System.Text.Json;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Bulk;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace CyberPort.Procedures.Exports;

/// <summary>書き出す: a small file at once, a big one as a job with progress. Who wrote out what is in the audit trail.</summary>
internal static class StartExport
{
    /// <summary>More rows than this are written in the background.</summary>
    private const int AtOnce = 5000;

    private static readonly Error NoPapers = new("export.no-papers", ErrorKind.Invalid, new(
        "ZIP は受付箱の案件の文書だけをまとめられます。", "A ZIP can only bundle the documents of cases."));

    private static readonly Error ProcedureNeeded = new("export.procedure-needed", ErrorKind.Invalid, new(
        "回答の書き出しでは、手続を一つ選んでください。", "To export answers, choose one procedure."));

    /// <summary>What was searched for is often a name, and the trail keeps no names.</summary>
    private static string WithoutWords(string query) => QueryString.Create(QueryHelpers.ParseQuery(query)
        .Select(p => KeyValuePair.Create(p.Key, p.Key == "query" ? new("…") : p.Value))).ToString();

    public static void Map(ApiRoutes routes) => routes.Tenant.MapPost("/exports", Handle).WithName(nameof(StartExport)).ForStaff(CaseStaff.Reading);

    private static async Task<Results<ExportedFile, Accepted<BulkJobView>, Problem>> Handle(
        StartExportRequest request, ProceduresDb db, ExportSources sources, ExportFolder folder, ICurrentActor actor, IAuditLog audit, TimeProvider time,
        CancellationToken cancel)
    {
        if (request.Format == ExportFormat.Zip && request.Source != ExportSource.Queue)
        {
            return NoPapers.AsProblem();
        }

        var query = request.Query ?? "";
        if (request.Source == ExportSource.Answers && !QueryHelpers.ParseQuery(query).ContainsKey("procedure"))
        {
            return ProcedureNeeded.AsProblem();
        }

        var order = new ExportOrder(request.Source, request.Format, query, actor.Id, actor.Language);
        var count = await sources.CountAsync(order, cancel);
        audit.Record("export.made", "export", request.Source.ToString(), null, new { request.Source, request.Format, Query = WithoutWords(query), count });
        if (count > AtOnce || request.Format == ExportFormat.Zip)
        {
            var job = new BulkJob
            {
                Kind = BulkKind.Export, StartedById = actor.Id, StartedByName = actor.DisplayName, Roles = [.. actor.Roles], Language = actor.Language,
                Spec = JsonSerializer.Serialize(order, Json.Options), StartedAt = time.GetUtcNow(),
            };
            job.Begin(count);
            db.Add(job);
            await db.SaveChangesAsync(cancel);
            return TypedResults.Accepted($"bulk-jobs/{job.Id}", BulkJobView.Of(job, []));
        }

        await db.SaveChangesAsync(cancel);
        var table = await sources.TableAsync(order, cancel);
        return table.IsError ? table.Error.AsProblem()
            : new ExportedFile(table.Value, order.Format, WriteExport.NameOf(order, time.TodayInJapan()), folder);
    }
}

/// <summary>What to write out: the source, the format, the filter as it stands in the page's address.</summary>
internal sealed record StartExportRequest(ExportSource Source, ExportFormat Format, string? Query = null);

internal sealed class StartExportValidator : AbstractValidator<StartExportRequest>
{
    public StartExportValidator()
    {
        RuleFor(r => r.Source).IsInEnum().Says("required", "書き出すものを選んでください。", "Choose what to export.");
        RuleFor(r => r.Format).IsInEnum().Says("required", "形式を選んでください。", "Choose a format.");
        RuleFor(r => r.Query).MaximumLength(2000).Says("text.max", "絞り込みが長すぎます。", "The filter is too long.");
        RuleFor(r => r.Query).Must((r, query) => query is null || query.Length > 2000 || ExportSources.CanRead(r.Source, query))
            .Says("filter.unreadable", "絞り込みを読み取れません。画面で絞り込み直してください。", "The filter cannot be read. Please filter anew on the page.");
    }
}

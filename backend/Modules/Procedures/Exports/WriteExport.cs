using System.Globalization;
using System.Text.Json;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Bulk;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Exports;

/// <summary>書き出しを作る: writes the file of a job, with progress.</summary>
internal sealed class WriteExport(ProceduresDb db, ExportSources sources, PaperBundle papers, ExportFolder folder, IServiceScopeFactory scopes, ITenantContext tenant,
    TimeProvider time)
{
    private static readonly LocalText Lost = new("書き出しに失敗しました。もう一度お試しください。", "The export failed. Please try again.");

    public async Task RunAsync(Guid id, CancellationToken cancel)
    {
        var job = await db.BulkJobs.SingleAsync(j => j.Id == id, cancel);
        var order = JsonSerializer.Deserialize<ExportOrder>(job.Spec, Json.Options)!;
        try
        {
            await using var output = folder.Create(id);
            string? note = null;
            if (order.Format == ExportFormat.Zip)
            {
                var bundled = await papers.WriteAsync(await sources.CasesAsync(order, cancel), output, order.Language, PapersAsync, cancel);
                job.Counts(bundled.Written + bundled.Missing);
                job.Progress(bundled.Written, bundled.Missing);
                note = NotMade(bundled)?.In(order.Language);
            }
            else
            {
                var table = await sources.TableAsync(order, cancel);
                if (table.IsError)
                {
                    job.End(BulkState.Failed, time.GetUtcNow(), null, table.Error.Title.In(order.Language));
                    await db.SaveChangesAsync(cancel);
                    return;
                }

                var written = await TableWriter.WriteAsync(table.Value, order.Format, output, ProgressAsync, cancel);
                job.Progress(written.Rows, 0);
                note = Replaced(written)?.In(order.Language);
            }

            job.End(BulkState.Done, time.GetUtcNow(), NameOf(order, time.TodayInJapan()), note);
        }
        catch (IOException)
        {
            job.End(BulkState.Failed, time.GetUtcNow(), null, Lost.In(order.Language));
        }

        await db.SaveChangesAsync(cancel);

        Task ProgressAsync(int done) => TellAsync(done, job.Total);

        // A bundle counts documents, not the cases that were chosen.
        Task PapersAsync(int done, int papers) => TellAsync(done, papers);

        // On a connection of its own: this one is reading rows.
        async Task TellAsync(int done, int total)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ITenantContext>().Enter(tenant.Current);
            await scope.ServiceProvider.GetRequiredService<ProceduresDb>().BulkJobs.Where(j => j.Id == id)
                .ExecuteUpdateAsync(j => j.SetProperty(x => x.Done, done).SetProperty(x => x.Total, total), cancel);
        }
    }

    public static string NameOf(ExportOrder order, DateOnly day) => string.Create(
        CultureInfo.InvariantCulture, $"{order.Source.ToString().ToLowerInvariant()}-{day:yyyyMMdd}.{ExportFiles.Extension(order.Format)}");

    /// <summary>How many documents a bundle lacks, and where they are listed.</summary>
    private static LocalText? NotMade(Bundled bundled) => bundled.Missing == 0 ? null : new(
        $"{bundled.Missing}件の文書は作成できず、入っていません（ZIP の中の「{PaperBundle.ListName.Ja}」に一覧）。時間をおいて、もう一度書き出してください。",
        $"{bundled.Missing} documents could not be made and are not included; they are listed in “{PaperBundle.ListName.En}”. Please export again later.");

    /// <summary>The characters that 〓 stands for.</summary>
    public static LocalText? Replaced(Written written) => written.Lacking.Count == 0 ? null : new(
        $"Shift_JIS にない文字を「〓」に置き換えました：{Lacked(written)}",
        $"Characters that Shift_JIS lacks were replaced by 〓: {Lacked(written)}");

    /// <summary>The first fifty of them; 「…」 says that there are more.</summary>
    public static string Lacked(Written written) => string.Join(' ', written.Lacking.Take(50).Concat(written.Lacking.Count > 50 ? ["…"] : []));
}

using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Files;
using CyberPort.Platform.Notifications;
using CyberPort.Platform.Outbox;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Clock;
using CyberPort.Procedures.Contracts;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Batch;

/// <summary>
/// まとめて申請を進める: one short piece of work, then the next is put into the outbox, so that a big file holds up nobody and a
/// node that stops loses nothing. Reading begins anew when it was cut off; a row that was sent is a case and is not sent again.
/// </summary>
internal sealed class WorkOnBatch(
    ProceduresDb db, ITenantContext scope, BatchForms forms, CaseForms caseForms, Office office, IFileStore store, SendBatchRows sending, INotifications notifications,
    ProcedureTitles titles, TimeProvider time) : IReaction<BatchDue>
{
    private const int RowsPerPiece = 50;

    public async Task HandleAsync(BatchDue happened, EventContext context, CancellationToken cancel)
    {
        scope.EnterParty(context.PartyId!.Value);
        if (await db.Batches.SingleOrDefaultAsync(b => b.Id == happened.BatchId, cancel) is not { } batch)
        {
            return; // Deleted meanwhile.
        }

        if (batch.State == BatchState.Reading)
        {
            await ReadAsync(batch, cancel);
        }
        else if (batch.State == BatchState.Sending)
        {
            await SendPieceAsync(batch, cancel);
        }
    }

    private async Task ReadAsync(FilingBatch batch, CancellationToken cancel)
    {
        await db.BatchRows.Where(r => r.BatchId == batch.Id).ExecuteDeleteAsync(cancel);
        var form = await forms.FindAsync(batch.ProcedureCode, batch.FormVersion, cancel);
        await using var content = await store.OpenReadAsync(batch.FileKey, cancel);
        var rows = form.IsError ? form.Error : content is null ? BatchErrors.Unreadable : BatchReader.Read(content, form.Value.Stamp, form.Value.Sheets, form.Value.Choices);
        if (rows.IsError)
        {
            batch.Fail(rows.Error.Code);
            await db.SaveChangesAsync(cancel);
            return;
        }

        var (codes, calendar) = (await caseForms.CodesAsync(cancel), (await office.ClockAsync(cancel)).Calendar);
        batch.Found(rows.Value.Count);
        foreach (var piece in rows.Value.Chunk(RowsPerPiece * 2))
        {
            db.AddRange(piece.Select(row => RowOf(batch, form.Value, row, codes, calendar)));
            batch.Progress(piece.Length);
            await db.SaveChangesAsync(cancel);
        }

        batch.Check();
        await db.SaveChangesAsync(cancel);
    }

    private BatchRow RowOf(FilingBatch batch, BatchForm of, ReadRow row, ICodeLookup codes, OfficeCalendar calendar)
    {
        if (row.Fault is { } fault)
        {
            return new()
            {
                BatchId = batch.Id, RowNo = row.RowNo, Label = row.Label, Answers = row.Answers.ToJsonString(Json.Options), State = BatchRowState.Wrong,
                Errors = [new FieldError(BatchWorkbook.Number, fault.Code, fault.Title.In(batch.Language))],
            };
        }

        var form = of.Form;
        var apart = form.Steps.SelectMany(s => s.Fields).Where(f => f.Type is FieldType.Declaration or FieldType.File).ToDictionary(f => f.Id, f => f.Type);
        var faults = FormEngine.Validate(form, row.Answers, batch.Language, time.TodayInJapan(), codes);
        List<FieldError> wrong =
        [
            .. faults.Where(f => !apart.ContainsKey(f.Field)),
            .. of.Procedure.FaultsOf(form, FormEngine.ToSubmit(form, row.Answers).Answers, batch.Language, time.GetUtcNow(), calendar),
        ];
        return new()
        {
            BatchId = batch.Id, RowNo = row.RowNo, Label = row.Label, Answers = row.Answers.ToJsonString(Json.Options), Errors = wrong,
            NeedsFiles = faults.Any(f => apart.GetValueOrDefault(f.Field) == FieldType.File), State = wrong.Count == 0 ? BatchRowState.Right : BatchRowState.Wrong,
        };
    }

    private async Task SendPieceAsync(FilingBatch batch, CancellationToken cancel)
    {
        var rows = await db.BatchRows.AsNoTracking().Where(r => r.BatchId == batch.Id && r.State == BatchRowState.Right && !r.NeedsFiles)
            .OrderBy(r => r.RowNo).Take(RowsPerPiece).Select(r => r.Id).ToListAsync(cancel);
        if (rows.Count == 0 || !await sending.SendAsync(batch.Id, rows, cancel))
        {
            await EndAsync(batch, cancel);
            return;
        }

        batch.Progress(rows.Count);
        batch.Continue();
        await db.SaveChangesAsync(cancel);
    }

    private async Task EndAsync(FilingBatch batch, CancellationToken cancel)
    {
        batch.End();
        await db.SaveChangesAsync(cancel);
        var sent = await db.BatchRows.CountAsync(r => r.BatchId == batch.Id && r.State == BatchRowState.Sent, cancel);
        var left = await db.BatchRows.CountAsync(r => r.BatchId == batch.Id && r.State == BatchRowState.NotSent, cancel);
        var title = await titles.FindAsync(batch.AuthorityId, batch.ProcedureCode, cancel);
        await notifications.NotifyAsync(new(batch.PartyId, "batch.sent",
            left == 0
                ? new($"{title.Ja} {sent}件を提出しました", $"{sent} filings sent: {title.En}", $"{title.Ja} {sent}件を 出しました")
                : new($"{title.Ja} {sent}件を提出しました。{left}件は送れませんでした", $"{sent} filings sent, {left} not sent: {title.En}", $"{title.Ja} {sent}件を 出しました。{left}件は 出せませんでした"),
            new("受付番号は、まとめて申請の画面で確かめられます。", "The reference numbers are on the page of the batch.", "番号は、まとめて申請の ページに あります。"),
            $"/my/batches/{batch.Id}") { From = scope.Tenant, Because = batch.Id }, cancel);
    }
}

using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Documents;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Review;

/// <summary>通知書の下見: the letter as it would be, with 案 across it. Nothing is kept.</summary>
internal static class PreviewNotice
{
    private static readonly Error Unknown = new("notice.unknown-action", ErrorKind.Invalid, new(
        "この操作には通知書がありません。", "There is no letter for this action."));

    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapPost("/cases/{id:guid}/actions/preview-notice", Handle).WithName(nameof(PreviewNotice)).ForStaff(CaseStaff.Working);

    private static async Task<Results<FileContentHttpResult, Problem>> Handle(
        Guid id, PreviewNoticeRequest request, ProceduresDb db, LetterWriter writer, TimeProvider time, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel); // one line for all that is read, told once whose rows it may show
        var file = await writer.ReadAsync(id, null, cancel);
        await db.Database.CloseConnectionAsync(); // nobody holds a line while the engine is slow, or down
        if (file.IsError)
        {
            return file.Error.AsProblem();
        }

        if (LetterFor(file.Value, request, time) is not { } letter)
        {
            return Unknown.AsProblem();
        }

        var pdf = await writer.PreviewAsync(letter, file.Value, cancel);
        return pdf.IsError ? pdf.Error.AsProblem() : TypedResults.File(pdf.Value, "application/pdf");
    }

    private static Letter? LetterFor(CaseFile file, PreviewNoticeRequest asked, TimeProvider time)
    {
        var put = file.Case.OpenRecommendation;
        var last = file.Case.Permit;
        var paper = new IssuedDocument { ApplicationId = file.Case.Id, Number = last?.Number ?? "（決裁後に付番）", IssuedOn = time.TodayInJapan() };
        var permit = new Permit
        {
            Number = paper.Number,
            Conditions = [.. asked.Conditions ?? put?.Conditions ?? last?.Conditions ?? []],
            ValidFrom = asked.ValidFrom ?? put?.ValidFrom ?? last?.ValidFrom,
            ValidTo = asked.ValidTo ?? put?.ValidTo ?? last?.ValidTo,
            IssuedAt = time.GetUtcNow(),
        };
        var reasons = asked.Reasons ?? asked.Reason ?? put?.Reasons ?? "（理由を入力してください）";
        return asked.Action switch
        {
            "grant" when file.Case.Relation is FilingRelation.Change or FilingRelation.Succession && file.Previous is { } before =>
                Letters.AmendmentOf(file, paper, before, permit, Letters.WhyAmended(file), draft: true),
            "grant" or "renew" => Letters.PermitOf(file, paper, permit, draft: true),
            "refuse" => Letters.RefusalOf(file, paper, reasons, draft: true),
            "accept" => Letters.AcceptanceOf(file, paper, draft: true),
            "extend" when file.Case.DueOn is { } due => Letters.ExtensionOf(
                file, paper, new() { Before = due, After = asked.DueOn ?? due, Reason = asked.Reason ?? reasons }, draft: true),
            "revoke" when last is not null => Letters.RevocationOf(file, paper, last, reasons, draft: true),
            "amend" when last is not null => Letters.AmendmentOf(file, paper, last, permit, reasons, draft: true),
            _ => null,
        };
    }
}

/// <summary>The action whose letter is looked at, with its terms as they stand in the sheet.</summary>
internal sealed record PreviewNoticeRequest(
    string Action, IReadOnlyList<string>? Conditions = null, DateOnly? ValidFrom = null, DateOnly? ValidTo = null, string? Reasons = null, string? Reason = null,
    DateOnly? DueOn = null);

internal sealed class PreviewNoticeValidator : AbstractValidator<PreviewNoticeRequest>
{
    public PreviewNoticeValidator()
    {
        RuleFor(r => r.Action).NotEmpty().Says("required", "操作を選んでください。", "Choose an action.");
        RuleFor(r => r.Reasons).Words(4000);
        RuleFor(r => r.Reason).Words(4000);
        RuleForEach(r => r.Conditions).Words(1000);
        RuleFor(r => r.ValidFrom).MayBeDay();
        RuleFor(r => r.ValidTo).MayBeDay();
        RuleFor(r => r.DueOn).MayBeDay();
    }
}

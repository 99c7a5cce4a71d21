using System.Text.RegularExpressions;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Notices;

/// <summary>通知文を整える: title and body of what people are told on the page and by mail, with words in braces from a list.</summary>
internal static class KeepNoticeTexts
{
    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/notice-texts", List).WithName("ListNoticeTexts").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPut("/notice-texts/{kind}", Keep).WithName("KeepNoticeText").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPost("/notice-texts/{kind}/actions/use-default", UseDefault).WithName("UseDefaultNoticeText").ForStaff(StaffRoles.Administer);
    }

    private static async Task<Ok<NoticeTextList>> List(ProceduresDb db, ICurrentActor reader, CancellationToken cancel)
    {
        var own = await db.NoticeTexts.AsNoTracking().ToDictionaryAsync(t => t.Kind, cancel);
        return TypedResults.Ok(new NoticeTextList([.. NoticeTexts.Kinds.Select(k => Row(k, own.GetValueOrDefault(k), reader))], NoticeTexts.Words));
    }

    private static async Task<Results<Ok<NoticeTextRow>, Problem>> Keep(
        string kind, KeepNoticeTextRequest request, ProceduresDb db, ICurrentActor reader, IAuditLog audit, CancellationToken cancel)
    {
        if (!NoticeTexts.Has(kind))
        {
            return Error.NotFound("notice-text").AsProblem();
        }

        var own = await db.NoticeTexts.SingleOrDefaultAsync(t => t.Kind == kind, cancel);
        var before = own is null ? null : new { own.Title, own.Body };
        if (own is null)
        {
            db.Add(own = new() { TenantId = db.EnteredTenant, Kind = kind });
        }

        (own.Title, own.Body) = (request.Title, request.Body);
        audit.Record("notice-text.kept", "notice-text", kind, before, new { own.Title, own.Body });
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(Row(kind, own, reader));
    }

    private static async Task<Results<Ok<NoticeTextRow>, Problem>> UseDefault(
        string kind, ProceduresDb db, ICurrentActor reader, IAuditLog audit, CancellationToken cancel)
    {
        if (!NoticeTexts.Has(kind))
        {
            return Error.NotFound("notice-text").AsProblem();
        }

        if (await db.NoticeTexts.SingleOrDefaultAsync(t => t.Kind == kind, cancel) is { } own)
        {
            db.Remove(own);
            audit.Record("notice-text.default-used", "notice-text", kind, new { own.Title, own.Body }, null);
            await db.SaveChangesAsync(cancel);
        }

        return TypedResults.Ok(Row(kind, null, reader));
    }

    private static NoticeTextRow Row(string kind, NoticeText? own, ICurrentActor reader)
    {
        var (title, body) = NoticeTexts.DefaultOf(kind);
        return new(kind, reader.Say(title), kind.StartsWith("staff.", StringComparison.Ordinal) ? "staff" : "applicant", own is not null, own?.Title ?? title, own?.Body ?? body, title, body);
    }
}

/// <summary>通知文 of one kind; audience: applicant, staff.</summary>
internal sealed record NoticeTextRow(
    string Kind, string Name, string Audience, bool Own, LocalText Title, LocalText Body, LocalText DefaultTitle, LocalText DefaultBody);

/// <param name="Items">Every kind there is.</param>
/// <param name="Words">What may stand in braces.</param>
internal sealed record NoticeTextList(IReadOnlyList<NoticeTextRow> Items, IReadOnlyList<string> Words);

internal sealed record KeepNoticeTextRequest(LocalText Title, LocalText Body);

internal sealed partial class KeepNoticeTextValidator : AbstractValidator<KeepNoticeTextRequest>
{
    public KeepNoticeTextValidator()
    {
        RuleFor(r => r.Title).Must(t => Whole(t, 120)).Says("required", "件名を日本語と英語で、120文字以内で書いてください。", "Please write the subject in Japanese and English, at most 120 characters.");
        RuleFor(r => r.Body).Must(t => Whole(t, 2000)).Says("required", "本文を日本語と英語で、2000文字以内で書いてください。", "Please write the text in Japanese and English, at most 2000 characters.");
        RuleFor(r => r.Title).Must(t => Known(t)).Says("notice.unknown-word", "波括弧 { } の中は、一覧にある語だけが使えます。", "Only the listed words may stand in braces.");
        RuleFor(r => r.Body).Must(t => Known(t)).Says("notice.unknown-word", "波括弧 { } の中は、一覧にある語だけが使えます。", "Only the listed words may stand in braces.");
    }

    private static bool Whole(LocalText? text, int most) => text is not null
        && new[] { text.Ja, text.En }.All(t => !string.IsNullOrWhiteSpace(t)) && new[] { text.Ja, text.En, text.Easy ?? "" }.All(t => t.Length <= most && !t.Contains('\0', StringComparison.Ordinal));

    private static bool Known(LocalText? text) => text is null || new[] { text.Ja ?? "", text.En ?? "", text.Easy ?? "" }.All(t =>
        Brace().Matches(t).All(m => NoticeTexts.Words.Contains(m.Groups[1].Value)) && !Brace().Replace(t, "").AsSpan().ContainsAny('{', '}'));

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Brace();
}

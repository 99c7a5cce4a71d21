using System.Text.RegularExpressions;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Tenancy.Contracts;
using CyberPort.Tenancy.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Tenancy.Authorities;

/// <summary>設定: an authority's administrator reads and changes its name, contact, look and ways of working.</summary>
internal static class ChangeSettings
{
    private static readonly Error Stale = new("settings.stale", ErrorKind.Stale, new(
        "ほかの担当者が先に設定を変更しました。読み込み直して、変更をもう一度確かめてください。",
        "Somebody changed the settings first. Please reload and check your changes again."));

    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/settings", Show).WithName("ShowSettings").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPut("/settings", Handle).WithName(nameof(ChangeSettings)).ForStaff(StaffRoles.Administer);
    }

    private static async Task<Ok<SettingsView>> Show(TenancyDb db, ITenantContext scope, HttpResponse response, CancellationToken cancel)
    {
        var authority = await db.Authorities.AsNoTracking().SingleAsync(a => a.Id == scope.TenantId, cancel);
        response.SetVersion(authority.Version);
        return TypedResults.Ok(SettingsView.Of(authority));
    }

    private static async Task<Results<Ok<SettingsView>, Problem>> Handle(
        ChangeSettingsRequest request, IfMatch seen, TenancyDb db, ITenantContext scope, IAuditLog audit, AuthorityStore store,
        HttpResponse response, CancellationToken cancel)
    {
        var version = seen.Required();
        if (version.IsError)
        {
            return version.Error.AsProblem();
        }

        var authority = await db.Authorities.SingleAsync(a => a.Id == scope.TenantId, cancel);
        if (authority.Version != version.Value)
        {
            return Stale.AsProblem();
        }

        var before = SettingsView.Of(authority);
        authority.Name = request.Name;
        authority.ChiefTitle = request.ChiefTitle;
        authority.Profile = request.Profile;
        authority.TwoPersonDecision = request.TwoPersonDecision;
        authority.RequiresSecondFactor = request.RequiresSecondFactor;
        authority.Branding = request.Branding;
        authority.Contact = request.Contact;
        authority.Appeal = request.Appeal;
        authority.Calendar = request.Calendar;
        authority.CorporateNumber = string.IsNullOrWhiteSpace(request.CorporateNumber) ? null : request.CorporateNumber.Trim();
        authority.Version++;
        var after = SettingsView.Of(authority);
        audit.Record("settings.changed", "authority", authority.Slug, before, after);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Stale.AsProblem();
        }

        store.Forget();
        response.SetVersion(authority.Version);
        return TypedResults.Ok(after);
    }
}

internal sealed record ChangeSettingsRequest(
    LocalText Name, LocalText ChiefTitle, string Profile, bool TwoPersonDecision, bool RequiresSecondFactor,
    Branding Branding, Contact Contact, AppealParties Appeal, CalendarChoice Calendar, string? CorporateNumber = null);

internal sealed record SettingsView(
    LocalText Name, LocalText ChiefTitle, string Profile, bool TwoPersonDecision, bool RequiresSecondFactor,
    Branding Branding, Contact Contact, AppealParties Appeal, CalendarChoice Calendar, string? CorporateNumber, int Version)
{
    public static SettingsView Of(Authority a) => new(
        a.Name, a.ChiefTitle, a.Profile, a.TwoPersonDecision, a.RequiresSecondFactor, a.Branding, a.Contact, a.Appeal, a.Calendar, a.CorporateNumber, a.Version);
}

internal sealed partial class ChangeSettingsValidator : AbstractValidator<ChangeSettingsRequest>
{
    public ChangeSettingsValidator()
    {
        RuleFor(r => r.Name).NotNull();
        RuleFor(r => r.Name.Ja).NotEmpty().MaximumLength(100).Says("settings.name", "名称を100字以内で入力してください。", "Enter the name, at most 100 characters.");
        RuleFor(r => r.Name.En).NotEmpty().MaximumLength(100).Says("settings.name", "英語の名称を100字以内で入力してください。", "Enter the English name, at most 100 characters.");
        RuleFor(r => r.ChiefTitle.Ja).NotEmpty().Says("settings.chief", "港湾管理者の長の職名を入力してください（例：青浜県知事）。", "Enter the title of the head of the authority.");
        RuleFor(r => r.Profile).Must(p => p is "full" or "simple").Says("settings.profile", "画面の種類を選んでください。", "Choose a profile.");
        RuleFor(r => r.Branding.Accent).Must(IsColour).Says("settings.colour", "色は #0017c1 の形で入力してください。", "Enter a colour such as #0017c1.");
        RuleFor(r => r.Branding.AccentText).Must(IsColour).Says("settings.colour", "文字の色は #ffffff の形で入力してください。", "Enter a colour such as #ffffff.");
        RuleFor(r => r.Branding).Must(b => !IsColour(b.Accent) || !IsColour(b.AccentText) || BrandingStylesheet.Contrast(b.Accent, b.AccentText) >= 4.5)
            .Says("settings.contrast", "文字が読みにくい組み合わせです。色の明るさの差を大きくしてください（コントラスト 4.5 以上）。", "This pair is hard to read. Choose colours with a contrast of at least 4.5.");
        RuleFor(r => r.Branding.Crest).Must(IsHarmlessSvg).Says("settings.crest", "紋章は、スクリプトを含まない 64 KB 以下の SVG にしてください。", "The crest must be an SVG of at most 64 KB without scripts.");
        RuleFor(r => r.Contact.Phone).Matches("^[0-9+() -]{6,20}$").Says("settings.phone", "電話番号を入力してください（例：0176-12-3456）。", "Enter a phone number (for example 0176-12-3456).");
        RuleFor(r => r.Contact.Email).EmailAddress().Says("settings.email", "メールアドレスを入力してください（例：kowan@example.jp）。", "Enter an e-mail address.");
        RuleFor(r => r.CorporateNumber).Must(n => string.IsNullOrWhiteSpace(n) || IsCorporateNumber(n.Trim()))
            .Says("settings.corporate-number", "法人番号は13桁の数字で入力してください。数字を確かめてください。", "The corporate number has 13 digits. Please check them.");
        RuleForEach(r => r.Contact.Hours).Must(h => h is { From: >= 1 and <= 7, To: >= 1 and <= 7 } && h.From <= h.To && h.Opens < h.Closes)
            .Says("settings.hours", "受付時間は、始まりを終わりより前にしてください。", "Opening must be before closing.");
    }

    /// <summary>検査用数字: the first digit is 9 − (Σ Pn×Qn mod 9), Pn counted from the last digit, Qn 1 for odd n and 2 for even n.</summary>
    private static bool IsCorporateNumber(string digits) => digits.Length == 13 && digits.All(char.IsAsciiDigit)
        && digits[0] - '0' == 9 - (Enumerable.Range(1, 12).Sum(n => (digits[13 - n] - '0') * (n % 2 == 1 ? 1 : 2)) % 9);

    private static bool IsColour(string? text) => text is not null && Colour().IsMatch(text);

    private static bool IsHarmlessSvg(string? svg) => svg is null
        || (svg.Length <= 65_536 && svg.TrimStart().StartsWith("<svg", StringComparison.Ordinal) && !Harmful().IsMatch(svg));

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Colour();

    [GeneratedRegex("<script|<foreignObject|<!|<\\?|\\son[a-z]+\\s*=|href|url\\(|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Harmful();
}

using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Catalogue.Finder;
using CyberPort.Procedures.Clock;
using CyberPort.Procedures.Persistence;
using CyberPort.Tenancy.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Catalogue;

/// <summary>手続を探す・手続の案内: what an authority offers; what you need, how long it takes, on which law it stands.</summary>
internal static class ShowProcedures
{
    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/procedures", List).WithName("ListProcedures").ForAnyone();
        routes.Tenant.MapGet("/procedures/{code}", Show).WithName("ShowProcedure").ForAnyone();
    }

    private static async Task<Ok<ListOf<ProcedureRow>>> List(ProceduresDb db, ProcedureFinder finder, CancellationToken cancel, string? query = null)
    {
        var all = await db.Procedures.AsNoTracking().Where(p => p.Enabled).OrderBy(p => p.Position).ThenBy(p => p.Code).ToListAsync(cancel);
        return TypedResults.Ok(new ListOf<ProcedureRow>([.. finder.Find(db.EnteredTenant, all, query).Select(ProcedureRow.Of)], null));
    }

    private static async Task<Results<Ok<ProcedureView>, Problem>> Show(
        string code, ProceduresDb db, CaseForms forms, Office office, TimeProvider time, CancellationToken cancel)
    {
        if (await db.Procedures.AsNoTracking().SingleOrDefaultAsync(p => p.Code == code && p.Enabled, cancel) is not { } p)
        {
            return Error.NotFound("procedure").AsProblem();
        }

        var form = await forms.FindAsync(p.FormCode, null, cancel);
        if (form.IsError)
        {
            return form.Error.AsProblem();
        }

        var authority = await office.AuthorityAsync(cancel);
        var today = time.TodayInJapan();
        var period = p.Period(authority.Calendar);
        return TypedResults.Ok(new ProcedureView(
            p.Code, p.Kind, p.Title, p.Summary, p.LegalBasis, p.Minutes, p.Fee, p.Needs, period?.Count, period?.Unit, Rule(p, period),
            ProcedureContactView.Of(p.Contact, authority, today), p.PaperForm,
            p.PaperFile is { } file ? new(file.Name, file.Size) : null, form.Value.Code, form.Value.Version,
            p.FilingTimes(today, OfficeCalendar.Of(authority.Calendar)), p.OpenOn(today), p.NationalCode, NationalCatalogue.Find(p.NationalCode)?.Class, p.ForAuthorities));
    }

    private static LocalText Rule(Procedure p, ProcessingPeriod? period) => period is not null
        ? new(
            $"標準処理期間は{period.Words.Ja}です。届いた日の翌日から数え、補正をお願いしている間は数えません。",
            $"The standard processing period is {period.Words.En}, counted from the day after arrival; time spent on corrections is not counted.",
            $"ふつう {period.Words.Easy} かかります。なおして いる あいだは かぞえません。")
        : p.Kind == ProcedureKind.Application
            ? new("標準処理期間は定めていません。", "No standard processing period is set.", "かかる 日は きまって いません。")
            : new("届出です。許可を待つ必要はなく、内容に不備がなければ受理を通知します。",
                "This is a notification: there is no permit to wait for. You are told when it is accepted.",
                "とどけでです。きょかを まつ ひつようは ありません。");
}

/// <summary>手続の案内</summary>
// Windows: When to file: seasons, deadlines (with what they mean today), and the authority's own words.
// Open: False outside the procedure's season.
// ForAuthorities: Only port authorities file it (国への手続).
internal sealed record ProcedureView(
    string Code, ProcedureKind Kind, LocalText Title, LocalText Summary, LocalText LegalBasis, int Minutes, LocalText Fee, IReadOnlyList<LocalText> Needs,
    int? ProcessingDays, PeriodUnit? ProcessingUnit, LocalText ProcessingRule, ProcedureContactView Contact, string? PaperForm, PaperFileRow? PaperFile,
    string FormCode, string FormVersion, IReadOnlyList<LocalText> Windows, bool Open, string? NationalCode, string? Class, bool ForAuthorities);

/// <summary>この手続の窓口: the procedure's own where it has one, else the authority's; one without hours of its own is open as the authority is.</summary>
internal sealed record ProcedureContactView(
    LocalText Department, string Phone, string Email, IReadOnlyList<OpeningHours> Hours, OpenToday? OpenToday, bool YearEndClosed)
{
    public static ProcedureContactView Of(ProcedureContact? own, AuthorityView authority, DateOnly today)
    {
        var (contact, calendar) = (authority.Contact, authority.Calendar);
        var hours = own?.Hours is { Count: > 0 } set ? set : contact.Hours;
        return new(
            own?.Department ?? contact.Department, own?.Phone ?? contact.Phone, own?.Email ?? contact.Email, hours, calendar.OpenOn(today, hours), calendar.YearEndClosed);
    }
}

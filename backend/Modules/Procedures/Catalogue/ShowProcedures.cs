using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Text;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Clock;
using CyberPort.Procedures.Persistence;
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
        routes.Open.MapGet("/statutory-procedures", Statutory).WithName("ListStatutoryProcedures").ForAnyone();
    }

    private static async Task<Ok<ListOf<ProcedureRow>>> List(ProceduresDb db, CancellationToken cancel, string? query = null)
    {
        var all = await db.Procedures.AsNoTracking().Where(p => p.Enabled).OrderBy(p => p.Position).ToListAsync(cancel);
        var words = (query ?? "").Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries).Select(SearchText.Fold).Where(w => w.Length > 0).ToList();
        var found = all.Select(p => (Procedure: p, Score: Score(p, words))).Where(p => p.Score >= 0).OrderByDescending(p => p.Score).ThenBy(p => p.Procedure.Position);
        return TypedResults.Ok(new ListOf<ProcedureRow>([.. found.Select(p => RowOf(p.Procedure))], null));
    }

    private static async Task<Results<Ok<ProcedureView>, Problem>> Show(string code, ProceduresDb db, CaseForms forms, Office office, CancellationToken cancel)
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
        var period = p.Period(authority.Calendar);
        return TypedResults.Ok(new ProcedureView(
            p.Code, p.Kind, p.Title, p.Summary, p.LegalBasis, p.Minutes, p.Fee, p.Needs, period?.Count, period?.Unit, Rule(p, period),
            p.Contact ?? new(authority.Contact.Department, authority.Contact.Phone, authority.Contact.Email), p.PaperForm, form.Value.Code,
            form.Value.Version, p.Windows, p.StatutoryNo));
    }

    private static async Task<Ok<ListOf<StatutoryRow>>> Statutory(ProceduresDb db, CancellationToken cancel) => TypedResults.Ok(new ListOf<StatutoryRow>(
        await db.StatutoryProcedures.AsNoTracking().OrderBy(p => p.No).Select(p => new StatutoryRow(p.No, p.Name, p.Kind, p.LegalBasis)).ToListAsync(cancel), null));

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

    /// <summary>Every word must be found; the title counts most. Negative when a word is missing.</summary>
    private static int Score(Procedure p, List<string> words)
    {
        var title = SearchText.Fold($"{p.Title.Ja}|{p.Title.En}|{p.Title.Easy}");
        var rest = SearchText.Fold($"{p.Keywords}|{p.Summary.Ja}|{p.Summary.En}|{p.Code}");
        var score = 0;
        foreach (var word in words)
        {
            var hit = title.Contains(word, StringComparison.Ordinal) ? 10 : rest.Contains(word, StringComparison.Ordinal) ? 3 : 0;
            if (hit == 0)
            {
                return -1;
            }

            score += hit;
        }

        return score;
    }

    private static ProcedureRow RowOf(Procedure p) => new(p.Code, p.Kind, p.Title, p.Summary, p.Minutes, p.Fee, p.StatutoryNo);
}

/// <summary>手続の案内</summary>
internal sealed record ProcedureView(
    string Code, ProcedureKind Kind, LocalText Title, LocalText Summary, LocalText LegalBasis, int Minutes, LocalText Fee, IReadOnlyList<LocalText> Needs,
    int? ProcessingDays, PeriodUnit? ProcessingUnit, LocalText ProcessingRule, ProcedureContact Contact, string? PaperForm, string FormCode,
    string FormVersion, IReadOnlyList<LocalText> Windows, int? StatutoryNo);

internal sealed record StatutoryRow(int No, LocalText Name, ProcedureKind Kind, string LegalBasis);

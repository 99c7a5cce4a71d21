using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Exports;

/// <summary>What is asked for: a source, a format and the filter as it stands in the page's address.</summary>
internal sealed record ExportOrder(ExportSource Source, ExportFormat Format, string Query, Guid OfficerId, string Language);

/// <summary>The tables that can be written out, read row by row.</summary>
internal sealed class ExportSources(ProceduresDb db, Office office, Staffing staffing, CaseForms forms, TimeProvider time)
{
    private static readonly string[] NotFilters = ["take", "after", "sort"];

    public async Task<int> CountAsync(ExportOrder order, CancellationToken cancel) => order.Source == ExportSource.Permits
        ? await (await PermitsAsync(order, cancel)).CountAsync(cancel) : await (await CasesAsync(order, cancel)).CountAsync(cancel);

    public async Task<Result<ExportTable>> TableAsync(ExportOrder order, CancellationToken cancel) => order.Source switch
    {
        ExportSource.Queue => QueueTable(await CasesAsync(order, cancel), await TitlesAsync(cancel), order.Language, cancel),
        ExportSource.Permits => PermitTable(await PermitsAsync(order, cancel), await TitlesAsync(cancel), order.Language, cancel),
        _ => await AnswerTableAsync(order, cancel),
    };

    /// <summary>The cases of the filter, oldest first.</summary>
    public async Task<IQueryable<Application>> CasesAsync(ExportOrder order, CancellationToken cancel)
    {
        var asked = Read<QueueQuery>(order.Query);
        var today = time.TodayInJapan();
        var soon = (await office.ClockAsync(cancel)).Calendar.AddOpenDays(today, Queue.SoonDays);
        var desks = await staffing.DesksAsync(order.OfficerId, Office.Rules(await office.AuthorityAsync(cancel)), cancel);
        var cases = db.Applications.AsNoTracking().InView(asked.Seen, order.OfficerId, desks, soon).Filtered(asked, order.OfficerId);
        if (!string.IsNullOrWhiteSpace(asked.Query))
        {
            var numbers = SearchIndex.NumbersMeant(asked.Query, (await office.AuthorityAsync(cancel)).NumberPrefix, ReferenceNumber.FiscalYear(today));
            var ids = db.SearchAll(asked.Query, numbers);
            cases = cases.Where(a => ids.Contains(a.Id));
        }

        return cases.OrderBy(a => a.SubmittedAt).ThenBy(a => a.Id);
    }

    private async Task<IQueryable<PermitOfCase>> PermitsAsync(ExportOrder order, CancellationToken cancel) =>
        Read<PermitQuery>(order.Query).All(db, (await office.AuthorityAsync(cancel)).NumberPrefix, time.TodayInJapan())
        .OrderBy(f => f.Permit.IssuedAt).ThenBy(f => f.Permit.Id);

    /// <summary>The filter of an address; what we do not know is left out.</summary>
    private static T Read<T>(string query) where T : class
    {
        var members = new JsonObject();
        foreach (var (name, value) in QueryHelpers.ParseQuery(query).Where(p => !NotFilters.Contains(p.Key)))
        {
            members[name] = name == "within" && int.TryParse(value, out var days) ? days : (string?)value;
        }

        return members.Deserialize<T>(Json.Options)!;
    }

    /// <summary>Whether a filter says what its source can understand.</summary>
    public static bool CanRead(ExportSource source, string query)
    {
        try
        {
            _ = source == ExportSource.Permits ? Read<PermitQuery>(query) : (object)Read<QueueQuery>(query);
            return QueryHelpers.ParseQuery(query).All(p => !$"{p.Key}{p.Value}".Contains('\0', StringComparison.Ordinal));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private async Task<Dictionary<string, LocalText>> TitlesAsync(CancellationToken cancel) =>
        await db.Procedures.AsNoTracking().ToDictionaryAsync(p => p.Code, p => p.Title, cancel);

    private static ExportTable QueueTable(IQueryable<Application> cases, Dictionary<string, LocalText> titles, string language, CancellationToken cancel)
    {
        return new("cases", Columns(language, ExportWords.Case), Rows(cancel));

        async IAsyncEnumerable<object?[]> Rows([EnumeratorCancellation] CancellationToken stop)
        {
            var rows = cases.Select(a => new { a.Number, a.ProcedureCode, a.ApplicantName, a.VesselName, a.Summary, a.SummaryEn, a.State, a.AssigneeName, a.SubmittedAt, a.DueOn, a.ClosedAt });
            await foreach (var a in rows.AsAsyncEnumerable().WithCancellation(stop))
            {
                yield return [a.Number, titles.GetValueOrDefault(a.ProcedureCode)?.In(language) ?? a.ProcedureCode, a.ApplicantName, a.VesselName, new LocalText(a.Summary, a.SummaryEn).In(language),
                    CaseWords.Of(a.State).In(language), a.AssigneeName, a.SubmittedAt, a.DueOn, a.ClosedAt];
            }
        }
    }

    private ExportTable PermitTable(IQueryable<PermitOfCase> permits, Dictionary<string, LocalText> titles, string language, CancellationToken cancel)
    {
        var today = time.TodayInJapan();
        return new("permits", Columns(language, ExportWords.Permit), Rows(cancel));

        async IAsyncEnumerable<object?[]> Rows([EnumeratorCancellation] CancellationToken stop)
        {
            await foreach (var f in permits.AsAsyncEnumerable().WithCancellation(stop))
            {
                yield return [f.Permit.Number, f.Permit.Edition, titles.GetValueOrDefault(f.Case.ProcedureCode)?.In(language) ?? f.Case.ProcedureCode,
                    f.Case.ApplicantName, f.Case.VesselName, new LocalText(f.Case.Summary, f.Case.SummaryEn).In(language), f.Permit.ValidFrom, f.Permit.ValidTo, ExportWords.State(f.Permit.StateOn(today)).In(language),
                    f.Permit.IssuedAt, f.Case.Number];
            }
        }
    }

    /// <summary>One column for each part of each question of the forms that were in use, the newest form's order first.</summary>
    private async Task<Result<ExportTable>> AnswerTableAsync(ExportOrder order, CancellationToken cancel)
    {
        var cases = await CasesAsync(order, cancel);
        var versions = await cases.Join(db.AnswerSets, a => new { a.Id, No = a.AnswerSetNo }, s => new { Id = s.ApplicationId, No = s.SetNo }, (a, s) => new { a.FormCode, s.FormVersion })
            .GroupBy(v => new { v.FormCode, v.FormVersion }).Select(g => g.Key).ToListAsync(cancel);
        var definitions = new Dictionary<(string, string), (FormDefinition Form, Dictionary<string, (FormField Field, string Heading)> Questions)>();
        foreach (var version in versions.OrderByDescending(v => v.FormVersion, StringComparer.Ordinal))
        {
            var form = await forms.FindAsync(version.FormCode, version.FormVersion, cancel);
            if (form.IsError)
            {
                return form.Error;
            }

            definitions[(version.FormCode, version.FormVersion)] = (form.Value, new(AnswerColumns.Of(form.Value, order.Language)));
        }

        var questions = definitions.Values.SelectMany(d => d.Questions).DistinctBy(q => q.Key).Select(q => new ExportColumn(q.Key, q.Value.Heading)).ToList();
        var codes = await forms.CodesAsync(cancel);
        return new ExportTable("answers", [.. Columns(order.Language, ExportWords.Answered), .. questions], Rows(cancel));

        async IAsyncEnumerable<object?[]> Rows([EnumeratorCancellation] CancellationToken stop)
        {
            var rows = cases.Join(db.AnswerSets, a => new { a.Id, No = a.AnswerSetNo }, s => new { Id = s.ApplicationId, No = s.SetNo }, (a, s) => new
            {
                a.Number, a.ApplicantName, a.State, a.SubmittedAt, a.Id, a.FormCode, s.FormVersion, s.Answers,
            }).OrderBy(a => a.SubmittedAt).ThenBy(a => a.Id);
            await foreach (var a in rows.AsAsyncEnumerable().WithCancellation(stop))
            {
                var (form, asked) = definitions[(a.FormCode, a.FormVersion)];
                var answers = JsonNode.Parse(a.Answers) as JsonObject ?? [];
                var words = AnswerColumns.Words(FormEngine.Summary(form, answers, order.Language, codes));
                yield return [a.Number, a.SubmittedAt, a.ApplicantName, CaseWords.Of(a.State).In(order.Language),
                    .. questions.Select(q => asked.TryGetValue(q.Key, out var question) ? AnswerColumns.Value(question.Field, q.Key, answers, words) : null)];
            }
        }
    }

    private static ExportColumn[] Columns(string language, IReadOnlyList<(string Key, LocalText Heading)> words) =>
        [.. words.Select(w => new ExportColumn(w.Key, w.Heading.In(language)))];
}

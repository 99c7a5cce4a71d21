using System.Text.Json.Nodes;

namespace CyberPort.Benchmarks;

/// <summary>提出 through the whole stack, beside the same rows written by bare SQL.</summary>
public sealed class Submissions
{
    private const string Tenant = "aohama";
    private const string Procedure = "mooring-use";

    // A person may keep so many drafts at once; each of the clients is a person of their own.
    private const int PerRound = 50 * Load.Clients;
    private readonly IReadOnlyList<Account> applicants;
    private readonly BareDatabase bare;

    private Submissions(IReadOnlyList<Account> applicants, BareDatabase bare) => (this.applicants, this.bare) = (applicants, bare);

    /// <summary>Ready to file: knows a facility of the port.</summary>
    public static async Task<Submissions> PrepareAsync(IReadOnlyList<Account> applicants, BareDatabase bare)
    {
        var facilities = await applicants[0].GetAsync($"/api/t/{Tenant}/codes/facilities");
        Answers["facility"] = (string)facilities["items"]![0]!["code"]!;
        return new(applicants, bare);
    }

    /// <summary>Rates and percentiles, and the share of bare SQL that is reached.</summary>
    public async Task<IReadOnlyDictionary<string, object>> MeasureAsync(int count)
    {
        await SubmitAsync(await DraftsAsync(Math.Min(count / 5, PerRound))); // warm
        var written = await bare.CaptureAsync(async () => await SubmitAsync(await DraftsAsync(1)));
        var (times, span, settled) = (new List<double>(), TimeSpan.Zero, TimeSpan.Zero);
        for (var left = count; left > 0; left -= PerRound)
        {
            var drafts = await DraftsAsync(Math.Min(left, PerRound));
            await bare.SettleAsync();
            var round = await SubmitAsync(drafts);
            times.AddRange(round.Times);
            span += round.Span;
            settled += await bare.SettleAsync();
        }

        var whole = Load.Of(times, span);
        var filing = await Load.RunAsync(Load.Clients, count / 3, async (client, _) => await SendAsync(client, await DraftAsync(client)));
        await bare.SettleAsync();
        await bare.WriteAsync(written, Load.Clients, count / 3);
        var sql = await bare.WriteAsync(written, Load.Clients, count);
        return new Dictionary<string, object>
        {
            ["submit (16 clients)"] = whole,
            ["submit: the same rows by bare SQL (16 clients)"] = sql,
            ["submit: share of bare SQL, per cent"] = Math.Round(100 * whole.PerSecond / sql.PerSecond, 1),
            ["submit: rows written in its transaction"] = written.Count,
            ["submit: seconds until all reactions were done"] = Math.Round(settled.TotalSeconds, 1),
            ["draft and submit (16 clients)"] = filing,
        };
    }

    /// <summary>New cases of the first applicant.</summary>
    public async Task<IReadOnlyList<string>> FreshCasesAsync(int count)
    {
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            ids.Add(await DraftAsync(0));
            await SendAsync(0, ids[^1]);
        }

        await bare.SettleAsync();
        return ids;
    }

    private async Task<string[]> DraftsAsync(int count)
    {
        var ids = new string[count];
        await Load.RunAsync(Load.Clients, count, async (_, number) => ids[number] = await DraftAsync(number % Load.Clients));
        return ids;
    }

    private Task<(IReadOnlyCollection<double> Times, TimeSpan Span)> SubmitAsync(string[] drafts) => Load.TimesAsync(Math.Min(Load.Clients, drafts.Length), drafts.Length, (_, number) => SendAsync(number % Load.Clients, drafts[number]));

    private async Task<string> DraftAsync(int client) =>
        (string)(await applicants[client].PostAsync("/api/my/drafts", new { tenant = Tenant, procedure = Procedure, answers = Answers }))!["id"]!;

    private Task SendAsync(int client, string id) => applicants[client].PostAsync($"/api/my/drafts/{id}/actions/submit", new { });

    private static readonly JsonNode Answers = JsonNode.Parse("""
        {
          "applicant": { "kind": "company", "name": "海野海運株式会社", "kana": "ウンノカイウン", "corporateNumber": "7000012050002", "representative": "海野 航",
            "phone": "0176-12-3456", "email": "applicant@demo.example",
            "address": { "postalCode": "030-0803", "prefecture": "青森県", "city": "青森市", "line": "安方1-1-1", "building": "" } },
          "contact": "海野 航",
          "vessel": { "callSign": "JD1234", "imo": "9074729", "name": "第三青浜丸", "flag": "JP", "grossTonnage": 499, "loa": 72.5, "type": "cargo", "trade": "domestic" },
          "homePort": "青浜市", "ownerSame": true, "facility": "?",
          "period": { "from": "2027-02-01T08:00", "to": "2027-02-02T17:00" }, "service": "tramp",
          "purpose": ["unloading"], "lastPort": "JPTYO", "nextPort": "JPAOJ",
          "unloadCargo": [{ "commodity": "222", "tons": 800 }], "dangerous": false, "reduction": false, "declaration": true
        }
        """)!;
}

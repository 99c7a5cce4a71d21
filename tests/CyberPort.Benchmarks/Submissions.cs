using System.Text.Json.Nodes;

namespace CyberPort.Benchmarks;

/// <summary>提出 through the whole stack, beside the same rows written by bare SQL.</summary>
public sealed class Submissions(IReadOnlyList<Account> applicants, BareDatabase bare)
{
    private const string Tenant = "aohama";
    private const string Procedure = "mooring-use";

    /// <summary>Rates and percentiles, and the share of bare SQL that is reached.</summary>
    public async Task<IReadOnlyDictionary<string, object>> MeasureAsync(int count)
    {
        await SubmitAsync(await DraftsAsync(count / 5)); // warm
        var written = await bare.CaptureAsync(async () => await SubmitAsync(await DraftsAsync(1)));
        var drafts = await DraftsAsync(count);
        await bare.SettleAsync();
        var whole = await SubmitAsync(drafts);
        var settled = await bare.SettleAsync();
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
        await Load.RunAsync(Load.Clients, count, async (client, number) => ids[number] = await DraftAsync(client));
        return ids;
    }

    private Task<Measured> SubmitAsync(string[] drafts) => Load.RunAsync(Math.Min(Load.Clients, drafts.Length), drafts.Length, (client, number) => SendAsync(client, drafts[number]));

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
          "homePort": "青浜市", "ownerSame": true, "facility": "K1",
          "period": { "from": "2027-02-01T08:00", "to": "2027-02-02T17:00" }, "service": "tramp",
          "purpose": ["unloading"], "lastPort": "JPTYO", "nextPort": "JPAOJ",
          "unloadCargo": [{ "commodity": "222", "tons": 800 }], "dangerous": false, "reduction": false, "declaration": true
        }
        """)!;
}

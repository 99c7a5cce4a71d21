using System.Globalization;

namespace CyberPort.Benchmarks;

/// <summary>Search over 1,000,000 cases, and an agent's own list of 860,000: through the whole stack, as pages ask.</summary>
public static class MillionCases
{
    private static readonly string[] Words = ["岸壁使用", "防舷材点検", "東123", "消波ブロック", "申請者4321", "第7777丸", "ありえない言葉", "1987", "花火大会", "者12"];

    /// <summary>Fills a database that may be thrown away (with at least one case as the pattern) and measures, one client at a time.</summary>
    public static async Task<IReadOnlyDictionary<string, object>> MeasureAsync(string url, BareDatabase bare, int cases, int count)
    {
        var fill = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "million-cases.sql"));
        foreach (var statement in fill.Split(";\n", StringSplitOptions.RemoveEmptyEntries))
        {
            // Such cases have no decisions behind them.
            var replica = statement.Contains("insert into", StringComparison.Ordinal) ? "set session_replication_role = replica;" : "";
            await Console.Error.WriteLineAsync($"Filling: {statement.ReplaceLineEndings(" ")[..Math.Min(100, statement.Length)]} …");
            await bare.ExecuteAsync(replica + statement.Replace("1000000", cases.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        var officer = (await Account.SignInManyAsync(url, "review@aohama.example", 1))[0];
        var agent = (await Account.SignInManyAsync(url, "applicant@demo.example", 1))[0];
        Task Search(int n) => officer.SkimAsync($"/api/t/aohama/cases?view=all&take=50&query={Uri.EscapeDataString(Words[n % Words.Length])}");
        string[] lists = ["", "filter=turn", "filter=open&authority=aohama", "filter=open&authority=aohama&state=inReview", "state=correctionRequested", $"query={Uri.EscapeDataString("第7777丸")}"];
        Task List(int n) => agent.SkimAsync($"/api/my/cases?take=50&{lists[n % lists.Length]}");
        await Load.RunAsync(1, count / 5, (_, n) => Search(n));
        await Load.RunAsync(1, count / 5, (_, n) => List(n));
        return new Dictionary<string, object>
        {
            [string.Create(CultureInfo.InvariantCulture, $"search in {cases:N0} cases")] = await Load.RunAsync(1, count, (_, n) => Search(n)),
            ["own list of 860,000 cases"] = await Load.RunAsync(1, count, (_, n) => List(n)),
        };
    }
}

using System.Globalization;
using Npgsql;

namespace CyberPort.Benchmarks;

/// <summary>Search over 1,000,000 cases, and an agent's own list of 860,000: through the database as the service asks it.</summary>
public static class MillionCases
{
    private static readonly string[] Words = ["岸壁使用", "防舷材点検", "東123", "消波ブロック", "申請者4321", "第7777丸", "ありえない言葉", "1987", "花火大会", "者12"];

    /// <summary>Fills a scratch database (migrated, with one filed case as the pattern) and measures.</summary>
    public static async Task<IReadOnlyDictionary<string, object>> MeasureAsync(BareDatabase bare, int cases, int count)
    {
        var fill = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "million-cases.sql"));
        foreach (var statement in fill.Split(";\n", StringSplitOptions.RemoveEmptyEntries))
        {
            // Such cases have no decisions behind them.
            var replica = statement.Contains("insert into", StringComparison.Ordinal) ? "set session_replication_role = replica;" : "";
            await Console.Error.WriteLineAsync($"Filling: {statement.ReplaceLineEndings(" ")[..Math.Min(100, statement.Length)]} …");
            await bare.ExecuteAsync(replica + statement.Replace("1000000", cases.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        await using var ask = await bare.ConnectAsync();
        var tenant = (Guid)(await new NpgsqlCommand("select tenant_id from procedures.case_text limit 1", ask).ExecuteScalarAsync())!;
        await EnterAsync(ask, tenant);
        return new Dictionary<string, object>
        {
            [string.Create(CultureInfo.InvariantCulture, $"search in {cases:N0} cases")] = await Load.RunAsync(1, count, (_, n) => SearchAsync(ask, Words[n % Words.Length])),
            ["own list of 860,000 cases"] = await Load.RunAsync(1, count, (_, n) => ListAsync(ask, n % 4)),
        };
    }

    private static async Task EnterAsync(NpgsqlConnection ask, Guid tenant)
    {
        foreach (var sql in new[]
        {
            "set role cyberport_app", $"select set_config('app.tenant_id', '{tenant}', false)",
            "select set_config('app.party_id', '00000000-0000-0000-0000-0000000000aa', false)",
        })
        {
            await new NpgsqlCommand(sql, ask).ExecuteNonQueryAsync();
        }
    }

    private static async Task SearchAsync(NpgsqlConnection ask, string word)
    {
        await using var command = new NpgsqlCommand("""
            select a.id, a.number, a.applicant_name, a.summary from procedures.application a
            where a.id = any (array(select id from procedures.search_applications($1, array[$2], '{}', 1000))) order by a.submitted_at desc, a.id desc limit 51
            """, ask);
        command.Parameters.Add(new() { Value = Enumerable.Range(0, word.Length - 1).Select(i => word.Substring(i, 2)).Distinct().ToArray() });
        command.Parameters.Add(new() { Value = $"%{word}%" });
        await ReadAsync(command);
    }

    /// <summary>Everything, each part that pages, and a search in the newest 60,000, as <c>ListMyCases</c> asks.</summary>
    private static async Task ListAsync(NpgsqlConnection ask, int kind)
    {
        const string Newest = "order by turn_since desc, id desc limit";
        var (part, search) = kind switch { 1 => ("and part = 'turn'", ""), 2 => ("and part = 'open'", ""), 3 => ("", "where search_text like '%第7777丸%'"), _ => ("", "") };
        var walked = search.Length > 0 ? 60_000 : 51;
        await using var command = new NpgsqlCommand($"""
            select * from (select * from procedures.my_case where party_id = '00000000-0000-0000-0000-0000000000aa' {part} {Newest} {walked}) c {search} {Newest} 51
            """, ask);
        await ReadAsync(command);
    }

    private static async Task ReadAsync(NpgsqlCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
        }
    }
}

using Npgsql;

namespace CyberPort.Benchmarks;

/// <summary>受付箱 of an authority with 100,000 cases.</summary>
public static class QueueList
{
    /// <summary>The first page, views and a search, through the stack; and the page's rows by bare SQL.</summary>
    public static async Task<IReadOnlyDictionary<string, object>> MeasureAsync(Account officer, string url, BareDatabase bare, int cases, int count)
    {
        await bare.ExecuteAsync("set session_replication_role = replica;" + Fill(cases)); // such cases have no decisions behind them
        await bare.ExecuteAsync("vacuum analyze procedures.application");
        var officers = await Account.SignInManyAsync(url, "review@aohama.example", Load.Clients);
        const string All = "/api/t/aohama/cases?view=all&take=50";
        var query = Uri.EscapeDataString("青浜丸");
        string[] paths = [All, "/api/t/aohama/cases?view=dueSoon&take=50", "/api/t/aohama/cases?view=decision&take=50", "/api/t/aohama/cases?view=closed&take=50"];
        // A service that has run for a minute: until then the runtime compiles its busiest paths anew, beside the work.
        await Load.RunAsync(Load.Clients, count * 3, (client, number) => officers[client].SkimAsync(paths[number % paths.Length]));
        var queue = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"list of {cases:N0}");
        return new Dictionary<string, object>
        {
            [$"{queue}: first page, one officer"] = await Load.RunAsync(1, count / 6, (_, _) => officer.SkimAsync(All)),
            [$"{queue}: first page (16 clients)"] = await Load.RunAsync(Load.Clients, count, (client, _) => officers[client].SkimAsync(All)),
            [$"{queue}: views in turn (16 clients)"] = await Load.RunAsync(Load.Clients, count, (client, number) => officers[client].SkimAsync(paths[number % paths.Length])),
            [$"{queue}: search by vessel, one officer"] = await Load.RunAsync(1, 60, (_, _) => officer.SkimAsync($"/api/t/aohama/cases?view=all&take=50&query={query}")),
            [$"{queue}: the page's rows by bare SQL (16 clients)"] = await BareAsync(bare, count),
        };
    }

    private static async Task<Measured> BareAsync(BareDatabase bare, int count)
    {
        await using var ask = await bare.ConnectAsync();
        var tenant = (Guid)(await new NpgsqlCommand("select id from tenancy.authority where slug = 'aohama'", ask).ExecuteScalarAsync())!;
        var connections = await Task.WhenAll(Enumerable.Range(0, Load.Clients).Select(async _ => await bare.ConnectAsync()));
        var result = await Load.RunAsync(Load.Clients, count, async (client, _) =>
        {
            await using var command = new NpgsqlCommand("""
                select id, number, procedure_code, kind, applicant_name, summary, vessel_name, state, assignee_id, assignee_name, submitted_at, due_on,
                       due_sort, clock, version, has_correction_answer, turn_since
                from procedures.application where tenant_id = $1 order by submitted_at desc, id desc limit 51
                """, connections[client]);
            command.Parameters.Add(new NpgsqlParameter { Value = tenant });
            await using var reader = await command.ExecuteReaderAsync();
            var row = new object[17];
            while (await reader.ReadAsync())
            {
                reader.GetValues(row);
            }
        });
        foreach (var connection in connections)
        {
            await connection.DisposeAsync();
        }

        return result;
    }

    // A year and a half of an authority: four in five are closed. Copies of a case that was really submitted.
    private static string Fill(int cases) => $$"""
        with template as (
          select to_jsonb(a) row from procedures.application a join tenancy.authority t on t.id = a.tenant_id
          where t.slug = 'aohama' and a.procedure_code = 'mooring-use' and a.number not like 'BENCH-%' order by a.submitted_at limit 1),
        drawn as (
          select n, (array['granted','granted','granted','granted','granted','granted','granted','refused','submitted','inReview','inReview','awaitingDecision','correctionRequested'])
            [case when n % 5 < 4 then 1 + n % 8 else 9 + (n / 5) % 5 end] as state,
            now() - make_interval(mins => n * 7) as at
          from generate_series(1, {{cases}}) n)
        insert into procedures.application
        select made.* from drawn, template, jsonb_populate_record(null::procedures.application, template.row || jsonb_build_object(
          'id', gen_random_uuid(), 'number', 'FILL-' || lpad(n::text, 9, '0'), 'state', state, 'submitted_at', at, 'turn_since', at, 'last_at', at,
          'applicant_name', '申請者 ' || (n % 400), 'summary', '係留 ' || n, 'assignee_id', null, 'assignee_name', null,
          'closed_at', case when state in ('granted', 'refused') then at + interval '5 days' end,
          'clock', case when state in ('granted', 'refused') then 'ended' when state = 'correctionRequested' then 'stopped' else 'running' end,
          'due_sort', (at + interval '14 days')::date, 'due_on', (at + interval '14 days')::date)) made
        """;
}

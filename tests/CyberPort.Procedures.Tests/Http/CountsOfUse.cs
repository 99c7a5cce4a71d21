using System.Net;
using System.Text.Json.Nodes;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>利用の数: what the operator sees of how often each procedure is used, and which have grown up.</summary>
[Collection(nameof(Harbour))]
public sealed class CountsOfUse(Harbour port)
{
    [Fact]
    public async Task The_operator_sees_counts_and_what_has_grown_up()
    {
        var story = await port.StoryAsync();
        await story.SubmitsAsync();
        for (var twice = 0; twice < 2; twice++)
        {
            await port.InAsync(story.Authority, services => services.GetRequiredService<CountProcedureUse>().RunAsync(default));
        }

        await GrowAsync("fumigation", authorities: 10, filings: 10);
        await GrowAsync("heliport-use", authorities: 9, filings: 500);
        var view = (await (await port.SignInAsync(await port.NewPersonAsync(isOperator: true))).GetAsync("/api/operator/procedure-use")).Ok();
        ((int)view["rule"]!["authorities"]!, (int)view["rule"]!["filings"]!).ShouldBe((10, 100));
        JsonNode Row(string code) => view["items"]!.AsArray().Single(r => (string)r!["code"]! == code)!;
        ((bool)Row("fumigation")["grownUp"]!).ShouldBeTrue();
        ((int)Row("fumigation")["filingsLastYear"]!).ShouldBe(100);
        ((bool)Row("heliport-use")["grownUp"]!).ShouldBeFalse();
        ((bool)Row("mooring-use")["grownUp"]!).ShouldBeFalse("it is individual from the start");
        ((int)Row("generic")["filingsThisYear"]!).ShouldBeGreaterThanOrEqualTo(1);
        (await (await port.ApplicantAsync()).GetAsync("/api/operator/procedure-use")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_same_own_procedure_of_many_authorities_is_seen_to_grow_up()
    {
        // A title of this run only: the counts are shared by all tests.
        var (title, mine) = ($"貸切遊覧船の{Guid.NewGuid():N}許可申請", new List<Story>());
        foreach (var (spelling, filings) in new[] { (title, 2), ($"{title}書", 1) })
        {
            var story = await port.StoryAsync();
            var admin = await port.StaffAsync(story.Authority, "administer");
            (await admin.PostAsync($"{story.Office}/procedure-settings", new { code = "pleasure", title = new { ja = spelling, en = "Charter cruises" }, kind = "application" })).Ok();
            (await admin.PostAsync($"{story.Office}/procedure-settings/pleasure/actions/switch", new { enabled = true }, 1)).Ok();
            (await admin.PostAsync($"{story.Office}/procedure-settings", new { code = "planned", title = new { ja = $"準備中の{title}", en = "Planned" }, kind = "application" })).Ok();
            for (var i = 0; i < filings; i++)
            {
                await story.SubmitsAsync("pleasure");
            }

            mine.Add(story);
        }

        async Task<JsonNode> RowAsync()
        {
            foreach (var story in mine)
            {
                await port.InAsync(story.Authority, services => services.GetRequiredService<CountProcedureUse>().RunAsync(default));
            }

            var view = (await (await port.SignInAsync(await port.NewPersonAsync(isOperator: true))).GetAsync("/api/operator/procedure-use")).Ok();
            view["items"]!.AsArray().ShouldNotContain(r => ((string)r!["name"]!["ja"]!).StartsWith($"準備中の{title}", StringComparison.Ordinal));
            return view["items"]!.AsArray().Single(r => ((string)r!["name"]!["ja"]!).StartsWith(title, StringComparison.Ordinal))!;
        }

        var row = await RowAsync();
        ((string)row["class"]!, (int)row["authorities"]!, (int)row["filingsThisYear"]!, (bool)row["grownUp"]!).ShouldBe(("own", 2, 3, false));

        // Eight more authorities, and enough filings in the last whole year.
        await GrowAsync($"insert into procedures.own_procedure_use values ('{OwnProcedureUse.KeyOf(new(title, title))}', '{{0}}', {{1}}, '{{{{\"ja\":\"{title}\",\"en\":\"x\"}}}}', true, 13, now())", 8);
        row = await RowAsync();
        ((int)row["authorities"]!, (int)row["filingsLastYear"]!, (bool)row["grownUp"]!).ShouldBe((10, 104, true));
    }

    [Fact]
    public async Task An_authority_writes_no_count_of_another()
    {
        var (one, other) = (await port.StoryAsync(), await port.StoryAsync());
        await port.InAsync(one.Authority, async services => await Should.ThrowAsync<PostgresException>(() =>
            services.GetRequiredService<ProceduresDb>().Database.ExecuteSqlAsync($"""
                insert into procedures.procedure_use (national_code, authority_id, fiscal_year, switched_on, filings, counted_at)
                values ('generic', {other.Authority.Id}, 2030, true, 9, now())
                """)));
    }

    private Task GrowAsync(string code, int authorities, int filings) =>
        GrowAsync($"insert into procedures.procedure_use values ('{code}', '{{0}}', {{1}}, true, {filings}, now())", authorities);

    private async Task GrowAsync(string insert, int authorities)
    {
        await using var owner = new NpgsqlConnection(port.OwnerConnection);
        await owner.OpenAsync();
        for (var i = 0; i < authorities; i++)
        {
            var id = Guid.CreateVersion7();
            foreach (var year in new[] { LastYear, LastYear + 1 })
            {
                await using var command = new NpgsqlCommand($"""
                    select set_config('app.tenant_id', '{id}', false);
                    {string.Format(System.Globalization.CultureInfo.InvariantCulture, insert, id, year)};
                    """, owner);
                await command.ExecuteNonQueryAsync();
            }
        }
    }

    private static int LastYear => ReferenceNumber.FiscalYear(TimeProvider.System.TodayInJapan()) - 1;
}

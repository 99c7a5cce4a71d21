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
    public async Task An_authority_writes_no_count_of_another()
    {
        var (one, other) = (await port.StoryAsync(), await port.StoryAsync());
        await port.InAsync(one.Authority, async services => await Should.ThrowAsync<PostgresException>(() =>
            services.GetRequiredService<ProceduresDb>().Database.ExecuteSqlAsync($"""
                insert into procedures.procedure_use (national_code, authority_id, fiscal_year, switched_on, filings, counted_at)
                values ('generic', {other.Authority.Id}, 2030, true, 9, now())
                """)));
    }

    private async Task GrowAsync(string code, int authorities, int filings)
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
                    insert into procedures.procedure_use values ('{code}', '{id}', {year}, true, {filings}, now());
                    """, owner);
                await command.ExecuteNonQueryAsync();
            }
        }
    }

    private static int LastYear => ReferenceNumber.FiscalYear(TimeProvider.System.TodayInJapan()) - 1;
}

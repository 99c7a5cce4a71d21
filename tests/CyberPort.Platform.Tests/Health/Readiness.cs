using System.Net;
using System.Text.Json.Nodes;
using CyberPort.Platform.Tests.Probe;

namespace CyberPort.Platform.Tests.Health;

/// <summary>GET /health/ready: a node that cannot work says so, and names what is wrong.</summary>
public sealed class Readiness : IAsyncLifetime
{
    private string database = "";

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync($"CyberPort.Platform.Tests.Ready.{Guid.NewGuid():n}");

    public Task DisposeAsync() => TestDatabase.DropAsync(database);

    private static async Task<(HttpStatusCode Status, bool Ready, Dictionary<string, string> Checks)> AskAsync(ProbeNode node)
    {
        using var answer = await node.Server.CreateClient().GetAsync("/health/ready");
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return (answer.StatusCode, (bool)body["ready"]!, body["checks"]!.AsObject().ToDictionary(c => c.Key, c => (string)c.Value!));
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var owner = new Npgsql.NpgsqlConnection(database);
        await owner.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, owner);
        await command.ExecuteNonQueryAsync();
    }

    private static void OnlyThis(Dictionary<string, string> checks, string name, string words)
    {
        checks.Where(c => c.Value != "ok").Select(c => c.Key).ShouldBe([name]);
        checks[name].ShouldContain(words);
    }

    [Fact]
    public async Task A_whole_node_is_ready_and_names_everything_it_looked_at()
    {
        await using var node = await ProbeNode.StartAsync(database);

        var (status, ready, checks) = await AskAsync(node);

        (status, ready).ShouldBe((HttpStatusCode.OK, true));
        checks.Keys.ShouldBe(["database", "migrations", "outbox", "documents"], ignoreOrder: true);
        checks.Values.ShouldAllBe(c => c == "ok");
    }

    [Fact]
    public async Task A_message_that_waits_too_long_makes_it_unready()
    {
        await using var node = await ProbeNode.StartAsync(database);
        await ExecuteAsync("""
            insert into platform.outbox (id, name, payload, occurred_at, next_at)
            values (gen_random_uuid(), 'probe.x.v1', '{}', now(), now() - interval '6 minutes')
            """);

        var (status, ready, checks) = await AskAsync(node);

        (status, ready).ShouldBe((HttpStatusCode.ServiceUnavailable, false));
        OnlyThis(checks, "outbox", "has waited 00:06:");
    }

    [Fact]
    public async Task A_database_older_than_the_node_makes_it_unready()
    {
        await using var node = await ProbeNode.StartAsync(database);
        await ExecuteAsync("delete from probe.__migrations");

        var (status, _, checks) = await AskAsync(node);

        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        OnlyThis(checks, "migrations", "probe is not migrated");
    }

    [Fact]
    public async Task Without_its_document_engine_it_is_unready()
    {
        await using var node = await ProbeNode.StartAsync(database, settings: new() { ["Cyberport:NodePath"] = "/nowhere/node" });

        var (status, _, checks) = await AskAsync(node);

        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        OnlyThis(checks, "documents", "");
    }

    [Fact]
    public async Task Without_its_database_it_is_unready_and_still_alive()
    {
        await using var node = await ProbeNode.StartAsync(database);
        (await AskAsync(node)).Ready.ShouldBeTrue();
        await TestDatabase.DropAsync(database);

        var (status, _, checks) = await AskAsync(node);

        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        checks["database"].ShouldNotBe("ok");
        (await node.Server.CreateClient().GetStringAsync("/health/live")).ShouldBe("ok");
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CyberPort.Platform.Tests.Probe;

namespace CyberPort.Platform.Tests.Outbox;

public sealed class DeadLetterDesk(ProbeService service) : IClassFixture<ProbeService>
{
    [Fact]
    public async Task The_operator_sees_a_dead_letter_and_sends_it_again()
    {
        var mine = ProbeService.NewAuthority();
        var note = await service.Node.WriteNoteAsync(mine, "きわめて個人的な内容");
        service.Node.Handled.FailuresLeft[note.Id] = 1;
        await using (var owner = await service.OwnerAsync())
        {
            await owner.DoAsync("update platform.outbox set attempts = 9 where payload->>'noteId' = $1", note.Id.ToString());
        }

        await service.Node.Dispatcher.DeliverBatchAsync(default);
        var account = Guid.CreateVersion7();
        var http = await service.Node.ArmedBrowserAsync(account, isOperator: true);
        var text = await http.GetStringAsync("/api/operator/dead-letters");
        var row = JsonNode.Parse(text)!["items"]!.AsArray().Single(r => (string?)r!["tenant"] == mine.Slug)!;
        ((string)row["event"]!).ShouldBe("probe.note-written.v1");
        ((string)row["fault"]!).ShouldContain("told to fail");
        text.ShouldNotContain("個人的");

        (await http.PostAsJsonAsync($"/api/operator/dead-letters/{row["id"]}/actions/retry", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await http.PostAsJsonAsync($"/api/operator/dead-letters/{row["id"]}/actions/retry", new { })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await service.Node.Dispatcher.DeliverBatchAsync(default);

        service.Node.Handled.Times[note.Id].ShouldBe(2);
        await using var again = await service.OwnerAsync();
        (await again.AskAsync<string>("select state from platform.outbox where payload->>'noteId' = $1", note.Id.ToString())).ShouldBe("done");
        (await again.AskAsync<long>("select count(*) from platform.audit_entry where party_id = $1 and action = 'dead-letter.retried'", account)).ShouldBe(1);
    }

    [Fact]
    public async Task However_many_there_are_each_is_read_once_page_by_page()
    {
        await using (var owner = await service.OwnerAsync())
        {
            // At one moment, as a fault that stops everything does.
            await owner.DoAsync("insert into platform.outbox (id, name, payload, occurred_at, state) select gen_random_uuid(), 'probe.stopped.v1', '{}', '2026-01-01', 'dead' from generate_series(1, 7)");
        }

        var http = await service.Node.ArmedBrowserAsync(Guid.CreateVersion7(), isOperator: true);
        var (ids, next, count) = (new List<string>(), "", 0);
        do
        {
            var page = JsonNode.Parse(await http.GetStringAsync($"/api/operator/dead-letters?take=3{next}"))!;
            ids.AddRange(page["items"]!.AsArray().Where(row => (string)row!["event"]! == "probe.stopped.v1").Select(row => (string)row!["id"]!));
            (next, count) = (page["next"] is { } after ? $"&after={after}" : "", count + ((int?)page["count"] ?? 0));
        }
        while (next.Length > 0);

        (ids.Count, ids.Distinct().Count()).ShouldBe((7, 7));
        count.ShouldBeGreaterThanOrEqualTo(7);
    }

    [Fact]
    public async Task Nobody_else_sees_them()
    {
        (await service.Node.Browser(Guid.CreateVersion7()).GetAsync("/api/operator/dead-letters")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await service.Node.Browser().GetAsync("/api/operator/dead-letters")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}

using System.Text.Json.Nodes;
using Npgsql;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>10,000 cases of one authority.</summary>
[Collection(nameof(Harbour))]
public sealed class ALongQueue(Harbour port)
{
    private const int Cases = 10_000;

    [Fact]
    public async Task Every_case_is_reached_once_and_one_of_ten_thousand_is_found()
    {
        var story = await port.StoryAsync();
        var wanted = await story.SubmitsAsync(answers: Story.Complete(a => a["vesselName"] = "千鳥丸"));
        await story.SubmitsAsync();
        await FillAsync(story, Cases);
        var officer = await story.ReviewerAsync();

        var seen = new HashSet<Guid>();
        string? next = null;
        do
        {
            var page = (await officer.GetAsync($"{story.Office}/cases?view=all&take=200&after={next}")).Ok();
            foreach (var row in page["items"]!.AsArray())
            {
                seen.Add((Guid)row!["id"]!).ShouldBeTrue("a case came twice");
            }

            next = (string?)page["next"];
        }
        while (next is not null);

        seen.Count.ShouldBe(Cases + 2);
        var first = (await officer.GetAsync($"{story.Office}/cases?view=all")).Ok();
        ((int)first["counts"]!["all"]!).ShouldBe((int)first["countedTo"]!);
        var found = (await officer.GetAsync($"{story.Office}/cases?query={Uri.EscapeDataString("千鳥丸")}")).Ok()["items"]!.AsArray();
        found.Select(r => (Guid)r!["id"]!).ShouldBe([wanted]);

        // A file of so many rows is written in the background, whatever its format.
        var started = await officer.PostAsync($"{story.Office}/exports", new { source = "queue", format = "csvShiftJis" });
        started.Status.ShouldBe(System.Net.HttpStatusCode.Accepted);
        var job = await Story.SoonAsync(() => officer.GetAsync($"{story.Office}/bulk-jobs/{started["id"]}"), j => (string?)j["state"] == "done");
        ((string)job["state"]!, (int)job["done"]!).ShouldBe(("done", Cases + 2));
        var bytes = await (await officer.GetAsync($"{story.Office}/bulk-jobs/{started["id"]}/file")).Raw.Content.ReadAsByteArrayAsync();
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var lines = System.Text.Encoding.GetEncoding(932).GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(Cases + 3);
        lines[0].ShouldStartWith("受付番号");
    }

    [Fact]
    public async Task A_common_word_shows_the_newest_and_says_so()
    {
        var story = await port.StoryAsync();
        await story.SubmitsAsync();
        await FillAsync(story, 400);
        await using (var owner = new NpgsqlConnection(port.OwnerConnection))
        {
            await owner.OpenAsync();
            await using var texts = new NpgsqlCommand($"""
                set app.tenant_id = '{story.Authority.Id}';
                insert into procedures.case_text (tenant_id, application_id, submitted_at, version, text, grams)
                select a.tenant_id, a.id, a.submitted_at, a.version, a.search_text, a.search_grams from procedures.application a where a.tenant_id = '{story.Authority.Id}' on conflict do nothing
                """, owner);
            await texts.ExecuteNonQueryAsync();
        }

        var officer = await story.ReviewerAsync();
        ((int?)(await officer.GetAsync($"{story.Office}/cases?query={Uri.EscapeDataString("第三青浜丸")}")).Ok()["onlyNewest"]).ShouldBe(300);
        ((int?)(await officer.GetAsync($"{story.Office}/permits?query={Uri.EscapeDataString("第三 青浜丸")}")).Ok()["onlyNewest"]).ShouldBe(300);
        (await officer.GetAsync($"{story.Office}/cases?query={Uri.EscapeDataString("存在しない丸")}")).Ok()["onlyNewest"].ShouldBeNull();

        // A file holds what the words mean, all of it.
        var written = await officer.PostAsync($"{story.Office}/exports", new { source = "queue", format = "json", query = $"query={Uri.EscapeDataString("青浜丸 第三")}" });
        var file = written.Status == System.Net.HttpStatusCode.OK ? written : await officer.GetAsync($"{story.Office}/bulk-jobs/{(await Story.SoonAsync(() => officer.GetAsync($"{story.Office}/bulk-jobs/{written["id"]}"), j => (string?)j["state"] == "done"))["id"]}/file");
        JsonNode.Parse(await file.Raw.Content.ReadAsByteArrayAsync())!.AsArray().Count.ShouldBe(401);
    }

    [Fact]
    public async Task The_counts_follow_a_move_at_once()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        (await NewAsync(story)).ShouldBe(1);

        (await story.DoesAsync(id, "take")).Ok();

        (await NewAsync(story)).ShouldBe(0);
    }

    private static async Task<int> NewAsync(Story story) =>
        (int)(await (await story.ReviewerAsync()).GetAsync($"{story.Office}/cases")).Ok()["counts"]!["new"]!;

    /// <summary>Copies of the newest case, under other names and numbers.</summary>
    private async Task FillAsync(Story story, int cases)
    {
        await using var owner = new NpgsqlConnection(port.OwnerConnection);
        await owner.OpenAsync();
        await using var command = new NpgsqlCommand($$"""
            set app.tenant_id = '{{story.Authority.Id}}';
            insert into procedures.application
            select made.* from (select * from procedures.application order by submitted_at desc limit 1) a, generate_series(1, {{cases}}) n,
              jsonb_populate_record(null::procedures.application, to_jsonb(a) || jsonb_build_object(
                'id', gen_random_uuid(), 'number', 'FILL-' || n, 'submitted_at', a.submitted_at - make_interval(mins => n))) made
            """, owner) { CommandTimeout = 180 };
        await command.ExecuteNonQueryAsync();
    }
}

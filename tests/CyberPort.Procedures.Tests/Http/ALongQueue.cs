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
        await FillAsync(story);
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
    private async Task FillAsync(Story story)
    {
        await using var owner = new NpgsqlConnection(port.OwnerConnection);
        await owner.OpenAsync();
        await using var command = new NpgsqlCommand($$"""
            set app.tenant_id = '{{story.Authority.Id}}';
            insert into procedures.application
            select (jsonb_populate_record(null::procedures.application, to_jsonb(a) || jsonb_build_object(
              'id', gen_random_uuid(), 'number', 'FILL-' || n, 'submitted_at', a.submitted_at - make_interval(mins => n)))).*
            from (select * from procedures.application order by submitted_at desc limit 1) a, generate_series(1, {{Cases}}) n
            """, owner);
        await command.ExecuteNonQueryAsync();
    }
}

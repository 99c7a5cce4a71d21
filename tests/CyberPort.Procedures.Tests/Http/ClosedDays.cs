using System.Text.Json.Nodes;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>独自の休業日: the clock knows the days on which this office alone is closed.</summary>
[Collection(nameof(Harbour))]
public sealed class ClosedDays(Harbour port)
{
    [Fact]
    public async Task A_due_date_on_a_closed_day_rolls_on_and_says_why_and_what_was_told_stays()
    {
        var story = await port.StoryAsync();
        var admin = await port.StaffAsync(story.Authority, "administer");
        var first = await story.SubmitsAsync();
        var due = await DueAsync(story, first);

        var settings = (await admin.GetAsync($"{story.Office}/settings")).Ok();
        var body = settings.Body!.AsObject();
        body.Remove("version");
        body["calendar"]!["closedDays"] = new JsonArray(new JsonObject
        {
            ["day"] = due.ToString("O"), ["everyYear"] = true, ["name"] = new JsonObject { ["ja"] = "港まつり", ["en"] = "Port Festival" },
        });
        (await admin.PutAsync($"{story.Office}/settings", body, settings.Version)).Ok();
        var second = await story.SubmitsAsync();

        (await DueAsync(story, second)).ShouldBeGreaterThan(due);
        (await story.CaseAsync(second)).Words().ShouldContain("休業日（港まつり）");
        (await DueAsync(story, first)).ShouldBe(due);
        (await story.MyCaseAsync(first)).Words().ShouldContain("期限はお知らせした日のままです");
    }

    private static async Task<DateOnly> DueAsync(Story story, Guid id) =>
        DateOnly.Parse((string)(await story.CaseAsync(id))["clock"]!["dueOn"]!, System.Globalization.CultureInfo.InvariantCulture);
}

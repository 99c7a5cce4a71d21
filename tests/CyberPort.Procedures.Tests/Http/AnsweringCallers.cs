using System.Net;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>相談窓口: what the person at the telephone finds and may say, and what stays closed.</summary>
[Collection(nameof(Harbour))]
public sealed class AnsweringCallers(Harbour port)
{
    [Fact]
    public async Task A_caller_is_told_where_the_case_stands_and_nothing_of_what_is_inside()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "take")).Ok();
        (await (await story.ReviewerAsync()).PostAsync($"{story.Office}/cases/{id}/notes", new { text = "内部の覚え書き" })).Ok();
        (await (await story.ApplicantAsync()).PostAsync($"/api/my/cases/{id}/messages", new { text = "申請者からの言葉" })).Ok();
        (await story.DoesAsync(id, "request-correction", new { fields = new[] { new { field = "subject", text = "件名の直し方" } }, note = "補正の文" })).Ok();
        var helpDesk = await port.StaffAsync(story.Authority, "helpDesk");
        var number = (string)(await story.CaseAsync(id))["number"]!;

        foreach (var typed in new[] { number, number[^6..], "海野", "第三青浜丸" })
        {
            var found = (await helpDesk.GetAsync($"{story.Office}/calls?query={Uri.EscapeDataString(typed)}")).Ok();
            found["items"]!.AsArray().Select(c => (Guid)c!["id"]!).ShouldContain(id, typed);
        }

        (await helpDesk.GetAsync($"{story.Office}/calls")).Ok()["items"]!.AsArray().ShouldBeEmpty("a help desk does not leaf through cases");
        var told = (await helpDesk.GetAsync($"{story.Office}/calls/{id}")).Ok();
        ((string)told["stateText"]!, (string)told["turn"]!, (string)told["number"]!).ShouldBe(("補正待ち", "you", number));
        told["correctionSince"].ShouldNotBeNull();
        ((string)told["phone"]!).ShouldNotBeNullOrEmpty();
        told["timeline"]!.AsArray().Select(e => (string)e!["kind"]!).ShouldBe(["submit", "take", "request-correction"]);
        foreach (var inside in new[] { "内部の覚え書き", "申請者からの言葉", "件名の直し方", "補正の文", "給水施設", "umi@test.example", "0176-00-1234" })
        {
            told.Words().ShouldNotContain(inside);
        }
    }

    [Fact]
    public async Task The_help_desk_gets_no_further_and_others_do_not_get_there()
    {
        var (story, other) = (await port.StoryAsync(), await port.StoryAsync());
        var id = await story.SubmitsAsync();
        var helpDesk = await port.StaffAsync(story.Authority, "helpDesk");
        foreach (var path in new[] { "cases", $"cases/{id}", $"cases/{id}/paper", "permits", "saved-filters", "officers", "settings" })
        {
            (await helpDesk.GetAsync($"{story.Office}/{path}")).Refused(HttpStatusCode.Forbidden, "access.forbidden");
        }

        (await (await story.ReviewerAsync()).GetAsync($"{story.Office}/calls/{id}")).Ok();
        (await (await story.ApplicantAsync()).GetAsync($"{story.Office}/calls/{id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await port.Visitor().GetAsync($"{story.Office}/calls/{id}")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await helpDesk.GetAsync($"{other.Office}/calls?query=海野")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await port.StaffAsync(other.Authority, "helpDesk")).GetAsync($"{other.Office}/calls/{id}")).Refused(HttpStatusCode.NotFound, "case.not-found");
    }
}

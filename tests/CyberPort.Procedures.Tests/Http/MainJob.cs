using System.Net;
using System.Text.Json.Nodes;

namespace CyberPort.Procedures.Tests.Http;

[Collection(nameof(Harbour))]
public sealed class MainJob(Harbour port)
{
    [Fact]
    public async Task A_draft_becomes_a_case_that_is_granted_by_a_second_person()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();

        var queue = (await (await story.ReviewerAsync()).GetAsync($"{story.Office}/cases?view=new")).Ok();
        var row = queue["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)row["number"]!).ShouldMatch("^[A-Z]+-20[0-9]{2}-[0-9]{6}$");
        ((string)row["applicantName"]!).ShouldBe("海野 航");
        ((string)row["vesselName"]!).ShouldBe("第三青浜丸");
        ((string)row["state"]!).ShouldBe("submitted");
        ((int)queue["counts"]!["new"]!).ShouldBe(1);

        (await story.DoesAsync(id, "take")).Ok();
        (await story.DoesAsync(id, "recommend", new { outcome = "grant", conditions = new[] { "清掃すること" }, validFrom = "2026-12-01", validTo = "2026-12-03" })).Ok();
        (await story.DoesAsync(id, "grant", null, await story.ReviewerAsync())).Refused(HttpStatusCode.Forbidden, "case.role-needed");
        (await story.DoesAsync(id, "grant", null, await story.DeciderAsync())).Ok();

        var mine = await Story.SoonAsync(() => story.MyCaseAsync(id), m => m["permit"] is not null);
        ((string)mine["state"]!).ShouldBe("granted");
        ((string)mine["permit"]!["conditions"]![0]!).ShouldBe("清掃すること");
        ((string)mine["turn"]!).ShouldBe("done");
        mine["timeline"]!.AsArray().Select(t => (string)t!["kind"]!).ShouldBe(["submit", "take", "recommend", "grant"]);
    }

    [Fact]
    public async Task Sending_twice_makes_one_case()
    {
        var story = await port.StoryAsync();
        var id = await story.DraftsAsync();
        var applicant = await story.ApplicantAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => applicant.PostAsync($"/api/my/drafts/{id}/actions/submit")));

        answers.Select(a => (string?)a.Ok()["number"]).Distinct().ShouldHaveSingleItem();
        (await (await story.ReviewerAsync()).GetAsync($"{story.Office}/cases")).Ok()["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_incomplete_draft_is_refused_field_by_field_and_kept()
    {
        var story = await port.StoryAsync();
        var id = await story.DraftsAsync(answers: Story.Complete(a => a["subject"] = ""));
        var applicant = await story.ApplicantAsync();

        var refused = (await applicant.PostAsync($"/api/my/drafts/{id}/actions/submit")).Refused(HttpStatusCode.BadRequest, "form.invalid");

        ((string)refused["errors"]![0]!["field"]!).ShouldBe("subject");
        (await applicant.GetAsync($"/api/my/drafts/{id}")).Ok();
    }
}

using System.Net;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>Two nodes of the whole service behind a load balancer: whoever answers, a person is the same person.</summary>
[Collection(nameof(Harbour))]
public sealed class TwoNodes(Harbour port)
{
    [Fact]
    public async Task A_session_holds_on_both_nodes_and_ends_on_both()
    {
        await using var second = port.SecondNode();
        var story = await port.StoryAsync();
        var applicant = await story.ApplicantAsync();
        var there = second.Again(applicant);

        // Written here, sent there; the anti-forgery token of one node is good for the other.
        var draft = await story.DraftsAsync();
        (await there.PostAsync($"/api/my/drafts/{draft}/actions/submit")).Ok();
        (await there.GetAsync($"/api/my/cases/{draft}")).Ok();

        (await applicant.PostAsync("/api/identity/sign-out")).Ok();
        var after = await Story.SoonAsync(() => there.GetAsync("/api/my/cases"), a => a.Status == HttpStatusCode.Unauthorized);
        after.Refused(HttpStatusCode.Unauthorized, "identity.sign-in-required");
    }

    [Fact]
    public async Task Of_two_officers_on_two_nodes_the_second_is_told_what_the_first_did()
    {
        await using var second = port.SecondNode();
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        var here = await story.ReviewerAsync();
        var there = second.Again(here);
        var seen = (await story.CaseAsync(id)).Version;

        (await here.PostAsync($"{story.Office}/cases/{id}/actions/take", null, seen)).Ok();

        (await there.PostAsync($"{story.Office}/cases/{id}/actions/request-correction", new { note = "図面" }, seen)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        ((string)(await there.GetAsync($"{story.Office}/cases/{id}")).Ok()["state"]!).ShouldBe("inReview");
    }

    [Fact]
    public async Task The_queue_of_one_node_counts_what_the_other_did()
    {
        await using var second = port.SecondNode();
        var story = await port.StoryAsync();
        await story.SubmitsAsync();
        var there = second.Again(await story.ReviewerAsync());
        async Task<int> CountAsync() => (int)(await there.GetAsync($"{story.Office}/cases")).Ok()["counts"]!["new"]!;
        (await CountAsync()).ShouldBe(1);

        await story.SubmitsAsync();

        (await Story.SoonAsync(CountAsync, n => n == 2)).ShouldBe(2);
    }
}

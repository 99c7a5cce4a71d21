using System.Net;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>Who may and who may not: strangers, other applicants, other authorities, members without the role.</summary>
[Collection(nameof(Harbour))]
public sealed class WhoMay(Harbour port)
{
    private static readonly (string Path, object Body)[] Mutations =
    [
        ("actions/take", new { }),
        ("actions/assign", new { accountId = Guid.NewGuid() }),
        ("actions/request-correction", new { note = "x" }),
        ("actions/send-back", new { }),
        ("actions/recommend", new { outcome = "grant" }),
        ("actions/grant", new { }),
        ("actions/refuse", new { reasons = "x" }),
        ("actions/accept", new { }),
        ("actions/revoke", new { reasons = "x" }),
        ("actions/amend", new { reason = "x" }),
        ("actions/preview-notice", new { action = "grant" }),
        ("notes", new { text = "x" }),
        ("messages", new { text = "x" }),
    ];

    [Fact]
    public async Task Officers_endpoints_are_closed_to_everybody_else()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        var applicant = await story.ApplicantAsync();
        var helpDesk = await port.StaffAsync(story.Authority, "helpDesk");
        var administrator = await port.StaffAsync(story.Authority, "administer");
        var elsewhere = await port.StaffAsync((await port.StoryAsync()).Authority, "receive", "review", "decide");
        foreach (var (path, body) in Mutations)
        {
            (await port.Visitor().PostAsync($"{story.Office}/cases/{id}/{path}", body, 1)).Status.ShouldBe(HttpStatusCode.Unauthorized, path);
            foreach (var person in new[] { applicant, helpDesk, administrator, elsewhere })
            {
                (await person.PostAsync($"{story.Office}/cases/{id}/{path}", body, 1)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
            }
        }

        ((string)(await story.CaseAsync(id))["state"]!).ShouldBe("submitted");
    }

    [Fact]
    public async Task Each_move_needs_its_role()
    {
        var story = await port.StoryAsync();
        var receiver = await port.StaffAsync(story.Authority, "receive");
        var reviewer = await port.StaffAsync(story.Authority, "review");
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "take")).Ok();
        (await story.DoesAsync(id, "recommend", new { outcome = "grant" }, receiver)).Refused(HttpStatusCode.Forbidden, "case.role-needed");
        (await story.DoesAsync(id, "request-correction", new { note = "x" }, await story.DeciderAsync())).Refused(HttpStatusCode.Forbidden, "case.role-needed");
        (await story.DoesAsync(id, "recommend", new { outcome = "grant" }, reviewer)).Ok();
        foreach (var person in new[] { receiver, await port.StaffAsync(story.Authority, "review") })
        {
            (await story.DoesAsync(id, "grant", by: person)).Refused(HttpStatusCode.Forbidden, "case.role-needed");
            (await story.DoesAsync(id, "refuse", new { reasons = "x" }, person)).Refused(HttpStatusCode.Forbidden, "case.role-needed");
        }

        (await story.DoesAsync(id, "grant", by: await story.DeciderAsync())).Ok();
        (await story.DoesAsync(id, "revoke", new { reasons = "x" }, reviewer)).Refused(HttpStatusCode.Forbidden, "case.role-needed");
        (await story.DoesAsync(id, "amend", new { reason = "x" }, reviewer)).Refused(HttpStatusCode.Forbidden, "case.role-needed");
    }

    [Fact]
    public async Task An_officer_of_another_authority_sees_nothing()
    {
        var story = await port.StoryAsync();
        var id = await story.GrantsAsync();
        var document = (await Story.SoonAsync(() => story.CaseAsync(id), c => c["documents"]!.AsArray().Count > 0))["documents"]![0]!["id"];
        var other = await port.StoryAsync();
        var officer = await port.StaffAsync(other.Authority, "receive", "review", "decide");

        (await officer.GetAsync($"{other.Office}/cases/{id}")).Refused(HttpStatusCode.NotFound, "case.not-found");
        (await officer.GetAsync($"{other.Office}/cases/{id}/documents/{document}")).Refused(HttpStatusCode.NotFound, "document.not-found");
        (await officer.GetAsync($"{other.Office}/cases?query={Uri.EscapeDataString("第三青浜丸")}")).Ok()["items"]!.AsArray().ShouldBeEmpty();
        foreach (var (path, body) in Mutations.Where(m => m.Path != "actions/assign"))
        {
            (await officer.PostAsync($"{other.Office}/cases/{id}/{path}", body, 1)).Refused(HttpStatusCode.NotFound, "case.not-found");
        }
    }

    [Fact]
    public async Task Another_applicant_sees_nothing()
    {
        var story = await port.StoryAsync();
        var draft = await story.DraftsAsync();
        var id = await story.SubmitsAsync();
        var other = await port.ApplicantAsync();

        (await other.GetAsync($"/api/my/drafts/{draft}")).Refused(HttpStatusCode.NotFound, "draft.not-found");
        (await other.PutAsync($"/api/my/drafts/{draft}", new { answers = new { } }, 1)).Refused(HttpStatusCode.NotFound, "draft.not-found");
        (await other.PostAsync($"/api/my/drafts/{draft}/actions/submit")).Refused(HttpStatusCode.NotFound, "draft.not-found");
        (await other.PostAsync($"/api/my/drafts/{draft}/actions/delete")).Ok();
        (await (await story.ApplicantAsync()).GetAsync($"/api/my/drafts/{draft}")).Ok();
        (await other.GetAsync($"/api/my/cases/{id}")).Refused(HttpStatusCode.NotFound, "case.not-found");
        (await other.PostAsync($"/api/my/cases/{id}/actions/withdraw", new { })).Refused(HttpStatusCode.NotFound, "case.not-found");
        (await other.PostAsync($"/api/my/cases/{id}/messages", new { text = "x" })).Refused(HttpStatusCode.NotFound, "case.not-found");
        (await other.PostAsync("/api/my/drafts", new { tenant = story.Authority.Slug, procedure = "generic", copyOf = id })).Refused(HttpStatusCode.NotFound, "case.not-found");
        (await other.GetAsync("/api/my/cases")).Ok()["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Visitors_are_asked_to_sign_in()
    {
        foreach (var path in new[] { "/api/my/drafts", "/api/my/cases", $"/api/my/cases/{Guid.NewGuid()}" })
        {
            (await port.Visitor().GetAsync(path)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }
}

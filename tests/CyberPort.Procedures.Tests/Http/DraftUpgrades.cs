using System.Net;
using System.Text.Json.Nodes;
using CyberPort.Platform.Time;

namespace CyberPort.Procedures.Tests.Http;

[Collection(nameof(Harbour))]
public sealed class DraftUpgrades(Harbour port)
{
    /// <summary>The administrator publishes a newer version: subject is shorter, vesselName is gone, berthNote is new.</summary>
    private async Task PublishAsync(Story story)
    {
        var admin = await port.StaffAsync(story.Authority, "administer");
        var work = (await admin.PostAsync($"{story.Office}/forms", new { code = "generic", from = new { kind = "master" } })).Ok();
        var definition = work["definition"]!.AsObject();
        foreach (var fields in definition["steps"]!.AsArray().Select(step => step!["fields"]!.AsArray()))
        {
            fields.Where(f => (string)f!["id"]! == "vesselName").ToList().ForEach(f => fields.Remove(f));
            if (fields.FirstOrDefault(f => (string)f!["id"]! == "subject") is { } subject)
            {
                subject["maxLength"] = 30;
                fields.Add(JsonNode.Parse("""{"id":"berthNote","type":"text","origin":"own","label":{"ja":"岸壁の希望","en":"Wished berth"}}"""));
            }
        }

        (await admin.PutAsync($"{story.Office}/forms/generic/work", new { definition }, work.Version)).Ok();
        var today = TimeProvider.System.TodayInJapan().ToString("O");
        (await admin.PostAsync($"{story.Office}/forms/generic/work/actions/publish", new { version = "2099.1", effectiveFrom = today, note = "" })).Ok();
    }

    [Fact]
    public async Task A_draft_on_the_form_in_force_is_offered_nothing()
    {
        var story = await port.StoryAsync();
        var id = await story.DraftsAsync();
        var person = await story.ApplicantAsync();

        (await person.GetAsync($"/api/my/drafts/{id}/upgrade")).Ok()["to"].ShouldBeNull();
        (await person.PostAsync($"/api/my/drafts/{id}/actions/upgrade", null, 1)).Refused(HttpStatusCode.Conflict, "draft.newest-already");
    }

    [Fact]
    public async Task A_template_of_an_older_form_is_carried_over_and_what_had_no_place_is_shown_until_it_was_seen()
    {
        var story = await port.StoryAsync();
        var person = await story.ApplicantAsync();
        var template = (Guid)(await person.PostAsync("/api/my/templates", new { name = "給水", draft = await story.DraftsAsync() })).Ok()["id"]!;
        var filed = await story.SubmitsAsync();
        await PublishAsync(story);

        foreach (object from in new object[] { new { tenant = story.Authority.Slug, procedure = "generic", template }, new { tenant = story.Authority.Slug, procedure = "generic", copyOf = filed } })
        {
            var begun = (await person.PostAsync("/api/my/drafts", from)).Ok();
            ((string)begun["formVersion"]!).ShouldBe("2099.1");
            ((string)begun["answers"]!["subject"]!).ShouldBe("給水施設の使用");
            ((string)begun["leftOut"]!.AsArray().ShouldHaveSingleItem()!["text"]!).ShouldBe("第三青浜丸");
            begun["askAgain"]!.AsArray().Select(p => (string)p!).ShouldBe(["subject", "berthNote"], ignoreOrder: true);
            var answers = begun["answers"]!.DeepClone();
            var saved = (await person.PutAsync($"/api/my/drafts/{begun["id"]}", new { answers, declined = new[] { "applicant", "applicant", "" } }, begun.Version)).Ok();
            saved["leftOut"]!.AsArray().Count.ShouldBe(1);
            saved["declined"]!.AsArray().Select(d => (string)d!).ShouldBe(["applicant"]);
            var seen = (await person.PutAsync($"/api/my/drafts/{begun["id"]}", new { answers, leftOutSeen = true }, saved.Version)).Ok();
            seen["leftOut"]!.AsArray().ShouldBeEmpty();
            seen["declined"]!.AsArray().Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_draft_is_moved_up_on_wish_and_only_what_changed_is_asked_again()
    {
        var story = await port.StoryAsync();
        var id = await story.DraftsAsync();
        var person = await story.ApplicantAsync();
        await PublishAsync(story);

        var offer = (await person.GetAsync($"/api/my/drafts/{id}/upgrade")).Ok();
        ((string)offer["to"]!).ShouldBe("2099.1");
        offer["changes"]!.AsArray().Select(c => $"{c!["field"]} {c["change"]}").ShouldBe(["subject changed", "berthNote added", "vesselName removed"], ignoreOrder: true);
        var subject = offer["changes"]!.AsArray().Single(c => (string)c!["field"]! == "subject")!["details"]!.AsArray();
        subject.Select(d => $"{d!["name"]}: {d["before"]} → {d["after"]}").ShouldBe(["文字数の上限: 100 → 30"]);
        ((string)offer["lost"]!.AsArray().ShouldHaveSingleItem()!["text"]!).ShouldBe("第三青浜丸");
        (await person.GetAsync($"/api/my/drafts/{id}")).Ok()["formVersion"]!.ToString().ShouldNotBe("2099.1");

        (await person.PostAsync($"/api/my/drafts/{id}/actions/upgrade", null, 9)).Refused(HttpStatusCode.PreconditionFailed, "draft.stale");
        (await person.PostAsync($"/api/my/drafts/{id}/actions/upgrade")).Refused(HttpStatusCode.BadRequest, "precondition.required");
        (await person.PostAsync($"/api/my/drafts/{id}/actions/upgrade", null, 1)).Ok();

        var draft = (await person.GetAsync($"/api/my/drafts/{id}")).Ok();
        ((string)draft["formVersion"]!).ShouldBe("2099.1");
        ((string)draft["answers"]!["subject"]!).ShouldBe("給水施設の使用");
        draft["askAgain"]!.AsArray().Select(p => (string)p!).ShouldBe(["subject", "berthNote"], ignoreOrder: true);
        var seen = (await person.PutAsync($"/api/my/drafts/{id}", new { answers = new { subject = "給水" }, askAgain = new[] { "berthNote" } }, draft.Version)).Ok();
        seen["askAgain"]!.AsArray().Count.ShouldBe(1);
        (await (await port.ApplicantAsync()).GetAsync($"/api/my/drafts/{id}/upgrade")).Refused(HttpStatusCode.NotFound, "draft.not-found");
    }
}

using System.Net;
using System.Text.Json.Nodes;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>更新: a database of the first version, with people, forms and cases in it, serves on as today's.</summary>
[Collection(nameof(Harbour))]
public sealed class Upgrading(Harbour port)
{
    [Fact]
    public async Task A_database_of_the_first_version_is_brought_up_to_today_with_everything_that_it_held()
    {
        var story = await port.StoryAsync();
        var (filer, reviewer, decider) = (await port.NewPersonAsync(), await port.NewPersonAsync(story.Authority, ["receive", "review"]), await port.NewPersonAsync(story.Authority, ["decide"]));
        var (applicant, asReviewer) = (await port.SignInAsync(filer), await port.SignInAsync(reviewer));
        var admin = await port.StaffAsync(story.Authority, "administer");
        var work = (await admin.PostAsync($"{story.Office}/forms", new { code = "generic", from = new { kind = "master" } })).Ok();
        var definition = work["definition"]!;
        definition["steps"]![0]!["fields"]!.AsArray().Add(JsonNode.Parse("""{"id":"berthNote","type":"text","origin":"own","label":{"ja":"岸壁の希望","en":"Wished berth"}}"""));
        (await admin.PutAsync($"{story.Office}/forms/generic/work", new { definition }, work.Version)).Ok();
        (await admin.PostAsync($"{story.Office}/forms/generic/work/actions/publish", new { version = "2098.1", effectiveFrom = LifeOfPermits.Day(0), note = "" })).Ok();
        async Task<Guid> FilesAsync()
        {
            var draft = (await applicant.PostAsync("/api/my/drafts", new { tenant = story.Authority.Slug, procedure = "generic", answers = Story.Complete(a => a["berthNote"] = "3号を希望") })).Ok();
            (await applicant.PostAsync($"/api/my/drafts/{draft["id"]}/actions/submit")).Ok();
            return (Guid)draft["id"]!;
        }

        var (granted, waiting) = (await FilesAsync(), await FilesAsync());
        (await story.DoesAsync(granted, "take", by: asReviewer)).Ok();
        (await story.DoesAsync(granted, "recommend", new { outcome = "grant" }, asReviewer)).Ok();
        (await story.DoesAsync(granted, "grant", new { validFrom = LifeOfPermits.Day(-10), validTo = LifeOfPermits.Day(30) }, await port.SignInAsync(decider))).Ok();
        (await story.DoesAsync(waiting, "request-correction", new { fields = new[] { new { field = "subject", text = "具体的に" } } }, asReviewer)).Ok();
        await Story.SoonAsync(() => applicant.GetAsync("/api/my/notifications"), n => n["items"]!.AsArray().Any(i => (string)i!["kind"]! == "case.grant"));
        await Story.SoonAsync(() => applicant.GetAsync($"/api/my/cases/{granted}"), c => c["documents"]!.AsArray().All(d => (string)d!["state"]! == "ready"));

        var old = await OldDatabase.CreateAsync(port, "cyberport_of_the_first_version", story.Authority.Id, filer.Id, reviewer.Id, decider.Id, granted, waiting);
        new[]
        {
            "procedures.application", "procedures.permit", "procedures.decision", "procedures.procedure", "procedures.my_case", "procedures.correction",
            "identity.account", "identity.membership", "tenancy.authority", "tenancy.port", "platform.audit_entry", "forms.form_version",
        }.Except(old.Rows.Keys).ShouldBeEmpty();
        old.Rows["procedures.application"].ShouldBe(2);

        (await old.LostByMigratingAsync()).ShouldBeEmpty();
        await using var today = port.SecondNode(old.Connection);

        // People sign in as ever, read what they filed, and go on where they stood.
        var again = await today.SignInAsync(filer);
        var mine = (await again.GetAsync($"/api/my/cases/{granted}")).Ok();
        ((string)mine["state"]!, (string)mine["permit"]!["state"]!, (string)mine["permit"]!["validTo"]!).ShouldBe(("granted", "inForce", LifeOfPermits.Day(30)));
        (await again.PostAsync($"/api/my/cases/{waiting}/actions/answer-correction", new { answers = new { subject = "給水施設（3番）の使用" } })).Ok();
        var officer = await today.SignInAsync(reviewer);
        var page = (await officer.GetAsync($"{story.Office}/cases/{waiting}")).Ok();
        ((string)page["state"]!, (string)page["answers"]!["subject"]!, (string)page["answers"]!["berthNote"]!).ShouldBe(("inReview", "給水施設（3番）の使用", "3号を希望"));
        ((string)page["form"]!["version"]!).ShouldBe("2098.1");
        (await officer.GetAsync($"{story.Office}/cases/{granted}/chain")).Ok()["permits"]!.AsArray().Count.ShouldBe(1);
        (await (await today.SignInAsync(decider)).PostAsync($"{story.Office}/cases/{granted}/actions/amend", new { validTo = LifeOfPermits.Day(60), reason = "延長" }, (int)(await officer.GetAsync($"{story.Office}/cases/{granted}")).Version!)).Ok();
    }
}

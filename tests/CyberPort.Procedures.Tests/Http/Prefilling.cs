using System.Net;
using System.Text.Json.Nodes;
using CyberPort.Platform.Time;

namespace CyberPort.Procedures.Tests.Http;

[Collection(nameof(Harbour))]
public sealed class Prefilling(Harbour port)
{
    private static async Task<JsonArray> OffersAsync(PortClient person, Guid draft, string field) =>
        (await person.GetAsync($"/api/my/drafts/{draft}/suggestions")).Ok()["fields"]!.AsArray()
            .SingleOrDefault(f => (string)f!["field"]! == field)?["offers"]?.AsArray() ?? [];

    private static async Task<Guid> BeginsAsync(Story story, PortClient person, object? more = null, string procedure = "mooring-use")
    {
        var body = new JsonObject { ["tenant"] = story.Authority.Slug, ["procedure"] = procedure };
        foreach (var (key, value) in System.Text.Json.JsonSerializer.SerializeToNode(more ?? new { })!.AsObject().ToList())
        {
            body[key] = value?.DeepClone();
        }

        return (Guid)(await person.PostAsync("/api/my/drafts", body)).Ok()["id"]!;
    }

    [Fact]
    public async Task The_last_application_is_offered_with_its_number_and_nothing_is_written()
    {
        var story = await port.StoryAsync();
        var past = await story.SubmitsAsync();
        var person = await story.ApplicantAsync();
        var draft = await BeginsAsync(story, person);

        var offer = (await OffersAsync(person, draft, "applicant"))[0]!;

        ((string)offer["source"]!["kind"]!).ShouldBe("case");
        ((Guid)offer["source"]!["id"]!).ShouldBe(past);
        ((string)offer["source"]!["name"]!).ShouldStartWith("T");
        ((string)offer["value"]!["name"]!).ShouldBe("海野 航");
        ((string)offer["text"]!).ShouldContain("海野 航");
        (await person.GetAsync($"/api/my/drafts/{draft}")).Ok()["answers"]!.AsObject().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_on_one_form_makes_part_of_a_vessel_on_another_at_another_authority()
    {
        var story = await port.StoryAsync();
        await story.SubmitsAsync();
        var person = await story.ApplicantAsync();
        var elsewhere = await port.StoryAsync(like: "shiomi");
        var draft = await BeginsAsync(elsewhere, person);

        var offer = (await OffersAsync(person, draft, "vessel"))[0]!;

        offer["value"]!.AsObject().ShouldHaveSingleItem().Key.ShouldBe("name");
        ((string)offer["value"]!["name"]!).ShouldBe("第三青浜丸");
        ((string)offer["source"]!["authority"]!["ja"]!).ShouldBe(story.Authority.Name.Ja);
    }

    [Fact]
    public async Task The_register_offers_several_and_a_party_in_any_role()
    {
        var story = await port.StoryAsync();
        var person = await port.ApplicantAsync();
        foreach (var name in new[] { "第一青浜丸", "第二青浜丸" })
        {
            (await person.PostAsync("/api/my/register", new { kind = "vessel", answers = new { vessel = new { name, grossTonnage = 499 }, homePort = "青浜市" } })).Ok();
        }

        (await person.PostAsync("/api/my/register", new { kind = "party", answers = new { party = new { kind = "company", name = "港代理店株式会社" } } })).Ok();
        var draft = await BeginsAsync(story, person);

        (await OffersAsync(person, draft, "vessel")).Count.ShouldBe(2);
        ((string)(await OffersAsync(person, draft, "agent")).ShouldHaveSingleItem()!["value"]!["name"]!).ShouldBe("港代理店株式会社");
        (await OffersAsync(person, draft, "applicant")).Select(o => (string)o!["source"]!["kind"]!).ShouldBe(["register", "account"]);
        (await OffersAsync(person, draft, "homePort")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_register_longer_than_the_offers_is_searched()
    {
        var story = await port.StoryAsync();
        var person = await port.ApplicantAsync();
        foreach (var i in Enumerable.Range(1, 14))
        {
            (await person.PostAsync("/api/my/register", new { kind = "vessel", answers = new { vessel = new { name = $"試験{i:00}丸", grossTonnage = 499 } } })).Ok();
        }

        var draft = await BeginsAsync(story, person);
        async Task<JsonNode?> VesselsAsync(string more) =>
            (await person.GetAsync($"/api/my/drafts/{draft}/suggestions{more}")).Ok()["fields"]!.AsArray().SingleOrDefault(f => (string)f!["field"]! == "vessel");

        var shown = (await VesselsAsync(""))!;
        (shown["offers"]!.AsArray().Count, (bool)shown["more"]!).ShouldBe((12, true));
        var found = (await VesselsAsync($"?field=vessel&query={Uri.EscapeDataString("１４丸")}"))!;
        ((string)found["offers"]!.AsArray().ShouldHaveSingleItem()!["source"]!["name"]!, (bool)found["more"]!).ShouldBe(("試験14丸", false));
        (await VesselsAsync("?field=vessel&query=xyzzy")).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_typed_already_is_not_offered_again_and_strangers_are_offered_nothing_of_it()
    {
        var story = await port.StoryAsync();
        await story.SubmitsAsync();
        var person = await story.ApplicantAsync();
        var draft = await BeginsAsync(story, person, new { answers = new { vesselName = "第三青浜丸" } }, "generic");
        (await OffersAsync(person, draft, "vesselName")).ShouldBeEmpty();

        var stranger = await port.ApplicantAsync();
        var theirs = await BeginsAsync(story, stranger);
        (await stranger.GetAsync($"/api/my/drafts/{theirs}/suggestions")).Ok().Words().ShouldNotContain("海野");
        (await stranger.GetAsync($"/api/my/drafts/{draft}/suggestions")).Refused(HttpStatusCode.NotFound, "draft.not-found");
    }

    [Fact]
    public async Task A_case_is_copied_to_another_authority_by_its_common_items_only()
    {
        var story = await port.StoryAsync();
        var past = await story.SubmitsAsync();
        var person = await story.ApplicantAsync();
        var elsewhere = await port.StoryAsync(like: "shiomi");

        var copy = (await person.PostAsync("/api/my/drafts", new { tenant = elsewhere.Authority.Slug, procedure = "generic", copyOf = past })).Ok();

        ((string)copy["answers"]!["vesselName"]!).ShouldBe("第三青浜丸");
        copy["answers"]!["subject"].ShouldBeNull();
        (await (await port.ApplicantAsync()).PostAsync("/api/my/drafts", new { tenant = elsewhere.Authority.Slug, procedure = "generic", copyOf = past }))
            .Refused(HttpStatusCode.NotFound, "case.not-found");
    }

    [Fact]
    public async Task A_template_begins_with_its_days_open_or_moved_and_keeps_what_lies_before()
    {
        var story = await port.StoryAsync();
        var person = await story.ApplicantAsync();
        var first = TimeProvider.System.TodayInJapan().AddDays(40);
        var past = await story.SubmitsAsync(answers: Story.Complete(a => a["period"] = new JsonObject { ["from"] = $"{first:yyyy-MM-dd}", ["to"] = $"{first.AddDays(4):yyyy-MM-dd}" }));
        var template = (Guid)(await person.PostAsync("/api/my/templates", new { name = "毎月の給水", @case = past })).Ok()["id"]!;
        (await person.PostAsync("/api/my/templates", new { name = "毎月の給水", @case = past })).Refused(HttpStatusCode.Conflict, "template.name-taken");

        var open = (await person.PostAsync("/api/my/drafts", new { tenant = story.Authority.Slug, procedure = "generic", template })).Ok();
        var moved = (await person.PostAsync("/api/my/drafts", new { tenant = story.Authority.Slug, procedure = "generic", template, startsOn = "2027-03-01" })).Ok();

        ((string)open["answers"]!["subject"]!).ShouldBe("給水施設の使用");
        open["answers"]!["period"]?["from"].ShouldBeNull();
        ((string)moved["answers"]!["period"]!["from"]!).ShouldBe("2027-03-01");
        ((string)moved["answers"]!["period"]!["to"]!).ShouldBe("2027-03-05");
        moved["answers"]!["declaration"].ShouldBeNull();
    }

    [Fact]
    public async Task Templates_are_listed_renamed_and_deleted_by_their_owner()
    {
        var story = await port.StoryAsync();
        var draft = await story.DraftsAsync();
        var person = await story.ApplicantAsync();
        var id = (Guid)(await person.PostAsync("/api/my/templates", new { name = "ひな形", draft })).Ok()["id"]!;

        (await person.PostAsync($"/api/my/templates/{id}/actions/rename", new { name = "給水" })).Ok();
        (await person.PostAsync("/api/my/templates", new { name = " ", draft })).Refused(HttpStatusCode.BadRequest, "request.invalid");
        (await person.PostAsync("/api/my/templates", new { name = "無", draft = Guid.NewGuid() })).Refused(HttpStatusCode.NotFound, "draft.not-found");
        ((string)(await person.GetAsync("/api/my/templates")).Ok()["items"]!.AsArray().ShouldHaveSingleItem()!["name"]!).ShouldBe("給水");
        (await (await port.ApplicantAsync()).PostAsync($"/api/my/templates/{id}/actions/rename", new { name = "x" })).Refused(HttpStatusCode.NotFound, "template.not-found");
        (await person.PostAsync($"/api/my/templates/{id}/actions/delete")).Ok();
        (await person.GetAsync("/api/my/templates")).Ok()["items"]!.AsArray().ShouldBeEmpty();
    }
}

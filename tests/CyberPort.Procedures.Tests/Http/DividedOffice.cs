using System.Net;
using System.Text.Json.Nodes;
using static CyberPort.Procedures.Tests.Http.WorkPlanning;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>係: how an authority divides its work among desks, as data.</summary>
[Collection(nameof(Harbour))]
public sealed class DividedOffice(Harbour port)
{
    [Fact]
    public async Task A_case_arrives_at_the_desk_that_its_answers_name()
    {
        var story = await port.StoryAsync();
        var admin = await story.AdministratorAsync();
        var officer = await port.NewPersonAsync(story.Authority, ["receive", "review"]);
        var general = await story.DeskAsync(admin, "管理係", true);
        var waters = await story.DeskAsync(admin, "水域係", false, officer.Id);
        (await story.PlanAsync(admin, "_all", Plan([new { when = When("vesselName", "equals", "第八青浜丸"), deskId = general }]))).Ok();
        (await story.PlanAsync(admin, "generic", Plan([new { when = When("kind", "equals", "application"), deskId = waters }]))).Ok();

        var id = await story.SubmitsAsync();
        var notice = await story.SubmitsAsync(answers: Story.Complete(a => a["kind"] = "notification"));

        ((Guid)(await story.CaseAsync(id))["desk"]!["id"]!).ShouldBe(waters);
        ((Guid)(await story.CaseAsync(notice))["desk"]!["id"]!).ShouldBe(general);
        var mine = (await (await port.SignInAsync(officer)).GetAsync($"{story.Office}/cases?view=desk")).Ok();
        mine["items"]!.AsArray().Select(c => (Guid)c!["id"]!).ShouldBe([id]);
        ((int)mine["counts"]!["desk"]!).ShouldBe(1);
        (await (await story.ReviewerAsync()).GetAsync($"{story.Office}/cases?desk={general}")).Ok()["items"]!.AsArray().Count.ShouldBe(1);

        (await story.DoesAsync(id, "transfer", new { deskId = general })).Ok();
        ((string)(await story.CaseAsync(id))["desk"]!["name"]!).ShouldBe("管理係");
        (await story.MyCaseAsync(id))["timeline"]!.AsArray().Any(e => (string)e!["kind"]! == "transfer").ShouldBeFalse();
        (await story.DoesAsync(id, "transfer", new { deskId = Guid.NewGuid() })).Refused(HttpStatusCode.BadRequest, "case.unknown-desk");
    }

    [Fact]
    public async Task The_queue_can_be_narrowed_to_one_desk_or_to_cases_at_none()
    {
        var story = await port.StoryAsync();
        var admin = await story.AdministratorAsync();
        var loose = await story.SubmitsAsync();
        var general = await story.DeskAsync(admin, "管理係", true);
        var waters = await story.DeskAsync(admin, "水域係", false);
        var (first, second) = (await story.SubmitsAsync(), await story.SubmitsAsync());
        (await story.DoesAsync(second, "transfer", new { deskId = waters })).Ok();
        var reviewer = await story.ReviewerAsync();

        async Task<Guid[]> AtAsync(string query) =>
            [.. (await reviewer.GetAsync($"{story.Office}/cases?{query}")).Ok()["items"]!.AsArray().Select(c => (Guid)c!["id"]!)];

        (await AtAsync($"desk={general}")).ShouldBe([first]);
        (await AtAsync($"desk={waters}&view=new")).ShouldBe([second]);
        (await AtAsync("desk=none")).ShouldBe([loose]);
        (await AtAsync($"desk={waters}&assignee=me")).ShouldBeEmpty();
        (await AtAsync($"desk={Guid.NewGuid()}")).ShouldBeEmpty();
        (await AtAsync("desk=somewhere")).Length.ShouldBe(3, "what is no desk narrows nothing");
        ((int)(await reviewer.GetAsync($"{story.Office}/cases?desk={waters}")).Ok()["counts"]!["all"]!).ShouldBe(3, "a view's count is that of the whole view, whatever it is narrowed to");
    }

    [Fact]
    public async Task A_case_is_routed_by_facility_by_area_and_by_money()
    {
        var story = await port.StoryAsync();
        var admin = await story.AdministratorAsync();
        var general = await story.DeskAsync(admin, "管理係", true);
        var (berths, grounds, finance) = (await story.DeskAsync(admin, "岸壁係", false), await story.DeskAsync(admin, "用地係", false), await story.DeskAsync(admin, "経理係", false));
        (await story.PlanAsync(admin, "_all", Plan(
        [
            new { when = new { all = new[] { When("$facility", "in", new[] { "K1", "K2" }), When("$area", "below", 500) } }, deskId = berths },
            new { when = When("$area", "atLeast", 500), deskId = grounds },
        ]))).Ok();
        (await story.PlanAsync(admin, "facility-use", Plan([new { when = When("$money", "atLeast", 1_000_000), deskId = finance }]))).Ok();

        async Task<Guid> DeskOfAsync(Guid id) => (Guid)(await story.CaseAsync(id))["desk"]!["id"]!;

        (await DeskOfAsync(await story.SubmitsAsync(answers: Story.Complete(a => (a["facility"], a["area"]) = ("K1", 499))))).ShouldBe(berths);
        (await DeskOfAsync(await story.SubmitsAsync(answers: Story.Complete(a => (a["facility"], a["area"]) = ("K1", 500))))).ShouldBe(grounds);
        (await DeskOfAsync(await story.SubmitsAsync())).ShouldBe(general);
        (await DeskOfAsync(await story.UsesAsync(Use(fee: 1_000_000)))).ShouldBe(finance);
        (await DeskOfAsync(await story.UsesAsync(Use(fee: 999_999, area: 900)))).ShouldBe(grounds);

        (await story.PlanAsync(admin, "_all", Plan([new { when = new { field = "$area", @is = "atLeast" }, deskId = grounds }]))).Refused(HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task A_desk_that_rules_or_cases_need_is_not_lost_unseen()
    {
        var story = await port.StoryAsync();
        var admin = await story.AdministratorAsync();
        var general = await story.DeskAsync(admin, "管理係", false);
        var waters = await story.DeskAsync(admin, "水域係", false);
        (await story.PlanAsync(admin, "_all", Plan([new { when = (object?)null, deskId = waters }]))).Ok();
        var id = await story.SubmitsAsync();

        (await admin.PostAsync($"{story.Office}/desks/{waters}/actions/close")).Refused(HttpStatusCode.Conflict, "desk.in-use");
        (await admin.PostAsync($"{story.Office}/desks/{general}/actions/close")).Refused(HttpStatusCode.Conflict, "desk.still-default");
        (await story.PlanAsync(admin, "_all", Plan())).Ok();
        (await admin.PostAsync($"{story.Office}/desks/{waters}/actions/close")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await story.CaseAsync(id))["desk"].ShouldBeNull();
    }

    [Fact]
    public async Task A_simple_office_has_no_desks()
    {
        var story = await port.StoryAsync("simple", twoPersonDecision: false);
        var admin = await story.AdministratorAsync();
        await story.DeskAsync(admin, "管理係", true);
        (await story.PlanAsync(admin, "generic", Plan(levels: [new { name = "課長専決", rank = 3, people = Array.Empty<Guid>() }]))).Ok();

        var id = await story.SubmitsAsync();

        var page = await story.CaseAsync(id);
        (page["desk"], page["level"]).ShouldBe((null, null));
        (await story.DoesAsync(id, "grant")).Ok();
    }
}

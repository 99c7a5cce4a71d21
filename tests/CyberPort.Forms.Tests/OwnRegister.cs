using System.Net;
using System.Text.Json.Nodes;

namespace CyberPort.Forms.Tests;

[Collection(nameof(PortService))]
public sealed class OwnRegister(PortService port)
{
    private static object Vessel(string name, string? callSign = null, object? tons = null) => new
    {
        kind = "vessel",
        answers = new { vessel = new { name, callSign, grossTonnage = tons ?? "４９９" }, homePort = "青浜市" },
    };

    [Fact]
    public async Task A_vessel_is_kept_in_the_spelling_of_the_forms_and_listed()
    {
        var person = await port.ApplicantAsync();

        var kept = (await person.PostAsync("/api/my/register", Vessel("第一青浜丸", "ｊｄ１２３４"))).Ok();

        ((string)kept["answers"]!["vessel"]!["callSign"]!).ShouldBe("JD1234");
        ((double)kept["answers"]!["vessel"]!["grossTonnage"]!).ShouldBe(499);
        ((string)kept["detail"]!).ShouldContain("JD1234");
        (await person.GetAsync("/api/my/register")).Ok()["items"]!.AsArray().Count.ShouldBe(1);
        (await (await port.ApplicantAsync()).GetAsync("/api/my/register")).Ok()["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_form_engine_refuses_is_refused_beside_its_field()
    {
        var person = await port.ApplicantAsync();

        (await person.PostAsync("/api/my/register", Vessel("", "JD1234"))).Refused(HttpStatusCode.BadRequest, "register.invalid");
        var wrong = (await person.PostAsync("/api/my/register", Vessel("丸", "JD1234", "たくさん"))).Refused(HttpStatusCode.BadRequest, "register.invalid");
        wrong.Body!.ToJsonString().ShouldContain("vessel.grossTonnage");
        (await person.PostAsync("/api/my/register", new { kind = 9, answers = new { } })).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_same_vessel_is_not_kept_twice_but_renewed()
    {
        var person = await port.ApplicantAsync();
        var first = (await person.PostAsync("/api/my/register", Vessel("第一青浜丸", "JD1234"))).Ok();

        var again = (await person.PostAsync("/api/my/register", Vessel("第一青浜丸（新）", "JD1234"))).Refused(HttpStatusCode.Conflict, "register.already-there");

        ((string)again["id"]!).ShouldBe((string)first["id"]!);
        var renewed = (await person.PutAsync($"/api/my/register/{first["id"]}", new { answers = new { vessel = new { name = "第一青浜丸（新）", callSign = "JD1234" } } }, (int)again["version"]!)).Ok();
        ((string)renewed["name"]!).ShouldBe("第一青浜丸（新）");
        (await person.PutAsync($"/api/my/register/{first["id"]}", new { answers = new { vessel = new { name = "古い" } } }, 1)).Refused(HttpStatusCode.PreconditionFailed, "register.stale");
    }

    [Fact]
    public async Task Parties_and_addresses_are_kept_too_and_taken_out()
    {
        var person = await port.ApplicantAsync();
        var party = (await person.PostAsync("/api/my/register", new { kind = "party", answers = new { party = new { kind = "company", name = "海野海運株式会社" } } })).Ok();
        var address = new { postalCode = "030-0803", prefecture = "青森県", city = "青森市", line = "安方1-1" };
        (await person.PostAsync("/api/my/register", new { kind = "address", answers = new { name = "青浜事務所", address } })).Ok();

        (await person.PostAsync($"/api/my/register/{party["id"]}/actions/delete")).Ok();

        var left = (await person.GetAsync("/api/my/register")).Ok()["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)left["name"]!).ShouldBe("青浜事務所");
        (await person.GetAsync("/api/my/register-forms/party")).Ok()["steps"]!.AsArray().Count.ShouldBe(1);
        (await person.GetAsync("/api/my/register-forms/ship")).Refused(HttpStatusCode.NotFound, "register-form.not-found");
    }

    [Fact]
    public async Task Nobody_else_changes_an_entry()
    {
        var entry = (await (await port.ApplicantAsync()).PostAsync("/api/my/register", Vessel("第一青浜丸"))).Ok();
        var other = await port.ApplicantAsync();

        (await other.PutAsync($"/api/my/register/{entry["id"]}", new { answers = new JsonObject() }, 1)).Refused(HttpStatusCode.NotFound, "register.not-found");
    }

    [Fact]
    public async Task A_long_register_is_read_page_by_page_and_every_entry_is_found()
    {
        var person = await port.ApplicantAsync();
        foreach (var i in Enumerable.Range(1, 7))
        {
            (await person.PostAsync("/api/my/register", Vessel(i > 5 ? "同じ名の丸" : $"第{i}マリン丸", $"JD100{i}"))).Ok();
        }

        (await person.PostAsync("/api/my/register", new { kind = "party", answers = new { party = new { kind = "company", name = "海野海運株式会社" } } })).Ok();

        var vessels = await person.PagesAsync("/api/my/register?kind=vessel&take=2");
        (vessels.Rows.Count, vessels.All("id").Distinct().Count(), vessels.Count).ShouldBe((7, 7, 7));
        (await person.PagesAsync("/api/my/register?take=3")).Rows.Count.ShouldBe(8);
        async Task<IReadOnlyList<string>> FoundAsync(string typed) => (await person.PagesAsync($"/api/my/register?take=1&query={Uri.EscapeDataString(typed)}")).All("name");
        (await FoundAsync("第４まりん")).ShouldBe(["第4マリン丸"]);
        (await FoundAsync("jd1007")).ShouldBe(["同じ名の丸"]);
        (await FoundAsync("海運 海野")).ShouldBe(["海野海運株式会社"]);
        (await FoundAsync("無い船")).ShouldBeEmpty();
        var last = vessels.Rows[^1];
        ((string)(await person.GetAsync($"/api/my/register/{last["id"]}")).Ok()["name"]!).ShouldBe((string)last["name"]!);
        (await (await port.ApplicantAsync()).GetAsync($"/api/my/register/{last["id"]}")).Refused(HttpStatusCode.NotFound, "register.not-found");
    }
}

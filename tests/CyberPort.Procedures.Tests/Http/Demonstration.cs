using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Demo;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>A service on its first start with demonstration data.</summary>
public sealed class HarbourWithDemo : Harbour
{
    public HarbourWithDemo() => Settings["Cyberport:Demo"] = "true";
}

public sealed class Demonstration(HarbourWithDemo port) : IClassFixture<HarbourWithDemo>
{
    [Fact]
    public async Task A_first_visitor_finds_a_queue_with_something_in_every_state()
    {
        var officer = port.Visitor();
        (await officer.PostAsync("/api/identity/sign-in", new { email = "review@aohama.example", password = "CyberPort-2026" })).Ok();
        officer.ForgetToken();

        var states = (await officer.GetAsync("/api/t/aohama/cases")).Ok()["items"]!.AsArray().Select(r => (string)r!["state"]!).ToHashSet();

        states.ShouldBe(["submitted", "inReview", "correctionRequested", "awaitingDecision", "granted", "refused", "accepted", "frozen", "merged"], ignoreOrder: true);
    }

    /// <summary>東京港 files eleven forms electronically; each is a procedure, and what is applied for, changed and reported has a form of its own.</summary>
    [Fact]
    public async Task The_eleven_forms_of_one_large_port_are_eleven_procedures()
    {
        string[] eleven =
        [
            "mooring-use", "crane-use", "crane-report", "shore-power-use", "power-report", "reefer-power-use", "reefer-end", "dues-reduction",
            "heliport-use", "heliport-change", "heliport-report",
        ];
        var forms = new List<string>();
        foreach (var code in eleven)
        {
            forms.Add((string)(await port.Visitor().GetAsync($"/api/t/shiomi/procedures/{code}")).Ok()["formCode"]!);
        }

        forms.Distinct().Count().ShouldBe(eleven.Length);
        string[] own = ["crane-report", "power-report", "reefer-end", "heliport-use", "heliport-change", "heliport-report"];
        own.Except(forms).ShouldBeEmpty();
        var found = (await port.Visitor().GetAsync($"/api/t/shiomi/procedures?query={Uri.EscapeDataString("ヘリコプター")}")).Ok()["items"]!.AsArray().Select(p => (string)p!["code"]!);
        found.Take(3).ShouldBe(["heliport-use", "heliport-change", "heliport-report"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_newcomer_sees_how_an_office_divides_its_work_and_what_follows_a_permit()
    {
        var admin = port.Visitor();
        (await admin.PostAsync("/api/identity/sign-in", new { email = "admin@aohama.example", password = "CyberPort-2026" })).Ok();
        admin.ForgetToken();
        (await admin.GetAsync("/api/t/aohama/desks")).Ok()["items"]!.AsArray().Count.ShouldBe(3);
        (await admin.GetAsync("/api/t/aohama/absences")).Ok()["items"]!.AsArray().ShouldHaveSingleItem();
        (await admin.GetAsync("/api/t/aohama/work-plans/_all")).Ok()["levels"]!.AsArray().Count.ShouldBe(2);
        var officer = port.Visitor();
        (await officer.PostAsync("/api/identity/sign-in", new { email = "review@aohama.example", password = "CyberPort-2026" })).Ok();
        officer.ForgetToken();
        (await officer.GetAsync("/api/t/aohama/text-blocks?kind=condition")).Ok()["items"]!.AsArray().Count.ShouldBeGreaterThan(2);
        var cases = (await officer.GetAsync("/api/t/aohama/cases?take=100")).Ok()["items"]!.AsArray();
        cases.ShouldAllBe(c => c!["deskId"] != null, "each case arrived at a desk");
        cases.Select(c => (Guid)c!["deskId"]!).Distinct().Count().ShouldBe(3);
        var expiring = (await officer.GetAsync("/api/t/aohama/permits?state=expiring&within=30")).Ok()["items"]!.AsArray();
        expiring.ShouldContain(p => p!["summary"]!.ToString().Contains("野積場"));
        var waiting = cases.Single(c => c!["summary"]!.ToString().Contains("花火大会"))!;
        ((string)(await officer.GetAsync($"/api/t/aohama/cases/{waiting["id"]}")).Ok()["consultations"]!.AsArray().ShouldHaveSingleItem()!["state"]!).ShouldBe("open");
        var works = cases.First(c => c!["procedureCode"]!.ToString() == "work-report")!;
        (await officer.GetAsync($"/api/t/aohama/cases/{works["id"]}/chain")).Ok()["filings"]!.AsArray().Select(f => (string?)f!["relation"]).ShouldBe([null, "startReport", "finishReport"]);
    }

    [Fact]
    public async Task Each_demo_case_could_have_been_sent_by_a_person()
    {
        var faults = new List<string>();
        foreach (var one in DemoCases.Read())
        {
            await port.InAsync(null, async services =>
            {
                var tenant = (await services.GetRequiredService<ITenantStore>().FindBySlugAsync(one.Authority, default))!;
                services.GetRequiredService<ITenantContext>().Enter(tenant);
                var forms = services.GetRequiredService<IForms>();
                var code = await services.GetRequiredService<ProceduresDb>().Procedures.Where(p => p.Code == one.Procedure).Select(p => p.FormCode).SingleAsync();
                var form = await forms.GetAsync(tenant.Id, code, null, default);
                var today = TimeProvider.System.TodayInJapan();
                var answers = FormEngine.ToSubmit(form!, one.AnswersOn(today)).Answers;
                faults.AddRange(FormEngine.Validate(form!, answers, "ja", today, await forms.CodesAsync(tenant.Id, default))
                    .Select(f => $"{one.Authority} {one.Procedure} {one.DaysAgo}: {f.Field} {f.Message}"));
            });
        }

        faults.ShouldBeEmpty();
    }

    /// <summary>Forms whose English paper was looked at.</summary>
    private static readonly HashSet<string> InEnglish = [];

    [Theory]
    [InlineData("aohama")]
    [InlineData("shiomi")]
    [InlineData("chidori")]
    [InlineData("mlit")]
    public async Task Every_procedure_that_is_on_has_its_guide_its_form_and_its_paper_and_every_form_its_paper_in_both_languages(string authority)
    {
        var visitor = port.Visitor();
        foreach (var row in (await visitor.GetAsync($"/api/t/{authority}/procedures")).Ok()["items"]!.AsArray())
        {
            var code = (string)row!["code"]!;
            var guide = (await visitor.GetAsync($"/api/t/{authority}/procedures/{code}")).Ok();
            var form = (await visitor.GetAsync($"/api/t/{authority}/forms/{guide["formCode"]}/versions/{guide["formVersion"]}")).Ok();
            AskedTwice(form.Body!).ShouldBeEmpty($"WCAG 3.3.7: {authority}/{code}");
            var isNew = InEnglish.Add($"{guide["formCode"]} {guide["formVersion"]}"); // many procedures stand on one form, which reads alike for each
            foreach (var language in isNew ? ["ja", "en"] : new[] { "ja" })
            {
                var paper = (await visitor.GetAsync($"/api/t/{authority}/procedures/{code}/paper?language={language}")).Ok();
                System.Text.Encoding.ASCII.GetString(await paper.Raw.Content.ReadAsByteArrayAsync(), 0, 5).ShouldBe("%PDF-", $"{authority}/{code} {language}");
            }
        }
    }

    /// <summary>Items (氏名, 船名 …) that one form asks for more than once.</summary>
    private static IEnumerable<string> AskedTwice(JsonNode form) => form["steps"]!.AsArray().SelectMany(step => step!["fields"]!.AsArray())
        .Select(field => (string?)field!["item"]).Where(item => item is not null).GroupBy(item => item!).Where(group => group.Count() > 1).Select(group => group.Key);
}

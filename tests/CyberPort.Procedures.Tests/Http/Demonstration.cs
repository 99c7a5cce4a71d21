using CyberPort.Forms.Contracts;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Demo;
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

        states.ShouldBe(["submitted", "inReview", "correctionRequested", "awaitingDecision", "granted", "refused", "accepted"], ignoreOrder: true);
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
                var form = await forms.GetAsync(tenant.Id, one.Procedure, null, default) ?? await forms.GetAsync(tenant.Id, "generic", null, default);
                var today = TimeProvider.System.TodayInJapan();
                var answers = FormEngine.ToSubmit(form!, one.AnswersOn(today)).Answers;
                faults.AddRange(FormEngine.Validate(form!, answers, "ja", today, await forms.CodesAsync(tenant.Id, default))
                    .Select(f => $"{one.Authority} {one.Procedure} {one.DaysAgo}: {f.Field} {f.Message}"));
            });
        }

        faults.ShouldBeEmpty();
    }
}

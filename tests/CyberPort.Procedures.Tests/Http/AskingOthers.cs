using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Consultations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>合議・照会: asking officers, desks and outside bodies.</summary>
[Collection(nameof(Harbour))]
public sealed class AskingOthers(Harbour port)
{
    private static readonly string Soon = TimeProvider.System.TodayInJapan().AddDays(1).ToString("O");

    private static async Task<JsonNode> OneAsync(Story story, Guid id) => (await story.CaseAsync(id))["consultations"]![0]!;

    private static async Task<string> AsksOutsideAsync(Story story, Guid id, bool mandatory = true, object? shown = null)
    {
        var email = $"kyoku.{Guid.NewGuid():N}@test.example";
        (await story.DoesAsync(id, "consult", new
        {
            question = "航路への支障はありますか。", dueOn = Soon, mandatory, outside = new[] { new { name = "青浜海上保安部", email } }, shownFields = shown ?? new[] { "content" },
        })).Ok();
        return email;
    }

    [Fact]
    public async Task A_case_is_not_decided_while_a_mandatory_opinion_is_open()
    {
        var story = await port.StoryAsync();
        var officer = await port.NewPersonAsync(story.Authority, ["review"], name: "環境 緑");
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "take")).Ok();
        (await story.DoesAsync(id, "consult", new { question = "支障はありますか。", dueOn = Soon, mandatory = true, officers = new[] { officer.Id } })).Ok();
        (await story.DoesAsync(id, "recommend", new { outcome = "grant" })).Ok();
        (await story.DoesAsync(id, "grant", by: await story.DeciderAsync())).Refused(HttpStatusCode.Conflict, "case.consultation-open");

        var asked = await OneAsync(story, id);
        (await story.DoesAsync(id, $"../consultations/{asked["id"]}/actions/answer", new { opinion = "agree" })).Refused(HttpStatusCode.Forbidden, "consultation.not-asked");
        var asOfficer = await port.SignInAsync(officer);
        (await story.DoesAsync(id, $"../consultations/{asked["id"]}/actions/answer", new { opinion = "objects" }, asOfficer)).Refused(HttpStatusCode.BadRequest, "case.opinion-needs-words");
        (await story.DoesAsync(id, $"../consultations/{asked["id"]}/actions/answer", new { opinion = "remarks", text = "夜間は避けること" }, asOfficer)).Ok();
        (await story.DoesAsync(id, $"../consultations/{asked["id"]}/actions/answer", new { opinion = "agree" }, asOfficer)).Refused(HttpStatusCode.Conflict, "case.consultation-closed");

        var answered = await OneAsync(story, id);
        ((string)answered["state"]!, (string)answered["opinion"]!, (string)answered["text"]!).ShouldBe(("answered", "remarks", "夜間は避けること"));
        (await story.MyCaseAsync(id)).Words().ShouldNotContain("環境 緑");
        (await story.DoesAsync(id, "grant", by: await story.DeciderAsync())).Ok();
    }

    [Fact]
    public async Task A_desk_answers_through_any_of_its_members()
    {
        var story = await port.StoryAsync();
        var member = await port.NewPersonAsync(story.Authority, ["review"]);
        var desk = (await (await port.StaffAsync(story.Authority, "administer")).PostAsync($"{story.Office}/desks", new { name = new { ja = "環境係", en = "Environment" }, members = new[] { member.Id } })).Ok()["id"]!;
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "consult", new { question = "支障はありますか。", dueOn = Soon, mandatory = false, desks = new[] { desk } })).Ok();
        var asked = await OneAsync(story, id);

        (await story.DoesAsync(id, $"../consultations/{asked["id"]}/actions/answer", new { opinion = "agree" }, await port.SignInAsync(member))).Ok();

        ((string)(await OneAsync(story, id))["state"]!).ShouldBe("answered");
    }

    [Fact]
    public async Task An_outside_body_sees_what_was_chosen_for_it_and_answers_without_an_account()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        var email = await AsksOutsideAsync(story, id);
        var path = $"/api/outside-consultations/{await port.ConsultLinkAsync(email)}";
        var body = port.Visitor();

        var seen = (await body.GetAsync(path)).Ok();
        seen["answers"]!.AsArray().Select(a => (string)a!["label"]!).Count().ShouldBe(1);
        seen.Words().ShouldNotContain("海野");
        (await body.PostAsync($"{path}/actions/answer", new { opinion = "remarks", name = "海務課 波子" })).Refused(HttpStatusCode.BadRequest, "case.opinion-needs-words");
        // Chosen at once, they come at once: each that was answered with yes is there, and no more than there may be.
        var sent = await Task.WhenAll(Enumerable.Range(1, 7).Select(n => port.Visitor().SendAsync(HttpMethod.Post, $"{path}/files?name=iken{n}.pdf", Papers.Pdf($"{id} {n}"), null)));
        sent.Count(s => s.Status == HttpStatusCode.OK).ShouldBe(5);
        sent.First(s => s.Status != HttpStatusCode.OK).Refused(HttpStatusCode.TooManyRequests, "consultation.too-many-files");
        var there = (await body.GetAsync(path)).Ok()["sent"]!.AsArray().Select(f => (string)f!["id"]!).ToList();
        there.Count.ShouldBe(5);
        (await body.SendAsync(HttpMethod.Delete, $"{path}/files/{there[1]}", null, null)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await body.SendAsync(HttpMethod.Delete, $"{path}/files/{there[1]}", null, null)).Refused(HttpStatusCode.NotFound, "file.not-found");
        (await body.PostAsync($"{path}/actions/answer", new { opinion = "remarks", name = "海務課 波子", text = "灯火を点けること" })).Ok();
        (await body.PostAsync($"{path}/actions/answer", new { opinion = "agree", name = "海務課 波子" })).Refused(HttpStatusCode.Conflict, "case.consultation-closed");
        (await body.SendAsync(HttpMethod.Delete, $"{path}/files/{there[0]}", null, null)).Refused(HttpStatusCode.Conflict, "case.consultation-closed");

        var asked = await OneAsync(story, id);
        ((string)asked["answeredBy"]!).ShouldBe("青浜海上保安部 海務課 波子");
        asked["files"]!.AsArray().Select(f => (string)f!["id"]!).ShouldBe(there.Where((_, n) => n != 1));
        (await (await story.ReviewerAsync()).GetAsync($"{story.Office}/cases/{id}/consultations/{asked["id"]}/files/{asked["files"]![0]!["id"]}")).Status.ShouldBe(HttpStatusCode.OK);
        ((string)(await story.CaseAsync(id))["history"]!.AsArray()[^1]!["note"]!).ShouldContain("意見あり");
    }

    [Fact]
    public async Task A_link_that_was_ended_or_guessed_opens_nothing()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        var link = await port.ConsultLinkAsync(await AsksOutsideAsync(story, id));
        var body = port.Visitor();
        var other = link[..^1] + (link[^1] == 'A' ? 'B' : 'A');
        foreach (var wrong in new[] { other, "x", new string('A', 75), link[..40] })
        {
            (await body.GetAsync($"/api/outside-consultations/{wrong}")).Refused(HttpStatusCode.NotFound, "consultation.link-ended");
        }

        (await story.DoesAsync(id, $"../consultations/{(await OneAsync(story, id))["id"]}/actions/end")).Ok();
        (await body.GetAsync($"/api/outside-consultations/{link}")).Refused(HttpStatusCode.NotFound, "consultation.link-ended");
        (await body.PostAsync($"/api/outside-consultations/{link}/actions/answer", new { opinion = "agree", name = "x" })).Refused(HttpStatusCode.NotFound, "consultation.link-ended");
    }

    [Fact]
    public async Task The_secret_of_a_link_is_not_kept()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        var link = await port.ConsultLinkAsync(await AsksOutsideAsync(story, id));
        await using var owner = new NpgsqlConnection(port.OwnerConnection);
        await owner.OpenAsync();
        await using var command = new NpgsqlCommand("select c::text from procedures.consultation c where application_id = $1", owner);
        command.Parameters.Add(new() { Value = id });
        ((string)(await command.ExecuteScalarAsync())!).ShouldNotContain(link[43..]);
    }

    [Fact]
    public async Task What_is_not_in_the_case_is_not_shown_to_anyone()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        var outside = new[] { new { name = "保安部", email = "x@test.example" } };
        (await story.DoesAsync(id, "consult", new { question = "？", dueOn = Soon, mandatory = false, outside, shownFields = new[] { "nothing" } })).Refused(HttpStatusCode.BadRequest, "consultation.not-of-the-case");
        (await story.DoesAsync(id, "consult", new { question = "？", dueOn = Soon, mandatory = false, outside, shownFiles = new[] { Guid.NewGuid() } })).Refused(HttpStatusCode.BadRequest, "consultation.not-of-the-case");
        (await story.DoesAsync(id, "consult", new { question = "？", dueOn = Soon, mandatory = false })).Refused(HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task An_outside_body_is_reminded_once_with_a_link_that_works_beside_the_first()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        var email = await AsksOutsideAsync(story, id);
        var first = await port.ConsultLinkAsync(email);

        for (var i = 0; i < 2; i++)
        {
            await port.InAsync(story.Authority, services => services.GetRequiredService<RemindConsultations>().RunAsync(default));
        }

        var second = await port.ConsultLinkAsync(email);
        second.ShouldNotBe(first);
        foreach (var link in new[] { first, second })
        {
            (await port.Visitor().GetAsync($"/api/outside-consultations/{link}")).Ok();
        }
    }

    [Fact]
    public async Task An_outside_body_is_written_to_and_reminded_in_the_language_chosen_for_it()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        var (english, officers) = ($"mmea.{Guid.NewGuid():N}@test.example", $"kyoku.{Guid.NewGuid():N}@test.example");
        (await story.DoesAsync(id, "consult", new
        {
            question = "Any objection?", dueOn = Soon, mandatory = false,
            outside = new object[] { new { name = "Harbour Pilots", email = english, language = "en" }, new { name = "海上保安部", email = officers } },
        })).Ok();
        (await story.DoesAsync(id, "consult", new { question = "？", dueOn = Soon, mandatory = false, outside = new[] { new { name = "x", email = english, language = "fr" } } }))
            .Refused(HttpStatusCode.BadRequest, "request.invalid");
        await port.InAsync(story.Authority, services => services.GetRequiredService<RemindConsultations>().RunAsync(default));

        var mails = await MailsAsync(english);
        mails.Select(m => m.Subject.Split(' ')[0]).ShouldBe(["Reminder:", story.Authority.Name.En.Split(' ')[0]]);
        mails.ShouldAllBe(m => m.Text.StartsWith("To: Harbour Pilots", StringComparison.Ordinal) && !m.Text.Contains("御意見", StringComparison.Ordinal));
        (await MailsAsync(officers)).ShouldAllBe(m => m.Text.StartsWith("海上保安部　御中", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<(string Subject, string Text)>> MailsAsync(string to) =>
    [
        .. (await port.Visitor().GetAsync($"/api/dev/mails?to={Uri.EscapeDataString(to)}")).Ok()["items"]!.AsArray().Select(m => ((string)m!["subject"]!, (string)m["text"]!)),
    ];
}

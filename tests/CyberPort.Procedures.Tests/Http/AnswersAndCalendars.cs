using System.Net;
using System.Text;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>全文検索 over answers, and the calendar of due dates.</summary>
[Collection(nameof(Harbour))]
public sealed class AnswersAndCalendars(Harbour port)
{
    [Fact]
    public async Task A_search_looks_into_answers_and_names_of_files_a_moment_later()
    {
        var story = await port.StoryAsync();
        var id = await story.FiledWithPaperAsync("係留図面.pdf");
        await story.SubmitsAsync(answers: Story.Complete(a => a["content"] = "別のこと"));
        var officer = await story.ReviewerAsync();

        foreach (var typed in new[] { "係留図面", "防舷材の点検", "ボウゲンザイ" })
        {
            var found = await Story.SoonAsync(() => officer.GetAsync($"{story.Office}/cases?query={Uri.EscapeDataString(typed)}"), f => f["items"]!.AsArray().Count > 0 || typed == "ボウゲンザイ");
            found["items"]!.AsArray().Select(r => (Guid)r!["id"]!).ShouldBe(typed == "ボウゲンザイ" ? [] : [id], typed);
        }
    }

    [Fact]
    public async Task A_name_of_two_characters_is_found_with_and_without_the_space()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync(answers: Story.Complete(a => a["applicant"]!["name"] = "林 海"));
        await story.SubmitsAsync();
        var officer = await story.ReviewerAsync();
        foreach (var typed in new[] { "林 海", "林　海", "林海", "海 給水 林" })
        {
            // 給水 is a word of the answers: looked into a moment later.
            var found = await Story.SoonAsync(() => officer.GetAsync($"{story.Office}/cases?query={Uri.EscapeDataString(typed)}"), f => f["items"]!.AsArray().Count > 0);
            found["items"]!.AsArray().Select(r => (Guid)r!["id"]!).ShouldBe([id], typed);
        }
    }

    [Fact]
    public async Task A_name_beyond_the_first_plane_is_filed_and_found()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync(answers: Story.Complete(a => a["applicant"]!["name"] = "𠮷田 𩸽子"));
        var found = (await (await story.ReviewerAsync()).GetAsync($"{story.Office}/cases?query={Uri.EscapeDataString("𠮷田")}")).Ok()["items"]!.AsArray();
        found.Select(r => (Guid)r!["id"]!).ShouldBe([id]);
    }

    [Fact]
    public async Task An_officers_due_dates_are_a_calendar_behind_a_secret_link()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "take")).Ok();
        var officer = await story.ReviewerAsync();
        var link = new Uri((string)(await officer.PostAsync($"{story.Office}/calendar-link/actions/renew")).Ok()["address"]!).PathAndQuery;

        var answer = await port.Visitor().GetAsync(link);
        answer.Raw.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        var text = await answer.Raw.Content.ReadAsStringAsync();
        text.ShouldStartWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
        text.ShouldContain($"UID:due-{id:n}@cyberport");
        text.Split("\r\n").ShouldAllBe(l => Encoding.UTF8.GetByteCount(l) <= 75);
        var asked = await port.NewPersonAsync(story.Authority, ["review"]);
        var theirs = new Uri((string)(await (await port.SignInAsync(asked)).PostAsync($"{story.Office}/calendar-link/actions/renew")).Ok()["address"]!).PathAndQuery;
        (await (await port.Visitor().GetAsync(theirs)).Raw.Content.ReadAsStringAsync()).ShouldNotContain("UID");
        (await story.DoesAsync(id, "consult", new { question = "支障はありますか。", dueOn = LifeOfPermits.Day(20), mandatory = true, officers = new[] { asked.Id } })).Ok();
        var opinion = await (await port.Visitor().GetAsync(theirs)).Raw.Content.ReadAsStringAsync();
        opinion.ShouldContain("UID:asked-");
        opinion.ShouldContain($"DTSTART;VALUE=DATE:{LifeOfPermits.Day(20).Replace("-", "", StringComparison.Ordinal)}");
        (await port.Visitor().GetAsync($"{story.Office}/calendar.ics?key=wrong")).Refused(HttpStatusCode.NotFound, "calendar.not-found");
        (await officer.PostAsync($"{story.Office}/calendar-link/actions/revoke")).Ok();
        (await port.Visitor().GetAsync(link)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task In_a_simple_office_the_calendar_holds_what_nobody_is_assigned_to()
    {
        var story = await port.StoryAsync("simple", twoPersonDecision: false);
        var (open, granted) = (await story.SubmitsAsync(), await story.SubmitsAsync());
        (await story.DoesAsync(granted, "grant", new { validTo = "2099-03-31" })).Ok();
        var link = new Uri((string)(await (await story.ReviewerAsync()).PostAsync($"{story.Office}/calendar-link/actions/renew")).Ok()["address"]!).PathAndQuery;

        var text = await (await port.Visitor().GetAsync(link)).Raw.Content.ReadAsStringAsync();
        text.ShouldContain($"UID:due-{open:n}@cyberport");
        text.ShouldContain("UID:permit-");
        text.ShouldContain("DTSTART;VALUE=DATE:20990331");
    }

    [Fact]
    public async Task A_calendar_link_ends_with_the_work_on_cases()
    {
        var story = await port.StoryAsync();
        var person = await port.NewPersonAsync(story.Authority, ["review"]);
        var link = new Uri((string)(await (await port.SignInAsync(person)).PostAsync($"{story.Office}/calendar-link/actions/renew")).Ok()["address"]!).PathAndQuery;
        (await port.Visitor().GetAsync(link)).Ok();

        var admin = await port.StaffAsync(story.Authority, "administer");
        (await admin.PutAsync($"{story.Office}/members/{person.Id}", new { roles = new[] { "helpDesk" } })).Ok();

        (await port.Visitor().GetAsync(link)).Refused(HttpStatusCode.NotFound, "calendar.not-found");
    }
}

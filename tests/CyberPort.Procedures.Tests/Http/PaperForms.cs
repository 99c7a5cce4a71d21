using System.Net;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>紙の様式: empty for anyone, filled in for the applicant and the office, and for nobody else.</summary>
[Collection(nameof(Harbour))]
public sealed class PaperForms(Harbour port)
{
    [Fact]
    public async Task Anyone_prints_an_empty_form_and_prints_it_once()
    {
        var story = await port.StoryAsync();
        var path = $"{story.Office}/procedures/generic/paper?language=en";
        var first = await port.Visitor().GetAsync(path);
        first.Ok().Raw.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Raw.Headers.ETag!);
        (await port.Visitor().Http.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await port.Visitor().GetAsync($"{story.Office}/procedures/generic/paper")).Ok().Raw.Headers.ETag.ShouldNotBe(first.Raw.Headers.ETag);
        (await port.Visitor().GetAsync($"{story.Office}/procedures/no-such-thing/paper")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Applicant_and_office_print_what_was_filled_in_and_strangers_do_not()
    {
        var story = await port.StoryAsync();
        var applicant = await story.ApplicantAsync();
        var draft = await story.DraftsAsync();
        await IsPdfAsync(applicant, $"/api/my/drafts/{draft}/paper");
        (await (await port.ApplicantAsync()).GetAsync($"/api/my/drafts/{draft}/paper")).Status.ShouldBe(HttpStatusCode.NotFound);

        var id = await story.SubmitsAsync();
        await IsPdfAsync(applicant, $"/api/my/cases/{id}/paper?language=en");
        await IsPdfAsync(await story.ReviewerAsync(), $"{story.Office}/cases/{id}/paper");
        (await (await port.ApplicantAsync()).GetAsync($"/api/my/cases/{id}/paper")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await applicant.GetAsync($"{story.Office}/cases/{id}/paper")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var elsewhere = await port.StoryAsync();
        (await (await elsewhere.ReviewerAsync()).GetAsync($"{elsewhere.Office}/cases/{id}/paper")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task IsPdfAsync(PortClient person, string path)
    {
        var answer = (await person.GetAsync(path)).Ok();
        var bytes = await answer.Raw.Content.ReadAsByteArrayAsync();
        System.Text.Encoding.ASCII.GetString(bytes, 0, 5).ShouldBe("%PDF-", path);
        answer.Raw.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }
}

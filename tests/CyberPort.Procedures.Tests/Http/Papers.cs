using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>Files that people attach.</summary>
internal static class Papers
{
    public static ByteArrayContent Pdf() => Of("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray());

    /// <summary>A paper that no other is like.</summary>
    public static ByteArrayContent Pdf(string words) => Of(System.Text.Encoding.UTF8.GetBytes($"%PDF-1.4\n% {words}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"));

    public static ByteArrayContent Program() => Of([0x4D, 0x5A, 0x90, 0x00, 0x03, 0x00, 0x00, 0x00, 0x04, 0x00]);

    private static ByteArrayContent Of(byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return content;
    }
}

/// <summary>What an answer says, as people read it (plain JSON text escapes every kanji, and would hide a name from a test).</summary>
internal static class AnswerWords
{
    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Words(this Answer answer) => answer.Body!.ToJsonString(Plain);
}

/// <summary>Filings with a paper of this name attached.</summary>
internal static class FiledPapers
{
    public static async Task<Guid> FiledWithPaperAsync(this Story story, string name)
    {
        var id = await story.DraftWithPaperAsync(name);
        (await (await story.ApplicantAsync()).PostAsync($"/api/my/drafts/{id}/actions/submit")).Ok();
        return id;
    }

    public static async Task<Guid> DraftWithPaperAsync(this Story story, string name)
    {
        var id = await story.DraftsAsync(answers: Story.Complete(a => a["content"] = "防舷材の点検"));
        var applicant = await story.ApplicantAsync();
        var file = (await applicant.SendAsync(HttpMethod.Post, $"/api/my/drafts/{id}/files?field=documents&name={Uri.EscapeDataString(name.EndsWith(".pdf", StringComparison.Ordinal) ? name : name + ".pdf")}", Papers.Pdf(name), null)).Ok();
        var answers = Story.Complete(a => a["content"] = "防舷材の点検");
        answers["documents"] = new JsonArray(new JsonObject { ["id"] = (string)file["id"]! });
        (await applicant.PutAsync($"/api/my/drafts/{id}", new { answers }, (await applicant.GetAsync($"/api/my/drafts/{id}")).Version)).Ok();
        return id;
    }
}

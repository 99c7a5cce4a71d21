using System.Net.Http.Headers;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>Files that people attach.</summary>
internal static class Papers
{
    public static ByteArrayContent Pdf() => Of("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray());

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

using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>What people attach, over HTTP: good, wrong, huge and hostile.</summary>
[Collection(nameof(Harbour))]
public sealed class Attaching(Harbour port)
{
    // 64 × 48 pixels of a colour gradient, made with heif-enc.
    private const string Photograph =
        "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAaxtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAACAAAA" +
        "EGlkYXQAAAAAAEAAMAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHQAAEAAAAAAAAAMwACAAEAAAAAAAAAAQAAAAAAAAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5m" +
        "ZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADXaXBycAAAALVpcGNvAAAAdWh2Y0MBBAgAAAAAAAAAAAAe8AD8/fr6AAAPAyAAAQAXQAEM" +
        "Af//BAgAAAMAnbgAAAMAAB66AkAhAAEAKkIBAQQIAAADAJ24AAADAAAeoCCBBNlurkprm4EBAwIAAAMAAgAAAwACECIAAQAGRAHBc8CJAAAAFGlzcGUAAAAA" +
        "AAAAQAAAAEAAAAAUaXNwZQAAAAAAAABAAAAAMAAAABBwaXhpAAAAAAMKCgoAAAAaaXBtYQAAAAAAAAACAAECgQIAAgIDhAAAABppcmVmAAAAAAAAAA5kaW1n" +
        "AAIAAQABAAAAO21kYXQAAAAvKAGvGYDvTHS8ej0VwAki2HANCIqb2hFUff8+8/ihuC9/C84hThX1HvWEfAS75XA=";

    private static async Task<(Story Story, Guid Draft, PortClient Applicant)> DraftAsync(Harbour port)
    {
        var story = await port.StoryAsync();
        return (story, await story.DraftsAsync(), await story.ApplicantAsync());
    }

    private static Task<Answer> AttachAsync(PortClient applicant, Guid draft, string name, HttpContent content) => applicant.SendAsync(
        HttpMethod.Post, $"/api/my/drafts/{draft}/files?field=documents&name={Uri.EscapeDataString(name)}", content, null);

    private static ByteArrayContent Zip(string entry, int zeros)
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var types = archive.CreateEntry("[Content_Types].xml").Open();
            types.Write("<Types/>"u8);
        }

        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var content = archive.CreateEntry(entry).Open();
            content.Write(new byte[zeros]);
        }

        return new(bytes.ToArray());
    }

    [Fact]
    public async Task A_pdf_that_is_a_zip_is_refused_and_the_draft_is_as_before()
    {
        var (_, draft, applicant) = await DraftAsync(port);

        var refused = (await AttachAsync(applicant, draft, "計画書.pdf", Zip("a.txt", 10))).Refused(HttpStatusCode.BadRequest, "file.type-mismatch");

        ((string)refused["title"]!).ShouldContain("入力した内容は残っています");
        var kept = (await applicant.GetAsync($"/api/my/drafts/{draft}")).Ok();
        kept["files"]!.AsArray().ShouldBeEmpty();
        ((string)kept["answers"]!["subject"]!).ShouldBe("給水施設の使用");
    }

    [Fact]
    public async Task A_zip_bomb_is_refused()
    {
        var (_, draft, applicant) = await DraftAsync(port);

        (await AttachAsync(applicant, draft, "計画書.docx", Zip("word/document.xml", 60 * 1024 * 1024))).Refused(HttpStatusCode.BadRequest, "file.unsafe-archive");
    }

    [Fact]
    public async Task Three_hundred_megabytes_that_say_so_are_refused_before_they_are_read()
    {
        var (_, draft, applicant) = await DraftAsync(port);
        using var content = new Announced(300L * 1024 * 1024);

        (await AttachAsync(applicant, draft, "動画.pdf", content)).Refused(HttpStatusCode.BadRequest, "file.too-large");
    }

    [Fact]
    public async Task A_name_is_cleaned_before_anybody_sees_it()
    {
        var (_, draft, applicant) = await DraftAsync(port);

        var file = (await AttachAsync(applicant, draft, "../..\\計画\u202efdp.pdf", Papers.Pdf())).Ok();

        ((string)file["name"]!).ShouldBe("計画fdp.pdf");
        var sent = (await applicant.GetAsync($"/api/my/drafts/{draft}/files/{file["id"]}")).Ok().Raw;
        sent.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        sent.Headers.CacheControl!.ToString().ShouldContain("no-store");
        sent.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
    }

    [Fact]
    public async Task The_office_sees_a_photograph_of_a_phone_as_jpeg()
    {
        var (story, draft, applicant) = await DraftAsync(port);
        var photograph = new ByteArrayContent(Convert.FromBase64String(Photograph));
        photograph.Headers.ContentType = new MediaTypeHeaderValue("image/heic");
        var file = (await AttachAsync(applicant, draft, "IMG_0001.HEIC", photograph)).Ok();
        (await applicant.PutAsync($"/api/my/drafts/{draft}", new
        {
            answers = Story.Complete(answers => answers["documents"] = new System.Text.Json.Nodes.JsonArray(file.Body!.DeepClone())), step = (string?)null,
        }, (await applicant.GetAsync($"/api/my/drafts/{draft}")).Version)).Ok();
        (await applicant.PostAsync($"/api/my/drafts/{draft}/actions/submit")).Ok();
        var officer = await story.ReviewerAsync();
        var address = $"{story.Office}/cases/{draft}/files/{(string)(await story.CaseAsync(draft))["files"]![0]!["id"]!}";

        (await officer.GetAsync(address)).Ok().Raw.Content.Headers.ContentType!.MediaType.ShouldBe("image/heic");
        var shown = (await officer.GetAsync(address + "?as=jpeg")).Ok().Raw;

        shown.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        (await shown.Content.ReadAsByteArrayAsync())[..3].ShouldBe(new byte[] { 0xFF, 0xD8, 0xFF });
    }

    /// <summary>Says how long it is; nobody must ask for all of it.</summary>
    private sealed class Announced(long length) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var block = new byte[64 * 1024];
            for (var sent = 0L; sent < length; sent += block.Length)
            {
                await stream.WriteAsync(block);
            }
        }

        protected override bool TryComputeLength(out long announced)
        {
            announced = length;
            return true;
        }
    }
}

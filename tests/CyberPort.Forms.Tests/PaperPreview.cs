using System.Net;

namespace CyberPort.Forms.Tests;

/// <summary>The designer looks at the paper of what they are working on.</summary>
[Collection(nameof(PortService))]
public sealed class PaperPreview(PortService port)
{
    [Fact]
    public async Task A_working_copy_is_seen_on_paper_by_those_who_administer_and_by_nobody_else()
    {
        var authority = await port.NewAuthorityAsync();
        var admin = await port.StaffAsync(authority, "administer");
        var at = $"/api/t/{authority.Slug}/forms/heliport/work/paper";
        (await admin.GetAsync(at)).Refused(HttpStatusCode.NotFound, "form.no-work");
        (await admin.PostAsync($"/api/t/{authority.Slug}/forms", new { code = "heliport", title = new { ja = "ヘリポート使用許可申請書", en = "Heliport use" }, from = new { kind = "master", code = "generic" } })).Ok();

        var paper = (await admin.GetAsync(at + "?language=en")).Ok();
        paper.Raw.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        paper.Raw.Headers.CacheControl!.NoStore.ShouldBeTrue("it is not published");
        (await (await port.StaffAsync(authority, "review")).GetAsync(at)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await port.Visitor().GetAsync(at)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }
}

using System.Text.RegularExpressions;

namespace CyberPort.E2E.Tests;

/// <summary>国への手続: a port authority files its rates to the ministry, with papers, and the ministry accepts.</summary>
[Collection(nameof(Walks))]
public sealed class FilingToTheMinistry(Harbour harbour)
{
    private static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"u8.ToArray();
    private static readonly byte[] Zip = [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] Photo = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static readonly IReadOnlyDictionary<string, string> Rates = new Dictionary<string, string>
    {
        ["contactName"] = "青木 受子", ["contactPhone"] = "0176-00-1201", ["contactEmail"] = "kowan@aohama.example", ["applicant.address.prefecture"] = "青森県",
        ["change"] = "new", ["ports"] = "青浜港", ["kinds"] = "mooring", ["rates[0].item"] = "岸壁", ["rates[0].unit"] = "1トン24時間", ["rates[0].new"] = "12", ["reason"] = "条例の制定による。",
        ["ordinance"] = "青浜県港湾管理条例", ["publishedOn"] = "2027-02-01", ["effectiveOn"] = "2027-04-01", ["publication"] = "gazette", ["declaration"] = "yes",
    };

    [Fact]
    public async Task An_authority_files_its_rates_with_papers_and_the_ministry_accepts()
    {
        await using var admin = await harbour.AtDeskAsync("filer");
        await using var ministry = await harbour.AtDeskAsync("ministry");
        await admin.SignInAsync("admin@aohama.example");
        await ministry.SignInAsync("receive@mlit.demo.example");
        await admin.GoAsync("/aohama/office/filings");
        await admin.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("港湾の料率の届出") }).ClickAsync();

        // What the authority has told of itself is offered with its source and taken with one press.
        await admin.SeesAsync("青浜県の登録内容から");
        await admin.JudgeAsync("filing-offers");
        await admin.Page.Locator(".cp-offer__line").Filter(new() { HasText = "青浜県の登録内容から" }).GetByRole(AriaRole.Button, new() { Name = "まとめて使う" }).ClickAsync();
        await Assertions.Expect(admin.Page.Locator("#q-applicant-name")).ToHaveValueAsync("青浜県");
        await Assertions.Expect(admin.Page.Locator("#q-applicant-corporateNumber")).ToHaveValueAsync("4000020090001");
        await admin.WalkToReviewAsync(Rates, step => step == "papers" ? AttachAsync(admin) : Task.CompletedTask);
        await admin.PressAsync("この内容で提出する");
        await admin.SeesAsync("提出しました");
        var number = await admin.NumberAsync();
        var id = Regex.Match(admin.Page.Url, "drafts/([0-9a-f-]{36})").Groups[1].Value;

        await ministry.GoAsync($"/mlit/office/cases/{id}");
        await ministry.SeesAsync(number);
        foreach (var name in new[] { "料率表.pdf", "条例.png" })
        {
            await ministry.SeesAsync(name);
        }

        await ministry.PressAsync("受け付けて担当する");
        await ministry.PressAsync("受理する");
        await ministry.Page.Locator("dialog[open], aside").GetByRole(AriaRole.Button, new() { NameRegex = new Regex("受理する") }).Last.ClickAsync();
        await ministry.SeesAsync("受理しました");
        await admin.GoAsync("/aohama/office/filings");
        await admin.SeesAsync("受理");
        await admin.JudgeAsync("filings");
    }

    /// <summary>A PDF that is a ZIP is refused beside its field; the right one and a photograph go up.</summary>
    private static async Task AttachAsync(Person person)
    {
        var table = person.Page.Locator("#q-tableFile-group");
        await table.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "料率表.pdf", MimeType = "application/pdf", Buffer = Zip });
        await table.Locator(".cp-field__error").WaitForAsync();
        await person.JudgeAsync("file-refused");
        await table.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("を削除|^削除") }).ClickAsync();
        await table.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "料率表.pdf", MimeType = "application/pdf", Buffer = Pdf });
        await table.GetByRole(AriaRole.Link, new() { Name = "料率表.pdf" }).WaitForAsync();

        var photo = person.Page.Locator("#q-ordinanceFile-group input[capture=environment]");
        (await photo.GetAttributeAsync("accept")).ShouldBe("image/*");
        await photo.SetInputFilesAsync(new FilePayload { Name = "条例.png", MimeType = "image/png", Buffer = Photo });
        await person.Page.Locator("#q-ordinanceFile-group").GetByRole(AriaRole.Link, new() { Name = "条例.png" }).WaitForAsync();
    }
}

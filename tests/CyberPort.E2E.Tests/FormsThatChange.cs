using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CyberPort.E2E.Tests;

/// <summary>様式の改正: the ministry's master has changed, an authority decides what of it becomes its own, and somebody's draft is moved up.</summary>
[Collection(nameof(Harbour))]
public sealed class FormsThatChange(Harbour harbour)
{
    private static readonly JsonNode Begun = JsonNode.Parse("""
        { "vessel": { "name": "第八汐見丸", "callSign": "JS8888", "imo": "9074729", "flag": "JP", "grossTonnage": 499, "loa": 72.5, "draught": 4.2, "type": "cargo", "trade": "domestic" },
          "homePort": "汐見市", "period": { "from": "2027-02-01T08:00", "to": "2027-02-02T17:00" } }
        """)!;

    [Fact]
    public async Task A_change_of_the_master_is_merged_published_and_taken_over_by_a_draft_and_a_form_comes_from_a_file()
    {
        await using var admin = await harbour.AtDeskAsync("designer-sheets");
        await admin.SignInAsync("admin@shiomi.example");
        await using var applicant = await harbour.OnPhoneAsync("moving-up");
        await applicant.SignInAsync("agent@demo.example");
        var begun = await applicant.CallAsync("/api/my/drafts", new { tenant = "shiomi", procedure = "mooring-use", answers = Begun });
        var draft = (await begun.JsonAsync())!.Value.GetProperty("id").GetString()!;

        await MergesAsync(admin);
        await PublishesAsync(admin);
        await MovesUpAsync(applicant, draft);
        await ImportsAsync(admin);
        admin.AssertNoComplaints();
    }

    /// <summary>What both sides changed stands side by side; without a choice for each nothing is taken, and nothing is published by it.</summary>
    private static async Task MergesAsync(Person admin)
    {
        await admin.GoAsync("/shiomi/office/forms/mooring-use/master-update");
        await admin.SeesAsync("国の標準の更新");
        await admin.SeesAsync("緊急時の連絡先（24 時間）");
        await admin.JudgeAsync("master-update");
        var conflict = admin.Page.Locator(".fd-conflict");
        await Assertions.Expect(conflict).ToHaveCountAsync(1);
        foreach (var side in new[] { "もとの標準：92", "この港の内容", "14", "新しい国の標準", "90" })
        {
            await Assertions.Expect(conflict).ToContainTextAsync(side);
        }

        await admin.PressAsync("作業中の内容に取り込む");
        await admin.SeesAsync("あと 1 件選んでください");
        await conflict.Locator(".fd-conflict__side", new() { HasText = "新しい国の標準" }).ClickAsync();
        await admin.PressAsync("作業中の内容に取り込む");
        await admin.Page.WaitForURLAsync("**/office/forms/mooring-use");
    }

    private static async Task PublishesAsync(Person admin)
    {
        await admin.PressAsync("公開へ進む");
        await admin.SeesAsync("から変わる点");
        await admin.Page.Locator("#publish-version").FillAsync("2027.1-shiomi");
        await admin.Page.Locator("#publish-sure").CheckAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "公開する", Exact = true }).ClickAsync();
        await admin.SeesAsync("版 2027.1-shiomi を");
        await admin.GoAsync("/shiomi/office/forms/mooring-use/versions");
        await admin.SeesAsync("国の標準の版");
        await admin.JudgeAsync("versions");
    }

    /// <summary>The difference is shown; what changed is asked again and nothing else; what was written is there.</summary>
    private static async Task MovesUpAsync(Person applicant, string draft)
    {
        await applicant.GoAsync($"/shiomi/drafts/{draft}/period");
        await applicant.SeesAsync("様式が新しくなりました（2027.1-shiomi）");
        await applicant.Page.Locator("cp-draft-upgrade summary").ClickAsync();
        await applicant.SeesAsync("「緊急時の連絡先（24 時間）」が増えました");
        await applicant.JudgeAsync("upgrade-offer");
        await applicant.PressAsync("新しい様式に移す");
        await applicant.SeesAsync("様式が変わったので、もう一度確かめてください");
        await Assertions.Expect(applicant.Page.GetByText("様式が変わったので、もう一度確かめてください")).ToHaveCountAsync(1);
        await Assertions.Expect(applicant.Page.Locator("cp-draft-upgrade cp-banner")).ToHaveCountAsync(0);
        await applicant.PressAsync("確かめました");
        await applicant.SeesAsync("に保存しました");
        await applicant.JudgeAsync("upgraded");
        await applicant.TurnToAsync($"/shiomi/drafts/{draft}/vessel", "#q-vessel-name");
        await Assertions.Expect(applicant.Page.Locator("#q-vessel-name")).ToHaveValueAsync("第八汐見丸");
        await Assertions.Expect(applicant.Page.GetByText("様式が変わったので、もう一度確かめてください")).ToHaveCountAsync(0);
        await applicant.TurnToAsync($"/shiomi/drafts/{draft}/applicant", "#q-emergencyPhone");
        var kept = (await (await applicant.CallAsync($"/api/my/drafts/{draft}", method: "GET")).JsonAsync())!.Value.GetProperty("answers");
        kept.GetProperty("vessel").GetProperty("callSign").GetString().ShouldBe("JS8888");
        kept.GetProperty("period").GetProperty("to").GetString().ShouldBe("2027-02-02T17:00");
    }

    /// <summary>What an imported file would change is shown before it is taken; then it is the working copy, to be tried.</summary>
    private static async Task ImportsAsync(Person admin)
    {
        var file = JsonNode.Parse(await (await admin.CallAsync("/api/t/shiomi/forms/generic/versions/2026.1-shiomi/export", method: "GET")).TextAsync())!;
        file["steps"]![0]!["fields"]!.AsArray().Single(field => (string?)field!["id"] == "content")!["label"]!["ja"] = "申し込む内容";
        await admin.GoAsync("/shiomi/office/forms");
        await admin.PressAsync("新しい様式を作る");
        await admin.Page.Locator("input[name=start-from][value=library]").CheckAsync();
        await admin.Page.Locator(".fd-library li").First.WaitForAsync();
        await admin.JudgeAsync("library");
        await admin.Page.Locator("input[name=start-from][value=import]").CheckAsync();
        await admin.Page.Locator("#import-file").SetInputFilesAsync(new FilePayload { Name = "generic.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(file.ToJsonString()) });
        await admin.SeesAsync("を読み込むと変わる点");
        await Assertions.Expect(admin.Page.Locator("cp-import-form cp-changes-list")).ToContainTextAsync("申し込む内容");
        await Assertions.Expect(admin.Page.Locator("cp-import-form cp-changes-list li")).ToHaveCountAsync(1);
        await admin.JudgeAsync("import");
        await admin.PressAsync("この内容で作業を始める");
        await admin.Page.WaitForURLAsync(new Regex("/office/forms/generic$"));
        await admin.GoAsync("/shiomi/office/forms/generic/try");
        await admin.Page.GetByRole(AriaRole.Heading, new() { Name = "見本の回答" }).WaitForAsync();
        await admin.SeesAsync("申し込む内容");
        await admin.JudgeAsync("trial");
    }
}

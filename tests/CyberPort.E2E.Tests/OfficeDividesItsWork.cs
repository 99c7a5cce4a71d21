using System.Text.RegularExpressions;
using CyberPort.Platform.Time;

namespace CyberPort.E2E.Tests;

/// <summary>係, 専決, 照会: an office that shares its work out, from the settings to the decision.</summary>
[Collection(nameof(Harbour))]
public sealed class OfficeDividesItsWork(Harbour harbour)
{
    [Fact]
    public async Task A_case_finds_its_desk_asks_an_outside_body_and_is_decided_at_its_level()
    {
        await using var admin = await harbour.AtDeskAsync("office-admin");
        await admin.SignInAsync("admin@shiomi.example");

        // Desks, ranks.
        await admin.GoAsync("/shiomi/office/desks");
        await admin.PressAsync("係を作る");
        await admin.Page.Locator("#desk-ja").FillAsync("水域係");
        foreach (var box in await admin.Page.Locator("#desk-members-group input, cp-dialog cp-checkboxes input").AllAsync())
        {
            await box.CheckAsync();
        }

        await admin.JudgeAsync("desk-sheet");
        await admin.PressAsync("係を保存する");
        await admin.SeesAsync("水域係を保存しました");
        await admin.Page.Locator("cp-posts tbody tr select").First.WaitForAsync();
        foreach (var rank in await admin.Page.Locator("cp-posts tbody tr select").AllAsync())
        {
            await rank.SelectOptionAsync("5");
        }

        await admin.JudgeAsync("desks");

        // Routing, levels and a check of the procedure.
        await admin.GoAsync("/shiomi/office/procedures/generic/work");
        await admin.PressAsync("規則を加える");
        await admin.Page.Locator("cp-condition-field input[value=some]").First.CheckAsync();
        await admin.Page.Locator("[id^='r'][id$='-q']").First.FillAsync("種類");
        await admin.Page.Locator("[id^='r'][id$='-q-list'] [role=option]").First.ClickAsync();
        await admin.Page.Locator("[id^='r'][id$='-v']").First.SelectOptionAsync("application");
        await admin.Page.Locator("[id$='-desk']").First.SelectOptionAsync(new SelectOptionValue { Label = "水域係" });
        await admin.PressAsync("区分を加える");
        await admin.Page.Locator("[id^='l'][id$='-name']").First.FillAsync("部長決裁");
        await admin.Page.Locator("[id$='-rank']").First.SelectOptionAsync("5");
        await admin.PressAsync("項目を加える");
        await admin.Page.Locator("input[id^='c']").First.FillAsync("図面を確認した");
        await admin.JudgeAsync("work");
        await admin.PressAsync("保存する");
        await admin.SeesAsync("保存しました");

        // The case arrives at the desk.
        await using var applicant = await harbour.OnPhoneAsync("office-applicant");
        await applicant.SignInAsync("applicant@demo.example");
        var id = await applicant.SendsToShiomiAsync();
        await using var officer = await harbour.AtDeskAsync("office-reviewer");
        await officer.SignInAsync("review@shiomi.example");
        await officer.GoAsync("/shiomi/office?view=desk&sort=newest");
        await officer.Page.Locator($"a[href*='{id}']").ClickAsync();
        await officer.SeesAsync("部長決裁");
        await officer.PressAsync("受け付けて担当する");
        await officer.SeesAsync("この案件の担当になりました");

        // An outside body is asked, and answers on a phone without an account.
        await officer.PressAsync("ほかの操作");
        await officer.PressAsync("合議・照会する");
        await officer.Page.Locator("#question").FillAsync("航路への支障はありますか。");
        await officer.Page.Locator("#outside-name").FillAsync("汐見海上保安部");
        var email = $"hoan.{Guid.NewGuid():N}@test.example";
        await officer.Page.Locator("#outside-email").FillAsync(email);
        await officer.Page.Locator("#outside-language").SelectOptionAsync("en");
        await officer.Page.Locator("input[type=checkbox][value=content]").CheckAsync();
        var due = TimeProvider.System.TodayInJapan().AddDays(3);
        await officer.FillDateAsync("dueOn", due);
        await officer.JudgeAsync("consult-sheet");
        await officer.PressAsync("意見を求める");
        await officer.SeesAsync("意見を求めました");
        await officer.MailArrivesAsync(email, "/consult/");
        var mail = (await officer.MailsToAsync(email))[0].GetProperty("text").GetString()!;
        mail.ShouldContain("asks for your opinion");
        await using var body = await harbour.OnPhoneAsync("outside-body");
        await body.GoAsync(Regex.Match(mail, "/consult/[A-Za-z0-9_-]+").Value);
        await body.SeesAsync("航路への支障はありますか。");
        (await body.Page.Locator("main").InnerTextAsync()).ShouldNotContain("海野");
        await body.JudgeAsync("asked");
        await body.PressAsync("この内容で回答する");
        await body.SeesAsync("意見を選んでください");
        await body.Page.Locator("input[value=remarks]").CheckAsync();
        await body.Page.Locator("#text").FillAsync("夜間は灯火を点けること。");
        await body.Page.Locator("#name").FillAsync("海務課 波野");
        await body.PressAsync("この内容で回答する");
        await body.SeesAsync("回答を受け付けました");
        await body.JudgeAsync("answered");

        // The answer is there without reloading; the check is ticked, the case put forward and decided at its level.
        await officer.SeesAsync("夜間は灯火を点けること。");
        await officer.Page.Locator("cp-case-facts label", new() { HasText = "図面を確認した" }).ClickAsync();
        await officer.JudgeAsync("consulted-case");
        await officer.PressAsync("決裁に上げる");
        await officer.PressAsync("この内容で決裁に上げる");
        await officer.SeesAsync("決裁に上げました");
        await using var chief = await harbour.AtDeskAsync("office-chief");
        await chief.SignInAsync("decide@shiomi.example");
        await chief.GoAsync($"/shiomi/office/cases/{id}");
        await chief.PressAsync("許可する");
        await chief.PressAsync("この内容で許可する");
        await chief.SeesAsync("許可しました");
    }

    [Fact]
    public async Task An_authority_writes_its_own_words_and_sees_them_on_paper()
    {
        await using var admin = await harbour.AtDeskAsync("texts-admin");
        await admin.SignInAsync("admin@aohama.example");
        await admin.GoAsync("/aohama/office/texts");
        await admin.PressAsync("定型文を加える");
        await admin.Page.Locator("#block-name").FillAsync("総トン数の不一致");
        await admin.Page.Locator("#block-body").FillAsync("船舶国籍証書の総トン数を記入してください。");
        await admin.JudgeAsync("block-sheet");
        await admin.PressAsync("保存する");
        await admin.SeesAsync("船舶国籍証書の総トン数を記入してください。");
        await admin.JudgeAsync("blocks");

        await admin.GoAsync("/aohama/office/texts?part=notices");
        await admin.Page.Locator("button:has-text('変更')").First.ClickAsync();
        await admin.SeesAsync("{authority}");
        await admin.JudgeAsync("notice-sheet");

        await admin.GoAsync("/aohama/office/texts?part=letters");
        await admin.Page.Locator("cp-pdf").WaitForAsync(new() { Timeout = 30_000 });
        await admin.JudgeAsync("letters");
        await admin.Page.Locator("#letter-body").FillAsync("#import \"x\"");
        await admin.SeesAsync("「#import」は使えません");
        await admin.Page.Locator("#letter-body").FillAsync("#applicant 様の申請を許可します。\n\n#facts\n\n#conditions");
        await admin.PressAsync("この本文を使う");
        await admin.SeesAsync("自庁の本文（すべての手続）第1版を使っています");
        await admin.PressAsync("自庁の本文を削除する");
        await admin.SeesAsync("交付した文書は変わりません");
        await admin.JudgeAsync("letter-drop");
        await admin.Page.Locator("dialog[open]").GetByText("削除する", new() { Exact = true }).ClickAsync();
        await admin.SeesAsync("自庁の本文（すべての手続）はありません");
    }
}

/// <summary>What only this journey does.</summary>
file static class Here
{
    /// <summary>A case at 汐見港, whose own form wants a reason too.</summary>
    public static async Task<string> SendsToShiomiAsync(this Person person)
    {
        var draft = await person.DraftsAsync("shiomi");
        var read = (await (await person.CallAsync($"/api/my/drafts/{draft}", method: "GET")).JsonAsync())!.Value;
        var answers = System.Text.Json.Nodes.JsonNode.Parse(read.GetProperty("answers").GetRawText())!;
        answers["reason"] = "工事の工程の変更のため";
        var made = await person.CallAsync("/api/my/drafts", new { tenant = "shiomi", procedure = "generic", answers });
        var id = (await made.JsonAsync())!.Value.GetProperty("id").GetString()!;
        var sent = await person.CallAsync($"/api/my/drafts/{id}/actions/submit");
        sent.Ok.ShouldBeTrue(await sent.TextAsync());
        return id;
    }

    /// <summary>A date in its three boxes.</summary>
    public static async Task FillDateAsync(this Person person, string field, DateOnly day)
    {
        var boxes = person.Page.Locator($"cp-date-field:has(#{field}) input[type=text]");
        await boxes.Nth(0).FillAsync(day.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await boxes.Nth(1).FillAsync(day.Month.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await boxes.Nth(2).FillAsync(day.Day.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}

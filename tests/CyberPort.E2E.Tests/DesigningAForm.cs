using System.Diagnostics;

namespace CyberPort.E2E.Tests;

/// <summary>様式デザイナー: a form nobody has seen before is built, published, filed on a phone and decided, within ten minutes of the clock.</summary>
[Collection(nameof(Harbour))]
public sealed class DesigningAForm(Harbour harbour)
{
    private static readonly Dictionary<string, string> Flight = new()
    {
        ["party1.kind"] = "company",
        ["party1.name"] = "青空航空株式会社",
        ["party1.kana"] = "アオゾラコウクウ",
        ["party1.representative"] = "空野 翔",
        ["party1.address.postalCode"] = "030-0803",
        ["party1.address.prefecture"] = "青森県",
        ["party1.address.city"] = "青森市",
        ["party1.address.line"] = "安方1-2-3",
        ["party1.phone"] = "０１７６－１２－３４５６",
        ["party1.email"] = "agent@demo.example",
        ["text1"] = "JA1234",
        ["number1"] = "５，７００",
        ["yesNo1"] = "yes",
        ["longText1"] = "照明車を２台置きます。",
        ["period1.from"] = "2027-02-01",
        ["period1.to"] = "2027-02-03",
        ["group1[0].choice1"] = "choice1",
        ["group1[0].number2"] = "4",
        ["declaration1"] = "yes",
    };

    [Fact]
    public async Task An_administrator_builds_a_heliport_permit_form_in_ten_minutes_and_it_is_filed_on_a_phone_and_decided()
    {
        var clock = Stopwatch.StartNew();
        await using var admin = await harbour.AtDeskAsync("designer");
        await admin.SignInAsync("admin@aohama.example");
        await admin.GoAsync("/aohama/office/forms");
        await admin.SeesAsync("係留施設使用許可申請");
        await admin.JudgeAsync("forms");

        await StartsAsync(admin);
        await BuildsAsync(admin);
        await admin.JudgeAsync("designer");
        await MovesAndUndoesAsync(admin);
        await admin.PressAsync("検査する");
        await admin.SeesAsync("公開の前に直す点");
        await admin.JudgeAsync("findings");
        await admin.Page.Locator(".fd-check__one--bad button").First.ClickAsync();
        await Assertions.Expect(admin.Page.Locator("#p-label")).ToHaveValueAsync(""); // the finding leads to the question without words
        await WordsAsync(admin, "安全に使用することを誓約します", "I shall use it safely");
        await PublishesAsync(admin);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(10));

        await AttachesAsync(admin);
        await FiledAndDecidedAsync();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(10));
    }

    private static async Task StartsAsync(Person admin)
    {
        await admin.PressAsync("新しい様式を作る");
        await admin.Page.Locator("#start-title").FillAsync("ヘリポート使用許可申請");
        await admin.Page.Locator("#start-title-en").FillAsync("Application for the use of the heliport");
        await admin.Page.Locator("#start-code").FillAsync("heliport-own");
        await admin.JudgeAsync("new-form");
        await admin.PressAsync("作りはじめる");
        await admin.Page.Locator("#outline-step-main").ClickAsync();
        await TextsAsync(admin, "p-title", "使用する方と機体", "Operator and aircraft");
    }

    /// <summary>Own items of many kinds, a condition, a group of rows and two computed numbers.</summary>
    private static async Task BuildsAsync(Person admin)
    {
        await AddsAsync(admin, "人・会社", "申請者", "Applicant");
        await admin.Page.Locator("#p-item").SelectOptionAsync("applicant");
        await AddsAsync(admin, "一行の文字", "機体の登録記号", "Registration mark");
        await admin.Page.Locator("#p-maxLength").FillAsync("10");
        await AddsAsync(admin, "数", "最大離陸重量", "Maximum take-off weight");
        await admin.Page.Locator("#p-unit").FillAsync("kg");
        await admin.Page.Locator("#p-unit").BlurAsync();
        await admin.Page.Locator("#p-min").FillAsync("1");
        await AddsAsync(admin, "はい・いいえ", "夜間に使いますか", "Do you use it at night?");
        await AddsAsync(admin, "長い文章", "夜間照明の計画", "Lighting at night");
        await admin.Page.Locator("#p-showWhen").CheckAsync();
        await admin.Page.Locator("#p-show-q").FillAsync("夜間に");
        await admin.Page.Locator("#p-show-q-list [role=option]").First.ClickAsync();
        await admin.SeesAsync("「夜間に使いますか」が「はい」のとき");

        await admin.PressAsync("ステップを追加");
        await TextsAsync(admin, "p-title", "使用する日と飛行", "Days and flights");
        await AddsAsync(admin, "期間", "使用期間", "Period of use");
        await AddsAsync(admin, "自動計算", "使用日数", "Days of use");
        await admin.Page.Locator("#p-compute").SelectOptionAsync("days");
        await admin.Page.Locator("#p-compute-of").SelectOptionAsync("period1");
        await AddsAsync(admin, "くり返しの表", "飛行計画", "Flights");
        await RowsAsync(admin);
        await admin.Page.Locator("#outline-field-group1").ClickAsync();
        await AddsAsync(admin, "自動計算", "離着陸回数の合計", "Landings altogether");
        await admin.Page.Locator("#p-compute-of").SelectOptionAsync("group1.number2");
        await admin.Page.Locator("#p-unit").FillAsync("回");
        await admin.Page.Locator("#p-unit").BlurAsync();
        await AddsAsync(admin, "誓約・同意", "", "");
    }

    private static async Task RowsAsync(Person admin)
    {
        await admin.Page.Locator("summary", new() { HasText = "1 行の質問を追加" }).ClickAsync();
        await admin.Page.Locator(".fd-kinds .fd-kind", new() { HasText = "一つ選ぶ" }).ClickAsync();
        await NewAsync(admin, "飛行の目的", "Purpose");
        await TextsAsync(admin, "p-option-choice1", "救急", "Rescue");
        await TextsAsync(admin, "p-option-choice2", "報道", "News");
        await AddsAsync(admin, "数", "離着陸回数", "Landings");
    }

    /// <summary>By keyboard alone; what is moved keeps the focus and is announced.</summary>
    private static async Task MovesAndUndoesAsync(Person admin)
    {
        var row = admin.Page.Locator("#outline-field-number1");
        await row.ClickAsync();
        await admin.Page.Keyboard.PressAsync("Alt+ArrowUp");
        await Assertions.Expect(admin.Page.Locator("[aria-live=polite], [role=status]").Filter(new() { HasText = "5 問中 2 番目に移しました" }).First).ToBeAttachedAsync();
        await Assertions.Expect(row).ToBeFocusedAsync();
        await admin.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(admin.Page.Locator("[role=treeitem][aria-level='2']").Nth(2)).ToContainTextAsync("最大離陸重量");
    }

    private static async Task PublishesAsync(Person admin)
    {
        await admin.SeesAsync("に保存しました");
        await admin.PressAsync("公開へ進む");
        await admin.SeesAsync("はじめての公開です");
        (await admin.Page.Locator("#publish-version").InputValueAsync()).ShouldNotBeEmpty();
        await admin.JudgeAsync("publish");
        await admin.Page.Locator("#publish-sure").CheckAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "公開する", Exact = true }).ClickAsync();
        await admin.SeesAsync("公開しました");
        await admin.JudgeAsync("published");
    }

    /// <summary>The authority's own procedure, on the form just published: made, set and opened on the 手続 page.</summary>
    private static async Task AttachesAsync(Person admin)
    {
        await admin.GoAsync("/aohama/office/procedures");
        await admin.PressAsync("手続を加える");
        await admin.PressAsync("独自の手続");
        await admin.Page.Locator("[id='new.title.ja']").FillAsync("ヘリポート使用許可申請（独自）");
        await admin.Page.Locator("[id='new.title.en']").FillAsync("Use of the heliport");
        await admin.Page.Locator("[id='new.code']").FillAsync("heliport-own");
        await admin.PressAsync("作って設定する");
        await admin.Page.Locator("#formCode").SelectOptionAsync("heliport-own");
        await admin.PressAsync("保存する");
        await admin.SeesAsync("停止中のため");
        await admin.GoAsync("/aohama/office/procedures");
        await admin.Page.GetByRole(AriaRole.Switch, new() { Name = "ヘリポート使用許可申請（独自） の受付" }).ClickAsync();
        await Assertions.Expect(admin.Page.GetByRole(AriaRole.Switch, new() { Name = "ヘリポート使用許可申請（独自） の受付" })).ToHaveAttributeAsync("aria-checked", "true");
    }

    private async Task FiledAndDecidedAsync()
    {
        await using var applicant = await harbour.OnPhoneAsync("pilot");
        await applicant.SignInAsync("agent@demo.example");
        await applicant.GoAsync("/aohama/procedures/heliport-own");
        await applicant.PressAsync("この手続をはじめる");
        await applicant.WalkToReviewAsync(Flight, step => applicant.JudgeAsync($"heliport-{step}"));
        await applicant.SeesAsync("3 日");
        await applicant.SeesAsync("4 回");
        await applicant.JudgeAsync("heliport-review");
        await applicant.PressAsync("この内容で提出する");
        await applicant.SeesAsync("提出しました");
        var id = applicant.Page.Url.Split("/drafts/")[1].Split('/')[0];

        await using var officer = await harbour.AtDeskAsync("heliport-officer");
        await officer.SignInAsync("review@aohama.example");
        await officer.GoAsync($"/aohama/office/cases/{id}");
        await officer.SeesAsync("JA1234");
        await officer.PressAsync("受け付けて担当する");
        await officer.PressAsync("決裁に上げる");
        await officer.PressAsync("この内容で決裁に上げる");
        await officer.SeesAsync("決裁に上げました");
        await using var chief = await harbour.AtDeskAsync("heliport-chief");
        await chief.SignInAsync("decide@aohama.example");
        await chief.GoAsync($"/aohama/office/cases/{id}");
        await chief.PressAsync("許可する");
        await chief.PressAsync("この内容で許可する");
        await chief.SeesAsync("許可しました");
    }

    private static async Task AddsAsync(Person admin, string kind, string ja, string en)
    {
        await admin.PressAsync("質問を追加");
        await admin.Page.Locator("dialog[open] .fd-kind", new() { Has = admin.Page.GetByText(kind, new() { Exact = true }) }).ClickAsync();
        await NewAsync(admin, ja, en);
    }

    /// <summary>A new question puts the focus where its words go; a test is quicker than the page is drawn.</summary>
    private static async Task NewAsync(Person admin, string ja, string en)
    {
        await Assertions.Expect(admin.Page.Locator("#p-label")).ToHaveValueAsync("");
        await Assertions.Expect(admin.Page.Locator("#p-label")).ToBeFocusedAsync();
        await WordsAsync(admin, ja, en);
    }

    private static Task WordsAsync(Person admin, string ja, string en) => TextsAsync(admin, "p-label", ja, en);

    private static async Task TextsAsync(Person admin, string field, string ja, string en)
    {
        await admin.Page.Locator($"#{field}").FillAsync(ja);
        await admin.Page.Locator($"#{field}-en").FillAsync(en);
    }
}

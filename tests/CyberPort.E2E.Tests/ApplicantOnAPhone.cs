namespace CyberPort.E2E.Tests;

/// <summary>From the authority's page to the receipt, with one hand.</summary>
[Collection(nameof(Harbour))]
public sealed class ApplicantOnAPhone(Harbour harbour)
{
    [Fact]
    public async Task An_applicant_finds_the_procedure_fills_it_in_without_an_account_signs_in_and_sends_it()
    {
        await using var person = await harbour.OnPhoneAsync("applicant");
        await person.GoAsync("/aohama");
        await person.PressAsync("手続をする");
        await person.Page.WaitForURLAsync("**/aohama/procedures");
        await person.Page.Locator("#procedure").FillAsync("岸壁　使う");
        await person.Page.WaitForURLAsync("**query=**");
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "係留施設使用許可申請" }).First.WaitForAsync();
        await person.JudgeAsync("procedures");
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "係留施設使用許可申請" }).First.ClickAsync();
        await person.SeesAsync("この手続をはじめる");
        await person.JudgeAsync("procedure");
        await person.PressAsync("この手続をはじめる");

        await person.WalkToReviewAsync(Filling.Mooring, step => person.JudgeAsync($"step-{step}"));
        await person.SeesAsync("第三青浜丸");
        await person.JudgeAsync("review-before-sign-in");
        await person.PressAsync("サインインして続ける");
        await person.SeesAsync("入力した内容は残っています");
        await person.JudgeAsync("sign-in");
        await person.TypesSignInAsync("applicant@demo.example");

        await person.SeesAsync("この内容で提出する");
        await person.SeesAsync("0176123456");
        await person.JudgeAsync("review");
        await person.PressAsync("この内容で提出する");
        await person.SeesAsync("提出しました");
        var number = await person.NumberAsync();
        var copy = person.Page.GetByRole(AriaRole.Link, new() { Name = "控え（PDF）を開く" });
        await Assertions.Expect(copy).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await person.JudgeAsync("receipt");
        await person.OpensPdfAsync((await copy.GetAttributeAsync("href"))!);
        await person.MailArrivesAsync("applicant@demo.example", number);

        await person.PressAsync("審査のようすを見る");
        await person.SeesAsync(number);
        await person.JudgeAsync("my-case");
        await person.GoAsync("/my");
        await person.SeesAsync(number);
        await person.JudgeAsync("my");
    }

    [Fact]
    public async Task Errors_stand_on_top_and_beside_the_field_and_nothing_typed_is_lost()
    {
        await using var person = await harbour.OnPhoneAsync("hasty");
        await person.GoAsync("/aohama/procedures/mooring-use");
        await person.PressAsync("この手続をはじめる");
        await person.Page.Locator("form .cp-actions button[type=submit]").ClickAsync();
        await person.Page.Locator(".cp-field__error").First.WaitForAsync();
        await person.JudgeAsync("errors");

        await person.Page.Locator("#q-applicant-name").FillAsync("海野海運株式会社");
        await person.Page.Locator("#q-applicant-name").BlurAsync();
        var address = person.Page.Url;
        await Task.Delay(1200);
        await person.ReopenAsync(address);
        await Assertions.Expect(person.Page.Locator("#q-applicant-name")).ToHaveValueAsync("海野海運株式会社");
    }

    [Fact]
    public async Task A_double_click_on_send_sends_one_case()
    {
        await using var person = await harbour.OnPhoneAsync("double");
        await person.SignInAsync("agent@demo.example");
        var draft = await person.DraftsAsync();
        await person.GoAsync($"/aohama/drafts/{draft}/review");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "この内容で提出する" }).DblClickAsync();
        await person.SeesAsync("提出しました");
        var number = await person.NumberAsync();
        person.AssertNoComplaints();

        var cases = await person.Context.APIRequest.GetAsync("/api/my/cases");
        var rows = (await cases.JsonAsync())!.Value.GetProperty("items").EnumerateArray().Where(r => r.GetProperty("id").GetString() == draft).ToList();
        rows.Count.ShouldBe(1);
        rows[0].GetProperty("number").GetString().ShouldBe(number);

        // It was sent too early: withdrawn, and the same begun anew from it.
        await person.GoAsync($"/my/cases/{draft}");
        await person.PressAsync("取り下げる");
        await person.Page.Locator("#withdraw-reason").FillAsync("日程が変わったため");
        await person.JudgeAsync("withdraw");
        await person.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "取り下げる", Exact = true }).ClickAsync();
        await person.SeesAsync("日程が変わったため");
        await person.PressAsync("写して新しく申請する");
        await person.Page.WaitForURLAsync("**/aohama/drafts/**/applicant**");
        await Assertions.Expect(person.Page.Locator("#q-applicant-name")).ToHaveValueAsync("海野 航");
    }

    [Fact]
    public async Task A_session_that_has_expired_when_sending_loses_nothing()
    {
        await using var person = await harbour.OnPhoneAsync("expired");
        await person.SignInAsync("agent@demo.example");
        var draft = await person.DraftsAsync();
        await person.GoAsync($"/aohama/drafts/{draft}/review");
        await person.SeesAsync("この内容で提出する");
        await person.Context.ClearCookiesAsync();

        await person.PressAsync("この内容で提出する");
        await person.Page.Locator("#sign-in-email").WaitForAsync();
        await person.TypesSignInAsync("agent@demo.example");
        await person.SeesAsync("給水施設の使用");
        await person.PressAsync("この内容で提出する");
        await person.SeesAsync("提出しました");
        await person.NumberAsync();
    }

    [Fact]
    public async Task A_small_port_asks_everything_on_one_page()
    {
        await using var person = await harbour.OnPhoneAsync("small-port");
        await person.GoAsync("/chidori/procedures/mooring-use");
        await person.PressAsync("この手続をはじめる");
        await person.Page.WaitForURLAsync("**/all**");
        await person.Page.Locator("#q-vessel-name").WaitForAsync();
        await person.JudgeAsync("one-page");
    }
}

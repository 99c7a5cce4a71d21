namespace CyberPort.E2E.Tests;

/// <summary>An administrator opens a procedure; somebody on a phone finds it by everyday words and by questions.</summary>
[Collection(nameof(Walks))]
public sealed class FindingTheWay(Harbour harbour)
{
    [Fact]
    public async Task A_procedure_is_added_opened_and_found_by_words_and_by_questions()
    {
        await using var administrator = await harbour.AtDeskAsync("catalogue");
        await using var visitor = await harbour.OnPhoneAsync("finder");
        await administrator.SignInAsync("admin@aohama.example");

        // From the national catalogue, with its texts filled in; then its own words.
        await administrator.GoAsync("/aohama/office/procedures");
        await administrator.SeesAsync("手続");
        await administrator.JudgeAsync("catalogue");
        await administrator.PressAsync("手続を加える");
        await administrator.Page.Locator("#national-search").FillAsync("ヘリ");
        await administrator.JudgeAsync("catalogue-add");
        await administrator.PressAsync("ヘリポート使用許可申請 を加える");
        await administrator.SeesAsync("加えてあります");
        await administrator.GoAsync("/aohama/office/procedures/heliport-use");
        await administrator.SeesAsync("停止中");
        await administrator.Page.Locator("#keywords").FillAsync("ドクターヘリ");
        await administrator.JudgeAsync("procedure-settings");
        await administrator.PressAsync("保存する");
        await administrator.SeesAsync("保存しました");
        await administrator.GoAsync("/aohama/office/procedures");
        await administrator.Page.GetByRole(AriaRole.Switch, new() { Name = "ヘリポート使用許可申請 の受付" }).ClickAsync();
        await administrator.Page.Locator("[role=switch][aria-checked=true][aria-label='ヘリポート使用許可申請 の受付']").WaitForAsync();

        // By words, half-width and all.
        await visitor.GoAsync("/aohama/procedures");
        await visitor.JudgeAsync("finder");
        await visitor.Page.Locator("#procedure").FillAsync("ﾄﾞｸﾀｰﾍﾘ");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "ヘリポート使用許可申請" }).First.WaitForAsync();
        await visitor.JudgeAsync("finder-found");

        // By questions; a way that this authority does not offer ends at the phone.
        await visitor.GoAsync("/aohama/procedures/find");
        await visitor.JudgeAsync("path");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "建物・土地・駐車場・部屋を使う" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "道路・運河・鉄道・ヘリポート" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "ヘリポート使用許可申請" }).WaitForAsync();
        await visitor.JudgeAsync("path-end");
        await visitor.GoAsync("/aohama/procedures/find?answers=2.2");
        await visitor.SeesAsync("オンラインで受け付けていません");
        await visitor.JudgeAsync("path-dead-end");
    }
}

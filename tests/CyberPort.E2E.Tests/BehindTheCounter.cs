namespace CyberPort.E2E.Tests;

/// <summary>Those who keep the service going and those who answer the telephone.</summary>
[Collection(nameof(Harbour))]
public sealed class BehindTheCounter(Harbour harbour)
{
    [Fact]
    public async Task The_operator_finds_the_way_to_every_page()
    {
        await using var person = await harbour.AtDeskAsync("operator");
        await person.SignInAsync("operator@demo.example");
        await person.GoAsync("/my");
        await person.PressAsync("運営");
        await person.Page.WaitForURLAsync("**/operator");
        await person.JudgeAsync("operator");
        foreach (var (link, page) in new[] { ("送れていないメール", "operator-mails"), ("止まった後続処理", "operator-faults"), ("手続の利用状況", "operator-use"), ("二段階認証の解除", "operator-accounts") })
        {
            await person.GoAsync("/operator");
            await person.PressAsync(link);
            await person.Page.WaitForURLAsync("**/operator/*");
            await person.JudgeAsync(page);
        }

        await person.Page.Locator("#email").FillAsync("applicant@demo.example");
        await person.PressAsync("探す");
        await person.SeesAsync("海野 航");
    }

    [Fact]
    public async Task The_help_desk_finds_a_callers_case_and_reads_out_where_it_stands()
    {
        await using var applicant = await harbour.AtDeskAsync("caller");
        await applicant.SignInAsync("applicant@demo.example");
        await applicant.SendsAsync();
        await using var person = await harbour.AtDeskAsync("help-desk");
        await person.SignInAsync("call@aohama.example");
        await person.GoAsync("/aohama/office");
        await person.Page.WaitForURLAsync("**/office/calls");
        await person.Page.Locator("#call").FillAsync("海野");
        await person.Page.Locator("#call").PressAsync("Enter");
        await person.Page.Locator("main h2 a").First.ClickAsync();
        await person.SeesAsync("つなぐ先");
        await person.JudgeAsync("calls");
    }
}

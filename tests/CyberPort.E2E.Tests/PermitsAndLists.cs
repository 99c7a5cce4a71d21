using System.Text.RegularExpressions;
using CyberPort.Platform.Time;

namespace CyberPort.E2E.Tests;

/// <summary>What follows a permit, and what is done to many cases at once.</summary>
[Collection(nameof(Harbour))]
public sealed class PermitsAndLists(Harbour harbour)
{
    [Fact]
    public async Task A_permit_is_renewed_by_its_holder_and_many_together_by_the_office()
    {
        await using var applicant = await harbour.OnPhoneAsync("renewing");
        await using var officer = await harbour.AtDeskAsync("register");
        await applicant.SignInAsync("applicant@demo.example");
        await officer.SignInAsync("officer@chidori.example");
        var id = await applicant.SendsAsync("chidori");
        await GrantsAsync(officer, id, TimeProvider.System.TodayInJapan().AddDays(40));

        // The holder begins a renewal from the old case; the answers are there.
        await applicant.GoAsync($"/my/cases/{id}");
        await applicant.SeesAsync("変更・更新を申請する");
        await applicant.JudgeAsync("what-next");
        await applicant.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^\\s*更新") }).ClickAsync();
        await applicant.WalkToReviewAsync(new Dictionary<string, string> { ["declaration"] = "yes" });
        await applicant.PressAsync("この内容で提出する");
        await applicant.NumberAsync();
        var renewal = new Uri(applicant.Page.Url).AbsolutePath.Split('/')[3];

        // The register knows of the filing; one confirmation renews.
        await officer.GoAsync("/chidori/office/permits?state=expiring&within=60");
        await officer.SeesAsync("申請あり");
        await officer.JudgeAsync("permits");
        await officer.Page.Locator(".cp-permits tr", new() { HasText = "申請あり" }).First.Locator("input[type=checkbox]").CheckAsync();
        await officer.PressAsync("まとめて更新する");
        await officer.JudgeAsync("renewal-sheet");
        await officer.PressAsync("1 件を更新する");
        await officer.SeesAsync("1 件を更新しました");
        await officer.JudgeAsync("renewed");

        await officer.GoAsync($"/chidori/office/cases/{renewal}");
        await officer.SeesAsync("許可の系列");
        await officer.JudgeAsync("chain");
        await applicant.GoAsync($"/my/cases/{id}");
        await applicant.SeesAsync("許可の系列");
        await applicant.JudgeAsync("chain");
    }

    [Fact]
    public async Task Many_cases_are_taken_at_once_given_back_and_written_out()
    {
        await using var applicant = await harbour.OnPhoneAsync("many");
        await using var officer = await harbour.AtDeskAsync("bulk");
        await applicant.SignInAsync("applicant@demo.example");
        await officer.SignInAsync("review@aohama.example");
        var (first, second) = (await applicant.SendsAsync(), await applicant.SendsAsync());

        await officer.GoAsync("/aohama/office?view=new&sort=newest");
        foreach (var id in new[] { first, second })
        {
            await officer.Page.Locator("tr", new() { Has = officer.Page.Locator($"a[href*='{id}']") }).Locator("input[type=checkbox]").CheckAsync();
        }

        await officer.SeesAsync("2 件を選択");
        await officer.JudgeAsync("selected");
        await officer.PressAsync("担当する");
        await officer.SeesAsync("2 件できました");
        await officer.JudgeAsync("taken");
        await officer.PressAsync("元に戻す");
        await officer.Page.Locator($"a[href*='{first}']").WaitForAsync();

        await officer.PressAsync("書き出す");
        var download = await officer.Page.RunAndWaitForDownloadAsync(() => officer.PressAsync("CSV（UTF-8）"));
        var text = await File.ReadAllTextAsync((await download.PathAsync())!);
        text.ShouldContain("受付番号");
        text.ShouldContain("海野 航");

        await using var administrator = await harbour.AtDeskAsync("rules");
        await administrator.SignInAsync("admin@aohama.example");
        await administrator.GoAsync("/aohama/office/permits/rules");
        await administrator.SeesAsync("水域占用");
        await administrator.JudgeAsync("rules");
        await administrator.GoAsync("/aohama/office/permits/records");
        await administrator.SeesAsync("匿名化の記録");
        await administrator.JudgeAsync("records");
        await using var phone = await harbour.OnPhoneAsync("register-phone");
        await phone.SignInAsync("review@aohama.example");
        await phone.GoAsync("/aohama/office/permits?state=all");
        await phone.SeesAsync("AOHAMA-");
        await phone.JudgeAsync("permits");
        await phone.GoAsync("/aohama/office?view=all");
        await phone.JudgeAsync("queue");
    }

    private static async Task GrantsAsync(Person officer, string id, DateOnly until)
    {
        await officer.GoAsync($"/chidori/office/cases/{id}");
        await officer.PressAsync("許可する");
        await officer.Page.Locator("#validTo").FillAsync(until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await officer.Page.Locator("#validTo").BlurAsync();
        await officer.PressAsync("この内容で許可する");
        await officer.SeesAsync("許可しました");
    }
}

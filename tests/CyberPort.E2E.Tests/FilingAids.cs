using System.Text.RegularExpressions;

namespace CyberPort.E2E.Tests;

/// <summary>What helps an applicant on a phone: earlier answers, templates, a colleague's signature.</summary>
[Collection(nameof(Walks))]
public sealed class FilingAids(Harbour harbour)
{
    [Fact]
    public async Task Earlier_answers_are_taken_with_their_source_and_a_template_begins_the_next_one()
    {
        await using var person = await harbour.OnPhoneAsync("repeating");
        await person.SignInAsync("applicant@demo.example");
        await person.CallAsync("/api/my/register", new { kind = "vessel", answers = new { vessel = new { name = "第七試験丸", callSign = "JT7777", grossTonnage = 499 }, homePort = "青浜市" } });
        await person.GoAsync("/my/register");
        await person.SeesAsync("第七試験丸");
        await person.JudgeAsync("register");

        await person.GoAsync("/aohama/procedures/mooring-use");
        await person.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("この手続をはじめる|新しくはじめる") }).First.ClickAsync();
        await person.Page.WaitForURLAsync("**/drafts/**/applicant**");
        var draft = Regex.Match(person.Page.Url, "drafts/([0-9a-f-]+)/").Groups[1].Value;
        await person.GoAsync($"/aohama/drafts/{draft}/vessel");
        await person.Page.Locator(".cp-offer__line").Filter(new() { HasText = "第七試験丸" }).GetByRole(AriaRole.Button, new() { Name = "まとめて使う" }).ClickAsync();
        await person.SeesAsync("登録した「第七試験丸」から入れました");
        await Assertions.Expect(person.Page.Locator("#q-vessel-callSign")).ToHaveValueAsync("JT7777");
        await person.JudgeAsync("offers");
        await person.SeesAsync("に保存しました");

        await person.GoAsync($"/aohama/drafts/{draft}/review");
        await person.PressAsync("ひな形として残す");
        await person.Page.Locator("#template-name").FillAsync("試験のひな形");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "残す", Exact = true }).ClickAsync();
        await person.SeesAsync("ひな形「試験のひな形」を残しました");
        await person.GoAsync("/my/templates");
        await person.JudgeAsync("templates");
        await person.PressAsync("これで始める");
        await person.Page.Locator("dialog[open] button[type=submit]").ClickAsync();
        await person.Page.WaitForURLAsync("**/aohama/drafts/**");
        await person.GoAsync(Regex.Replace(new Uri(person.Page.Url).AbsolutePath, "/[^/]+$", "/vessel"));
        await Assertions.Expect(person.Page.Locator("#q-vessel-name")).ToHaveValueAsync("第七試験丸");
    }

    [Fact]
    public async Task One_of_many_vessels_is_found_from_the_question()
    {
        await using var person = await harbour.OnPhoneAsync("fleet");
        await person.SignInAsync("agent@demo.example");
        for (var n = 1; n <= 14; n++)
        {
            await person.CallAsync("/api/my/register", new { kind = "vessel", answers = new { vessel = new { name = $"第{n}船隊丸", callSign = $"JS{1000 + n}", grossTonnage = 100 + n }, homePort = "青浜市" } });
        }

        var begun = await person.CallAsync("/api/my/drafts", new { tenant = "aohama", procedure = "mooring-use", answers = new { } });
        await person.GoAsync($"/aohama/drafts/{(await begun.JsonAsync())!.Value.GetProperty("id").GetString()}/vessel");
        await person.PressAsync("ほかの候補");
        await person.Page.Locator("#vessel-offers").FillAsync("船隊丸の");
        await person.SeesAsync("当てはまるものはありません");
        await person.Page.Locator("#vessel-offers").FillAsync("JS1014");
        await person.SeesAsync("1件見つかりました");
        await person.JudgeAsync("fleet");
        await person.Page.Locator(".cp-offer__line").Filter(new() { HasText = "第14船隊丸" }).GetByRole(AriaRole.Button, new() { NameRegex = new("^使う") }).ClickAsync();
        await Assertions.Expect(person.Page.Locator("#q-vessel-name")).ToHaveValueAsync("第14船隊丸");
        await person.SeesAsync("に保存しました");
    }

    [Fact]
    public async Task A_colleague_without_an_account_co_signs_by_the_mailed_link()
    {
        await using var person = await harbour.OnPhoneAsync("owner");
        await person.SignInAsync("agent@demo.example");
        var draft = await person.DraftsAsync();
        await person.GoAsync($"/aohama/drafts/{draft}/share");
        await person.Page.Locator("input[type=radio][value='sign']").CheckAsync();
        await person.Page.Locator("#share-name").FillAsync("山口 港");
        var email = $"cosigner.{Guid.NewGuid():N}@test.example";
        await person.Page.Locator("#share-email").FillAsync(email);
        await person.JudgeAsync("share");
        await person.PressAsync("お願いのメールを送る");
        await person.SeesAsync("返事待ち");

        await using var guest = await harbour.OnPhoneAsync("co-signer");
        var link = await MailedAsync(person, email, "/shared#[\\w-]+");
        await guest.GoAsync(link);
        await guest.SeesAsync("連署のお願いです");
        await guest.JudgeAsync("shared-door");
        await guest.PressAsync("確認コードを");
        await guest.Page.Locator("#shared-code").FillAsync(await MailedAsync(person, email, "(?<=確認コード )\\d{6}"));
        await guest.PressAsync("開く");
        await guest.SeesAsync("給水施設の使用");
        await guest.JudgeAsync("shared-review");
        await guest.PressAsync("この内容で連署する");
        await guest.SeesAsync("連署しました");

        await person.GoAsync($"/aohama/drafts/{draft}/review");
        await person.PressAsync("この内容で提出する");
        await person.SeesAsync("提出しました");
        await person.GoAsync($"/my/cases/{draft}");
        await person.SeesAsync("山口 港");
    }

    [Fact]
    public async Task A_colleague_fills_in_a_part_by_the_mailed_link()
    {
        await using var person = await harbour.OnPhoneAsync("owner-of-part");
        await person.SignInAsync("agent@demo.example");
        var draft = await person.DraftsAsync();
        var email = $"colleague.{Guid.NewGuid():N}@test.example";
        await person.GoAsync($"/aohama/drafts/{draft}/share");
        await person.Page.Locator("#share-steps input[value='subject']").CheckAsync();
        await person.Page.Locator("#share-name").FillAsync("山口 港");
        await person.Page.Locator("#share-email").FillAsync(email);
        await person.Page.Locator("#share-language").SelectOptionAsync("en");
        await person.PressAsync("お願いのメールを送る");
        await person.SeesAsync("返事待ち");
        (await MailedAsync(person, email, "asks you to fill in a part")).ShouldNotBeEmpty();

        await using var guest = await harbour.OnPhoneAsync("colleague");
        await guest.GoAsync(await MailedAsync(person, email, "/shared#[\\w-]+"));
        await guest.PressAsync("確認コードを");
        await guest.Page.Locator("#shared-code").FillAsync(await MailedAsync(person, email, "(?<=確認コード )\\d{6}"));
        await guest.PressAsync("開く");
        await guest.Page.Locator("#q-subject").FillAsync("照明の使用");
        await guest.JudgeAsync("shared-part");
        await guest.PressAsync("入力を終える");
        await guest.SeesAsync("入力を終えました");
        await person.GoAsync($"/aohama/drafts/{draft}/review");
        await person.SeesAsync("照明の使用");
    }

    [Fact]
    public async Task Without_an_account_one_goes_on_at_another_device_by_the_mailed_link()
    {
        await using var person = await harbour.OnPhoneAsync("unregistered");
        await person.GoAsync("/aohama/procedures/generic");
        await person.PressAsync("この手続をはじめる");
        await person.Page.Locator("#q-applicant-name").FillAsync("途中 海");
        await person.PressAsync("続きのリンクを送る");
        await person.SeesAsync("14日間");
        await person.JudgeAsync("share-unregistered");
        var email = $"parked.{Guid.NewGuid():N}@test.example";
        await person.Page.Locator("#park-email").FillAsync(email);
        await person.PressAsync("続きのリンクをメールで受け取る");
        await person.SeesAsync("メールを送りました");

        await using var elsewhere = await harbour.AtDeskAsync("elsewhere");
        await elsewhere.GoAsync(await MailedAsync(person, email, "/shared/resume#[\\w-]+"));
        await elsewhere.Page.WaitForURLAsync("**/aohama/drafts/local-*/applicant**");
        await Assertions.Expect(elsewhere.Page.Locator("#q-applicant-name")).ToHaveValueAsync("途中 海");
        await elsewhere.JudgeAsync("resumed");
        await elsewhere.GoAsync("/shared/resume#nobody");
        await elsewhere.SeesAsync("このリンクは使えません");
        await elsewhere.JudgeAsync("resume-gone");
    }

    private static async Task<string> MailedAsync(Person person, string email, string wanted)
    {
        for (var i = 0; i < 50; i++)
        {
            foreach (var mail in await person.MailsToAsync(email))
            {
                if (Regex.Match($"{mail.GetProperty("subject")}\n{mail.GetProperty("text")}", wanted) is { Success: true } found)
                {
                    return found.Value;
                }
            }

            await Task.Delay(200);
        }

        throw new InvalidOperationException($"No mail to {email} holds {wanted}.");
    }
}

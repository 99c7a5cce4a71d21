using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CyberPort.E2E.Tests;

/// <summary>Getting an account and getting in: registration by mail, passkey, two-step sign-in, sign-out on every device.</summary>
[Collection(nameof(Walks))]
public sealed partial class SignInJourneys(Harbour harbour)
{
    private const string Password = "波止場のかもめ 2026";

    private static string NewAddress() => $"e2e.{Guid.NewGuid():N}@demo.example";

    private static async Task RegisterAsync(Person person, string email, bool judged = false)
    {
        await person.GoAsync("/register");
        await person.Page.GetByLabel("メールアドレス").FillAsync(email);
        await person.Page.GetByLabel("お名前").FillAsync("波止場 かもめ");
        await person.Page.GetByLabel("パスワード").FillAsync(Password);
        await person.PressAsync("登録して確認メールを受け取る");
        await person.SeesAsync("確認メールを送りました");
        var text = (await person.MailsToAsync(email))[0].GetProperty("text").GetString()!;
        await person.GoAsync(Link().Match(text).Value);
        await person.Page.GetByLabel("パスワード").FillAsync(Password);
        if (judged)
        {
            await person.JudgeAsync("confirm");
        }

        await person.PressAsync("確認してサインインする");
        await person.Page.WaitForURLAsync("**/my");
    }

    private static async Task SignInAsync(Person person, string email)
    {
        await person.Page.GetByLabel("メールアドレス").FillAsync(email);
        await person.Page.GetByLabel("パスワード").FillAsync(Password);
        await person.PressAsync("サインインする");
    }

    // A device that checks its owner and keeps passkeys, inside the browser.
    private static async Task PlugInAuthenticatorAsync(Person person)
    {
        var devtools = await person.Context.NewCDPSessionAsync(person.Page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = JsonSerializer.SerializeToElement(new
            {
                protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true,
            }),
        });
    }

    [Fact]
    public async Task Somebody_new_registers_on_a_phone_and_signs_in()
    {
        await using var person = await harbour.OnPhoneAsync("newcomer");
        var email = NewAddress();

        await person.GoAsync("/register");
        await person.JudgeAsync("register");
        await RegisterAsync(person, email, judged: true);

        await person.GoAsync("/account");
        await person.SeesAsync("サインイン中の端末");
        await person.JudgeAsync("account");
    }

    [Fact]
    public async Task A_passkey_is_added_and_signs_in()
    {
        await using var person = await harbour.AtDeskAsync("passkey");
        await PlugInAuthenticatorAsync(person);
        var email = NewAddress();
        await RegisterAsync(person, email);

        await person.GoAsync("/account");
        await person.Page.GetByLabel("パスキーの名前").FillAsync("会社のパソコン");
        await person.PressAsync("パスキーを追加する");
        await person.SeesAsync("会社のパソコン");
        await person.JudgeAsync("account-with-passkey");
        await person.CallAsync("/api/identity/sign-out");

        await person.GoAsync("/sign-in");
        await person.PressAsync("パスキーでサインイン");
        await Assertions.Expect(person.Page).Not.ToHaveURLAsync(new Regex("/sign-in"));
        var me = (await (await person.Context.APIRequest.GetAsync("/api/identity/me")).JsonAsync())!.Value;
        me.GetProperty("account").GetProperty("email").GetString().ShouldBe(email);
        me.GetProperty("account").GetProperty("strong").GetBoolean().ShouldBeTrue();
        person.AssertNoComplaints();
    }

    [Fact]
    public async Task Two_step_sign_in_is_set_up_and_asks_for_a_code()
    {
        await using var person = await harbour.OnPhoneAsync("two-step");
        var email = NewAddress();
        await RegisterAsync(person, email);

        await person.GoAsync("/account/two-factor");
        await person.Page.Locator("summary").First.ClickAsync();
        var key = (await person.Page.Locator(".cp-code").First.InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await person.JudgeAsync("two-factor-setup");
        await person.Page.GetByLabel("6桁の確認コード").FillAsync(await CodeAsync(key, -1));
        await person.Page.Locator("form button[type=submit]").ClickAsync();
        await person.SeesAsync("二段階認証を有効にしました");
        await Assertions.Expect(person.Page.Locator(".cp-codes li")).ToHaveCountAsync(10);
        await person.JudgeAsync("two-factor-recovery-codes");
        await person.CallAsync("/api/identity/sign-out");

        await person.GoAsync("/sign-in");
        await SignInAsync(person, email);
        await person.SeesAsync("確認コードの入力");
        await person.JudgeAsync("sign-in-code");
        await person.Page.GetByLabel("6桁の確認コード").FillAsync(await CodeAsync(key, 0));
        await person.PressAsync("サインインする");
        await Assertions.Expect(person.Page).Not.ToHaveURLAsync(new Regex("/sign-in"));
    }

    [Fact]
    public async Task Signing_out_everywhere_on_the_phone_ends_the_desk_too()
    {
        await using var desk = await harbour.AtDeskAsync("agent-desk");
        await using var phone = await harbour.OnPhoneAsync("agent-phone");
        await desk.SignInAsync("agent@demo.example");
        await phone.SignInAsync("agent@demo.example");

        (await phone.CallAsync("/api/identity/sign-out-everywhere")).Ok.ShouldBeTrue();

        await desk.GoAsync("/account");
        await desk.SeesAsync("サインイン");
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new Regex("/sign-in"));
    }

    /// <summary>RFC 6238, as an authenticator app computes it; not in the last seconds of its half minute, or it would be another one when it arrives.</summary>
    private static async Task<string> CodeAsync(string base32, int offset)
    {
        if (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % 30 is > 25 and var late)
        {
            await Task.Delay(TimeSpan.FromSeconds(30 - late));
        }

        var bits = string.Concat(base32.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30) + offset);
        var hash = HMACSHA1.HashData(key, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15, 4)) & 0x7FFF_FFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}

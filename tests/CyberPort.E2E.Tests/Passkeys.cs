namespace CyberPort.E2E.Tests;

/// <summary>Signing in without a password, with the browser's virtual authenticator.</summary>
[Collection(nameof(Harbour))]
public sealed class Passkeys(Harbour harbour)
{
    [Fact]
    public async Task A_passkey_is_added_and_signs_in()
    {
        await using var person = await harbour.OnPhoneAsync("passkey");
        var devtools = await person.Context.NewCDPSessionAsync(person.Page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });

        await person.GoAsync("/sign-in?return=%2Faccount");
        await person.TypesSignInAsync("agent@demo.example");
        await person.SeesAsync("まだ登録していません。");
        await person.JudgeAsync("account");
        await person.Page.Locator("#passkey-name").FillAsync("試験の端末");
        await person.PressAsync("パスキーを追加する");
        await person.SeesAsync("試験の端末");

        await person.PressAsync("サインアウト");
        await person.GoAsync("/sign-in");
        await person.PressAsync("パスキーでサインイン");
        await person.Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        await person.GoAsync("/my");
        await person.SeesAsync("マイページ");
        await person.JudgeAsync("signed-in-by-passkey");
    }
}

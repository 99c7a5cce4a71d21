using System.Net;
using CyberPort.Identity.TwoFactor;

namespace CyberPort.Identity.Tests;

[Collection(nameof(PortService))]
public sealed class TwoStepSignIn(PortService port)
{
    private sealed record Enrolled(Person Person, PortClient Client, string Key, string[] RecoveryCodes);

    private async Task<Enrolled> EnrolAsync(Person? person = null)
    {
        person ??= await port.NewPersonAsync();
        var client = await port.SignInAsync(person);
        var key = ((string)(await client.GetAsync("/api/identity/two-factor/setup")).Ok()["sharedKey"]!).Replace(" ", "", StringComparison.Ordinal);
        // The code of the step before: the present one is left for the sign-in that follows. A step about to end is waited out.
        var left = 30 - (TimeProvider.System.GetUtcNow().Second % 30);
        await Task.Delay(TimeSpan.FromSeconds(left <= 8 ? left + 1 : 0));
        var codes = (await client.PostAsync("/api/identity/two-factor/enable", new { code = Code(key, -1) })).Ok()["recoveryCodes"]!;
        return new(person, client, key, [.. codes.AsArray().Select(c => (string)c!)]);
    }

    private static string Code(string key, int offset = 0) => Totp.CodeAt(key, Totp.StepAt(TimeProvider.System.GetUtcNow()) + offset);

    private async Task<PortClient> FirstStepAsync(Person person)
    {
        var client = port.Visitor();
        var answer = (await client.PostAsync("/api/identity/sign-in", new { email = person.Email, password = People.Password })).Ok();
        ((bool)answer["twoFactorRequired"]!).ShouldBeTrue();
        return client;
    }

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    public void Codes_are_those_of_RFC_6238(long second, string code) =>
        Totp.CodeAt(Totp.Base32("12345678901234567890"u8), second / 30).ShouldBe(code);

    [Fact]
    public void Keys_survive_base32()
    {
        for (var length = 1; length < 40; length++)
        {
            var bytes = System.Security.Cryptography.RandomNumberGenerator.GetBytes(length);
            Totp.FromBase32(Totp.Base32(bytes)).ShouldBe(bytes);
        }
    }

    [Fact]
    public async Task A_code_is_asked_for_and_the_session_is_strong()
    {
        var strict = await port.NewAuthorityAsync(requiresSecondFactor: true);
        var enrolled = await EnrolAsync(await port.NewPersonAsync(strict, ["administer"]));
        var client = await FirstStepAsync(enrolled.Person);
        (await client.GetAsync("/api/identity/sessions")).Status.ShouldBe(HttpStatusCode.Unauthorized);

        (await client.PostAsync("/api/identity/sign-in/code", new { code = Code(enrolled.Key) })).Ok();
        client.ForgetToken();

        (await client.GetAsync($"/api/t/{strict.Slug}/settings")).Ok();
        (await enrolled.Client.GetAsync($"/api/t/{strict.Slug}/settings")).Ok();
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var enrolled = await EnrolAsync();
        var code = Code(enrolled.Key);
        (await (await FirstStepAsync(enrolled.Person)).PostAsync("/api/identity/sign-in/code", new { code })).Ok();

        (await (await FirstStepAsync(enrolled.Person)).PostAsync("/api/identity/sign-in/code", new { code })).Refused(HttpStatusCode.BadRequest, "identity.wrong-code");
    }

    [Fact]
    public async Task A_code_may_be_typed_full_width_with_a_space()
    {
        var enrolled = await EnrolAsync();
        var typed = string.Concat(Code(enrolled.Key).Select(c => (char)(c + 0xFEE0))).Insert(3, "　");

        (await (await FirstStepAsync(enrolled.Person)).PostAsync("/api/identity/sign-in/code", new { code = typed })).Ok();
    }

    [Fact]
    public async Task A_recovery_code_works_once_and_only_for_its_owner()
    {
        var (enrolled, other) = (await EnrolAsync(), await EnrolAsync());
        enrolled.RecoveryCodes.Length.ShouldBe(10);
        var recoveryCode = enrolled.RecoveryCodes[3].ToLowerInvariant();

        (await (await FirstStepAsync(other.Person)).PostAsync("/api/identity/sign-in/code", new { recoveryCode })).Refused(HttpStatusCode.BadRequest, "identity.wrong-code");
        var client = await FirstStepAsync(enrolled.Person);
        (await client.PostAsync("/api/identity/sign-in/code", new { recoveryCode })).Ok();
        (await (await FirstStepAsync(enrolled.Person)).PostAsync("/api/identity/sign-in/code", new { recoveryCode })).Refused(HttpStatusCode.BadRequest, "identity.wrong-code");

        client.ForgetToken();
        ((int)(await client.GetAsync("/api/identity/me")).Ok()["account"]!["recoveryCodesLeft"]!).ShouldBe(9);
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_although_the_password_is_right()
    {
        var enrolled = await EnrolAsync();
        var answers = new List<string?>();
        for (var i = 0; i < 6; i++)
        {
            // The right password in between does not start the count again.
            var client = port.Visitor();
            var first = await client.PostAsync("/api/identity/sign-in", new { email = enrolled.Person.Email, password = People.Password });
            answers.Add(first.Code ?? (await client.PostAsync("/api/identity/sign-in/code", new { code = "000000" })).Code);
        }

        answers.Take(4).ShouldAllBe(code => code == "identity.wrong-code");
        answers.Skip(4).ShouldAllBe(code => code == "identity.locked-out");
    }

    [Fact]
    public async Task A_code_without_a_password_before_is_refused() =>
        (await port.Visitor().PostAsync("/api/identity/sign-in/code", new { code = "123456" })).Refused(HttpStatusCode.BadRequest, "identity.no-pending-sign-in");

    [Fact]
    public async Task Enabling_ends_the_other_sessions()
    {
        var person = await port.NewPersonAsync();
        var office = await port.SignInAsync(person);
        (await office.GetAsync("/api/identity/sessions")).Ok();

        var enrolled = await EnrolAsync(person);

        (await office.GetAsync("/api/identity/sessions")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await enrolled.Client.GetAsync("/api/identity/sessions")).Ok();
        (await enrolled.Client.GetAsync("/api/identity/two-factor/setup")).Refused(HttpStatusCode.Conflict, "identity.two-factor-already-on");
    }

    [Fact]
    public async Task Setting_up_shows_the_same_key_until_it_is_enabled_and_refuses_a_wrong_code()
    {
        var client = await port.ApplicantAsync();
        var first = (await client.GetAsync("/api/identity/two-factor/setup")).Ok();
        var second = (await client.GetAsync("/api/identity/two-factor/setup")).Ok();

        ((string)second["sharedKey"]!).ShouldBe((string)first["sharedKey"]!);
        ((string)first["uri"]!).ShouldStartWith("otpauth://totp/CyberPort:");
        ((string)first["qrSvg"]!).ShouldContain("<svg");
        (await client.PostAsync("/api/identity/two-factor/enable", new { code = "000000" })).Refused(HttpStatusCode.BadRequest, "identity.wrong-code");
        (await client.PostAsync("/api/identity/two-factor/enable", new { code = "12345" })).Refused(HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task Disabling_asks_for_the_password_only_again_and_old_recovery_codes_are_replaced_by_renewing()
    {
        var enrolled = await EnrolAsync();
        var renewed = (await enrolled.Client.PostAsync("/api/identity/two-factor/recovery-codes")).Ok()["recoveryCodes"]!.AsArray().Select(c => (string)c!).ToArray();
        renewed.ShouldNotContain(enrolled.RecoveryCodes[0]);
        (await (await FirstStepAsync(enrolled.Person)).PostAsync("/api/identity/sign-in/code", new { recoveryCode = enrolled.RecoveryCodes[0] })).Code.ShouldBe("identity.wrong-code");

        (await enrolled.Client.PostAsync("/api/identity/two-factor/disable")).Ok();

        (await (await port.SignInAsync(enrolled.Person)).GetAsync("/api/identity/sessions")).Ok();
    }

    [Fact]
    public async Task An_operator_in_a_strong_session_resets_the_factors_of_somebody_who_lost_them()
    {
        var enrolled = await EnrolAsync();
        var theOperator = await port.NewPersonAsync(isOperator: true);
        var request = new { email = enrolled.Person.Email, reason = "窓口で運転免許証を確認" };
        const string path = "/api/operator/accounts/actions/reset-second-factors";
        (await enrolled.Client.PostAsync(path, request)).Refused(HttpStatusCode.Forbidden, "access.forbidden");
        (await (await port.SignInAsync(theOperator)).PostAsync(path, request)).Refused(HttpStatusCode.Forbidden, "identity.strong-sign-in-required");

        const string find = "/api/operator/accounts/actions/find";
        var strong = (await EnrolAsync(theOperator)).Client;
        var found = (await strong.PostAsync(find, new { email = enrolled.Person.Email.ToUpperInvariant() })).Ok();
        ((string)found["name"]!, (bool)found["authenticator"]!, (int)found["passkeys"]!).ShouldBe((enrolled.Person.Name, true, 0));
        (await strong.PostAsync(find, new { email = enrolled.Person.Email[..8] + "@test.example" })).Refused(HttpStatusCode.NotFound, "account.not-found");
        (await enrolled.Client.PostAsync(find, new { email = enrolled.Person.Email })).Refused(HttpStatusCode.Forbidden, "access.forbidden");
        (await strong.PostAsync(path, request)).Ok();
        (await strong.PostAsync(path, new { email = "nobody@test.example", reason = "x" })).Refused(HttpStatusCode.NotFound, "account.not-found");

        (await enrolled.Client.GetAsync("/api/identity/sessions")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        ((bool)(await (await port.SignInAsync(enrolled.Person)).GetAsync("/api/identity/me")).Ok()["account"]!["twoFactor"]!).ShouldBeFalse();
        (await port.SubjectsToAsync(enrolled.Person.Email))[0].ShouldContain("取り消されました");
    }
}

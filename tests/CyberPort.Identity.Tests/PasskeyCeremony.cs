using System.Net;

namespace CyberPort.Identity.Tests;

[Collection(nameof(PortService))]
public sealed class PasskeyCeremony(PortService port)
{
    private static async Task<Answer> AddAsync(PortClient client, SoftwareAuthenticator device, string name = "会社のパソコン")
    {
        var options = (await client.PostAsync("/api/identity/passkeys/creation-options")).Ok();
        return await client.PostAsync("/api/identity/passkeys", new { credentialJson = device.Create((string)options["optionsJson"]!), name });
    }

    private async Task<(PortClient Client, Answer Answer)> SignInAsync(SoftwareAuthenticator device)
    {
        var client = port.Visitor();
        var options = (await client.PostAsync("/api/identity/passkeys/request-options")).Ok();
        var answer = await client.PostAsync("/api/identity/passkeys/sign-in", new { credentialJson = device.Get((string)options["optionsJson"]!) });
        client.ForgetToken();
        return (client, answer);
    }

    [Fact]
    public async Task A_passkey_is_added_and_signs_in_strongly_without_a_name()
    {
        var strict = await port.NewAuthorityAsync(requiresSecondFactor: true);
        var person = await port.NewPersonAsync(strict, ["administer"]);
        using var device = new SoftwareAuthenticator();
        var first = await port.SignInAsync(person);
        (await AddAsync(first, device)).Ok();

        var (client, answer) = await SignInAsync(device);

        answer.Ok();
        var me = (await client.GetAsync("/api/identity/me")).Ok()["account"]!;
        ((Guid)me["id"]!).ShouldBe(person.Id);
        ((bool)me["strong"]!).ShouldBeTrue();
        ((int)me["passkeys"]!).ShouldBe(1);
        (await client.GetAsync($"/api/t/{strict.Slug}/settings")).Ok();
        (await first.GetAsync($"/api/t/{strict.Slug}/settings")).Ok();
    }

    [Fact]
    public async Task An_answer_from_another_origin_or_without_owner_check_is_refused()
    {
        var client = await port.ApplicantAsync();
        using var phishing = new SoftwareAuthenticator { Origin = "https://port.example" };
        using var careless = new SoftwareAuthenticator { VerifiesUser = false };

        (await AddAsync(client, phishing)).Refused(HttpStatusCode.BadRequest, "identity.passkey-refused");
        (await AddAsync(client, careless)).Refused(HttpStatusCode.BadRequest, "identity.passkey-refused");
    }

    [Fact]
    public async Task An_answer_works_once_and_only_for_the_question_it_was_asked()
    {
        using var device = new SoftwareAuthenticator();
        (await AddAsync(await port.ApplicantAsync(), device)).Ok();
        var client = port.Visitor();
        var options = (string)(await client.PostAsync("/api/identity/passkeys/request-options")).Ok()["optionsJson"]!;
        var answer = device.Get(options);

        (await client.PostAsync("/api/identity/passkeys/sign-in", new { credentialJson = answer })).Ok();
        client.ForgetToken();

        (await client.PostAsync("/api/identity/passkeys/sign-in", new { credentialJson = answer })).Refused(HttpStatusCode.BadRequest, "identity.passkey-refused");
        (await client.PostAsync("/api/identity/passkeys/request-options")).Ok();
        (await client.PostAsync("/api/identity/passkeys/sign-in", new { credentialJson = answer })).Refused(HttpStatusCode.BadRequest, "identity.passkey-refused");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{}}""")]
    [InlineData("""{"id":null,"type":"public-key","response":null}""")]
    public async Task Nonsense_is_refused_kindly(string nonsense)
    {
        var client = port.Visitor();
        (await client.PostAsync("/api/identity/passkeys/request-options")).Ok();

        (await client.PostAsync("/api/identity/passkeys/sign-in", new { credentialJson = nonsense })).Refused(HttpStatusCode.BadRequest, "identity.passkey-refused");
    }

    [Fact]
    public async Task A_password_alone_neither_adds_nor_removes_passkeys_of_somebody_who_has_one()
    {
        var person = await port.NewPersonAsync();
        using var device = new SoftwareAuthenticator();
        (await AddAsync(await port.SignInAsync(person), device)).Ok();
        var thief = await port.SignInAsync(person);
        var id = (await thief.GetAsync("/api/identity/passkeys")).Ok()["items"]![0]!["id"];

        (await thief.PostAsync("/api/identity/passkeys/creation-options")).Refused(HttpStatusCode.Forbidden, "identity.strong-sign-in-required");
        (await thief.GetAsync("/api/identity/two-factor/setup")).Refused(HttpStatusCode.Forbidden, "identity.strong-sign-in-required");
        (await thief.PostAsync($"/api/identity/passkeys/{id}/actions/remove")).Refused(HttpStatusCode.Forbidden, "identity.strong-sign-in-required");
    }

    [Fact]
    public async Task A_removed_passkey_signs_in_no_more_and_strangers_cannot_remove_it()
    {
        using var device = new SoftwareAuthenticator();
        var client = await port.ApplicantAsync();
        var id = (await AddAsync(client, device)).Ok()["id"];

        (await (await port.ApplicantAsync()).PostAsync($"/api/identity/passkeys/{id}/actions/remove")).Refused(HttpStatusCode.NotFound, "passkey.not-found");
        (await client.PostAsync($"/api/identity/passkeys/{id}/actions/remove")).Ok();

        (await SignInAsync(device)).Answer.Refused(HttpStatusCode.BadRequest, "identity.passkey-refused");
    }
}

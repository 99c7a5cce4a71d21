using System.Net;

namespace CyberPort.Identity.Tests;

[Collection(nameof(PortService))]
public sealed class Registering(PortService port)
{
    private const string Password = "潮風と岸壁 2026";

    private static string NewAddress() => $"new.{Guid.NewGuid():N}@test.example";

    private Task<Answer> RegisterAsync(string email, string password = Password, string name = "新田 港", string language = "ja") =>
        port.Visitor().PostAsync("/api/identity/register", new { email, name, password, language });

    private Task<Answer> ConfirmAsync(object accountId, string token, string password = Password, PortClient? browser = null) =>
        (browser ?? port.Visitor()).PostAsync("/api/identity/confirm", new { accountId, token, password });

    private Task<Answer> SignInAsync(string email, string password = Password) => port.Visitor().PostAsync("/api/identity/sign-in", new { email, password });

    [Fact]
    public async Task A_registered_person_signs_in_after_opening_the_link_and_not_before()
    {
        var email = NewAddress();
        (await RegisterAsync(email)).Status.ShouldBe(HttpStatusCode.Accepted);
        (await SignInAsync(email)).Refused(HttpStatusCode.BadRequest, "identity.wrong-credentials"); // as if the address had been taken
        var (account, token) = await port.NewestLinkToAsync(email);

        // Whoever owns the mailbox and did not choose the password wakes nothing.
        (await ConfirmAsync(account, token, "not the password chosen")).Refused(HttpStatusCode.BadRequest, "identity.not-that-password");
        (await SignInAsync(email)).Code.ShouldBe("identity.wrong-credentials");
        var browser = port.Visitor();
        ((bool)(await ConfirmAsync(account, token, browser: browser)).Ok()["signedIn"]!).ShouldBeTrue();
        (await browser.GetAsync("/api/my/drafts")).Ok();
        ((bool)(await ConfirmAsync(account, token)).Ok()["signedIn"]!).ShouldBeFalse();

        (await SignInAsync(email)).Ok();
    }

    [Fact]
    public async Task Registering_an_existing_address_looks_the_same_and_only_its_owner_is_told()
    {
        var person = await port.NewPersonAsync();

        var known = await RegisterAsync(person.Email, "another fine password");
        var unknown = await RegisterAsync(NewAddress());

        known.Status.ShouldBe(unknown.Status);
        known.Body?.ToJsonString().ShouldBe(unknown.Body?.ToJsonString());
        (await port.SubjectsToAsync(person.Email)).ShouldBe(["【CyberPort】すでに登録されています"]);
        (await SignInAsync(person.Email, "another fine password")).Code.ShouldBe("identity.wrong-credentials");
        (await SignInAsync(person.Email, People.Password)).Ok();
    }

    [Fact]
    public async Task Registering_again_before_confirming_sends_a_new_link_and_the_old_one_dies()
    {
        var email = NewAddress();
        await RegisterAsync(email, "the first password");
        var first = await port.NewestLinkToAsync(email);
        await RegisterAsync(email.ToUpperInvariant());
        var second = await port.NewestLinkToAsync(email);

        (await ConfirmAsync(first.Account, first.Token)).Refused(HttpStatusCode.BadRequest, "identity.link-expired");
        (await ConfirmAsync(second.Account, second.Token)).Ok();

        second.Account.ShouldBe(first.Account);
        (await SignInAsync(email, "the first password")).Code.ShouldBe("identity.wrong-credentials");
        (await SignInAsync(email)).Ok();
    }

    [Fact]
    public async Task A_double_click_registers_once()
    {
        var email = NewAddress();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RegisterAsync(email)));

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Accepted);
        (await port.SubjectsToAsync(email)).Count.ShouldBe(1);
        var (account, token) = await port.NewestLinkToAsync(email);
        (await ConfirmAsync(account, token)).Ok();
    }

    [Theory]
    [InlineData("short", "password.too-short")]
    [InlineData("1234567890", "password.common")]
    [InlineData("qwertyuiop123", "password.common")]
    [InlineData("ＰＡＳＳＷＯＲＤ2026", "password.common")]
    [InlineData("aaaaaaaaaaaa", "password.common")]
    [InlineData("", "password.required")]
    public async Task A_weak_password_is_refused_beside_its_field(string password, string code)
    {
        var answer = (await RegisterAsync(NewAddress(), password)).Refused(HttpStatusCode.BadRequest, "request.invalid");

        var error = answer["errors"]!.AsArray().First()!;
        ((string)error["field"]!).ShouldBe("password");
        ((string)error["code"]!).ShouldBe(code);
    }

    [Theory]
    [InlineData("no-at-sign")]
    [InlineData("a@b")]
    [InlineData("\"Evil\" <a@b.example>")]
    [InlineData("a@b.example\r\nBcc: c@d.example")]
    [InlineData("a@b.example, c@d.example")]
    [InlineData("")]
    public async Task An_address_that_is_none_is_refused(string email) =>
        (await RegisterAsync(email)).Refused(HttpStatusCode.BadRequest, "request.invalid");

    [Fact]
    public async Task The_mail_is_in_the_language_of_the_person()
    {
        var email = NewAddress();
        await RegisterAsync(email, language: "en", name: "Alice Harbour");

        (await port.SubjectsToAsync(email)).ShouldBe(["CyberPort: confirm your e-mail address"]);
    }

    [Fact]
    public async Task A_forgotten_password_is_set_anew_by_a_link_that_works_once_and_ends_every_session()
    {
        var person = await port.NewPersonAsync();
        var office = await port.SignInAsync(person);
        (await port.Visitor().PostAsync("/api/identity/password/forgot", new { email = person.Email })).Status.ShouldBe(HttpStatusCode.Accepted);
        (await port.Visitor().PostAsync("/api/identity/password/forgot", new { email = NewAddress() })).Status.ShouldBe(HttpStatusCode.Accepted);
        var (accountId, token) = await port.NewestLinkToAsync(person.Email);

        (await port.Visitor().PostAsync("/api/identity/password/reset", new { accountId, token, newPassword = Password })).Ok();
        (await port.Visitor().PostAsync("/api/identity/password/reset", new { accountId, token, newPassword = "one more password" })).Refused(HttpStatusCode.BadRequest, "identity.link-expired");

        (await office.GetAsync("/api/identity/sessions")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await SignInAsync(person.Email)).Ok();
        (await port.SubjectsToAsync(person.Email))[0].ShouldBe("【CyberPort】パスワードが変更されました");
    }

    [Fact]
    public async Task A_link_for_one_purpose_or_one_person_is_good_for_no_other()
    {
        var (person, other) = (await port.NewPersonAsync(), await port.NewPersonAsync());
        await port.Visitor().PostAsync("/api/identity/password/forgot", new { email = person.Email });
        var (accountId, token) = await port.NewestLinkToAsync(person.Email);

        (await ConfirmAsync(accountId, token)).Refused(HttpStatusCode.BadRequest, "identity.link-expired");
        (await port.Visitor().PostAsync("/api/identity/password/reset", new { accountId = other.Id, token, newPassword = Password })).Refused(HttpStatusCode.BadRequest, "identity.link-expired");
        (await port.Visitor().PostAsync("/api/identity/password/reset", new { accountId, token = "nonsense", newPassword = Password })).Refused(HttpStatusCode.BadRequest, "identity.link-expired");
    }

    [Fact]
    public async Task Changing_the_password_needs_the_old_one_and_ends_the_other_sessions_only()
    {
        var person = await port.NewPersonAsync();
        var (here, elsewhere) = (await port.SignInAsync(person), await port.SignInAsync(person));
        (await here.PostAsync("/api/identity/password/change", new { currentPassword = "not the old one", newPassword = Password })).Refused(HttpStatusCode.BadRequest, "identity.wrong-password");

        (await here.PostAsync("/api/identity/password/change", new { currentPassword = People.Password, newPassword = Password })).Ok();

        (await here.GetAsync("/api/identity/sessions")).Ok();
        (await elsewhere.GetAsync("/api/identity/sessions")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await SignInAsync(person.Email)).Ok();
    }

    [Fact]
    public async Task Name_and_language_are_changed_and_shown_at_once()
    {
        var client = await port.ApplicantAsync();

        (await client.PutAsync("/api/identity/profile", new { name = " 海野 わたる ", language = "easy", notifyByMail = false })).Ok();

        var account = (await client.GetAsync("/api/identity/me")).Ok()["account"]!;
        ((string)account["name"]!).ShouldBe("海野 わたる");
        ((string)account["language"]!).ShouldBe("easy");
        ((bool)account["notifyByMail"]!).ShouldBeFalse();
        (await client.PutAsync("/api/identity/profile", new { name = "海野\u202Egnp.exe", language = "ja", notifyByMail = true })).Refused(HttpStatusCode.BadRequest, "request.invalid")
            ["errors"]![0]!["code"]!.ToString().ShouldBe("name.invalid");
        (await client.PutAsync("/api/identity/profile", new { name = "", language = "fr", notifyByMail = true })).Refused(HttpStatusCode.BadRequest, "request.invalid")
            ["errors"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Changes_stand_in_the_persons_audit_trail()
    {
        var person = await port.NewPersonAsync();
        var client = await port.SignInAsync(person);
        await client.PostAsync("/api/identity/password/change", new { currentPassword = People.Password, newPassword = Password });

        await using var owner = new Npgsql.NpgsqlConnection(port.OwnerConnection);
        await owner.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("select array_agg(action order by at) from platform.audit_entry where party_id = $1", owner);
        command.Parameters.Add(new() { Value = person.Id });
        ((string[])(await command.ExecuteScalarAsync())!).ShouldBe(["account.signed-in", "account.password-changed"]);
    }
}

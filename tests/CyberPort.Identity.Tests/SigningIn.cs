using System.Net;
using CyberPort.Identity.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberPort.Identity.Tests;

[CollectionDefinition(nameof(PortService))]
public sealed class PortServiceCollection : ICollectionFixture<PortService>;

[Collection(nameof(PortService))]
public sealed class SigningIn(PortService port)
{
    [Fact]
    public async Task A_visitor_is_nobody_and_gets_a_token()
    {
        var me = (await port.Visitor().GetAsync("/api/identity/me")).Ok();

        ((bool)me["signedIn"]!).ShouldBeFalse();
        me["account"].ShouldBeNull();
        ((string)me["csrf"]!).Length.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task The_right_password_signs_in_and_me_shows_where_the_person_works()
    {
        var authority = await port.NewAuthorityAsync();
        var person = await port.NewPersonAsync(authority, ["review", "decide"]);

        var me = (await (await port.SignInAsync(person)).GetAsync("/api/identity/me")).Ok();

        ((bool)me["signedIn"]!).ShouldBeTrue();
        ((Guid)me["account"]!["id"]!).ShouldBe(person.Id);
        var membership = me["memberships"]!.AsArray().Single()!;
        ((string)membership["tenant"]!).ShouldBe(authority.Slug);
        membership["roles"]!.AsArray().Select(r => (string)r!).ShouldBe(["review", "decide"]);
    }

    [Fact]
    public async Task The_address_may_be_typed_in_capitals_and_full_width()
    {
        var person = await port.NewPersonAsync();
        var typed = " " + person.Email.ToUpperInvariant().Replace("@", "＠", StringComparison.Ordinal);

        (await port.Visitor().PostAsync("/api/identity/sign-in", new { email = typed, password = People.Password })).Ok();
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answers_until_both_are_locked()
    {
        var person = await port.NewPersonAsync();
        var codes = new List<(string?, string?)>();
        for (var i = 0; i < 6; i++)
        {
            var known = await port.Visitor().PostAsync("/api/identity/sign-in", new { email = person.Email, password = "wrong wrong wrong" });
            var unknown = await port.Visitor().PostAsync("/api/identity/sign-in", new { email = "nobody@locked.example", password = "wrong wrong wrong" });
            codes.Add((known.Code, unknown.Code));
        }

        codes.ShouldAllBe(pair => pair.Item1 == pair.Item2);
        codes.Take(4).ShouldAllBe(pair => pair.Item1 == "identity.wrong-credentials");
        codes.Skip(4).ShouldAllBe(pair => pair.Item1 == "identity.locked-out");
        (await port.Visitor().PostAsync("/api/identity/sign-in", new { email = person.Email, password = People.Password }))
            .Refused(HttpStatusCode.TooManyRequests, "identity.locked-out");
    }

    [Fact]
    public async Task Parallel_guesses_are_counted_one_by_one()
    {
        var person = await port.NewPersonAsync();
        var lockout = port.Services.GetRequiredService<Lockout>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => port.InAsync(null, services =>
            lockout.FailAsync(services.GetRequiredService<Persistence.IdentityDb>(), person.Id, default))));

        (await port.Visitor().PostAsync("/api/identity/sign-in", new { email = person.Email, password = "wrong wrong wrong" })).Code.ShouldBe("identity.locked-out");
    }

    [Fact]
    public async Task A_call_without_the_token_is_refused()
    {
        var client = (await port.ApplicantAsync()).Http;

        var answer = await client.PostAsync("/api/identity/sign-out-everywhere", null);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("request.csrf");
    }

    [Fact]
    public async Task Nobody_signed_in_is_a_401_problem_and_never_a_redirect() =>
        (await port.Visitor().GetAsync("/api/identity/sessions")).Refused(HttpStatusCode.Unauthorized, "identity.sign-in-required");

    [Fact]
    public async Task Wherever_somebody_is_signed_in_is_listed_page_by_page()
    {
        var person = await port.NewPersonAsync();
        var browsers = new[] { await port.SignInAsync(person), await port.SignInAsync(person), await port.SignInAsync(person) };

        var read = await browsers[0].PagesAsync("/api/identity/sessions?take=1");

        (read.All("id").Distinct().Count(), read.Count).ShouldBe((3, 3));
        read.All("current").Count(one => one == "true").ShouldBe(1);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_session_of_another_browser()
    {
        var person = await port.NewPersonAsync();
        var (phone, office) = (await port.SignInAsync(person), await port.SignInAsync(person));
        (await office.GetAsync("/api/identity/sessions")).Ok()["items"]!.AsArray().Count.ShouldBe(2);

        (await phone.PostAsync("/api/identity/sign-out-everywhere")).Ok();

        (await office.GetAsync("/api/identity/sessions")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await phone.GetAsync("/api/identity/sessions")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_session_ended_by_another_node_is_over_within_seconds()
    {
        var person = await port.NewPersonAsync();
        var client = await port.SignInAsync(person);
        (await client.GetAsync("/api/identity/sessions")).Ok();

        await using (var owner = new NpgsqlConnection(port.OwnerConnection))
        {
            await owner.OpenAsync();
            await using var elsewhere = new NpgsqlCommand("delete from identity.session where account_id = $1", owner) { Parameters = { new() { Value = person.Id } } };
            await elsewhere.ExecuteNonQueryAsync();
        }

        await Task.Delay(TimeSpan.FromSeconds(3.2));
        (await client.GetAsync("/api/identity/sessions")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("ja", "メールアドレスまたはパスワードが違います")]
    [InlineData("en", "is not right")]
    [InlineData("ja-x-easy", "ちがいます")]
    public async Task Refusals_speak_the_callers_language(string language, string words)
    {
        var visitor = port.Visitor();
        visitor.Language = language;

        ((string)(await visitor.PostAsync("/api/identity/sign-in", new { email = $"{Guid.NewGuid():N}@test.example", password = "wrong wrong wrong" }))["title"]!).ShouldContain(words);
    }

    [Fact]
    public async Task One_session_of_several_can_be_ended_but_not_somebody_elses()
    {
        var person = await port.NewPersonAsync();
        var (phone, office) = (await port.SignInAsync(person), await port.SignInAsync(person));
        var other = (await phone.GetAsync("/api/identity/sessions")).Ok()["items"]!.AsArray().Single(s => !(bool)s!["current"]!)!["id"];

        (await (await port.ApplicantAsync()).PostAsync($"/api/identity/sessions/{other}/actions/end")).Refused(HttpStatusCode.NotFound, "session.not-found");
        (await phone.PostAsync($"/api/identity/sessions/{other}/actions/end")).Ok();

        (await office.GetAsync("/api/identity/sessions")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await phone.GetAsync("/api/identity/sessions")).Ok();
    }

    [Fact]
    public async Task The_session_cookie_is_closed_to_scripts_and_outside_localhost_to_plain_http()
    {
        var person = await port.NewPersonAsync();
        var here = await port.Visitor().PostAsync("/api/identity/sign-in", new { email = person.Email, password = People.Password });

        var cookie = here.Raw.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("CyberPort.Session=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldNotContain("secure");
        GuardedCookie.MustBeSecure(new Microsoft.AspNetCore.Http.DefaultHttpContext { Request = { Scheme = "http", Host = new("port.example") } }.Request).ShouldBeTrue();
    }

    [Fact]
    public async Task A_role_is_needed_where_the_authority_asks_for_it_and_only_there()
    {
        var (ours, theirs) = (await port.NewAuthorityAsync(), await port.NewAuthorityAsync());
        var admin = await port.StaffAsync(ours, "administer");

        (await admin.GetAsync($"/api/t/{ours.Slug}/settings")).Ok();
        (await admin.GetAsync($"/api/t/{theirs.Slug}/settings")).Refused(HttpStatusCode.Forbidden, "access.forbidden");
        (await (await port.StaffAsync(ours, "receive")).GetAsync($"/api/t/{ours.Slug}/settings")).Refused(HttpStatusCode.Forbidden, "access.forbidden");
    }

    [Fact]
    public async Task An_authority_that_requires_a_second_factor_refuses_a_password_alone()
    {
        var strict = await port.NewAuthorityAsync(requiresSecondFactor: true);

        (await (await port.StaffAsync(strict, "administer")).GetAsync($"/api/t/{strict.Slug}/settings"))
            .Refused(HttpStatusCode.Forbidden, "identity.second-factor-required");
    }

    [Fact]
    public async Task Accounts_are_invisible_to_connections_that_identity_did_not_open()
    {
        await port.NewPersonAsync();
        var roles = port.Services.GetRequiredService<Platform.Persistence.DatabaseRoles>();
        await using var app = new NpgsqlConnection(roles.AppConnection);
        await app.OpenAsync();

        foreach (var table in new[] { "account", "session", "recovery_code", "passkey", "membership" })
        {
            await using var count = new NpgsqlCommand($"select count(*) from identity.{table}", app);
            (await count.ExecuteScalarAsync()).ShouldBe(0L, table);
        }
    }
}

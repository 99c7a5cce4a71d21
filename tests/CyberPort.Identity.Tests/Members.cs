using System.Net;

namespace CyberPort.Identity.Tests;

[Collection(nameof(PortService))]
public sealed class Members(PortService port)
{
    private const string Password = "潮風と岸壁 2026";

    [Fact]
    public async Task An_invited_person_sets_a_password_by_the_link_and_works_here()
    {
        var authority = await port.NewAuthorityAsync();
        var admin = await port.StaffAsync(authority, "administer");
        var email = $"new.{Guid.NewGuid():N}@test.example";

        (await admin.PostAsync($"/api/t/{authority.Slug}/members/invite", new { email, name = "新人 一郎", roles = new[] { "administer", "receive" } })).Status.ShouldBe(HttpStatusCode.Created);
        var row = (await admin.GetAsync($"/api/t/{authority.Slug}/members")).Ok()["items"]!.AsArray().Single(m => (string)m!["email"]! == email)!;
        ((string)row["state"]!).ShouldBe("invited");
        var (accountId, token) = await port.NewestLinkToAsync(email);
        (await port.Visitor().PostAsync("/api/identity/password/reset", new { accountId, token, newPassword = Password })).Ok();

        var client = port.Visitor();
        (await client.PostAsync("/api/identity/sign-in", new { email, password = Password })).Ok();
        client.ForgetToken();
        (await client.GetAsync($"/api/t/{authority.Slug}/settings")).Ok();
    }

    [Theory]
    [InlineData(null, "en", "invites you")]
    [InlineData("ja", "en", "招待されました")]
    [InlineData("easy", "ja", "しょうたい")]
    public async Task An_invitation_is_written_in_the_language_chosen_for_it_or_in_the_writers_own(string? chosen, string own, string words)
    {
        var authority = await port.NewAuthorityAsync();
        var admin = await port.StaffAsync(authority, "administer");
        admin.Language = own;
        var email = $"new.{Guid.NewGuid():N}@test.example";

        (await admin.PostAsync($"/api/t/{authority.Slug}/members/invite", new { email, name = "新人 一郎", roles = new[] { "receive" }, language = chosen })).Status.ShouldBe(HttpStatusCode.Created);

        ((string)(await port.Visitor().GetAsync($"/api/dev/mails?to={Uri.EscapeDataString(email)}")).Ok()["items"]!.AsArray().Single()!["subject"]!).ShouldContain(words);
    }

    [Fact]
    public async Task Registering_with_an_invited_address_does_not_choose_its_password()
    {
        var authority = await port.NewAuthorityAsync();
        var email = $"new.{Guid.NewGuid():N}@test.example";
        await (await port.StaffAsync(authority, "administer")).PostAsync($"/api/t/{authority.Slug}/members/invite", new { email, name = "新人", roles = new[] { "receive" } });

        await port.Visitor().PostAsync("/api/identity/register", new { email, name = "侵入者", password = "the thief's password", language = "ja" });

        var (accountId, token) = await port.NewestLinkToAsync(email);
        (await port.Visitor().PostAsync("/api/identity/confirm", new { accountId, token, password = "the thief's password" })).Refused(HttpStatusCode.BadRequest, "identity.link-expired");
        (await port.Visitor().PostAsync("/api/identity/sign-in", new { email, password = "the thief's password" })).Code.ShouldBe("identity.wrong-credentials");
    }

    [Fact]
    public async Task An_address_registered_by_a_stranger_before_the_invitation_opens_nothing_for_them()
    {
        var authority = await port.NewAuthorityAsync();
        var email = $"new.{Guid.NewGuid():N}@test.example";
        await port.Visitor().PostAsync("/api/identity/register", new { email, name = "侵入者", password = "the thief's password", language = "ja" });
        var (accountId, token) = await port.NewestLinkToAsync(email);

        await (await port.StaffAsync(authority, "administer")).PostAsync($"/api/t/{authority.Slug}/members/invite", new { email, name = "新人", roles = new[] { "receive" } });

        (await port.Visitor().PostAsync("/api/identity/confirm", new { accountId, token, password = "the thief's password" })).Refused(HttpStatusCode.BadRequest, "identity.link-expired");
        (await port.Visitor().PostAsync("/api/identity/sign-in", new { email, password = "the thief's password" })).Code.ShouldBe("identity.wrong-credentials");
    }

    [Fact]
    public async Task Somebody_with_an_account_is_added_and_told_and_cannot_be_added_twice()
    {
        var authority = await port.NewAuthorityAsync();
        var admin = await port.StaffAsync(authority, "administer");
        var person = await port.NewPersonAsync();
        var invitation = new { email = person.Email, name = "別の名前", roles = new[] { "review" } };

        (await admin.PostAsync($"/api/t/{authority.Slug}/members/invite", invitation)).Ok();
        (await admin.PostAsync($"/api/t/{authority.Slug}/members/invite", invitation)).Refused(HttpStatusCode.Conflict, "identity.already-member");

        (await port.SubjectsToAsync(person.Email)).Single().ShouldContain("職員に追加");
        var row = (await admin.GetAsync($"/api/t/{authority.Slug}/members")).Ok()["items"]!.AsArray().Single(m => (Guid)m!["id"]! == person.Id)!;
        ((string)row["name"]!).ShouldBe(person.Name);
    }

    [Fact]
    public async Task Of_many_members_every_one_is_listed_once_and_found_by_name_or_address()
    {
        var authority = await port.NewAuthorityAsync();
        var admin = await port.StaffAsync(authority, "administer");
        foreach (var name in new[] { "岸　壁子", "同姓 同名", "同姓 同名", "ﾏﾘﾝ 太郎", "浜 浜子" })
        {
            await port.NewPersonAsync(authority, ["review"], name: name);
        }

        var everyone = await admin.PagesAsync($"/api/t/{authority.Slug}/members?take=2");
        (everyone.Rows.Count, everyone.All("id").Distinct().Count(), everyone.Count).ShouldBe((6, 6, 6));
        everyone.All("name").Where(name => name == "同姓 同名").Count().ShouldBe(2);
        async Task<IReadOnlyList<string>> FoundAsync(string typed) => (await admin.PagesAsync($"/api/t/{authority.Slug}/members?take=1&query={Uri.EscapeDataString(typed)}")).All("name");
        (await FoundAsync("岸壁子")).ShouldBe(["岸　壁子"]);
        (await FoundAsync("マリン")).ShouldBe(["ﾏﾘﾝ 太郎"]);
        (await FoundAsync("同名")).Count.ShouldBe(2);
        (await FoundAsync((string)everyone.Rows[3]["email"]!)).Count.ShouldBe(1);
        (await FoundAsync("いない人")).ShouldBeEmpty();
        (await admin.PagesAsync($"/api/t/{authority.Slug}/members?after=nonsense")).Rows.Count.ShouldBe(6);
    }

    [Fact]
    public async Task Roles_act_at_once_and_none_means_gone()
    {
        var authority = await port.NewAuthorityAsync();
        var admin = await port.StaffAsync(authority, "administer");
        var person = await port.NewPersonAsync(authority, ["receive"]);
        var client = await port.SignInAsync(person);
        (await client.GetAsync($"/api/t/{authority.Slug}/settings")).Status.ShouldBe(HttpStatusCode.Forbidden);

        (await admin.PutAsync($"/api/t/{authority.Slug}/members/{person.Id}", new { roles = new[] { "administer" } })).Ok();
        (await client.GetAsync($"/api/t/{authority.Slug}/settings")).Ok();
        (await admin.PutAsync($"/api/t/{authority.Slug}/members/{person.Id}", new { roles = Array.Empty<string>() })).Ok();

        (await client.GetAsync($"/api/t/{authority.Slug}/settings")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await client.GetAsync("/api/identity/me")).Ok()["memberships"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var authority = await port.NewAuthorityAsync();
        var person = await port.NewPersonAsync(authority, ["administer", "decide"]);
        var admin = await port.SignInAsync(person);

        (await admin.PutAsync($"/api/t/{authority.Slug}/members/{person.Id}", new { roles = new[] { "decide" } })).Refused(HttpStatusCode.Conflict, "identity.last-administrator");
        (await admin.PutAsync($"/api/t/{authority.Slug}/members/{person.Id}", new { roles = Array.Empty<string>() })).Refused(HttpStatusCode.Conflict, "identity.last-administrator");
    }

    [Fact]
    public async Task Two_administrators_cannot_remove_each_other_at_once()
    {
        var authority = await port.NewAuthorityAsync();
        var (a, b) = (await port.NewPersonAsync(authority, ["administer"]), await port.NewPersonAsync(authority, ["administer"]));
        var (one, other) = (await port.SignInAsync(a), await port.SignInAsync(b));

        var answers = await Task.WhenAll(
            one.PutAsync($"/api/t/{authority.Slug}/members/{b.Id}", new { roles = Array.Empty<string>() }),
            other.PutAsync($"/api/t/{authority.Slug}/members/{a.Id}", new { roles = Array.Empty<string>() }));

        answers.Count(answer => (int)answer.Status < 300).ShouldBe(1);
    }

    [Fact]
    public async Task Only_administrators_change_members_and_only_their_own()
    {
        var (ours, theirs) = (await port.NewAuthorityAsync(), await port.NewAuthorityAsync());
        var person = await port.NewPersonAsync(theirs, ["review"]);
        var officer = await port.StaffAsync(ours, "receive", "review", "decide", "helpDesk");
        var admin = await port.StaffAsync(ours, "administer");
        var roles = new { roles = new[] { "administer" } };

        (await officer.GetAsync($"/api/t/{ours.Slug}/members")).Ok();
        (await officer.PutAsync($"/api/t/{ours.Slug}/members/{person.Id}", roles)).Refused(HttpStatusCode.Forbidden, "access.forbidden");
        (await officer.PostAsync($"/api/t/{ours.Slug}/members/invite", new { email = "a@b.example", name = "A", roles = new[] { "receive" } })).Refused(HttpStatusCode.Forbidden, "access.forbidden");
        (await admin.PutAsync($"/api/t/{ours.Slug}/members/{person.Id}", roles)).Refused(HttpStatusCode.NotFound, "member.not-found");
        (await admin.PutAsync($"/api/t/{theirs.Slug}/members/{person.Id}", roles)).Refused(HttpStatusCode.Forbidden, "access.forbidden");
        (await admin.GetAsync($"/api/t/{theirs.Slug}/members")).Refused(HttpStatusCode.Forbidden, "access.forbidden");
        (await (await port.ApplicantAsync()).GetAsync($"/api/t/{ours.Slug}/members")).Refused(HttpStatusCode.Forbidden, "access.forbidden");
        (await port.Visitor().GetAsync($"/api/t/{ours.Slug}/members")).Refused(HttpStatusCode.Unauthorized, "identity.sign-in-required");
    }

    [Fact]
    public async Task An_unknown_role_is_refused()
    {
        var authority = await port.NewAuthorityAsync();
        var person = await port.NewPersonAsync(authority, ["review"]);

        (await (await port.StaffAsync(authority, "administer")).PutAsync($"/api/t/{authority.Slug}/members/{person.Id}", new { roles = new[] { "king" } }))
            .Refused(HttpStatusCode.BadRequest, "request.invalid");
    }
}

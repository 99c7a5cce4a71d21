using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Tests.Http;

[Collection(nameof(Harbour))]
public sealed partial class Sharing(Harbour port)
{
    [GeneratedRegex(@"/shared(?:/resume)?#([\w-]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(\d{6})\b")]
    private static partial Regex SixDigits();

    private async Task<string> MailAsync(string to, Regex wanted)
    {
        var mail = await Story.SoonAsync(
            async () => (await port.Visitor().GetAsync($"/api/dev/mails?to={Uri.EscapeDataString(to)}&take=20")).Ok().Body!.ToJsonString(), text => wanted.IsMatch(text));
        return wanted.Match(mail).Groups[1].Value;
    }

    private async Task<(string Token, string Pass, Guid Id)> InvitedAsync(PortClient owner, Guid draft, PortClient guest, string kind, params string[] steps)
    {
        var email = $"guest.{Guid.NewGuid():N}@test.example";
        var row = (await owner.PostAsync($"/api/my/drafts/{draft}/invitations", new { kind, email, name = "山口 港", days = 7, steps, message = "お願いします" })).Ok();
        var token = await MailAsync(email, Link());
        var door = (await guest.PostAsync("/api/shared/actions/open", new { token })).Ok();
        ((string)door["emailHint"]!).ShouldBe("g***@test.example");
        door.Words().ShouldNotContain("給水");
        (await guest.PostAsync("/api/shared/actions/read", new { token, pass = "x" })).Refused(HttpStatusCode.Forbidden, "shared.pass-needed");
        (await guest.PostAsync("/api/shared/actions/send-code", new { token })).Ok();
        var code = await MailAsync(email, SixDigits());
        (await guest.PostAsync("/api/shared/actions/enter", new { token, code = code == "000000" ? "000001" : "000000" })).Refused(HttpStatusCode.BadRequest, "shared.wrong-code");
        var pass = (string)(await guest.PostAsync("/api/shared/actions/enter", new { token, code })).Ok()["pass"]!;
        (await guest.PostAsync("/api/shared/actions/enter", new { token, code })).Refused(HttpStatusCode.BadRequest, "shared.wrong-code");
        return (token, pass, (Guid)row["id"]!);
    }

    [Fact]
    public async Task A_colleague_fills_in_the_chosen_steps_and_sees_nothing_else()
    {
        var story = await port.StoryAsync();
        var draft = await story.DraftsAsync();
        var (owner, guest) = (await story.ApplicantAsync(), port.Visitor());
        var (token, pass, _) = await InvitedAsync(owner, draft, guest, "fill", "subject");

        var seen = (await guest.PostAsync("/api/shared/actions/read", new { token, pass })).Ok();
        seen["form"]!["steps"]!.AsArray().Select(s => (string)s!["id"]!).ShouldBe(["subject"]);
        seen.Words().ShouldNotContain("海野");
        // The owner wrote on meanwhile: what a stale page has is not put over it.
        var opened = (await owner.GetAsync($"/api/my/drafts/{draft}")).Ok();
        var answers = opened["answers"]!.DeepClone();
        answers["subject"] = "係留の使用";
        (await owner.PutAsync($"/api/my/drafts/{draft}", new { answers }, opened.Version)).Ok();
        Task<Answer> SaveAsync(int? version) =>
            guest.PostAsync("/api/shared/actions/save", new { token, pass, answers = new { subject = "照明の使用", applicant = new { name = "乗っ取り" } } }, version);
        (await SaveAsync(null)).Refused(HttpStatusCode.BadRequest, "precondition.required");
        (await SaveAsync((int)seen["version"]!)).Refused(HttpStatusCode.PreconditionFailed, "draft.stale");
        seen = (await guest.PostAsync("/api/shared/actions/read", new { token, pass })).Ok();
        ((string)seen["answers"]!["subject"]!).ShouldBe("係留の使用");
        ((int)(await SaveAsync((int)seen["version"]!)).Ok()["version"]!).ShouldBe((int)seen["version"]! + 1);
        (await guest.PostAsync("/api/shared/actions/finish", new { token, pass })).Ok();

        var after = (await owner.GetAsync($"/api/my/drafts/{draft}")).Ok();
        ((string)after["answers"]!["subject"]!).ShouldBe("照明の使用");
        ((string)after["answers"]!["applicant"]!["name"]!).ShouldBe("海野 航");
        ((string)(await owner.GetAsync($"/api/my/drafts/{draft}/invitations")).Ok()["items"]![0]!["state"]!).ShouldBe("done");
        (await guest.PostAsync("/api/shared/actions/sign", new { token, pass, name = "x", version = 1 })).Refused(HttpStatusCode.NotFound, "shared.gone");
    }

    [Fact]
    public async Task An_invitation_is_written_in_the_language_chosen_for_it_or_in_that_of_an_account_and_the_answer_tells_neither()
    {
        var story = await port.StoryAsync();
        var draft = await story.DraftsAsync();
        var owner = await story.ApplicantAsync();
        var member = await port.NewPersonAsync();
        (await (await port.SignInAsync(member)).PutAsync("/api/identity/profile", new { name = member.Name, language = "en", notifyByMail = true })).Ok();
        async Task<(string Subject, string Text, string Answer)> InviteAsync(string email, string? language)
        {
            var row = (await owner.PostAsync($"/api/my/drafts/{draft}/invitations", new { kind = "sign", email, name = "山口 港", days = 7, language })).Ok();
            await MailAsync(email, Link());
            var mail = (await port.Visitor().GetAsync($"/api/dev/mails?to={Uri.EscapeDataString(email)}")).Ok()["items"]![0]!;
            return ((string)mail["subject"]!, (string)mail["text"]!, string.Join(',', row.Body!.AsObject().Select(p => p.Key)));
        }

        static string Stranger() => $"guest.{Guid.NewGuid():N}@test.example";
        (await InviteAsync(Stranger(), null)).Subject.ShouldEndWith("連署のお願い");
        var english = await InviteAsync(Stranger(), "en");
        english.Subject.ShouldEndWith("asks you to co-sign");
        english.Text.ShouldStartWith("Dear 山口 港,");
        (await InviteAsync(Stranger(), "easy")).Text.ShouldStartWith("山口 港 さん");
        var known = await InviteAsync(member.Email, "ja");
        known.Subject.ShouldEndWith("asks you to co-sign");
        known.Answer.ShouldBe(english.Answer);
        (await owner.PostAsync($"/api/my/drafts/{draft}/invitations", new { kind = "sign", email = Stranger(), name = "x", days = 7, language = "fr" }))
            .Refused(HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task A_revoked_link_opens_nothing_and_five_wrong_codes_kill_the_code()
    {
        var story = await port.StoryAsync();
        var draft = await story.DraftsAsync();
        var (owner, guest) = (await story.ApplicantAsync(), port.Visitor());
        var (token, pass, id) = await InvitedAsync(owner, draft, guest, "fill", "subject");
        (await (await port.ApplicantAsync()).PostAsync($"/api/my/drafts/{draft}/invitations/{id}/actions/revoke")).Refused(HttpStatusCode.NotFound, "invitation.not-found");

        (await owner.PostAsync($"/api/my/drafts/{draft}/invitations/{id}/actions/revoke")).Ok();

        (await guest.PostAsync("/api/shared/actions/read", new { token, pass })).Refused(HttpStatusCode.NotFound, "shared.gone");
        (await guest.PostAsync("/api/shared/actions/open", new { token = "wrong" })).Refused(HttpStatusCode.NotFound, "shared.gone");
        (await owner.PostAsync($"/api/my/drafts/{draft}/invitations", new { kind = "fill", email = "a@test.example", name = "x", days = 7, steps = new[] { "nowhere" } }))
            .Refused(HttpStatusCode.BadRequest, "invitation.unknown-step");
        (await owner.PostAsync($"/api/my/drafts/{draft}/invitations", new { kind = "sign", email = "no mail", name = "", days = 99 })).Refused(HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task Codes_are_sent_five_times_an_hour_and_no_more()
    {
        var story = await port.StoryAsync();
        var draft = await story.DraftsAsync();
        var owner = await story.ApplicantAsync();
        var (guest, email) = (port.Visitor(), $"often.{Guid.NewGuid():N}@test.example");
        (await owner.PostAsync($"/api/my/drafts/{draft}/invitations", new { kind = "sign", email, name = "x", days = 1 })).Ok();
        var token = await MailAsync(email, Link());
        for (var i = 0; i < 5; i++)
        {
            (await guest.PostAsync("/api/shared/actions/send-code", new { token })).Ok();
        }

        (await guest.PostAsync("/api/shared/actions/send-code", new { token })).Refused(HttpStatusCode.TooManyRequests, "shared.too-often");
    }

    [Fact]
    public async Task A_visitor_attaches_files_to_the_shared_part_within_the_questions_limits()
    {
        var story = await port.StoryAsync();
        var draft = await story.DraftsAsync();
        var (owner, guest) = (await story.ApplicantAsync(), port.Visitor());
        var steps = (await guest.GetAsync($"{story.Office}/forms/generic/versions/{(string)(await owner.GetAsync($"/api/my/drafts/{draft}")).Ok()["formVersion"]!}")).Ok()["steps"]!.AsArray();
        var withFiles = (string)steps.First(s => s!["fields"]!.AsArray().Any(f => (string)f!["id"]! == "documents"))!["id"]!;
        var (token, pass, _) = await InvitedAsync(owner, draft, guest, "fill", withFiles);
        Task<Answer> Attach(byte[] content, string field = "documents", string? by = null) => guest.SendAsync(
            HttpMethod.Post, $"/api/shared/actions/attach?field={field}&name=zumen.pdf", new ByteArrayContent(content), null, new() { ["X-Shared-Token"] = token, ["X-Shared-Pass"] = by ?? pass });

        (await Attach("%PDF-1.4 a"u8.ToArray(), by: "x")).Refused(HttpStatusCode.Forbidden, "shared.pass-needed");
        (await Attach("%PDF-1.4 a"u8.ToArray(), "subject")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Attach([0x50, 0x4B, 3, 4, 1, 2, 3])).Status.ShouldBe(HttpStatusCode.BadRequest);
        var file = (await Attach("%PDF-1.4 a"u8.ToArray())).Ok();
        (await guest.PostAsync("/api/shared/actions/save", new { token, pass, answers = new { documents = new[] { new { id = (string)file["id"]! } } } }, (await owner.GetAsync($"/api/my/drafts/{draft}")).Version)).Ok();

        var after = (await owner.GetAsync($"/api/my/drafts/{draft}")).Ok();
        ((string)after["files"]!.AsArray().ShouldHaveSingleItem()!["id"]!).ShouldBe((string)file["id"]!);
        ((string)after["answers"]!["documents"]![0]!["id"]!).ShouldBe((string)file["id"]!);
        var answers = after["answers"]!.DeepClone();
        answers["declaration"] = true;
        (await owner.PutAsync($"/api/my/drafts/{draft}", new { answers }, after.Version)).Ok();
        (await owner.PostAsync($"/api/my/drafts/{draft}/actions/submit")).Ok();
        ((string)(await story.CaseAsync(draft))["files"]!.AsArray().ShouldHaveSingleItem()!["name"]!).ShouldBe("zumen.pdf");
    }

    [Fact]
    public async Task What_is_over_is_forgotten_with_its_keys_and_what_is_in_use_stays()
    {
        var story = await port.StoryAsync();
        var owner = await story.ApplicantAsync();
        async Task<(Guid Draft, string Token)> AskAsync()
        {
            var (draft, email) = (await story.DraftsAsync(), $"purge.{Guid.NewGuid():N}@test.example");
            (await owner.PostAsync($"/api/my/drafts/{draft}/invitations", new { kind = "fill", email, name = "x", days = 1, steps = new[] { "subject" } })).Ok();
            return (draft, await MailAsync(email, Link()));
        }

        var (kept, gone) = (await AskAsync(), await AskAsync());
        var parkedBy = $"purge.{Guid.NewGuid():N}@test.example";
        var form = (await owner.GetAsync($"{story.Office}/procedures/generic")).Ok();
        (await owner.PostAsync("/api/shared/actions/park", new { tenant = story.Authority.Slug, procedure = "generic", formVersion = (string)form["formVersion"]!, answers = new { subject = "途中" }, email = parkedBy })).Ok();
        var parked = await MailAsync(parkedBy, Link());
        (await owner.PostAsync($"/api/my/drafts/{gone.Draft}/actions/delete")).Ok();
        await port.ExecuteAsync($"""
            update procedures.share_link set created_at = created_at - interval '3 days', expires_at = expires_at - interval '3 days' where draft_id in ('{kept.Draft}', '{gone.Draft}');
            update procedures.parked_draft p set expires_at = now() - interval '1 minute' from procedures.share_key k where k.link_id = p.id and k.token_hash = encode(sha256('{parked}'), 'hex');
            """);

        await port.InAsync(null, services => services.GetRequiredService<CyberPort.Procedures.Jobs.ForgetLinks>().RunAsync(default));

        async Task<bool> KnownAsync(string token) => (long)(await port.ScalarAsync($"select count(*) from procedures.share_key where token_hash = encode(sha256('{token}'), 'hex')"))! == 1;
        (await KnownAsync(kept.Token), await KnownAsync(gone.Token), await KnownAsync(parked)).ShouldBe((true, false, false));
        ((long)(await port.ScalarAsync($"select count(*) from procedures.share_link where draft_id = '{gone.Draft}'"))!).ShouldBe(0);
        (await owner.GetAsync($"/api/my/drafts/{kept.Draft}/invitations")).Ok()["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_co_signature_goes_with_the_case_and_is_void_when_the_answers_change()
    {
        var story = await port.StoryAsync();
        var draft = await story.DraftsAsync();
        var (owner, guest) = (await story.ApplicantAsync(), port.Visitor());
        var (token, pass, _) = await InvitedAsync(owner, draft, guest, "sign");
        (await owner.PostAsync($"/api/my/drafts/{draft}/actions/submit")).Refused(HttpStatusCode.Conflict, "draft.waits-for-signature");
        var read = (await guest.PostAsync("/api/shared/actions/read", new { token, pass })).Ok();
        (await guest.PostAsync("/api/shared/actions/sign", new { token, pass, name = "山口 港", version = 99 })).Refused(HttpStatusCode.PreconditionFailed, "draft.stale");
        (await guest.PostAsync("/api/shared/actions/sign", new { token, pass, name = "山口 港", version = (int)read["version"]! })).Ok();

        (await owner.PutAsync($"/api/my/drafts/{draft}", new { answers = Story.Complete(a => a["subject"] = "別の件") }, (int)read["version"]!)).Ok();
        var refused = (await owner.PostAsync($"/api/my/drafts/{draft}/actions/submit")).Refused(HttpStatusCode.Conflict, "draft.waits-for-signature");
        ((string)refused["missing"]![0]!).ShouldBe("山口 港");

        (await guest.PostAsync("/api/shared/actions/sign", new { token, pass, name = "山口 港", version = (int)read["version"]! + 1 })).Ok();
        (await owner.PostAsync($"/api/my/drafts/{draft}/actions/submit")).Ok();
        var officer = await story.ReviewerAsync();
        ((string)(await officer.GetAsync($"{story.Office}/cases/{draft}/co-signers")).Ok()["items"]!.AsArray().ShouldHaveSingleItem()!["name"]!).ShouldBe("山口 港");
        (await owner.GetAsync($"/api/my/cases/{draft}/co-signers")).Ok()["items"]!.AsArray().Count.ShouldBe(1);
        (await guest.PostAsync("/api/shared/actions/read", new { token, pass })).Refused(HttpStatusCode.NotFound, "shared.gone");
    }

    [Fact]
    public async Task Without_an_account_the_answers_come_back_by_the_mailed_link()
    {
        var story = await port.StoryAsync();
        var (guest, email) = (port.Visitor(), $"parked.{Guid.NewGuid():N}@test.example");
        var form = (await guest.GetAsync($"{story.Office}/procedures/generic")).Ok();
        (await guest.PostAsync("/api/shared/actions/park", new { tenant = story.Authority.Slug, procedure = "generic", formVersion = (string)form["formVersion"]!, answers = new { subject = "途中" }, email, step = "subject" })).Ok();

        var token = await MailAsync(email, Link());
        var back = (await port.Visitor().PostAsync("/api/shared/actions/unpark", new { token })).Ok();

        ((string)back["answers"]!["subject"]!).ShouldBe("途中");
        ((string)back["tenant"]!).ShouldBe(story.Authority.Slug);
        (await guest.PostAsync("/api/shared/actions/open", new { token })).Refused(HttpStatusCode.NotFound, "shared.gone");
        (await guest.PostAsync("/api/shared/actions/unpark", new { token = "nobody" })).Refused(HttpStatusCode.NotFound, "shared.resume-gone");
    }
}

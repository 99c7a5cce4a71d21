using System.Text;
using CyberPort.Platform.Jobs;
using CyberPort.Platform.Notifications;
using CyberPort.Platform.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberPort.Platform.Tests.Notifications;

[Collection(nameof(PostOffice))]
public sealed class Mails(PostOffice office)
{
    private static string Someone() => $"{Guid.NewGuid():n}@people.example";


    [Fact]
    public async Task A_mail_leaves_with_the_save_in_plain_text_and_html()
    {
        var to = Someone();
        var id = await office.QueueAsync(to, "受付しました", "受付番号は AOH-1 です。\n\nhttps://port.example/my/cases/1");

        (await office.UntilAsync(id, mail => mail.State == "sent")).Attempts.ShouldBe(1);

        var data = office.Smtp.To(to).Single();
        data.ShouldContain("multipart/alternative");
        data.ShouldContain("text/plain");
        data.ShouldContain("text/html");
        data.ShouldContain($"Message-ID: <{id:n}@port.example>");
        data.ShouldContain("Auto-Submitted: auto-generated");
    }

    [Fact]
    public async Task A_mail_of_an_authority_carries_its_name_and_colour()
    {
        var authority = await office.NewAuthorityAsync();
        var id = await office.QueueAsync(Someone(), from: authority);

        var html = (await office.UntilAsync(id, mail => mail.State == "sent")).Html!;

        html.ShouldContain("青浜県 &lt;b&gt;");
        html.ShouldContain("#0a4f9e");
        html.ShouldContain("月〜金 8:30〜17:15<br>メール kowan@aohama.example");
    }

    [Fact]
    public async Task Nobody_sends_in_the_name_of_another_authority()
    {
        var (mine, theirs) = (await office.NewAuthorityAsync(), await office.NewAuthorityAsync());

        await Should.ThrowAsync<InvalidOperationException>(() => office.QueueAsync(mine, mail => mail.Enqueue(Someone(), "件名", "本文", tenantId: theirs.Id)));
    }

    [Fact]
    public async Task Without_a_save_no_mail_leaves()
    {
        var id = Guid.Empty;
        await office.InAsync(null, services =>
        {
            id = services.GetRequiredService<IMailQueue>().Enqueue(Someone(), "件名", "本文");
            return Task.CompletedTask;
        });

        await Task.Delay(300);
        (await office.StateAsync(id)).ShouldBeNull();
    }

    [Fact]
    public async Task The_application_cannot_read_the_queue()
    {
        await office.QueueAsync(Someone());
        await using var app = new NpgsqlConnection(office.Services.GetRequiredService<DatabaseRoles>().AppConnection);
        await app.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from platform.mail", app);

        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteScalarAsync())).SqlState.ShouldBe("42501");
    }

    [Fact]
    public async Task While_the_server_is_down_the_mail_waits_visibly_and_leaves_later()
    {
        var to = Someone();
        office.Smtp.Down = true;
        var id = await office.QueueAsync(to);
        try
        {
            var waiting = await office.UntilAsync(id, mail => mail.Attempts >= 2 && mail.LastError is not null);
            waiting.State.ShouldBe("pending");
        }
        finally
        {
            office.Smtp.Down = false;
        }

        var sent = await office.UntilAsync(id, mail => mail.State == "sent");
        sent.Attempts.ShouldBeGreaterThan(2);
        sent.LastError.ShouldBeNull();
        office.Smtp.To(to).Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("no address at all")]
    [InlineData("a@b@c")]
    [InlineData("")]
    public async Task An_address_that_is_none_is_given_up_at_once(string to)
    {
        var dead = await office.UntilAsync(await office.QueueAsync(to), mail => mail.State == "dead");
        dead.Attempts.ShouldBe(1);
        dead.LastError.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_recipient_unknown_to_the_server_is_given_up_at_once_with_its_words()
    {
        var to = Someone();
        office.Smtp.Unknown[to] = true;

        var dead = await office.UntilAsync(await office.QueueAsync(to), mail => mail.State == "dead");

        dead.LastError!.ShouldContain("no such person");
    }

    [Fact]
    public async Task A_subject_with_line_ends_is_one_line_and_no_header()
    {
        var to = Someone();
        var id = await office.QueueAsync(to, "Hello\r\nBcc: everyone@people.example");

        await office.UntilAsync(id, mail => mail.State == "sent");

        var data = office.Smtp.To(to).Single();
        data.ShouldNotContain("\nBcc:");
        data.ShouldContain("Subject: Hello  Bcc: everyone@people.example");
    }

    [Fact]
    public void What_people_write_is_text_in_the_html_too()
    {
        var html = MailBody.HtmlOf("件名", "<script>alert(1)</script>\n二行目 https://port.example/?a=1&b=\"2\"", "ja", MailBody.Service);

        html.ShouldNotContain("<script>");
        html.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;<br>二行目");
        html.ShouldContain("""<a href="https://port.example/?a=1&amp;b=" """.TrimEnd());
    }

    [Fact]
    public void A_colour_that_is_none_is_replaced() =>
        MailBody.HtmlOf("件名", "本文", "ja", new(new("県", "Prefecture"), "red;}</style><script>")).ShouldNotContain("red;");

    [Fact]
    public async Task Developers_see_every_mail()
    {
        var to = Someone();
        await office.UntilAsync(await office.QueueAsync(to, "開発者へ"), mail => mail.State == "sent");

        var mails = (await office.Visitor().GetAsync($"/api/dev/mails?to={Uri.EscapeDataString(to)}")).Ok()["items"]!.AsArray();

        ((string)mails.Single()!["subject"]!).ShouldBe("開発者へ");
        ((string)mails.Single()!["text"]!).ShouldContain("本文");
    }

    [Fact]
    public async Task The_operator_sees_mails_in_trouble_and_nobody_else_does()
    {
        var id = await office.QueueAsync("nobody here");
        await office.UntilAsync(id, mail => mail.State == "dead");
        var person = await office.SignInAsync(await office.NewPersonAsync());
        var watch = await office.SignInAsync(await office.NewPersonAsync(isOperator: true));

        (await person.GetAsync("/api/operator/mails/unsent")).Refused(System.Net.HttpStatusCode.Forbidden, "access.forbidden");
        var row = (await watch.GetAsync("/api/operator/mails/unsent?take=200")).Ok()["items"]!.AsArray().Single(mail => (Guid)mail!["id"]! == id)!;
        ((string)row["fault"]!, (string)row["state"]!).ShouldBe(("address", "dead"));
    }

    [Fact]
    public async Task However_many_mails_are_in_trouble_the_operator_comes_to_the_last()
    {
        var to = Someone();
        await ExecuteAsync($"""
            insert into platform.mail (id, recipient, subject, text_body, language, created_at, next_at, state, last_error, fault)
            select gen_random_uuid(), '{to}', 'x', 'x', 'ja', now(), 'infinity', case when n % 2 = 0 then 'dead' else 'pending' end, 'no route', 'unreachable' from generate_series(1, 7) n
            """);
        var watch = await office.SignInAsync(await office.NewPersonAsync(isOperator: true));

        var read = await watch.PagesAsync("/api/operator/mails/unsent?take=3");

        read.All("id").Distinct().Count().ShouldBe(read.Rows.Count);
        read.All("recipient").Count(one => one == to).ShouldBe(7);
        read.Count.ShouldBe(read.Rows.Count);
        await ExecuteAsync($"delete from platform.mail where recipient = '{to}'");
    }

    [Fact]
    public async Task What_went_wrong_is_told_in_one_word_and_the_operator_sends_again_once_it_is_mended()
    {
        var to = Someone();
        office.Smtp.Unknown[to] = true;
        var id = await office.QueueAsync(to);
        await office.UntilAsync(id, mail => mail.State == "dead");
        var (person, watch) = (await office.SignInAsync(await office.NewPersonAsync()), await office.SignInAsync(await office.NewPersonAsync(isOperator: true)));

        (await person.PostAsync($"/api/operator/mails/{id}/actions/retry")).Refused(System.Net.HttpStatusCode.Forbidden, "access.forbidden");
        office.Smtp.Unknown.TryRemove(to, out _);
        (await watch.PostAsync($"/api/operator/mails/{id}/actions/retry")).Ok();

        (await office.UntilAsync(id, mail => mail.State == "sent")).LastError.ShouldBeNull();
        (await watch.PostAsync($"/api/operator/mails/{id}/actions/retry")).Refused(System.Net.HttpStatusCode.NotFound, "mail.not-found");
    }

    [Fact]
    public async Task Mails_and_notices_go_when_their_time_is_over()
    {
        var (young, old) = (await office.QueueAsync(Someone()), await office.QueueAsync(Someone()));
        await office.UntilAsync(young, mail => mail.State == "sent");
        await office.UntilAsync(old, mail => mail.State == "sent");
        var person = await office.NewPersonAsync();
        var told = office.Services.GetRequiredService<INotifications>();
        await told.NotifyAsync(new(person.Id, "case.x", new("古い", "Old"), new("", ""), "/my"), default);
        await ExecuteAsync($"update platform.mail set sent_at = now() - interval '31 days' where id = '{old}'");
        await ExecuteAsync($"update platform.notification set created_at = now() - interval '367 days' where party_id = '{person.Id}'");
        await told.NotifyAsync(new(person.Id, "case.x", new("新しい", "New"), new("", ""), "/my"), default);

        await office.InAsync(null, services => services.GetRequiredService<PurgeMails>().RunAsync(default));
        await office.InAsync(null, services => services.GetRequiredService<PurgeNotifications>().RunAsync(default));

        (await office.StateAsync(young)).ShouldNotBeNull();
        (await office.StateAsync(old)).ShouldBeNull();
        var left = (await (await office.SignInAsync(person)).GetAsync("/api/my/notifications")).Ok()["items"]!.AsArray();
        ((string)left.ShouldHaveSingleItem()!["title"]!).ShouldBe("新しい");
    }

    [Fact]
    public async Task A_mail_that_was_given_up_is_kept_for_ninety_days()
    {
        var (young, old) = (await office.QueueAsync("nobody"), await office.QueueAsync("nobody"));
        foreach (var (id, days) in new[] { (young, 89), (old, 91) })
        {
            await office.UntilAsync(id, mail => mail.State == "dead");
            await ExecuteAsync($"update platform.mail set created_at = now() - interval '{days} days' where id = '{id}'");
        }

        await office.InAsync(null, services => services.GetRequiredService<PurgeMails>().RunAsync(default));

        (await office.StateAsync(young)).ShouldNotBeNull();
        (await office.StateAsync(old)).ShouldBeNull();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var owner = new Npgsql.NpgsqlConnection(office.OwnerConnection);
        await owner.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, owner);
        await command.ExecuteNonQueryAsync();
    }
}

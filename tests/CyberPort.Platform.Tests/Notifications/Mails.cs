using CyberPort.Platform.Notifications;
using CyberPort.Platform.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberPort.Platform.Tests.Notifications;

/// <summary>A mail on its way: with the save, in the authority's name, as text and as HTML.</summary>
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
}

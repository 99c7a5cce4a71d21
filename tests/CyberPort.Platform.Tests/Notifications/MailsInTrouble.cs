using System.Net;

namespace CyberPort.Platform.Tests.Notifications;

/// <summary>Mails that do not get through: tried again, given up with a reason, and seen by the operator, who sends them again.</summary>
[Collection(nameof(PostOffice))]
public sealed class MailsInTrouble(PostOffice office)
{
    private static string Someone() => $"{Guid.NewGuid():n}@people.example";

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
    public async Task The_operator_sees_mails_in_trouble_and_nobody_else_does()
    {
        var id = await office.QueueAsync("nobody here");
        await office.UntilAsync(id, mail => mail.State == "dead");
        var person = await office.SignInAsync(await office.NewPersonAsync());
        var watch = await office.SignInAsync(await office.NewPersonAsync(isOperator: true));

        (await person.GetAsync("/api/operator/mails/unsent")).Refused(HttpStatusCode.Forbidden, "access.forbidden");
        var row = (await watch.GetAsync("/api/operator/mails/unsent?take=200")).Ok()["items"]!.AsArray().Single(mail => (Guid)mail!["id"]! == id)!;
        ((string)row["fault"]!, (string)row["state"]!).ShouldBe(("address", "dead"));
    }

    [Fact]
    public async Task However_many_mails_are_in_trouble_the_operator_comes_to_the_last()
    {
        var to = Someone();
        await office.ExecuteAsync($"""
            insert into platform.mail (id, recipient, subject, text_body, language, created_at, next_at, state, last_error, fault)
            select gen_random_uuid(), '{to}', 'x', 'x', 'ja', now(), 'infinity', case when n % 2 = 0 then 'dead' else 'pending' end, 'no route', 'unreachable' from generate_series(1, 7) n
            """);
        var watch = await office.SignInAsync(await office.NewPersonAsync(isOperator: true));

        var read = await watch.PagesAsync("/api/operator/mails/unsent?take=3");

        read.All("id").Distinct().Count().ShouldBe(read.Rows.Count);
        read.All("recipient").Count(one => one == to).ShouldBe(7);
        read.Count.ShouldBe(read.Rows.Count);
        await office.ExecuteAsync($"delete from platform.mail where recipient = '{to}'");
    }

    [Fact]
    public async Task What_went_wrong_is_told_in_one_word_and_the_operator_sends_again_once_it_is_mended()
    {
        var to = Someone();
        office.Smtp.Unknown[to] = true;
        var id = await office.QueueAsync(to);
        await office.UntilAsync(id, mail => mail.State == "dead");
        var (person, watch) = (await office.SignInAsync(await office.NewPersonAsync()), await office.SignInAsync(await office.NewPersonAsync(isOperator: true)));

        (await person.PostAsync($"/api/operator/mails/{id}/actions/retry")).Refused(HttpStatusCode.Forbidden, "access.forbidden");
        office.Smtp.Unknown.TryRemove(to, out _);
        (await watch.PostAsync($"/api/operator/mails/{id}/actions/retry")).Ok();

        (await office.UntilAsync(id, mail => mail.State == "sent")).LastError.ShouldBeNull();
        (await watch.PostAsync($"/api/operator/mails/{id}/actions/retry")).Refused(HttpStatusCode.NotFound, "mail.not-found");
    }
}

using CyberPort.Platform.Jobs;
using CyberPort.Platform.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Platform.Tests.Notifications;

/// <summary>How long mails and notices are kept.</summary>
[Collection(nameof(PostOffice))]
public sealed class MailsInTime(PostOffice office)
{
    private static string Someone() => $"{Guid.NewGuid():n}@people.example";

    [Fact]
    public async Task Mails_and_notices_go_when_their_time_is_over()
    {
        var (young, old) = (await office.QueueAsync(Someone()), await office.QueueAsync(Someone()));
        await office.UntilAsync(young, mail => mail.State == "sent");
        await office.UntilAsync(old, mail => mail.State == "sent");
        var person = await office.NewPersonAsync();
        var told = office.Services.GetRequiredService<INotifications>();
        await told.NotifyAsync(new(person.Id, "case.x", new("古い", "Old"), new("", ""), "/my"), default);
        await office.ExecuteAsync($"update platform.mail set sent_at = now() - interval '31 days' where id = '{old}'");
        await office.ExecuteAsync($"update platform.notification set created_at = now() - interval '367 days' where party_id = '{person.Id}'");
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
            await office.ExecuteAsync($"update platform.mail set created_at = now() - interval '{days} days' where id = '{id}'");
        }

        await office.InAsync(null, services => services.GetRequiredService<PurgeMails>().RunAsync(default));

        (await office.StateAsync(young)).ShouldNotBeNull();
        (await office.StateAsync(old)).ShouldBeNull();
    }
}

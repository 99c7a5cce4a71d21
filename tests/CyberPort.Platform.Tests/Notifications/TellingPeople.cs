using System.Net;
using CyberPort.Platform.Notifications;
using CyberPort.Platform.Results;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Platform.Tests.Notifications;

[Collection(nameof(PostOffice))]
public sealed class TellingPeople(PostOffice office)
{
    private static readonly LocalText Granted = new("許可されました", "Your application was granted", "いい という へんじです");
    private static readonly LocalText Next = new("許可書を確認してください。", "Please see the permit.");

    private INotifications Notifications => office.Services.GetRequiredService<INotifications>();

    private async Task<(Person Person, PortClient Browser)> PersonAsync(string language = "ja", bool wantsMail = true)
    {
        var person = await office.NewPersonAsync();
        office.Contacts.People[person.Id] = new(person.Email, person.Name, language, wantsMail);
        return (person, await office.SignInAsync(person));
    }

    private static Notice About(Person person, LocalText? title = null) => new(person.Id, "case.granted", title ?? Granted, Next, "/my/cases/1");

    private async Task<int> UnreadAsync(PortClient browser) => (int)(await browser.GetAsync("/api/my/notifications")).Ok()["unread"]!;

    [Fact]
    public async Task A_person_is_told_on_the_page_and_by_mail_in_their_language()
    {
        var (person, browser) = await PersonAsync("en");
        browser.Language = "en";

        await Notifications.NotifyAsync(About(person) with { From = await office.NewAuthorityAsync() }, default);

        var page = (await browser.GetAsync("/api/my/notifications")).Ok();
        ((string)page["items"]![0]!["title"]!).ShouldBe(Granted.En);
        ((bool)page["items"]![0]!["read"]!).ShouldBeFalse();
        var mail = await MailToAsync(person);
        ((string)mail["subject"]!).ShouldBe(Granted.En);
        ((string)mail["text"]!).ShouldContain("/my/cases/1");
        ((string)mail["html"]!).ShouldContain("Aohama");
    }

    [Fact]
    public async Task Easy_Japanese_is_a_language_of_the_page()
    {
        var (person, browser) = await PersonAsync("easy");
        browser.Language = "ja-x-easy";

        await Notifications.NotifyAsync(About(person), default);

        ((string)(await browser.GetAsync("/api/my/notifications")).Ok()["items"]![0]!["title"]!).ShouldBe(Granted.Easy);
    }

    [Fact]
    public async Task Who_wants_no_mail_gets_none()
    {
        var (person, browser) = await PersonAsync(wantsMail: false);

        await Notifications.NotifyAsync(About(person), default);

        (await UnreadAsync(browser)).ShouldBe(1);
        (await MailsToAsync(person)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_event_delivered_twice_tells_once()
    {
        var (person, browser) = await PersonAsync();
        var notice = About(person) with { Because = Guid.NewGuid() };

        (await Notifications.NotifyAsync(notice, default)).ShouldNotBeNull();
        (await Notifications.NotifyAsync(notice, default)).ShouldBeNull();

        (await UnreadAsync(browser)).ShouldBe(1);
        (await MailsToAsync(person)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_sees_or_marks_the_notifications_of_another()
    {
        var (person, browser) = await PersonAsync();
        var (_, stranger) = await PersonAsync();
        var id = await Notifications.NotifyAsync(About(person), default);

        (await stranger.GetAsync("/api/my/notifications")).Ok()["items"]!.AsArray().ShouldBeEmpty();
        (await stranger.PostAsync("/api/my/notifications/actions/mark-read", new { ids = new[] { id } })).Ok();
        (await stranger.PostAsync("/api/my/notifications/actions/mark-read", new { all = true })).Ok();

        (await UnreadAsync(browser)).ShouldBe(1);
    }

    [Fact]
    public async Task Notifications_are_marked_read_one_by_one_or_all()
    {
        var (person, browser) = await PersonAsync(wantsMail: false);
        var first = await Notifications.NotifyAsync(About(person), default);
        await Notifications.NotifyAsync(About(person), default);
        await Notifications.NotifyAsync(About(person), default);

        (await browser.PostAsync("/api/my/notifications/actions/mark-read", new { ids = new[] { first } })).Ok();
        (await UnreadAsync(browser)).ShouldBe(2);
        (await browser.PostAsync("/api/my/notifications/actions/mark-read", new { all = true })).Ok();
        (await UnreadAsync(browser)).ShouldBe(0);
    }

    [Fact]
    public async Task Marking_nothing_is_refused_and_visitors_are_asked_to_sign_in()
    {
        var (_, browser) = await PersonAsync();

        (await browser.PostAsync("/api/my/notifications/actions/mark-read", new { })).Refused(HttpStatusCode.BadRequest, "request.invalid");
        (await office.Visitor().GetAsync("/api/my/notifications")).Refused(HttpStatusCode.Unauthorized, "identity.sign-in-required");
    }

    [Fact]
    public async Task A_long_list_comes_page_by_page_newest_first()
    {
        var (person, browser) = await PersonAsync(wantsMail: false);
        for (var n = 1; n <= 5; n++)
        {
            await Notifications.NotifyAsync(About(person, new($"{n} 件目", $"No. {n}")), default);
        }

        var titles = new List<string>();
        string? after = null;
        do
        {
            var page = (await browser.GetAsync($"/api/my/notifications?take=2{(after is null ? "" : $"&after={after}")}")).Ok();
            titles.AddRange(page["items"]!.AsArray().Select(item => (string)item!["title"]!));
            after = (string?)page["next"];
        }
        while (after is not null);

        titles.ShouldBe(["5 件目", "4 件目", "3 件目", "2 件目", "1 件目"]);
    }

    [Fact]
    public async Task A_link_never_leads_outside()
    {
        var (person, _) = await PersonAsync();

        await Should.ThrowAsync<Exception>(() => Notifications.NotifyAsync(About(person) with { Link = "//evil.example" }, default));
        await Should.ThrowAsync<Exception>(() => Notifications.NotifyAsync(About(person) with { Link = "https://evil.example" }, default));
    }

    private async Task<System.Text.Json.Nodes.JsonArray> MailsToAsync(Person person) =>
        (await office.Visitor().GetAsync($"/api/dev/mails?to={Uri.EscapeDataString(person.Email)}")).Ok()["items"]!.AsArray();

    private async Task<System.Text.Json.Nodes.JsonNode> MailToAsync(Person person)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if ((await MailsToAsync(person)) is [{ } mail] && (string?)mail["state"] == "sent")
            {
                return mail;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("No mail.");
    }
}

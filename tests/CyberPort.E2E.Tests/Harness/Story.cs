using System.Text.Json;
using System.Text.RegularExpressions;

namespace CyberPort.E2E.Tests;

/// <summary>What persons do in several journeys.</summary>
internal static partial class Story
{
    /// <summary>Walks through the steps of a form to its review page.</summary>
    public static async Task WalkToReviewAsync(this Person person, IReadOnlyDictionary<string, string> answers, Func<string, Task>? onStep = null)
    {
        // `start` is where one was last: the page moves on to that step by itself.
        await person.Page.WaitForURLAsync(url => !url.Split('?')[0].EndsWith("/start", StringComparison.Ordinal));
        for (var step = 0; step < 20; step++)
        {
            await person.Page.Locator("form .cp-actions button[type=submit], button:has-text('この内容で提出する'), button:has-text('サインインして続ける')").First.WaitForAsync();
            if (person.Page.Url.Contains("/review", StringComparison.Ordinal))
            {
                return;
            }

            var here = person.Page.Url;
            await person.FillStepAsync(answers);
            if (onStep is not null)
            {
                await onStep(new Uri(here).AbsolutePath.Split('/')[^1]);
            }

            await person.Page.Locator("form .cp-actions button[type=submit]").ClickAsync();
            try
            {
                await person.Page.WaitForURLAsync(url => url.Split('#')[0] != here.Split('#')[0], new() { Timeout = 6000 });
            }
            catch (TimeoutException)
            {
                var said = await person.Page.Locator(".cp-field__error").AllInnerTextsAsync();
                throw new InvalidOperationException($"The step {here} did not let go on: {string.Join(" / ", said)}");
            }
        }
    }

    /// <summary>A case sent by the service's own calls, for journeys that begin later. Returns its id.</summary>
    public static async Task<string> SendsAsync(this Person person, string tenant = "aohama")
    {
        var draft = await person.DraftsAsync(tenant);
        var sent = await person.CallAsync($"/api/my/drafts/{draft}/actions/submit");
        sent.Ok.ShouldBeTrue(await sent.TextAsync());
        return draft;
    }

    /// <summary>A complete draft, ready to be sent. Returns its id.</summary>
    public static async Task<string> DraftsAsync(this Person person, string tenant = "aohama")
    {
        var made = await person.CallAsync("/api/my/drafts", new { tenant, procedure = "generic", answers = Generic });
        made.Ok.ShouldBeTrue(await made.TextAsync());
        return (await made.JsonAsync())!.Value.GetProperty("id").GetString()!;
    }

    /// <summary>Signs in on the sign-in page that is open.</summary>
    public static async Task TypesSignInAsync(this Person person, string email)
    {
        await person.Page.Locator("#sign-in-email").FillAsync(email);
        await person.Page.Locator("#sign-in-password").FillAsync(Person.DemoPassword);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "サインインする" }).ClickAsync();
    }

    /// <summary>The reference number on the receipt.</summary>
    public static async Task<string> NumberAsync(this Person person)
    {
        var number = (await person.Page.Locator(".cp-done__number").InnerTextAsync()).Trim();
        number.ShouldMatch("^[A-Z]+-20[0-9]{2}-[0-9]{6}$");
        return number;
    }

    /// <summary>Waits until the mails to somebody mention these words.</summary>
    public static async Task MailArrivesAsync(this Person person, string email, string words)
    {
        for (var i = 0; i < 100; i++)
        {
            var mails = await person.MailsToAsync(email);
            if (mails.Any(m => (m.GetProperty("subject").GetString() + m.GetProperty("text").GetString()).Contains(words, StringComparison.Ordinal)))
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail($"No mail to {email} mentions {words}.");
    }

    /// <summary>Fetches a document of this browser's person and looks at its first bytes.</summary>
    public static async Task OpensPdfAsync(this Person person, string address)
    {
        var answer = await person.Context.APIRequest.GetAsync(address);
        answer.Status.ShouldBe(200, address);
        System.Text.Encoding.ASCII.GetString(await answer.BodyAsync(), 0, 5).ShouldBe("%PDF-");
    }

    private static readonly JsonElement Generic = JsonDocument.Parse("""
        {
          "subject": "給水施設の使用", "kind": "application", "content": "２月１日に水３０立方メートル", "vesselName": "第三青浜丸",
          "applicant": { "kind": "person", "name": "海野 航", "kana": "ウンノ ワタル", "phone": "0176-12-3456", "email": "applicant@demo.example",
            "address": { "postalCode": "030-0803", "prefecture": "青森県", "city": "青森市", "line": "安方1-1-1" } },
          "declaration": true
        }
        """).RootElement;
}

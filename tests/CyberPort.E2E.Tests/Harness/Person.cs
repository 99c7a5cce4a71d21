using System.Text.Json;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;

namespace CyberPort.E2E.Tests;

/// <summary>Somebody at a browser. What the page complains about in the console or as a server error is kept and fails the journey.</summary>
public sealed partial class Person : IAsyncDisposable
{
    /// <summary>Password of every demo account.</summary>
    public const string DemoPassword = "CyberPort-2026";

    /// <summary>The judge of accessibility, as its package carries it.</summary>
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly string name;
    private readonly RunningService service;
    private readonly List<string> complaints = [];

    internal Person(string name, IBrowserContext context, IPage page, RunningService service)
    {
        (this.name, Context, Page, this.service) = (name, context, page, service);
        context.WebError += (_, error) => complaints.Add($"error on the page: {error.Error}");
        context.Response += (_, response) =>
        {
            if (response.Status >= 500)
            {
                complaints.Add($"{response.Status} {response.Request.Method} {response.Url}");
            }
        };
        context.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                complaints.Add($"console: {message.Text}");
            }
        };
    }

    /// <summary>Cookies, storage and screen.</summary>
    public IBrowserContext Context { get; }

    /// <summary>The page being looked at.</summary>
    public IPage Page { get; private set; }

    /// <summary>Opens an address of the service and waits for its heading.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await Page.Locator("h1").First.WaitForAsync();
    }

    /// <summary>Goes on within the running pages, as a link does, until this can be seen.</summary>
    public async Task TurnToAsync(string path, string until)
    {
        await Page.EvaluateAsync("path => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')); }", path);
        await Page.Locator(until).First.WaitForAsync();
    }

    /// <summary>Presses what a person would press: a button or a link by its words.</summary>
    public async Task PressAsync(string words)
    {
        var exact = new Regex($"^\\s*{Regex.Escape(words)}");
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = exact }).Or(Page.GetByRole(AriaRole.Link, new() { NameRegex = exact })).First.ClickAsync();
    }

    /// <summary>Waits until these words can be seen. Where they do not come, the test says what stood there instead.</summary>
    public async Task SeesAsync(string words)
    {
        try
        {
            await Assertions.Expect(Page.GetByText(words).First).ToBeVisibleAsync();
        }
        catch (PlaywrightException)
        {
            var there = await Page.EvaluateAsync<string>("(document.querySelector('dialog[open]') ?? document.querySelector('main') ?? document.body).innerText");
            throw new ShouldAssertException($"{name} does not see 「{words}」 on {Page.Url}, but:\n{there}");
        }
    }

    /// <summary>Signs a demo account in by the service's own calls, and leaves the cookies in this browser.</summary>
    public async Task SignInAsync(string email, string password = DemoPassword)
    {
        var answer = await CallAsync("/api/identity/sign-in", new { email, password, remember = false });
        answer.Ok.ShouldBeTrue(await answer.TextAsync());
    }

    /// <summary>A call of this browser outside the page, with cookies and the anti-forgery token.</summary>
    public async Task<IAPIResponse> CallAsync(string path, object? body = null, string method = "POST")
    {
        var me = await Context.APIRequest.GetAsync("/api/identity/me");
        var csrf = (await me.JsonAsync())!.Value.GetProperty("csrf").GetString()!;
        return await Context.APIRequest.FetchAsync(path, new()
        {
            Method = method,
            DataObject = method == "GET" ? null : body ?? new { },
            Headers = new Dictionary<string, string> { ["X-CSRF-TOKEN"] = csrf },
        });
    }

    /// <summary>Mails to an address, newest first, from the development mail page.</summary>
    public async Task<IReadOnlyList<JsonElement>> MailsToAsync(string email)
    {
        var answer = await Context.APIRequest.GetAsync($"/api/dev/mails?to={Uri.EscapeDataString(email)}&take=50");
        return [.. (await answer.JsonAsync())!.Value.GetProperty("items").EnumerateArray()];
    }

    /// <summary>
    /// Judges the page as it stands: WCAG 2.2 AA by axe, no sideways scrolling, no complaint; and keeps a picture
    /// under artifacts/screens for human eyes, where <c>CYBERPORT_SCREENS</c> is set. Contrast takes half of axe's time: a walk over many
    /// pages of the same colours asks for it once.
    /// </summary>
    public async Task JudgeAsync(string page, bool contrast = true)
    {
        await Page.EvaluateAsync("document.fonts.ready");
        if (Wanted)
        {
            await PictureAsync(page);
        }

        var wide = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        wide.ShouldBeLessThanOrEqualTo(0, $"{name} has to scroll sideways on {page}");
        var broken = await Page.EvaluateAsync<string[]>("[...document.images].filter(i => i.complete && i.naturalWidth === 0).map(i => i.src.slice(0, 80))");
        broken.ShouldBeEmpty($"pictures on {page} cannot be shown");
        // A bar at the lower edge cuts through whatever lies behind it now, and axe takes the rest of it for too small: the bar is laid down
        // for the moment. That it never hides what has the focus is looked at in BeyondAxe.
        await Page.EvaluateAsync("""
            () => {
              const flat = new CSSStyleSheet();
              flat.replaceSync('.cp-case__bar, .cp-settings__bar { position: static !important; }');
              document.adoptedStyleSheets = [flat];
            }
            """);
        // Whatever a link turned to within the running pages still has axe; its parser would cost as much as a small page's judgement.
        if (!await Page.EvaluateAsync<bool>("'axe' in window"))
        {
            await Page.EvaluateAsync(Axe);
        }

        var found = await Page.EvaluateAsync<string[]>("""
            async contrast => {
              const result = await axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'], iframes: false, rules: { 'color-contrast': { enabled: contrast } },
              });
              document.adoptedStyleSheets = [];
              return result.violations.map(v => `${v.id} (${v.impact}): ${v.help}\n    ` + v.nodes.slice(0, 5).map(n => n.html).join('\n    '));
            }
            """, contrast);
        string.Join('\n', found).ShouldBeEmpty($"axe on {page} for {name}");
        await ReflowsAsync(page);
        AssertNoComplaints();
    }

    /// <summary>WCAG 1.4.10: the same page in a window of 320 CSS px, as at 400 % zoom, is read without scrolling sideways; a wide table scrolls in itself.</summary>
    private async Task ReflowsAsync(string page)
    {
        var usual = Page.ViewportSize!;
        if (usual.Width <= 320)
        {
            return; // looked at above
        }

        await Page.SetViewportSizeAsync(320, usual.Height);
        var wide = await Page.EvaluateAsync<string[]>(TooWide);
        await Page.SetViewportSizeAsync(usual.Width, usual.Height);
        wide.ShouldBeEmpty($"1.4.10: {page} for {name} is wider than 320 px");
    }

    /// <summary>What makes the page wider than the window: what reaches over its right edge and lies in no scroller of its own.</summary>
    private const string TooWide = """
        () => {
          if (document.scrollingElement.scrollWidth <= 320) return [];
          const within = e => { for (let at = e.parentElement; at && at !== document.body; at = at.parentElement) if (getComputedStyle(at).overflowX !== 'visible') return true; return false; };
          const over = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > 320.5 && !within(e))
            .map(e => `${e.tagName.toLowerCase()}.${[...e.classList].join('.')} ${Math.round(e.getBoundingClientRect().right)} ${e.textContent.trim().slice(0, 30)}`);
          return [`${document.scrollingElement.scrollWidth} px`, ...over.slice(-6)];
        }
        """;

    /// <summary>A picture of the whole page.</summary>
    private Task PictureAsync(string page) => Page.ScreenshotAsync(new()
    {
        Path = Path.Combine(RunningService.Repository, "artifacts/screens", $"{Unsafe().Replace($"{name}-{page}", "-")}.png"),
        FullPage = true,
        Scale = ScreenshotScale.Css, // at a phone's density it takes four times as long
        Timeout = 60_000, // a long page on a busy machine
    });

    /// <summary>Fails on script errors and server errors met so far.</summary>
    public void AssertNoComplaints() => complaints.ShouldBeEmpty($"{name}; the service said:\n{service.Said()}");

    /// <summary>Forgets complaints that a journey provoked on purpose.</summary>
    public void Forgive() => complaints.Clear();

    /// <summary>Closes the tab and opens a new one with the same cookies.</summary>
    public async Task ReopenAsync(string path)
    {
        await Page.CloseAsync();
        Page = await Context.NewPageAsync();
        await GoAsync(path);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Context.CloseAsync();

    private static readonly bool Wanted = Environment.GetEnvironmentVariable("CYBERPORT_SCREENS") is { Length: > 0 };

    [GeneratedRegex("[^\\p{L}\\p{N}]+")]
    private static partial Regex Unsafe();
}

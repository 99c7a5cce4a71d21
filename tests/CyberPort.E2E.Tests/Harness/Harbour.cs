using CyberPort.Testing;

namespace CyberPort.E2E.Tests;

/// <summary>A running service on a database of its own and a browser; each person gets a context (cookies, screen) of their own.</summary>
public sealed class Harbour : IAsyncLifetime
{
    /// <summary>How long a journey waits for what it was promised; a busy machine takes its time.</summary>
    internal const int PatienceMs = 20_000;

    private static int opened;
    private IPlaywright? playwright;
    private IBrowser? browser;
    private RunningService? service;

    /// <summary>Address of the service.</summary>
    public string Address => service!.Address;

    /// <summary>The service process.</summary>
    public RunningService Service => service!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        service = await RunningService.StartAsync(await TestDatabase.CreateAsync($"CyberPort.E2E.{Interlocked.Increment(ref opened)}"));
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CYBERPORT_CHROMIUM")
                ?? throw new InvalidOperationException("Set CYBERPORT_CHROMIUM to a Chromium, or run `npm test`, which does."),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A person on a phone: 390 × 844, touch.</summary>
    public Task<Person> OnPhoneAsync(string name, string language = "ja-JP") => ArriveAsync(name, new()
    {
        ViewportSize = new() { Width = 390, Height = 844 },
        DeviceScaleFactor = 2,
        HasTouch = true,
        IsMobile = true,
        Locale = language,
    });

    /// <summary>A narrow window without touch: 320 × 640, as at 400 % zoom.</summary>
    public Task<Person> OnNarrowScreenAsync(string name, string language = "ja-JP") => ArriveAsync(name, new()
    {
        ViewportSize = new() { Width = 320, Height = 640 },
        Locale = language,
    });

    /// <summary>A person at a desk: 1440 × 900.</summary>
    public Task<Person> AtDeskAsync(string name, string language = "ja-JP") => ArriveAsync(name, new()
    {
        ViewportSize = new() { Width = 1440, Height = 900 },
        Locale = language,
    });

    private async Task<Person> ArriveAsync(string name, BrowserNewContextOptions options)
    {
        options.BaseURL = Address;
        options.TimezoneId = "Asia/Tokyo";
        options.ReducedMotion = ReducedMotion.Reduce;
        options.AcceptDownloads = true;
        var context = await browser!.NewContextAsync(options);
        context.SetDefaultTimeout(PatienceMs);
        return new(name, context, await context.NewPageAsync(), Service);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await (browser?.CloseAsync() ?? Task.CompletedTask);
        playwright?.Dispose();
        if (service is not null)
        {
            await service.DisposeAsync();
        }
    }
}

/// <summary>The journeys through the work of applicants and officers share one harbour and run one after the other; what takes times among them, with room for the other lane.</summary>
[CollectionDefinition(nameof(Harbour))]
public sealed class HarbourCollection : ICollectionFixture<Harbour>;

/// <summary>What only looks, accounts, forms and the aids for filing: on a harbour of their own beside the journeys, about as long.</summary>
[CollectionDefinition(nameof(Walks))]
public sealed class Walks : ICollectionFixture<Harbour>;

using System.Collections.Concurrent;
using System.Net;
using CyberPort.Platform.Persistence;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Tenancy.Authorities;
using CyberPort.Tenancy.Contracts;
using CyberPort.Tenancy.Persistence;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace CyberPort.Testing;

/// <summary>
/// The whole service on a database of its own; one per test project (use it as a collection fixture). Each test makes its
/// own authority, so tests run side by side and nothing is cleaned up.
/// </summary>
public class PortService : WebApplicationFactory<Program>, IAsyncLifetime
{
    private static int authorities;
    private string database = "";
    private bool isSecond;

    /// <summary>Further settings, before the service starts.</summary>
    public ConcurrentDictionary<string, string> Settings { get; } = new();

    /// <summary>The owner's connection, for what only an administrator of the database can look at.</summary>
    public string OwnerConnection => database;

    /// <summary>Folder of attached files and documents.</summary>
    public string DataFolder { get; private init; } = Directory.CreateTempSubdirectory("cyberport-test-").FullName;

    /// <summary>Another application node on the same database and files, as behind a load balancer; or on another database. Dispose it.</summary>
    public PortService SecondNode(string? otherDatabase = null)
    {
        var second = new PortService { DataFolder = DataFolder, database = otherDatabase ?? database, isSecond = true };
        _ = second.Server;
        second.Services.GetRequiredService<AuthorityStore>().Testing = true;
        return second;
    }

    /// <inheritdoc/>
    public virtual async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(GetType() == typeof(PortService) ? System.Reflection.Assembly.GetEntryAssembly()?.GetName().Name + Environment.ProcessId : GetType().FullName);
        _ = Server; // Starts the service: migrates, then listens.
        Services.GetRequiredService<AuthorityStore>().Testing = true;
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("CYBERPORT_DATABASE", database);
        builder.UseSetting("Cyberport:DataFolder", DataFolder);
        builder.UseSetting("Cyberport:PublicUrl", "http://localhost");
        builder.UseSetting("Cyberport:Identity:PasswordIterations", "1000");
        builder.UseSetting("Cyberport:Jobs", "off");
        foreach (var limit in new[] { "SignInsPerAddress", "SignInsPerAccount", "MailsPerAddress", "MailsPerAccount" })
        {
            builder.UseSetting($"Cyberport:Identity:{limit}", "1000000");
        }

        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
    }

    /// <summary>What a test changed of an authority beside the service is read anew; another test may have made the service read it a moment before.</summary>
    public void ReadAuthoritiesAnew() => Services.GetRequiredService<AuthorityStore>().Forget();

    /// <summary>An authority of the test's own.</summary>
    public async Task<TenantInfo> NewAuthorityAsync(string profile = "full", bool twoPersonDecision = true, bool requiresSecondFactor = false)
    {
        var number = Interlocked.Increment(ref authorities);
        var letters = string.Concat(number.ToString("D4", System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('A' + digit - '0')));
        var tenant = new TenantInfo(Guid.CreateVersion7(), $"t{number}", new($"試験{number}県", $"Test Prefecture {number}"), profile, requiresSecondFactor);
        await InAsync(tenant, async services =>
        {
            var db = services.GetRequiredService<TenancyDb>();
            db.Add(new Authority
            {
                Id = tenant.Id, Slug = tenant.Slug, Name = tenant.Name, Kana = $"しけん{number}けん", ChiefTitle = new($"試験{number}県知事", "Governor"),
                NumberPrefix = "T" + letters, Profile = profile, TwoPersonDecision = twoPersonDecision, RequiresSecondFactor = requiresSecondFactor,
                Branding = new("#0017c1", "#ffffff", null),
                Contact = new(new("港湾課", "Ports Division"), "0176-00-0000", "kowan@test.example", new("試験市1番地", "1 Test City"), [new(1, 5, new(8, 30), new(17, 15))]),
                Appeal = new($"試験{number}県知事", $"試験{number}県", $"試験{number}県知事"),
                Ports = [new() { AuthorityId = tenant.Id, Code = "main", Name = new("試験港", "Test Port"), Kana = "しけんこう", Class = PortClass.Important }],
            });
            db.Add(new CyberPort.Tenancy.CodeTables.Facility { Code = "K1", PortCode = "main", Kind = "berth", Name = new("1号岸壁", "Quay 1") });
            await db.SaveChangesAsync();
        });
        return tenant;
    }

    /// <summary>Asks the database itself, as its owner.</summary>
    public async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(OwnerConnection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Changes the database itself, as its owner.</summary>
    public Task ExecuteAsync(string sql) => ScalarAsync(sql);

    /// <summary>Does something inside the service, in a scope of an authority (or of none) and of a party (or of none).</summary>
    public async Task InAsync(TenantInfo? tenant, Func<IServiceProvider, Task> act, Guid? party = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<ITenantContext>();
        if (tenant is not null)
        {
            context.Enter(tenant);
        }

        if (party is { } id)
        {
            context.EnterParty(id);
        }

        await act(scope.ServiceProvider);
    }

    /// <summary>The contract as the running service tells it, in the form in which it is committed.</summary>
    public Task<string> ContractAsync() => CyberPort.Host.OpenApiFile.TextAsync(Services);

    /// <summary>A browser with its own cookies, nobody signed in.</summary>
    public PortClient Visitor() => Browser(new());

    /// <summary>The same browser, sent to this node.</summary>
    public PortClient Again(PortClient browser) => Browser(browser.Cookies!);

    private PortClient Browser(CookieContainer cookies) => new(CreateDefaultClient(new Uri("http://localhost"), new CookieJarHandler(cookies)), cookies);

    /// <inheritdoc/>
    public new virtual async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (isSecond)
        {
            return;
        }

        Npgsql.NpgsqlConnection.ClearAllPools();
        Directory.Delete(DataFolder, recursive: true);
        GC.SuppressFinalize(this);
    }
}

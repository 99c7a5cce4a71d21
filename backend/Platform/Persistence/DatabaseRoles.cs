using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CyberPort.Platform.Persistence;

/// <summary>
/// The three roles on the one database. The owner migrates and owns the tables; <c>cyberport_app</c> serves people and owns
/// nothing; <c>cyberport_worker</c> sees only the platform's own queues. Their passwords are derived from the owner's
/// unless they are configured.
/// </summary>
public sealed class DatabaseRoles
{
    /// <summary>Role of the application.</summary>
    public const string App = "cyberport_app";
    /// <summary>Role of the outbox dispatcher, the mail sender and the job store.</summary>
    public const string Worker = "cyberport_worker";

    private DatabaseRoles(string owner, string app, string worker) => (OwnerConnection, AppConnection, WorkerConnection) = (owner, app, worker);

    /// <summary>For migrations only.</summary>
    public string OwnerConnection { get; }

    /// <summary>For everything that people do.</summary>
    public string AppConnection { get; }

    /// <summary>For the platform's queues.</summary>
    public string WorkerConnection { get; }

    /// <summary>Reads <c>CYBERPORT_DATABASE</c> (Npgsql keywords or a postgres:// address), <c>…_APP</c> and <c>…_WORKER</c>.</summary>
    public static DatabaseRoles From(IConfiguration configuration)
    {
        var owner = Read(configuration, "CYBERPORT_DATABASE")
            ?? throw new InvalidOperationException("CYBERPORT_DATABASE is not set: give the owner's connection string.");
        return new(
            owner.ConnectionString,
            Read(configuration, "CYBERPORT_DATABASE_APP")?.ConnectionString ?? For(owner, App, maxPool: 80),
            Read(configuration, "CYBERPORT_DATABASE_WORKER")?.ConnectionString ?? For(owner, Worker, maxPool: 20));
    }

    /// <summary>Says in words what cannot be read, and never the value: there is a password in it.</summary>
    private static NpgsqlConnectionStringBuilder? Read(IConfiguration configuration, string name)
    {
        if (configuration[name] is not { } text)
        {
            return null;
        }

        try
        {
            return Parse(text) is { Host.Length: > 0 } readable ? readable : throw new FormatException();
        }
        catch (Exception bad) when (bad is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new InvalidOperationException(
                $"{name} cannot be read. Write it as Host=…;Port=5432;Database=…;Username=…;Password=… or as postgres://user:password@host:5432/database; a password with ; or = in it stands in quotes.");
        }
    }

    /// <summary>The password that a role gets when none is configured.</summary>
    public static string DerivedPassword(string? ownerPassword, string role) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ownerPassword ?? ""), Encoding.UTF8.GetBytes(role)));

    private static string For(NpgsqlConnectionStringBuilder owner, string role, int maxPool) =>
        new NpgsqlConnectionStringBuilder(owner.ConnectionString)
        {
            Username = role,
            Password = DerivedPassword(owner.Password, role),
            MaxPoolSize = maxPool,
            MaxAutoPrepare = 100,
            ApplicationName = role,
        }.ConnectionString;

    private static NpgsqlConnectionStringBuilder Parse(string text)
    {
        if (!text.StartsWith("postgres", StringComparison.OrdinalIgnoreCase) || !Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            return new(text);
        }

        var login = uri.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToArray();
        return new()
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : 5432,
            Database = uri.AbsolutePath.Trim('/'),
            Username = login[0],
            Password = login.Length > 1 ? login[1] : null,
        };
    }
}

using CyberPort.Platform.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberPort.Platform;

/// <summary>Demonstration data of a module, loaded at the first start with <c>Cyberport:Demo</c>; running it again changes nothing.</summary>
public interface IDemoData
{
    /// <summary>Lower comes first: authorities 10, accounts 20, forms 30, procedures 40, cases 50.</summary>
    int Order { get; }

    /// <summary>Loads what is missing. Gets a scope of its own, in which no authority is entered yet.</summary>
    Task LoadAsync(IServiceProvider scope, CancellationToken cancel);
}

/// <summary>Loads the demonstration data of all modules, once for each build of them: what was loaded whole is not looked through at every start.</summary>
public static class Demo
{
    /// <summary>Loads what this database has not had yet. Needs the owner's connection; call it after migrating.</summary>
    public static async Task LoadAsync(IServiceProvider services, CancellationToken cancel)
    {
        var parts = services.GetServices<IDemoData>().OrderBy(d => d.Order).ToList();
        var stamp = string.Join(' ', parts.Select(p => p.GetType().Module.ModuleVersionId).Distinct().Order());
        await using var owner = new NpgsqlConnection(services.GetRequiredService<DatabaseRoles>().OwnerConnection);
        await owner.OpenAsync(cancel);
        await using var asking = new NpgsqlCommand("select exists (select from platform.demo_loaded where stamp = $1)", owner) { Parameters = { new() { Value = stamp } } };
        if ((bool)(await asking.ExecuteScalarAsync(cancel))!)
        {
            return;
        }

        foreach (var part in parts)
        {
            await using var scope = services.CreateAsyncScope();
            await part.LoadAsync(scope.ServiceProvider, cancel);
        }

        await using var noting = new NpgsqlCommand("insert into platform.demo_loaded (stamp) values ($1) on conflict do nothing", owner) { Parameters = { new() { Value = stamp } } };
        await noting.ExecuteNonQueryAsync(cancel);
    }
}

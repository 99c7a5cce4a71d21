using System.Text.Json;
using CyberPort.Platform;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Tenancy;
using CyberPort.Tenancy.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberPort.Tenancy.Authorities;

/// <summary>港湾管理者の登録: <c>authority load FILE</c>. The first thing on a service without demonstration data.</summary>
internal sealed class LoadAuthority(IServiceScopeFactory scopes, ITenantStore tenants, TimeProvider time) : ICommand
{
    public string Name => "authority load";

    public string Usage => "FILE    adds the authority of this JSON file; of one that is known, ports, facilities and notices that are new";

    public async Task<int> RunAsync(string[] arguments, TextWriter output, CancellationToken cancel)
    {
        if (arguments is not [var path] || !File.Exists(path))
        {
            await output.WriteLineAsync("Give the JSON file of the authority; backend/Modules/Tenancy/Data/demo holds examples.");
            return 2;
        }

        try
        {
            await using var stream = File.OpenRead(path);
            var file = await AuthorityFile.ReadAsync(stream, cancel);
            var known = await tenants.FindBySlugAsync(file.Slug, cancel);
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ITenantContext>().Enter(known ?? new(file.Id, file.Slug, file.Name, file.Profile, false));
            scope.ServiceProvider.GetRequiredService<IAuditLog>().Record("authority.loaded", "authority", file.Slug, null, new { file.Slug, file.NumberPrefix });
            var rows = await file.LoadAsync(scope.ServiceProvider.GetRequiredService<TenancyDb>(), known?.Id ?? file.Id, time.GetUtcNow(), cancel);
            await output.WriteLineAsync($"{file.Slug}: {(known is null ? "added" : "was there already")}, {rows - 1} rows written."); // one is the audit's
            return 0;
        }
        catch (JsonException bad)
        {
            await output.WriteLineAsync($"The file cannot be read: {bad.Message}");
        }
        catch (DbUpdateException refused) when (refused.InnerException is PostgresException because)
        {
            await output.WriteLineAsync($"The database refuses it ({because.ConstraintName ?? because.SqlState}): {because.MessageText}");
        }

        return 1;
    }
}

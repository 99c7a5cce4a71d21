using CyberPort.Platform.Tenancy;
using CyberPort.Tenancy.Contracts;
using CyberPort.Tenancy.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Tenancy.Authorities;

/// <summary>Every authority in memory for a few seconds: each call of the tenant plane asks, and there are fewer than two hundred.</summary>
internal sealed class AuthorityStore(IServiceScopeFactory scopes, TimeProvider time) : ITenantStore, IAuthorities
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim reading = new(1, 1);
    private Snapshot snapshot = new([], DateTimeOffset.MinValue);

    private sealed record Entry(AuthorityView View, TenantInfo Info, string[] HostNames);

    private sealed record Snapshot(IReadOnlyList<Entry> Entries, DateTimeOffset ReadAt)
    {
        public readonly IReadOnlyDictionary<string, Entry> BySlug = Entries.ToDictionary(e => e.Info.Slug);
        public readonly IReadOnlyDictionary<Guid, Entry> ById = Entries.ToDictionary(e => e.Info.Id);
    }

    public async Task<TenantInfo?> FindBySlugAsync(string slug, CancellationToken cancel) =>
        (await LookUpAsync(s => s.BySlug.GetValueOrDefault(slug), cancel))?.Info;

    public async Task<TenantInfo?> FindAsync(Guid id, CancellationToken cancel) =>
        (await LookUpAsync(s => s.ById.GetValueOrDefault(id), cancel))?.Info;

    public async Task<TenantInfo?> FindByHostAsync(string host, CancellationToken cancel) =>
        (await ReadAsync(false, cancel)).Entries.FirstOrDefault(e => e.HostNames.Contains(host, StringComparer.OrdinalIgnoreCase))?.Info;

    public async Task<IReadOnlyList<TenantInfo>> AllAsync(CancellationToken cancel) =>
        [.. (await ReadAsync(true, cancel)).Entries.Select(e => e.Info)];

    async Task<AuthorityView?> IAuthorities.FindAsync(Guid id, CancellationToken cancel) =>
        (await LookUpAsync(s => s.ById.GetValueOrDefault(id), cancel))?.View;

    async Task<AuthorityView?> IAuthorities.FindBySlugAsync(string slug, CancellationToken cancel) =>
        (await LookUpAsync(s => s.BySlug.GetValueOrDefault(slug), cancel))?.View;

    async Task<IReadOnlyList<AuthorityView>> IAuthorities.AllAsync(CancellationToken cancel) =>
        [.. (await ReadAsync(Testing, cancel)).Entries.Select(e => e.View)];

    /// <summary>Forgets what was read; the node that changed an authority shows it at once.</summary>
    public void Forget() => snapshot = snapshot with { ReadAt = DateTimeOffset.MinValue };

    // A miss reads again at most once a second: an authority that was made a moment ago is found, a flood of wrong words is not felt.
    private async Task<Entry?> LookUpAsync(Func<Snapshot, Entry?> find, CancellationToken cancel)
    {
        if (find(await ReadAsync(false, cancel)) is { } found)
        {
            return found;
        }

        return snapshot.ReadAt < time.GetUtcNow().AddSeconds(-1) || Testing ? find(await ReadAsync(true, cancel)) : null;
    }

    /// <summary>Tests make authorities faster than people do.</summary>
    internal bool Testing { get; set; }

    private async Task<Snapshot> ReadAsync(bool again, CancellationToken cancel)
    {
        if (!again && snapshot.ReadAt > time.GetUtcNow() - Fresh)
        {
            return snapshot;
        }

        await reading.WaitAsync(cancel);
        try
        {
            if (again || snapshot.ReadAt <= time.GetUtcNow() - Fresh)
            {
                await using var scope = scopes.CreateAsyncScope();
                var rows = await scope.ServiceProvider.GetRequiredService<TenancyDb>().Authorities.AsNoTracking().Include(a => a.HostNames).OrderBy(a => a.Slug).ToListAsync(cancel);
                snapshot = new([.. rows.Select(a => new Entry(
                    a.ToView(), new(a.Id, a.Slug, a.Name, a.Profile, a.RequiresSecondFactor), [.. a.HostNames.Select(h => h.Host)]))], time.GetUtcNow());
            }

            return snapshot;
        }
        finally
        {
            reading.Release();
        }
    }
}

using CyberPort.Identity.Accounts;
using CyberPort.Identity.Persistence;
using CyberPort.Identity.Roles;
using CyberPort.Platform;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Identity;

/// <summary>Invented people of the demonstration; all with one password, in domains that cannot receive mail.</summary>
internal sealed class DemoAccounts(IServiceScopeFactory scopes, Passwords passwords, TimeProvider time) : IDemoData
{
    public const string Password = "CyberPort-2026";

    public int Order => 20;

    private sealed record Person(string Email, string Name, string? Tenant = null, params string[] Roles);

    private static readonly Person[] People =
    [
        new("applicant@demo.example", "海野 航"),
        new("agent@demo.example", "浜風 みなと"),
        new("receive@aohama.example", "青木 受子", "aohama", StaffRoles.Receive),
        new("review@aohama.example", "岸本 審", "aohama", StaffRoles.Review),
        new("decide@aohama.example", "港川 決", "aohama", StaffRoles.Decide),
        new("admin@aohama.example", "堤 管理", "aohama", StaffRoles.Administer),
        new("call@aohama.example", "声野 窓子", "aohama", StaffRoles.HelpDesk),
        new("receive@shiomi.example", "汐田 受子", "shiomi", StaffRoles.Receive),
        new("review@shiomi.example", "波多野 審", "shiomi", StaffRoles.Review),
        new("decide@shiomi.example", "沖 決", "shiomi", StaffRoles.Decide),
        new("admin@shiomi.example", "磯部 管理", "shiomi", StaffRoles.Administer),
        new("officer@chidori.example", "千鳥 一人", "chidori", [.. StaffRoles.All]),
        new("receive@mlit.demo.example", "霞 受子", "mlit", StaffRoles.Receive),
        new("review@mlit.demo.example", "港 審", "mlit", StaffRoles.Review),
        new("decide@mlit.demo.example", "関 決", "mlit", StaffRoles.Decide),
        new("admin@mlit.demo.example", "局 管理", "mlit", StaffRoles.Administer, StaffRoles.Announce),
        new("operator@demo.example", "運営 太郎"),
    ];

    public async Task LoadAsync(IServiceProvider scope, CancellationToken cancel)
    {
        var tenants = scope.GetRequiredService<ITenantStore>();
        foreach (var person in People)
        {
            var tenant = person.Tenant is null ? null : await tenants.FindBySlugAsync(person.Tenant, cancel);
            await using var own = scopes.CreateAsyncScope();
            if (tenant is not null)
            {
                own.ServiceProvider.GetRequiredService<ITenantContext>().Enter(tenant);
            }

            await LoadAsync(own.ServiceProvider.GetRequiredService<IdentityDb>(), person, tenant, cancel);
        }
    }

    private async Task LoadAsync(IdentityDb db, Person person, TenantInfo? tenant, CancellationToken cancel)
    {
        var key = Account.KeyOf(person.Email);
        if (await db.Accounts.AnyAsync(a => a.EmailKey == key, cancel))
        {
            return;
        }

        var now = time.GetUtcNow();
        var account = Account.Of(person.Email, person.Name, "ja", now);
        account.PasswordHash = passwords.Hash(Password);
        account.ConfirmedAt = now;
        account.IsOperator = person.Email.StartsWith("operator@", StringComparison.Ordinal);
        db.Add(account);
        if (tenant is not null)
        {
            db.Add(new Membership { AccountId = account.Id, Roles = person.Roles, Since = now });
        }

        await db.SaveChangesAsync(cancel);
    }
}

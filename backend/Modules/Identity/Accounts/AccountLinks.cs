using CyberPort.Identity.Persistence;
using CyberPort.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CyberPort.Identity.Accounts;

/// <summary>What a link in a mail is for, and how long it works.</summary>
internal enum LinkPurpose
{
    /// <summary>Confirms the address after registration; three days.</summary>
    Confirm,
    /// <summary>Sets a new password; two hours.</summary>
    Reset,
    /// <summary>Sets the first password of somebody invited; fourteen days.</summary>
    Invite,
}

/// <summary>Links in mails. A token is bound to the account's security stamp: it works once, and dies with any change of the means to sign in.</summary>
internal sealed class AccountLinks
{
    private readonly UserManager<Account> users;
    private readonly IdentityDb db;
    private readonly string site;
    private readonly Dictionary<LinkPurpose, DataProtectorTokenProvider<Account>> providers;

    public AccountLinks(
        UserManager<Account> users, IdentityDb db, IOptions<CyberPortSettings> settings, IDataProtectionProvider protection,
        ILogger<DataProtectorTokenProvider<Account>> log)
    {
        (this.users, this.db, site) = (users, db, settings.Value.PublicUrl.TrimEnd('/'));
        providers = new()
        {
            [LinkPurpose.Confirm] = Provider(TimeSpan.FromDays(3)),
            [LinkPurpose.Reset] = Provider(TimeSpan.FromHours(2)),
            [LinkPurpose.Invite] = Provider(TimeSpan.FromDays(14)),
        };

        DataProtectorTokenProvider<Account> Provider(TimeSpan lifespan) => new(
            protection, Options.Create(new DataProtectionTokenProviderOptions { Name = "CyberPort.Identity.Links", TokenLifespan = lifespan }), log);
    }

    public async Task<string> ToAsync(LinkPurpose purpose, Account account)
    {
        var token = await providers[purpose].GenerateAsync(purpose.ToString(), users, account);
        var page = purpose switch
        {
            LinkPurpose.Confirm => "/confirm",
            _ => "/password/reset",
        };
        var invited = purpose == LinkPurpose.Invite ? "&invited=true" : "";
        return $"{site}{page}?account={account.Id}&token={Uri.EscapeDataString(token)}{invited}";
    }

    /// <summary>The account, when the token is good for one of the purposes.</summary>
    public async Task<Account?> OpenAsync(Guid accountId, string token, CancellationToken cancel, params LinkPurpose[] purposes)
    {
        if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == accountId, cancel) is not { } account)
        {
            return null;
        }

        foreach (var purpose in purposes)
        {
            if (await providers[purpose].ValidateAsync(purpose.ToString(), token, users, account))
            {
                return account;
            }
        }

        return null;
    }

    public string Page(string path) => site + path;
}

using CyberPort.Identity.Contracts;
using CyberPort.Identity.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Identity.Accounts;

internal sealed class AccountDirectory(IdentityDb db) : IAccounts
{
    public Task<AccountView?> FindAsync(Guid id, CancellationToken cancel) =>
        db.Accounts.Where(a => a.Id == id).Select(a => new AccountView(a.Id, a.Name, a.Email, a.Language)).SingleOrDefaultAsync(cancel);

    public Task<AccountView?> FindByEmailAsync(string email, CancellationToken cancel)
    {
        var key = Account.KeyOf(email);
        return db.Accounts.Where(a => a.EmailKey == key).Select(a => new AccountView(a.Id, a.Name, a.Email, a.Language)).SingleOrDefaultAsync(cancel);
    }

    public async Task<IReadOnlyList<MemberView>> MembersAsync(CancellationToken cancel) => await (
        from m in db.Memberships
        join a in db.Accounts on m.AccountId equals a.Id
        orderby a.Name, a.Id
        select new MemberView(a.Id, a.Name, m.Roles)).ToListAsync(cancel);
}

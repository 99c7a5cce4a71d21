namespace CyberPort.Identity.Contracts;

/// <summary>利用者 as other modules see them.</summary>
/// <param name="Id">Account id; also the person's party id.</param>
/// <param name="Name">Name shown to others.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Language"><c>ja</c>, <c>en</c> or <c>easy</c>.</param>
public sealed record AccountView(Guid Id, string Name, string Email, string Language);

/// <summary>職員: somebody who works for an authority.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Name">Name.</param>
/// <param name="Roles">See <see cref="Platform.Actors.StaffRoles"/>.</param>
public sealed record MemberView(Guid AccountId, string Name, IReadOnlyList<string> Roles);

/// <summary>What other modules may ask about people.</summary>
public interface IAccounts
{
    /// <summary>The account, or null.</summary>
    Task<AccountView?> FindAsync(Guid id, CancellationToken cancel);

    /// <summary>The account with this e-mail address, or null.</summary>
    Task<AccountView?> FindByEmailAsync(string email, CancellationToken cancel);

    /// <summary>Those who work for the entered authority, by name.</summary>
    Task<IReadOnlyList<MemberView>> MembersAsync(CancellationToken cancel);
}

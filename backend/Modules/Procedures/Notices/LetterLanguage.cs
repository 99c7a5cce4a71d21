using CyberPort.Identity.Contracts;
using CyberPort.Platform.Actors;

namespace CyberPort.Procedures.Notices;

/// <summary>
/// 宛先の言語: in which language a mail to a typed address is written. Who uses the service has said so there; for anybody else the sender
/// chooses, and who chooses nothing writes in their own. The sender is not told which of these it was: nobody learns who has an account.
/// </summary>
internal sealed class LetterLanguage(IAccounts accounts)
{
    /// <summary>The language for this address.</summary>
    public async Task<string> ForAsync(string email, string? chosen, ICurrentActor sender, CancellationToken cancel) =>
        (await accounts.FindByEmailAsync(email, cancel))?.Language ?? chosen ?? sender.Language;
}

using CyberPort.Platform.Tenancy;

namespace CyberPort.Procedures.Catalogue;

/// <summary>申請者の範囲: some procedures are filed by port authorities only (国への手続).</summary>
internal static class WhoFiles
{
    /// <summary>Whether the party of this scope may file it: another authority, not a person and not the receiving office itself.</summary>
    public static async Task<bool> MayFileAsync(this ITenantStore tenants, Procedure procedure, ITenantContext scope, CancellationToken cancel) =>
        !procedure.ForAuthorities || (scope.PartyId is { } party && party != procedure.TenantId && await tenants.FindAsync(party, cancel) is not null);
}

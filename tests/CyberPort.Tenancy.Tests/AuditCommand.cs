using Npgsql;

namespace CyberPort.Tenancy.Tests;

/// <summary>The command <c>audit verify</c>, as an administrator of the machine runs it.</summary>
[Collection(nameof(PortOnItsHost))]
public sealed class AuditCommand(PortOnItsHost port)
{
    [Fact]
    public async Task It_ends_with_0_while_every_chain_is_whole_and_with_1_once_a_row_was_forged()
    {
        var authority = await port.NewAuthorityAsync();
        var admin = await port.StaffAsync(authority, "administer");
        var settings = (await admin.GetAsync($"/api/t/{authority.Slug}/settings")).Ok();
        (await admin.PutAsync($"/api/t/{authority.Slug}/settings", settings.Body!, settings.Version)).Ok();
        await ExecuteAsync("select platform.seal_audit(100000)");

        var whole = await HostProcess.RunAsync(port, "audit", "verify");
        await ForgeAsync("somebody else", authority.Id);
        var forged = await HostProcess.RunAsync(port, "audit", "verify");

        (whole.ExitCode, forged.ExitCode).ShouldBe((0, 1), whole.Said + forged.Said);
        whole.Said.ShouldContain($"{authority.Slug}: whole");
        forged.Said.ShouldContain($"{authority.Slug}: broken at entry 1");
    }

    /// <summary>Past the trigger, as only a superuser can.</summary>
    private Task ForgeAsync(string name, Guid authority) =>
        ExecuteAsync($"set session_replication_role = replica; update platform.audit_entry set actor_name = '{name}' where tenant_id = '{authority}' and seal_no = 1");

    private async Task ExecuteAsync(string sql)
    {
        await using var owner = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(port.OwnerConnection) { Pooling = false }.ConnectionString);
        await owner.OpenAsync();
        await using var command = new NpgsqlCommand(sql, owner);
        await command.ExecuteNonQueryAsync();
    }
}

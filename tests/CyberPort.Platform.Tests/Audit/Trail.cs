using System.Globalization;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Tests.Probe;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberPort.Platform.Tests.Audit;

public sealed class Trail(ProbeService service) : IClassFixture<ProbeService>
{
    private readonly TenantInfo mine = ProbeService.NewAuthority();

    private ProbeNode Node => service.Node;

    private async Task RecordAsync(string subject, Guid? party = null) => await Node.InAsync(party is null ? mine : null, async services =>
    {
        services.GetRequiredService<IAuditLog>().Record("note.changed", "note", subject, new { text = "前" }, new { text = "後" });
        await services.GetRequiredService<ProbeDb>().SaveChangesAsync();
    }, party);

    private async Task<(int Broken, string Report)> VerifyAsync()
    {
        var report = new StringWriter(CultureInfo.InvariantCulture);
        return (await AuditVerification.RunAsync(Node.Services, report, default), report.ToString());
    }

    private async Task SealAsync()
    {
        while (await Node.Sealer.SealAsync(default) > 0)
        {
        }
    }

    private async Task TamperAsync(string sql)
    {
        await using var superuser = await service.OwnerAsync();
        await superuser.DoAsync("set session_replication_role = replica");
        (await superuser.DoAsync(sql, mine.Id)).ShouldBe(1);
    }

    private async Task ThreeSealedAsync()
    {
        foreach (var subject in new[] { "a", "b", "c" })
        {
            await RecordAsync(subject);
        }

        await SealAsync();
        (await VerifyAsync()).Report.ShouldContain($"{mine.Slug}: whole");
    }

    [Fact]
    public async Task Rows_are_sealed_into_a_chain_that_verifies()
    {
        await ThreeSealedAsync();
        await using var owner = await service.OwnerAsync();

        (await owner.AskAsync<long[]>("select array_agg(seal_no order by seal_no) from platform.audit_entry where tenant_id = $1", mine.Id)).ShouldBe([1, 2, 3]);
        (await owner.AskAsync<string>("select after->>'text' from platform.audit_entry where tenant_id = $1 limit 1", mine.Id)).ShouldBe("後");
    }

    [Theory]
    [InlineData("update platform.audit_entry set actor_name = 'somebody else' where tenant_id = $1 and seal_no = 2")]
    [InlineData("update platform.audit_entry set after = '{\"text\":\"forged\"}' where tenant_id = $1 and seal_no = 2")]
    [InlineData("update platform.audit_entry set seal = sha256('forged') where tenant_id = $1 and seal_no = 2")]
    [InlineData("delete from platform.audit_entry where tenant_id = $1 and seal_no = 2")]
    public async Task What_a_superuser_changes_is_found_where_it_happened(string tampering)
    {
        await ThreeSealedAsync();

        await TamperAsync(tampering);

        var (broken, report) = await VerifyAsync();
        broken.ShouldBeGreaterThan(0);
        report.ShouldContain($"{mine.Slug}: broken at entry 2");
    }

    [Fact]
    public async Task Cutting_off_the_end_is_found()
    {
        await ThreeSealedAsync();

        await TamperAsync("delete from platform.audit_entry where tenant_id = $1 and seal_no = 3");

        (await VerifyAsync()).Report.ShouldContain($"{mine.Slug}: broken at entry 3");
    }

    [Fact]
    public async Task Removing_a_whole_chain_is_found()
    {
        await RecordAsync("only");
        await SealAsync();

        await TamperAsync("delete from platform.audit_entry where tenant_id = $1");

        (await VerifyAsync()).Report.ShouldContain($"{mine.Slug}: broken");
    }

    [Fact]
    public async Task A_persons_own_chain_is_verified_too()
    {
        var person = Guid.CreateVersion7();
        await RecordAsync("mine", person);
        await SealAsync();
        (await VerifyAsync()).Report.ShouldContain($"{person}: whole");
        await using (var superuser = await service.OwnerAsync())
        {
            await superuser.DoAsync("set session_replication_role = replica");
            await superuser.DoAsync("update platform.audit_entry set action = 'forged' where party_id = $1", person);
        }

        var (broken, report) = await VerifyAsync();

        broken.ShouldBeGreaterThan(0);
        report.ShouldContain($"{person}: broken at entry 1");
    }

    [Fact]
    public async Task Rows_written_while_others_are_sealed_join_later()
    {
        await ThreeSealedAsync();
        await RecordAsync("d");
        (await VerifyAsync()).Report.ShouldContain($"{mine.Slug}: whole");

        await SealAsync();

        await using var owner = await service.OwnerAsync();
        (await owner.AskAsync<long>("select max(seal_no) from platform.audit_entry where tenant_id = $1", mine.Id)).ShouldBe(4);
        (await VerifyAsync()).Report.ShouldContain($"{mine.Slug}: whole");
    }

    [Fact]
    public async Task A_row_is_written_only_with_its_change()
    {
        await Node.InAsync(mine, async services =>
        {
            var db = services.GetRequiredService<ProbeDb>();
            var note = await Node.WriteNoteAsync(mine);
            services.GetRequiredService<IAuditLog>().Record("note.doubled", "note", "x");
            db.Add(new Note { Text = note.Text });
            await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync());
        });
        await using var owner = await service.OwnerAsync();

        (await owner.AskAsync<long>("select count(*) from platform.audit_entry where tenant_id = $1 and action = 'note.doubled'", mine.Id)).ShouldBe(0);
    }

    [Theory]
    [InlineData("update platform.audit_entry set actor_name = 'x' where tenant_id = $1")]
    [InlineData("delete from platform.audit_entry where tenant_id = $1")]
    public async Task Nobody_but_a_superuser_out_of_bounds_changes_the_trail(string sql)
    {
        await RecordAsync("a");
        await using var app = await service.AppAsync();
        await using var worker = await service.WorkerAsync();
        await using var owner = await service.OwnerAsync();

        (await Should.ThrowAsync<PostgresException>(() => app.DoAsync(sql, mine.Id))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await Should.ThrowAsync<PostgresException>(() => worker.DoAsync(sql, mine.Id))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await Should.ThrowAsync<PostgresException>(() => owner.DoAsync(sql, mine.Id))).SqlState.ShouldBe(PostgresErrorCodes.IntegrityConstraintViolation);
    }

    [Fact]
    public Task A_row_needs_an_owner() => Node.InAsync(null, services =>
    {
        Should.Throw<InvalidOperationException>(() => services.GetRequiredService<IAuditLog>().Record("x", "y", "z"));
        return Task.CompletedTask;
    });
}

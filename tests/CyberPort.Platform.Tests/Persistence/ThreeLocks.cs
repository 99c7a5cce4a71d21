using CyberPort.Platform.Persistence;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Tests.Probe;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberPort.Platform.Tests.Persistence;

/// <summary>The second and third lock, each tried with the other one open.</summary>
[Collection(nameof(ProbeService))]
public sealed class ThreeLocks(ProbeService service)
{
    private readonly TenantInfo mine = ProbeService.NewAuthority();
    private readonly TenantInfo theirs = ProbeService.NewAuthority();

    [Fact]
    public async Task Raw_SQL_without_settings_sees_nothing()
    {
        await service.Node.WriteNoteAsync(mine);
        await using var app = await service.AppAsync();

        (await app.AskAsync<long>("select count(*) from probe.note")).ShouldBe(0);
        (await app.AskAsync<long>("select count(*) from probe.letter")).ShouldBe(0);
        (await app.AskAsync<long>("select count(*) from platform.audit_entry")).ShouldBe(0);
    }

    [Fact]
    public async Task Raw_SQL_in_an_authority_sees_only_its_own_rows()
    {
        var own = await service.Node.WriteNoteAsync(mine);
        await service.Node.WriteNoteAsync(theirs);
        await using var app = await service.AppAsync();
        await SessionInterceptor.SetAsync(app, mine.Id, null, default);

        (await app.AskAsync<Guid[]>("select array_agg(id) from probe.note")).ShouldBe([own.Id]);
    }

    [Fact]
    public async Task Ignored_filters_still_see_nothing_of_another_authority()
    {
        var own = await service.Node.WriteNoteAsync(mine);
        var foreign = await service.Node.WriteNoteAsync(theirs);

        await service.Node.InDbAsync(mine, async db =>
        {
            var ids = await db.Notes.IgnoreQueryFilters(["Tenant"]).Select(n => n.Id).ToListAsync();
            ids.ShouldContain(own.Id);
            ids.ShouldNotContain(foreign.Id);
        });
    }

    [Fact]
    public async Task The_query_filter_holds_even_for_the_owner_of_the_database()
    {
        var own = await service.Node.WriteNoteAsync(mine);
        var foreign = await service.Node.WriteNoteAsync(theirs);

        await service.Node.InAsync(mine, async services =>
        {
            var schema = services.GetServices<ModuleSchema>().Single(s => s.DbType == typeof(ProbeDb));
            await using var db = (ProbeDb)schema.OpenAsOwner(services, service.Database);
            (await db.Notes.Select(n => n.Id).ToListAsync()).ShouldBe([own.Id]);
            (await db.Notes.IgnoreQueryFilters(["Tenant"]).CountAsync(n => n.Id == foreign.Id)).ShouldBe(1, "the superuser shows what the filter alone hides");
        });
    }

    [Fact]
    public async Task A_persons_own_rows_are_nobody_elses()
    {
        var (person, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await service.Node.InDbAsync(null, async db =>
        {
            db.Add(new Letter { Text = "private" });
            await db.SaveChangesAsync();
        }, person);

        await service.Node.InDbAsync(null, async db => (await db.Letters.CountAsync()).ShouldBe(1), person);
        await service.Node.InDbAsync(null, async db => (await db.Letters.IgnoreQueryFilters(["Party"]).CountAsync()).ShouldBe(0), other);
        await service.Node.InDbAsync(mine, async db => (await db.Letters.IgnoreQueryFilters(["Party"]).CountAsync()).ShouldBe(0));
    }

    [Fact]
    public async Task A_connection_from_the_pool_remembers_nobody()
    {
        var alone = new NpgsqlConnectionStringBuilder(service.Node.Roles().AppConnection) { MaxPoolSize = 1, ApplicationName = "pool of one" }.ConnectionString;
        await service.Node.WriteNoteAsync(mine);
        // A migrator elsewhere in this process may empty the pools in between: then it is tried again.
        for (var attempt = 0; attempt < 20; attempt++)
        {
            int first;
            await using (var connection = new NpgsqlConnection(alone))
            {
                await connection.OpenAsync();
                await SessionInterceptor.SetAsync(connection, mine.Id, Guid.CreateVersion7(), default);
                (await connection.AskAsync<long>("select count(*) from probe.note")).ShouldBe(1);
                first = connection.ProcessID;
            }

            await using var again = new NpgsqlConnection(alone);
            await again.OpenAsync();
            if (again.ProcessID == first)
            {
                (await again.AskAsync<long>("select count(*) from probe.note")).ShouldBe(0);
                (await again.AskAsync<string>("select current_setting('app.party_id', true)")).ShouldBeNullOrEmpty();
                return;
            }
        }

        Assert.Fail("The pool was never used, so this shows nothing.");
    }

    [Fact]
    public async Task A_row_of_another_authority_is_refused_by_the_database()
    {
        await using var app = await service.AppAsync();
        await SessionInterceptor.SetAsync(app, mine.Id, null, default);

        var fault = await Should.ThrowAsync<PostgresException>(() => app.DoAsync(
            "insert into probe.note (id, tenant_id, text, state, extra) values (gen_random_uuid(), $1, gen_random_uuid()::text, 'open', '{}')", theirs.Id));

        fault.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_row_cannot_be_given_away()
    {
        var note = await service.Node.WriteNoteAsync(mine);
        await using var app = await service.AppAsync();
        await SessionInterceptor.SetAsync(app, mine.Id, null, default);

        (await Should.ThrowAsync<PostgresException>(() => app.DoAsync("update probe.note set tenant_id = $1 where id = $2", theirs.Id, note.Id)))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await app.DoAsync("update probe.note set text = text where tenant_id = $1", theirs.Id)).ShouldBe(0);
        (await app.DoAsync("delete from probe.note where tenant_id = $1", theirs.Id)).ShouldBe(0);
    }

    [Fact]
    public async Task A_scope_refuses_a_second_authority_and_a_second_person()
    {
        await service.Node.InAsync(mine, services =>
        {
            var scope = services.GetRequiredService<ITenantContext>();
            scope.Enter(mine);
            Should.Throw<InvalidOperationException>(() => scope.Enter(theirs));
            scope.EnterParty(mine.Id);
            Should.Throw<InvalidOperationException>(() => scope.EnterParty(theirs.Id));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Nothing_is_visible_before_an_authority_is_entered()
    {
        await service.Node.WriteNoteAsync(mine);

        await service.Node.InDbAsync(null, async db =>
        {
            (await db.Notes.CountAsync()).ShouldBe(0);
            (await db.Notes.IgnoreQueryFilters(["Tenant"]).CountAsync()).ShouldBe(0);
        });
    }
}

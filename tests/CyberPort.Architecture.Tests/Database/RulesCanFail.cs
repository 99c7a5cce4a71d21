using CyberPort.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberPort.Architecture.Tests.Database;

/// <summary>Each rule of the catalogue is shown a bad table, in a transaction that is rolled back, and sees it.</summary>
[Collection(nameof(PortService))]
public sealed class RulesCanFail(PortService port)
{
    private async Task<List<string>> WithAsync(string sql, Func<NpgsqlConnection, Task<List<string>>> rule)
    {
        await using var owner = new NpgsqlConnection(port.OwnerConnection);
        await owner.OpenAsync();
        await using var transaction = await owner.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("create schema bad; " + sql, owner, transaction))
        {
            await command.ExecuteNonQueryAsync();
        }

        return [.. (await rule(owner)).Where(fault => fault.Contains("bad", StringComparison.Ordinal) || fault.Contains("audit", StringComparison.Ordinal))];
    }

    [Theory]
    [InlineData("create table bad.t (tenant_id uuid)", 3)]
    [InlineData("create table bad.t (party_id uuid)", 3)]
    [InlineData("create table bad.t (id uuid)", 1)]
    [InlineData("create table bad.t (tenant_id uuid); select platform.protect_tenant('bad.t'); alter table bad.t no force row level security", 1)]
    [InlineData("create table bad.t (tenant_id uuid); select platform.protect_tenant('bad.t'); alter table bad.t disable row level security", 1)]
    [InlineData("create table bad.t (tenant_id uuid); select platform.protect_tenant('bad.t'); create policy p on bad.t using (true)", 1)]
    [InlineData("create table bad.t (tenant_id uuid); select platform.protect_tenant('bad.t'); create policy p on bad.t for insert to cyberport_app with check (true)", 1)]
    [InlineData("create table bad.t (tenant_id uuid); alter table bad.t enable row level security; alter table bad.t force row level security; create policy p on bad.t using (1 = 1)", 1)]
    [InlineData("create table bad.t (tenant_id uuid); select platform.protect_tenant('bad.t')", 0)]
    [InlineData("create table bad.t (party_id uuid); select platform.protect_party('bad.t')", 0)]
    public async Task An_unlocked_table_is_seen(string sql, int faults) => (await WithAsync(sql, Catalogue.UnlockedAsync)).Count.ShouldBe(faults);

    [Theory]
    [InlineData("create table bad.t (); alter table bad.t owner to cyberport_app")]
    [InlineData("create table bad.t (); grant truncate on bad.t to cyberport_app")]
    [InlineData("create table bad.t (); grant select on bad.t to cyberport_worker")]
    [InlineData("grant create on schema bad to cyberport_app")]
    [InlineData("grant update on platform.audit_entry to cyberport_app")]
    [InlineData("grant update (action) on platform.audit_entry to cyberport_app")]
    [InlineData("grant delete on platform.audit_entry to cyberport_worker")]
    public async Task A_role_that_may_too_much_is_seen(string sql) => (await WithAsync(sql, Catalogue.TooMightyAsync)).ShouldNotBeEmpty();

    [Fact]
    public async Task A_function_with_its_owners_rights_is_seen() =>
        (await WithAsync("create function bad.f() returns int language sql security definer return 1", Catalogue.DefinerFunctionsAsync)).Count.ShouldBe(1);

    [Fact]
    public async Task A_key_across_schemas_is_seen() =>
        (await WithAsync("create table bad.t (id uuid references tenancy.authority (id))", Catalogue.CrossingAsync)).Count.ShouldBe(1);

    [Fact]
    public async Task A_mapping_that_is_wrong_is_seen()
    {
        await using var scope = port.Services.CreateAsyncScope();
        var services = scope.ServiceProvider.GetRequiredService<ModuleDbServices>();
        await using var db = new BadDb(new DbContextOptionsBuilder<BadDb>().UseNpgsql(port.OwnerConnection).Options, services);

        var faults = await WithAsync(
            "create table bad.row (id uuid primary key, text text, number bigint not null, extra text not null)",
            owner => Mapping.DifferencesAsync(db, owner));

        faults.ShouldBe(
        [
            "bad.row.number is integer not null in the model and bigint not null in the database",
            "bad.row.missing is mapped and not there",
            "bad.row.text is text not null in the model and text null in the database",
            "bad.row.extra must be filled and is not mapped",
        ], ignoreOrder: true);
    }

    private sealed class BadRow
    {
        public Guid Id { get; set; }
        public string Text { get; set; } = "";
        public int Number { get; set; }
        public string? Missing { get; set; }
    }

    private sealed class BadDb(DbContextOptions<BadDb> options, ModuleDbServices services) : ModuleDb(options, services)
    {
        public override string Schema => "bad";

        protected override void MapModule(ModelBuilder builder) => builder.Entity<BadRow>().ToTable("row");
    }
}

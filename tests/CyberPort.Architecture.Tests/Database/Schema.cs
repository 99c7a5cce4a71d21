using CyberPort.Platform.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberPort.Architecture.Tests.Database;

[CollectionDefinition(nameof(PortService))]
public sealed class PortServiceCollection : ICollectionFixture<PortService>;

/// <summary>The whole service's database, migrated from nothing.</summary>
[Collection(nameof(PortService))]
public sealed class Schema(PortService port)
{
    private async Task<NpgsqlConnection> OwnerAsync()
    {
        var connection = new NpgsqlConnection(port.OwnerConnection);
        await connection.OpenAsync();
        return connection;
    }

    [Fact]
    public async Task Every_owned_table_is_locked_and_every_other_has_a_reason()
    {
        await using var owner = await OwnerAsync();
        (await Catalogue.UnlockedAsync(owner)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_application_owns_nothing_and_passes_no_lock()
    {
        await using var owner = await OwnerAsync();
        (await Catalogue.TooMightyAsync(owner)).ShouldBeEmpty();
        (await Catalogue.DefinerFunctionsAsync(owner)).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_key_crosses_a_schema()
    {
        await using var owner = await OwnerAsync();
        (await Catalogue.CrossingAsync(owner)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_mapped_table_is_as_the_migrations_made_it()
    {
        await using var owner = await OwnerAsync();
        await using var scope = port.Services.CreateAsyncScope();
        foreach (var schema in port.Services.GetServices<ModuleSchema>())
        {
            await using var db = schema.OpenAsOwner(scope.ServiceProvider, port.OwnerConnection);
            (await Mapping.DifferencesAsync(db, owner)).ShouldBeEmpty(db.Schema);
        }
    }

    [Fact]
    public async Task Every_module_with_a_database_keeps_to_its_schema()
    {
        await using var scope = port.Services.CreateAsyncScope();
        foreach (var schema in port.Services.GetServices<ModuleSchema>())
        {
            await using var db = schema.OpenAsOwner(scope.ServiceProvider, port.OwnerConnection);
            db.Schema.ShouldBe(schema.DbType.Assembly.GetName().Name!.Split('.')[^1].ToLowerInvariant());
            db.Model.GetEntityTypes().Select(e => Microsoft.EntityFrameworkCore.RelationalEntityTypeExtensions.GetSchema(e)).OfType<string>().Distinct()
                .ShouldAllBe(s => s == db.Schema || s == "platform", schema.DbType.Name);
        }
    }

    [Fact]
    public async Task Every_owned_entity_carries_its_named_filter()
    {
        await using var scope = port.Services.CreateAsyncScope();
        foreach (var schema in port.Services.GetServices<ModuleSchema>())
        {
            await using var db = schema.OpenAsOwner(scope.ServiceProvider, port.OwnerConnection);
            foreach (var entity in db.Model.GetEntityTypes().Where(e => e.BaseType is null && !e.IsOwned() && e.ClrType.Assembly == schema.DbType.Assembly))
            {
                entity.FindDeclaredQueryFilter("Tenant").ShouldBe_NullUnless(typeof(ITenantOwned).IsAssignableFrom(entity.ClrType), entity.Name);
                entity.FindDeclaredQueryFilter("Party").ShouldBe_NullUnless(typeof(IPartyOwned).IsAssignableFrom(entity.ClrType), entity.Name);
                (entity.FindProperty("TenantId") is null || typeof(ITenantOwned).IsAssignableFrom(entity.ClrType) || entity.ClrType.Namespace!.StartsWith("CyberPort.Platform", StringComparison.Ordinal))
                    .ShouldBeTrue($"{entity.Name} has a TenantId and is not ITenantOwned");
            }
        }
    }
}

internal static class FilterAssertions
{
    public static void ShouldBe_NullUnless(this object? filter, bool owned, string what) => (filter is not null).ShouldBe(owned, what);
}

using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberPort.Platform.Persistence;

/// <summary>
/// A migration that runs the SQL file of its own name (<c>Persistence/Migrations/{id}.sql</c>, an embedded resource).
/// Derived classes carry <c>[DbContext]</c> and <c>[Migration("{id}")]</c>; there is no designer file and no snapshot.
/// Forward only.
/// </summary>
public abstract class SqlMigration : Migration
{
    /// <inheritdoc/>
    protected sealed override void Up(MigrationBuilder migrationBuilder)
    {
        var id = GetType().GetCustomAttributes(typeof(MigrationAttribute), false).Cast<MigrationAttribute>().Single().Id;
        using var stream = GetType().Assembly.GetManifestResourceStream($"{id}.sql")
            ?? throw new InvalidOperationException($"{id}.sql is not embedded in {GetType().Assembly.GetName().Name}.");
        migrationBuilder.Sql(new StreamReader(stream).ReadToEnd());
    }
}

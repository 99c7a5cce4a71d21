using CyberPort.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace CyberPort.Architecture.Tests.Database;

/// <summary>Compares what EF Core believes with what the migrations made: there is no model snapshot to do it.</summary>
internal static class Mapping
{
    private sealed record Column(string Type, bool Nullable, bool Filled);

    public static async Task<List<string>> DifferencesAsync(ModuleDb db, NpgsqlConnection owner)
    {
        var actual = await ColumnsAsync(owner);
        var faults = new List<string>();
        foreach (var table in db.Model.GetRelationalModel().Tables)
        {
            var name = $"{table.Schema}.{table.Name}";
            if (!actual.TryGetValue(name, out var columns))
            {
                faults.Add($"{name} is mapped and not there");
                continue;
            }

            foreach (var column in table.Columns)
            {
                if (!columns.TryGetValue(column.Name, out var there))
                {
                    faults.Add($"{name}.{column.Name} is mapped and not there");
                }
                else if (there.Type != column.StoreType || there.Nullable != column.IsNullable)
                {
                    faults.Add($"{name}.{column.Name} is {Say(column.StoreType, column.IsNullable)} in the model and {Say(there.Type, there.Nullable)} in the database");
                }
            }

            var mapped = table.Columns.Select(c => c.Name).ToHashSet();
            faults.AddRange(columns.Where(c => !c.Value.Nullable && !c.Value.Filled && !mapped.Contains(c.Key)).Select(c => $"{name}.{c.Key} must be filled and is not mapped"));
        }

        return faults;
    }

    private static string Say(string type, bool nullable) => type + (nullable ? " null" : " not null");

    private static async Task<Dictionary<string, Dictionary<string, Column>>> ColumnsAsync(NpgsqlConnection owner)
    {
        var rows = await Catalogue.RowsAsync(owner, """
            select n.nspname || '.' || c.relname, a.attname, format_type(a.atttypid, a.atttypmod), not a.attnotnull,
                   a.atthasdef or a.attidentity <> '' or a.attgenerated <> ''
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped and n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'
            """);
        return rows.GroupBy(r => (string)r[0]).ToDictionary(g => g.Key, g => g.ToDictionary(
            r => (string)r[1], r => new Column(((string)r[2]).Replace("extensions.", "", StringComparison.Ordinal), (bool)r[3], (bool)r[4])));
    }
}

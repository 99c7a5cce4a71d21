using System.Text.RegularExpressions;
using Npgsql;

namespace CyberPort.Architecture.Tests.Database;

/// <summary>What PostgreSQL itself says about who may see what: each rule lists what breaks it.</summary>
internal static class Catalogue
{
    /// <summary>Tables without an owner column, each with the reason why that is right.</summary>
    public static readonly IReadOnlyList<(string Pattern, string Why)> Ownerless =
    [
        (@"\w+\.__migrations", "history of migrations; the owner role's"),
        (@"platform\.outbox_delivery", "belongs to its message; only the dispatcher sees it"),
        (@"platform\.audit_chain", "the last seal per owner; only the sealer sees it"),
        (@"platform\.data_protection_key", "keys of cookies, shared by all nodes; only the worker sees them"),
        (@"platform\.qrtz_\w+", "Quartz' own tables; only the worker sees them"),
        (@"tenancy\.authority", "the public directory of authorities: its id is the owner, everyone reads, each changes its own row"),
        (@"tenancy\.port", "ports of the public directory: authority_id is the owner"),
        (@"tenancy\.host_name", "host names of the public directory: authority_id is the owner, everyone reads, each changes its own"),
        .. ReferenceTables.All,
    ];

    private const string OurSchemas = "n.nspname not in ('pg_catalog', 'information_schema', 'public') and n.nspname not like 'pg\\_%'";

    /// <summary>Every table with an owner column is locked; every other stands on the list.</summary>
    public static async Task<List<string>> UnlockedAsync(NpgsqlConnection owner)
    {
        var tables = await RowsAsync(owner, $"""
            select n.nspname || '.' || c.relname, c.relrowsecurity, c.relforcerowsecurity,
              exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('tenant_id', 'party_id') and not a.attisdropped),
              exists (select from pg_policy p where p.polrelid = c.oid and (pg_get_expr(p.polqual, c.oid) ~ 'tenant_id|party_id' or pg_get_expr(p.polwithcheck, c.oid) ~ 'tenant_id|party_id')),
              exists (select from pg_policy p where p.polrelid = c.oid
                        and (pg_get_expr(p.polqual, c.oid) = 'true' or pg_get_expr(p.polwithcheck, c.oid) = 'true')
                        and (p.polroles @> array[0::oid] or p.polroles @> array['cyberport_app'::regrole::oid])),
              has_table_privilege('cyberport_app', c.oid, 'update, delete') and not c.relrowsecurity
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and {OurSchemas}
            """);
        var faults = new List<string>();
        foreach (var row in tables)
        {
            var (table, enabled, forced, owned, policed, open, writable) =
                ((string)row[0], (bool)row[1], (bool)row[2], (bool)row[3], (bool)row[4], (bool)row[5], (bool)row[6]);
            if (!owned)
            {
                Add(!Ownerless.Any(o => Regex.IsMatch(table, $"^{o.Pattern}$")), "has neither tenant_id nor party_id and no reason for it");
                Add(writable, "can be changed by everybody");
                continue;
            }

            Add(!enabled, "has row level security not enabled");
            Add(!forced, "has row level security not forced on its owner");
            Add(!policed, "has no policy on its owner column");
            Add(open, "has a policy that shows everybody's rows to the application");

            void Add(bool broken, string what)
            {
                if (broken)
                {
                    faults.Add($"{table} {what}");
                }
            }
        }

        return faults;
    }

    /// <summary>The application and the worker own nothing and stand under the policies.</summary>
    public static async Task<List<string>> TooMightyAsync(NpgsqlConnection owner) => [.. (await RowsAsync(owner, $"""
        select rolname || ' is a superuser or passes by row level security' from pg_roles
          where rolname in ('cyberport_app', 'cyberport_worker') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
        union all
        select c.relowner::regrole || ' owns ' || n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relowner in ('cyberport_app'::regrole, 'cyberport_worker'::regrole)
        union all
        select role || ' may create in schema ' || n.nspname from pg_namespace n, unnest(array['cyberport_app', 'cyberport_worker']) role
          where {OurSchemas} and has_schema_privilege(role, n.oid, 'create')
        union all
        select role || ' may truncate ' || n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace, unnest(array['cyberport_app', 'cyberport_worker']) role
          where c.relkind in ('r', 'p') and {OurSchemas} and has_table_privilege(role, c.oid, 'truncate')
        union all
        select 'cyberport_worker sees ' || n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind in ('r', 'p') and {OurSchemas} and n.nspname <> 'platform' and has_table_privilege('cyberport_worker', c.oid, 'select, insert, update, delete')
        union all
        select role || ' may change the audit trail' from unnest(array['cyberport_app', 'cyberport_worker']) role
          where has_table_privilege(role, 'platform.audit_entry', 'update, delete')
        union all
        select 'cyberport_app may change ' || a.attname || ' of the audit trail' from pg_attribute a
          where a.attrelid = 'platform.audit_entry'::regclass and a.attnum > 0 and has_column_privilege('cyberport_app', a.attrelid, a.attnum, 'update')
        union all
        select 'cyberport_worker may change ' || a.attname || ' of the audit trail' from pg_attribute a
          where a.attrelid = 'platform.audit_entry'::regclass and a.attnum > 0 and a.attname not in ('seal', 'seal_no') and has_column_privilege('cyberport_worker', a.attrelid, a.attnum, 'update')
        """)).Select(row => (string)row[0])];

    /// <summary>Functions that run with their owner's rights step around every policy: there is none but those listed.</summary>
    public static async Task<List<string>> DefinerFunctionsAsync(NpgsqlConnection owner) => [.. (await RowsAsync(owner, $"""
        select n.nspname || '.' || p.proname || ' runs with its owner''s rights' from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where p.prosecdef and {OurSchemas}
        """)).Select(row => (string)row[0]).Where(f => !ReferenceTables.Definers.Any(d => f.StartsWith(d.Function + " ", StringComparison.Ordinal)))];

    /// <summary>No key and no view crosses a schema.</summary>
    public static async Task<List<string>> CrossingAsync(NpgsqlConnection owner) => [.. (await RowsAsync(owner, $"""
        select n.nspname || '.' || c.relname || ' references ' || fn.nspname || '.' || f.relname
        from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
        where k.contype = 'f' and n.oid <> fn.oid and {OurSchemas}
        """)).Select(row => (string)row[0])];

    public static async Task<List<object[]>> RowsAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }
}

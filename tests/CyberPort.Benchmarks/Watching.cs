namespace CyberPort.Benchmarks;

/// <summary>The triggers that tell what a transaction writes.</summary>
internal static class Watching
{
    public const string Begin = """
        drop schema if exists bench cascade;
        create schema bench;
        create table bench.seen (no bigint generated always as identity, xid xid8, tab text, op text, row jsonb);
        create function bench.note() returns trigger language plpgsql security definer as $$
        begin
          insert into bench.seen (xid, tab, op, row) values (pg_current_xact_id(), tg_table_schema || '.' || quote_ident(tg_table_name), tg_op,
            case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end);
          return null;
        end $$;
        do $$ declare t record; begin
          for t in select schemaname, tablename from pg_tables where schemaname in ('platform', 'tenancy', 'identity', 'forms', 'procedures') loop
            execute format('create trigger bench_note after insert or update or delete on %I.%I for each row execute function bench.note()', t.schemaname, t.tablename);
          end loop;
        end $$;
        """;

    /// <summary>The statements of the transaction that made the case, in order.</summary>
    public const string Seen = """
        select tab, op, row::text from bench.seen
        where xid = (select max(xid::text::bigint)::text::xid8 from bench.seen where tab = 'procedures.application' and op = 'INSERT') order by no
        """;

    public const string Columns = """
        select a.attname, format_type(a.atttypid, a.atttypmod), coalesce(a.attnum = any(i.indkey), false)
        from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
        where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
          and pg_get_serial_sequence(a.attrelid::regclass::text, a.attname) is null
        order by a.attnum
        """;

    public const string End = """
        drop schema bench cascade;
        """;
}

using CyberPort.Forms.Contracts;
using CyberPort.Forms.Variants;
using CyberPort.Platform.Persistence;
using Npgsql;

namespace CyberPort.Forms.Definitions;

/// <summary>様式の国の標準: the masters in <c>Data/masters/*.json</c>, the seed in the database at every start. What the ministry announced is never touched.</summary>
internal sealed class NationalMasters : IReferenceData
{
    /// <summary>第1版 is in force from the start of the fiscal year.</summary>
    private static readonly DateOnly InForce = new(2026, 4, 1);

    public static IReadOnlyList<FormDefinition> All { get; } =
        [.. FormJson.DataFiles("masters").Select(path => FormDefinition.Parse(FormJson.Data(path)))];

    /// <summary>改正: announced versions, as changes to the masters in <c>Data/masters-next</c>; both versions live side by side.</summary>
    public static IReadOnlyList<(FormDefinition Form, DateOnly EffectiveFrom)> Next { get; } =
    [
        .. FormJson.DataFiles("masters-next").Select(path => FormJson.Read<MasterRevision>(FormJson.Data(path)))
            .Select(next => (new VariantPatch(next.Base, next.Version, next.Changes).ApplyTo(All.Single(master => master.Code == next.Base)), next.EffectiveFrom)),
    ];

    public async Task WriteAsync(NpgsqlConnection owner, CancellationToken cancel)
    {
        foreach (var (master, effectiveFrom) in All.Select(master => (master, InForce)).Concat(Next))
        {
            await WriteAsync(owner, master, effectiveFrom, cancel);
        }
    }

    /// <summary>One version, unless the ministry announced its name or its day.</summary>
    public static async Task WriteAsync(NpgsqlConnection owner, FormDefinition master, DateOnly effectiveFrom, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            insert into forms.form_master (code, version, definition, effective_from) select $1, $2, $3::jsonb, $4
            where not exists (select from forms.form_master m where m.code = $1 and m.announced_at is not null and (m.version = $2 or m.effective_from = $4))
            on conflict (code, version) do update set definition = excluded.definition, effective_from = excluded.effective_from
            where form_master.definition <> excluded.definition or form_master.effective_from <> excluded.effective_from
            """, owner);
        command.Parameters.AddWithValue(master.Code);
        command.Parameters.AddWithValue(master.Version);
        command.Parameters.AddWithValue(master.ToJson());
        command.Parameters.AddWithValue(effectiveFrom);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private sealed record MasterRevision(string Base, string Version, DateOnly EffectiveFrom, IReadOnlyList<VariantChange> Changes);
}

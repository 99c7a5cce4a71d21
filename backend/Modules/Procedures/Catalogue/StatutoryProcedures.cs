using System.Text.Json;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Persistence;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using Npgsql;
using NpgsqlTypes;

namespace CyberPort.Procedures.Catalogue;

/// <summary>The seventeen procedures of 港湾法施行規則15条の2, from <c>Data/statutory-procedures.json</c>.</summary>
internal sealed class StatutoryProcedures : IReferenceData
{
    public async Task WriteAsync(NpgsqlConnection owner, CancellationToken cancel)
    {
        foreach (var one in Read())
        {
            await using var command = new NpgsqlCommand("""
                insert into procedures.statutory_procedure (no, name, kind, legal_basis) values ($1, $2, $3, $4)
                on conflict (no) do update set name = excluded.name, kind = excluded.kind, legal_basis = excluded.legal_basis
                """, owner);
            command.Parameters.Add(new() { Value = one.No });
            command.Parameters.Add(new() { Value = JsonSerializer.Serialize(one.Name, Json.Options), NpgsqlDbType = NpgsqlDbType.Jsonb });
            command.Parameters.Add(new() { Value = JsonNamingPolicy.CamelCase.ConvertName(one.Kind.ToString()) });
            command.Parameters.Add(new() { Value = one.LegalBasis });
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static IReadOnlyList<StatutoryEntry> Read()
    {
        using var stream = typeof(StatutoryProcedures).Assembly.GetManifestResourceStream("data/statutory-procedures.json")!;
        return JsonSerializer.Deserialize<StatutoryFile>(stream, Json.Options)!.Procedures;
    }

    private sealed record StatutoryFile(IReadOnlyList<StatutoryEntry> Procedures);

    private sealed record StatutoryEntry(int No, LocalText Name, ProcedureKind Kind, string LegalBasis);
}

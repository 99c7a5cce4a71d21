using System.Text.Json;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Persistence;
using CyberPort.Procedures.Applications;
using Npgsql;

namespace CyberPort.Procedures.Catalogue;

/// <summary>港湾行政手続の体系, from <c>Data/national-procedures.json</c>; written to the database at every start.</summary>
internal sealed class NationalCatalogue : IReferenceData
{
    private static readonly CatalogueFile File = Read();
    private static readonly Dictionary<string, NationalEntry> ByCode = File.Procedures.ToDictionary(p => p.Code);

    public static IReadOnlyList<NationalEntry> All => File.Procedures;
    public static IReadOnlyList<ProcedureClass> Classes => File.Classes;
    public static IReadOnlyList<ProcedureGroup> Groups => File.Groups;

    /// <summary>The entry; null for a procedure of an authority's own, or a code that this version does not know.</summary>
    public static NationalEntry? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>保存期間の標準 of a procedure: that of its group, or else of its kind.</summary>
    public static RetentionClass RetentionOf(ProcedureKind kind, string? national) =>
        File.Retention.Groups.FirstOrDefault(r => r.Group == Find(national)?.Group) ?? File.Retention.Kinds.First(r => r.Kind == kind);

    /// <summary>後続手続の標準: what may follow a permit of this procedure where its authority has decided nothing, by codes of the catalogue.</summary>
    public static IReadOnlyList<Permits.AllowedRelation> LifeOf(string? national) =>
        File.Lives.Rules.FirstOrDefault(r => r.Procedures.Contains(national))?.Relations ?? [];

    public async Task WriteAsync(NpgsqlConnection owner, CancellationToken cancel)
    {
        await using var rule = new NpgsqlCommand("""
            insert into procedures.catalogue_rule (authorities, filings, source) values ($1, $2, $3)
            on conflict (only_row) do update set authorities = excluded.authorities, filings = excluded.filings, source = excluded.source
            """, owner);
        rule.Parameters.AddWithValue(File.Rule.Authorities);
        rule.Parameters.AddWithValue(File.Rule.Filings);
        rule.Parameters.AddWithValue(File.Rule.Source);
        await rule.ExecuteNonQueryAsync(cancel);
        await using var batch = new NpgsqlBatch(owner);
        foreach (var (one, position) in All.Select((p, i) => (p, i)))
        {
            batch.BatchCommands.Add(Row(one, position));
        }

        await batch.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlBatchCommand Row(NationalEntry one, int position)
    {
        var command = new NpgsqlBatchCommand("""
            insert into procedures.national_procedure (code, position, statutory_no, basis, form_code, definition) values ($1, $2, $3, $4, $5, $6::jsonb)
            on conflict (code) do update set position = excluded.position, statutory_no = excluded.statutory_no, basis = excluded.basis,
              form_code = excluded.form_code, definition = excluded.definition
            where national_procedure.definition <> excluded.definition or national_procedure.position <> excluded.position
            """);
        command.Parameters.AddWithValue(one.Code);
        command.Parameters.AddWithValue(position);
        command.Parameters.AddWithValue((object?)one.StatutoryNo ?? DBNull.Value);
        command.Parameters.AddWithValue(one.Basis is { } basis ? JsonNamingPolicy.CamelCase.ConvertName(basis.ToString()) : DBNull.Value);
        command.Parameters.AddWithValue(one.Form);
        command.Parameters.AddWithValue(JsonSerializer.Serialize(one, Json.Options));
        return command;
    }

    private static CatalogueFile Read()
    {
        using var stream = typeof(NationalCatalogue).Assembly.GetManifestResourceStream("data/national-procedures.json")!;
        return JsonSerializer.Deserialize<CatalogueFile>(stream, Json.Options)!;
    }

    private sealed record CatalogueFile(
        CatalogueRule Rule, RetentionStandard Retention, LifeStandard Lives, IReadOnlyList<ProcedureClass> Classes, IReadOnlyList<ProcedureGroup> Groups, IReadOnlyList<NationalEntry> Procedures);

    private sealed record LifeStandard(IReadOnlyList<LifeOfSome> Rules);

    private sealed record LifeOfSome(IReadOnlyList<string?> Procedures, IReadOnlyList<Permits.AllowedRelation> Relations);

    private sealed record RetentionStandard(IReadOnlyList<RetentionClass> Kinds, IReadOnlyList<RetentionClass> Groups);
}

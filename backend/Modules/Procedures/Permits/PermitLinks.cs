using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Permits;

/// <summary>A relation to choose, in words.</summary>
internal sealed record RelationChoice(FilingRelation Relation, string Words);

/// <summary>結び付けの下書き: what stands in the sheet when it opens.</summary>
/// <param name="PermitNumber">The number that the applicant wrote; in the register's spelling where it names a permit.</param>
/// <param name="Known">Whether it names a permit of this authority.</param>
/// <param name="Relation">What the procedure and the answers mean; null where they do not say.</param>
/// <param name="Choices">The relations that a procedure of this kind can have.</param>
internal sealed record PermitLinkView(string PermitNumber, bool Known, FilingRelation? Relation, IReadOnlyList<RelationChoice> Choices);

/// <summary>Which permit a filing speaks of.</summary>
internal static class PermitLinks
{
    /// <summary>The key of the question by which forms ask for it (<c>item</c>); forms of an authority's own may only use the name.</summary>
    internal const string Item = "permit.number";
    private const string Name = "permitNumber";

    /// <summary>What the officer begins with; null where the case follows a permit already or asks for none.</summary>
    public static async Task<PermitLinkView?> LinkOfAsync(
        this ProceduresDb db, Application found, Procedure procedure, FormDefinition form, JsonObject answers, string prefix, ICurrentActor reader, CancellationToken cancel)
    {
        if (found.Relation is not null || found.IsClosed || TypedNumber(form, answers) is not { } typed)
        {
            return null;
        }

        var permit = await db.PermitByNumberAsync(prefix, typed, cancel);
        var meant = await MeantAsync(db, permit, procedure, cancel);
        var chosen = form.Steps.SelectMany(s => s.Fields).Where(f => f.Type == FieldType.Choice).Select(f => Text(answers[f.Id])).ToHashSet();
        List<FilingRelation> possible = [.. Enum.GetValues<FilingRelation>().Where(r => (Relations.KindsFor(r) & found.Kind) != 0)];
        var relation = meant.Where(possible.Contains).OrderByDescending(r => chosen.Contains(ChoiceFor(r))).Select(r => (FilingRelation?)r).FirstOrDefault();
        return new(permit?.Number ?? typed, permit is not null, relation, [.. possible.Select(r => new RelationChoice(r, reader.Say(Relations.Words(r))))]);
    }

    /// <summary>The permit of a number as people write it: with or without the authority's prefix; its latest edition.</summary>
    public static async Task<Permit?> PermitByNumberAsync(this ProceduresDb db, string prefix, string typed, CancellationToken cancel)
    {
        var number = typed.Trim().ToUpperInvariant();
        var whole = $"{prefix}-{number}";
        return await db.Permits.AsNoTracking().Where(p => p.Number == number || p.Number == whole).OrderByDescending(p => p.Edition).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The permit in force of a chain, with the case that holds it.</summary>
    public static async Task<Result<Followed>> InForceAsync(this ProceduresDb db, Guid chain, CancellationToken cancel)
    {
        if (await db.Permits.AsNoTracking().InForceOf(chain).FirstOrDefaultAsync(cancel) is not { } current)
        {
            return PermitErrors.NotInForce;
        }

        return new Followed(await db.Applications.AsNoTracking().SingleAsync(a => a.Id == current.ApplicationId, cancel), current);
    }

    private static string? TypedNumber(FormDefinition form, JsonObject answers) => form.Steps.SelectMany(s => s.Fields)
        .Where(f => f.Type == FieldType.Text && (f.Item == Item || f.Id == Name))
        .Select(f => Text(answers[f.Id])).FirstOrDefault(t => t is not null);

    private static string? Text(JsonNode? answer) => answer is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    /// <summary>The choice by which the national forms ask for it (新規・継続・変更の別, 着手・完了の別).</summary>
    private static string ChoiceFor(FilingRelation relation) => relation switch
    {
        FilingRelation.Renewal => "renewal",
        FilingRelation.Change => "change",
        FilingRelation.StartReport => "start",
        FilingRelation.FinishReport => "completion",
        FilingRelation.Surrender => "end",
        _ => "succession",
    };

    /// <summary>As the authority's own rules have it for that permit; else as the national catalogue has it for the procedure.</summary>
    private static async Task<IReadOnlyList<FilingRelation>> MeantAsync(ProceduresDb db, Permit? permit, Procedure procedure, CancellationToken cancel)
    {
        if (permit is not null)
        {
            var of = await db.Applications.AsNoTracking().Where(a => a.Id == permit.ApplicationId).Select(a => a.ProcedureCode).SingleAsync(cancel);
            var allowed = (await db.RuleOfAsync(of, cancel)).Relations.Where(r => (r.Procedure ?? of) == procedure.Code).Select(r => r.Relation).ToList();
            if (allowed.Count > 0)
            {
                return allowed;
            }
        }

        return NationalCatalogue.Find(procedure.NationalCode)?.Follows ?? [];
    }
}

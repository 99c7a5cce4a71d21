using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Clock;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Catalogue;

/// <summary>港湾行政手続の体系を見る: the whole national catalogue, with its classes.</summary>
internal static class ListNationalProcedures
{
    public static void Map(ApiRoutes routes) =>
        routes.Open.MapGet("/national-procedures", Handle).WithName(nameof(ListNationalProcedures)).ForAnyone();

    private static async Task<Ok<NationalCatalogueView>> Handle(ProceduresDb db, CancellationToken cancel)
    {
        var rows = await db.NationalProcedures.AsNoTracking().OrderBy(p => p.Position).Select(p => p.Definition).ToListAsync(cancel);
        return TypedResults.Ok(new NationalCatalogueView(
            [.. rows.Select(NationalRow.Of)], NationalCatalogue.Classes, NationalCatalogue.Groups));
    }
}

/// <summary>港湾行政手続の体系</summary>
internal sealed record NationalCatalogueView(IReadOnlyList<NationalRow> Items, IReadOnlyList<ProcedureClass> Classes, IReadOnlyList<ProcedureGroup> Groups);

// Naccs: NACCSの対象手続.
// Individual: 個別業務 from the start: it has a form of its own.
internal sealed record NationalRow(
    string Code, string Class, string Group, ProcedureKind Kind, LocalText Name, string Reading, LocalText Summary, string Keywords, LocalText LegalBasis, bool Naccs,
    bool Individual, IndividualBasis? Basis, int? StatutoryNo, string FormCode, int? PeriodCount, PeriodUnit? PeriodUnit, string AppealVariant)
{
    public static NationalRow Of(NationalEntry e) => new(
        e.Code, e.Class, e.Group, e.Kind, e.Name, e.Reading, e.Summary, e.Keywords, e.LegalBasis, e.Naccs, e.Basis is not null, e.Basis, e.StatutoryNo, e.Form,
        e.Period?.Count, e.Period?.Unit, e.AppealVariant);
}

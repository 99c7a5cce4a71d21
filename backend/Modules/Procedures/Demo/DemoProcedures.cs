using System.Text.Json;
using CyberPort.Platform;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Clock;
using CyberPort.Procedures.Notices;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Demo;

/// <summary>What the demo authorities and the ministry offer, from <c>Data/demo/*.json</c>.</summary>
internal sealed class DemoProcedures : IDemoData
{
    private static readonly string[] Authorities = ["aohama", "shiomi", "chidori", "mlit"];

    public int Order => 40;

    public async Task LoadAsync(IServiceProvider scope, CancellationToken cancel)
    {
        foreach (var slug in Authorities)
        {
            if (await scope.GetRequiredService<ITenantStore>().FindBySlugAsync(slug, cancel) is not { } tenant)
            {
                continue;
            }

            await using var own = scope.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            own.ServiceProvider.GetRequiredService<ITenantContext>().Enter(tenant);
            await LoadAsync(own.ServiceProvider.GetRequiredService<ProceduresDb>(), slug, tenant.Id, cancel);
        }
    }

    /// <summary>What one of the demo authorities offers.</summary>
    internal static IReadOnlyList<Procedure> Of(string like, Guid tenant) => [.. FileOf(like).Procedures.Select((p, i) => p.ToProcedure(tenant, i))];

    /// <summary>Gives an authority the procedures of one of the demo authorities; what it has already stays.</summary>
    internal static async Task LoadAsync(ProceduresDb db, string like, Guid tenant, CancellationToken cancel)
    {
        var file = FileOf(like);
        var rows = await db.Procedures.ToListAsync(cancel);
        foreach (var row in rows.Where(p => p.NationalCode is null))
        {
            // A demonstration that began before there was a national catalogue.
            row.NationalCode = file.Procedures.FirstOrDefault(p => p.Code == row.Code)?.National;
        }

        var known = rows.Select(p => p.Code).ToHashSet();
        foreach (var (one, position) in file.Procedures.Select((p, i) => (p, i)).Where(x => !known.Contains(x.p.Code)))
        {
            db.Add(one.ToProcedure(tenant, position));
        }

        var texts = await db.NoticeTexts.AsNoTracking().Select(t => t.Kind).ToListAsync(cancel);
        db.AddRange(file.Notices.Where(n => !texts.Contains(n.Kind)).Select(n => new NoticeText { TenantId = tenant, Kind = n.Kind, Title = n.Title, Body = n.Body }));
        await db.SaveChangesAsync(cancel);
    }

    private static DemoFile FileOf(string like)
    {
        using var stream = typeof(DemoProcedures).Assembly.GetManifestResourceStream($"data/{like}.json")!;
        return JsonSerializer.Deserialize<DemoFile>(stream, Json.Options)!;
    }

    private sealed record DemoFile(IReadOnlyList<DemoProcedure> Procedures, IReadOnlyList<DemoNotice> Notices);

    private sealed record DemoNotice(string Kind, LocalText Title, LocalText Body);

    private sealed record DemoProcedure(
        string Code, string? National, ProcedureKind Kind, LocalText Title, LocalText Summary, string Keywords, LocalText LegalBasis, int Minutes,
        LocalText Fee, List<LocalText> Needs, List<LocalText> Windows, List<LocalText> Checks, List<string> StandardConditions, PeriodUnit? PeriodUnit,
        int? PeriodCount, string FormCode, string AppealVariant, string? PaperForm, List<FilingDeadline>? Deadlines = null, List<FilingSeason>? Seasons = null,
        bool ForAuthorities = false, ProcedureContact? Contact = null)
    {
        public Procedure ToProcedure(Guid tenant, int position) => new()
        {
            TenantId = tenant,
            Code = Code,
            NationalCode = National,
            Kind = Kind,
            Position = position,
            Title = Title,
            Summary = Summary,
            Keywords = Keywords,
            LegalBasis = LegalBasis,
            Minutes = Minutes,
            Fee = Fee,
            Needs = Needs,
            Windows = Windows,
            Deadlines = Deadlines ?? [],
            Seasons = Seasons ?? [],
            Checks = Checks,
            StandardConditions = StandardConditions,
            PeriodUnit = PeriodUnit,
            PeriodCount = PeriodCount,
            FormCode = FormCode,
            AppealVariant = AppealVariant,
            PaperForm = PaperForm,
            ForAuthorities = ForAuthorities,
            Contact = Contact,
        };
    }
}

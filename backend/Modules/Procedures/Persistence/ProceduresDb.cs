using CyberPort.Platform.Persistence;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Batch;
using CyberPort.Procedures.Bulk;
using CyberPort.Procedures.Calendar;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Notices;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Retention;
using CyberPort.Procedures.Review;
using CyberPort.Procedures.Sharing;
using CyberPort.Procedures.Search;
using CyberPort.Procedures.Templates;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Persistence;

internal sealed class ProceduresDb(DbContextOptions<ProceduresDb> options, ModuleDbServices services) : ModuleDb(options, services)
{
    public override string Schema => "procedures";

    public DbSet<NationalProcedure> NationalProcedures => Set<NationalProcedure>();
    public DbSet<CatalogueRule> CatalogueRules => Set<CatalogueRule>();
    public DbSet<OwnProcedureUse> OwnProcedureUses => Set<OwnProcedureUse>();
    public DbSet<ProcedureUse> ProcedureUses => Set<ProcedureUse>();
    public DbSet<Procedure> Procedures => Set<Procedure>();
    public DbSet<NoticeText> NoticeTexts => Set<NoticeText>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<CorrectionDraft> CorrectionDrafts => Set<CorrectionDraft>();
    public DbSet<DraftFile> DraftFiles => Set<DraftFile>();
    public DbSet<Application> Applications => Set<Application>();
    public DbSet<AnswerSet> AnswerSets => Set<AnswerSet>();
    public DbSet<CaseEvent> CaseEvents => Set<CaseEvent>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<Note> Notes => Set<Note>();
    public DbSet<IssuedDocument> Documents => Set<IssuedDocument>();
    public DbSet<Recommendation> Recommendations => Set<Recommendation>();
    public DbSet<Permit> Permits => Set<Permit>();
    public DbSet<PermitReminder> PermitReminders => Set<PermitReminder>();
    public DbSet<BulkJob> BulkJobs => Set<BulkJob>();
    public DbSet<BulkRow> BulkRows => Set<BulkRow>();
    public DbSet<CaseText> CaseTexts => Set<CaseText>();
    public DbSet<CalendarLink> CalendarLinks => Set<CalendarLink>();
    public DbSet<RetentionHold> RetentionHolds => Set<RetentionHold>();
    public DbSet<RetentionLog> RetentionLogs => Set<RetentionLog>();
    public DbSet<LifeRule> LifeRules => Set<LifeRule>();
    public DbSet<Verification> Verifications => Set<Verification>();
    public DbSet<SavedFilter> SavedFilters => Set<SavedFilter>();
    public DbSet<TextBlock> TextBlocks => Set<TextBlock>();
    public DbSet<LetterText> LetterTexts => Set<LetterText>();
    public DbSet<Desk> Desks => Set<Desk>();
    public DbSet<OfficerPost> OfficerPosts => Set<OfficerPost>();
    public DbSet<Absence> Absences => Set<Absence>();
    public DbSet<WorkPlan> WorkPlans => Set<WorkPlan>();
    public DbSet<CheckTick> CheckTicks => Set<CheckTick>();
    public DbSet<Consultation> Consultations => Set<Consultation>();
    public DbSet<MyCase> MyCases => Set<MyCase>();
    public DbSet<FilingTemplate> Templates => Set<FilingTemplate>();
    public DbSet<FilingBatch> Batches => Set<FilingBatch>();
    public DbSet<BatchRow> BatchRows => Set<BatchRow>();
    public DbSet<ShareLink> ShareLinks => Set<ShareLink>();
    public DbSet<ShareKey> ShareKeys => Set<ShareKey>();
    public DbSet<ParkedDraft> ParkedDrafts => Set<ParkedDraft>();
    public DbSet<CoSignature> CoSignatures => Set<CoSignature>();

    /// <summary>The entered authority, for keys that begin with it.</summary>
    public Guid EnteredTenant => CurrentTenantId ?? throw new InvalidOperationException("No authority was entered in this scope.");

    /// <summary>The number in a series of the entered authority's fiscal year.</summary>
    public async Task<long> NextNumberAsync(string series, int year, CancellationToken cancel) =>
        (await Database.SqlQuery<long>($"select procedures.next_number({series}, {year}) as \"Value\"").ToListAsync(cancel))[0];

    /// <summary>Gives up content that was taken in and has no row: it is deleted later, unless another row names it.</summary>
    public Task ReleaseAsync(string fileKey, CancellationToken cancel) => Database.ExecuteSqlAsync($"select procedures.release_unkept({fileKey})", cancel);

    protected override void MapModule(ModelBuilder builder)
    {
        CatalogueMap.Apply(builder);
        ApplicationMap.Apply(builder);
        OwnThingsMap.Apply(builder);
        FilingAidsMap.Apply(builder);
        PermitMap.Apply(builder);
        OfficeMap.Apply(builder);
    }
}

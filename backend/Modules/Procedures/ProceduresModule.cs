using CyberPort.Platform;
using CyberPort.Platform.Documents;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Jobs;
using CyberPort.Platform.Persistence;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Batch;
using CyberPort.Procedures.Bulk;
using CyberPort.Procedures.Calendar;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Catalogue.Finder;
using CyberPort.Procedures.Consultations;
using CyberPort.Procedures.Contracts;
using CyberPort.Procedures.Demo;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Documents;
using CyberPort.Procedures.Exports;
using CyberPort.Procedures.Jobs;
using CyberPort.Procedures.Notices;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Prefill;
using CyberPort.Procedures.Reactions;
using CyberPort.Procedures.Retention;
using CyberPort.Procedures.Review;
using CyberPort.Procedures.Sharing;
using CyberPort.Procedures.Search;
using CyberPort.Procedures.Templates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures;

/// <summary>手続: what an authority offers, what people file, how the office decides, what is issued.</summary>
public static partial class ProceduresModule
{
    /// <summary>Adds the module.</summary>
    public static IServiceCollection AddProcedures(this IServiceCollection services)
    {
        services.AddModuleDb<ProceduresDb>("procedures");
        services.AddHttpContextAccessor();
        services.AddDocumentTemplates(typeof(ProceduresModule).Assembly);
        services.AddSingleton<LetterPrinter>();
        services.AddSingleton<ProcedureTitles>();
        services.AddSingleton<PastAnswers>();
        services.AddSingleton<FormsElsewhere>();
        services.AddSingleton<DraftDigests>();
        services.AddScoped<FirstAnswers>();
        services.AddSingleton<QueueTallies>();
        services.AddScoped<BatchForms>();
        services.AddScoped<SendBatchRows>();
        services.AddScoped<Visiting>();
        services.AddScoped<ShareMails>();
        services.AddSingleton<MailLimits>();
        services.AddScoped<Office>();
        services.AddScoped<OwnCases>();
        services.AddScoped<CaseForms>();
        services.AddScoped<CaseDesk>();
        services.AddScoped<FormerPermits>().AddScoped<LetterShelf>().AddScoped<SampleLetters>();
        services.AddScoped<WorkPlans>();
        services.AddScoped<Staffing>();
        services.AddScoped<StaffInCharge>();
        services.AddScoped<ConsultedStaff>();
        services.AddScoped<OutsideLinks>();
        services.AddScoped<LetterLanguage>();
        services.AddScoped<LetterWriter>();
        services.AddScoped<DocumentMaker>();
        services.AddScoped<NoticeTexts>();
        services.AddReaction<CaseMoved, FollowMyCases>();
        services.AddReaction<CaseMoved, NotifyPeople>();
        services.AddReaction<CaseMoved, IndexAnswers>();
        services.AddReaction<CaseMoved, MakeDocuments>(); // Last: while the document engine is down it fails, and the others have been told.
        services.AddReaction<BatchDue, WorkOnBatch>();
        services.AddReaction<MessageWritten, NotifyPeople>();
        services.AddReaction<MessageWritten, PushMessage>();
        services.AddReaction<PermitExpiring, TellOfExpiry>();
        services.AddReaction<PermitExpired, TellOfExpiry>();
        services.AddReaction<BulkWorkStarted, DoBulkWork>();
        services.AddSingleton<ExportFolder>();
        services.AddScoped<ExportSources>();
        services.AddScoped<PaperBundle>();
        services.AddScoped<WriteExport>();
        services.AddScoped<RenewOne>();
        services.AddScheduledJob<WatchPermits>("0 10 5 * * ?");
        services.AddScheduledJob<MakeWaitingDocuments>("30 2/5 * * * ?");
        services.AddSingleton<IReferenceData, NationalCatalogue>();
        services.AddSingleton<ProcedureFinder>();
        services.AddScheduledJob<CountProcedureUse>("0 40 3 * * ?");
        services.AddScheduledJob<SweepExports>("0 40 3 * * ?");
        services.AddScheduledJob<AnonymiseCases>("0 30 2 * * ?");
        services.AddScheduledJob<CompleteSummaries>("0 20 2 * * ?");
        services.AddScheduledJob<RemoveUnnamedFiles>("0 50 * * * ?");
        services.AddScheduledJob<ForgetLinks>("0 20 3 * * ?");
        services.AddReaction<ConsultationAsked, NotifyPeople>();
        services.AddScheduledJob<RemindConsultations>("0 30 8 * * ?");
        services.AddSingleton<IDemoData, DemoProcedures>();
        services.AddSingleton<IDemoData, DemoLifeRules>();
        services.AddSingleton<IDemoData, DemoOffice>();
        services.AddSingleton<IDemoData, DemoCases>();
        services.AddSingleton<IDemoData, DemoUse>();
        return services.AddValidators();
    }

    /// <summary>Maps the module's use cases.</summary>
    public static void MapProcedures(this ApiRoutes routes)
    {
        routes = routes with { My = routes.My.MapGroup("").AlsoForOrganisations() }; // An authority files to the ministry as an applicant.
        ShowProcedures.Map(routes);
        ShowQuestionPath.Map(routes);
        ListNationalProcedures.Map(routes);
        ProcedureSettings.Map(routes);
        AddProcedure.Map(routes);
        ChangeProcedure.Map(routes);
        SwitchProcedure.Map(routes);
        PaperForms.Map(routes);
        ShowProcedureUse.Map(routes);

        StartDraft.Map(routes);
        KeepDraft.Map(routes);
        UpgradeDraft.Map(routes);
        SuggestAnswers.Map(routes);
        KeepTemplates.Map(routes);
        UploadBatch.Map(routes);
        ShowBatches.Map(routes);
        SendBatch.Map(routes);
        InviteColleague.Map(routes);
        VisitShared.Map(routes);
        WorkInShared.Map(routes);
        AttachShared.Map(routes);
        ParkDraft.Map(routes);
        ListCoSigners.Map(routes);
        Files.Map(routes);
        SubmitApplication.Map(routes);
        CheckFilingTimes.Map(routes);
        ListMyCases.Map(routes);
        ShowMyCase.Map(routes);
        WithdrawApplication.Map(routes);
        AnswerCorrection.Map(routes);
        KeepCorrection.Map(routes);

        ListCases.Map(routes);
        ShowCase.Map(routes);
        AnswerCallers.Map(routes);
        TakeCase.Map(routes);
        AssignCase.Map(routes);
        RequestCorrection.Map(routes);
        SendBackCase.Map(routes);
        RecommendDecision.Map(routes);
        GrantPermit.Map(routes);
        RefuseApplication.Map(routes);
        AcceptNotification.Map(routes);
        RevokePermit.Map(routes);
        AmendPermit.Map(routes);
        PreviewNotice.Map(routes);
        WriteInCase.Map(routes);
        KeepFilters.Map(routes);

        HoldCase.Map(routes);
        ShowDuplicates.Map(routes);

        MoveCases.Map(routes);
        KeepCalendarLink.Map(routes);
        ShowCalendar.Map(routes);
        KeepRetention.Map(routes);
        ListPermits.Map(routes);
        RenewPermits.Map(routes);
        ShowBulkJob.Map(routes);
        StartExport.Map(routes);
        ExportMyCases.Map(routes);
        ExportLists.Map(routes);
        StartFollowUp.Map(routes);
        LinkPermit.Map(routes);
        ListPermitsToFollow.Map(routes);
        ShowChain.Map(routes);
        KeepLifeRule.Map(routes);
        ShowPaperForm.Map(routes);

        ExtendPeriod.Map(routes);
        TickCheck.Map(routes);

        KeepDesks.Map(routes);
        KeepOfficers.Map(routes);
        KeepAbsences.Map(routes);
        KeepWorkPlan.Map(routes);
        TransferCase.Map(routes);
        KeepTextBlocks.Map(routes);
        KeepNoticeTexts.Map(routes);
        KeepLetterTexts.Map(routes);

        ConsultOthers.Map(routes);
        AnswerConsultation.Map(routes);
        AnswerFromOutside.Map(routes);
        FilesFromOutside.Map(routes);

        CaseDocuments.Map(routes);
        VerifyDocument.Map(routes);
    }
}

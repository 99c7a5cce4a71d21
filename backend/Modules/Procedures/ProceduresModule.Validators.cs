using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Batch;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Consultations;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Exports;
using CyberPort.Procedures.Notices;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Retention;
using CyberPort.Procedures.Review;
using CyberPort.Procedures.Sharing;
using CyberPort.Procedures.Templates;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures;

// What looks at the shape of each request before its use case is called.
public static partial class ProceduresModule
{
    private static IServiceCollection AddValidators(this IServiceCollection services) => services
        .AddSingleton<IValidator<AddProcedureRequest>, AddProcedureValidator>()
        .AddSingleton<IValidator<ChangeProcedureRequest>, ChangeProcedureValidator>()
        .AddSingleton<IValidator<SwitchProcedureRequest>, SwitchProcedureValidator>()
        .AddSingleton<IValidator<StartDraftRequest>, StartDraftValidator>()
        .AddSingleton<IValidator<SaveDraftRequest>, SaveDraftValidator>()
        .AddSingleton<IValidator<InviteColleagueRequest>, InviteColleagueValidator>()
        .AddSingleton<IValidator<OpenSharedRequest>, OpenSharedValidator>()
        .AddSingleton<IValidator<EnterSharedRequest>, EnterSharedValidator>()
        .AddSingleton<IValidator<VisitRequest>, VisitValidator>()
        .AddSingleton<IValidator<SaveSharedRequest>, SaveSharedValidator>()
        .AddSingleton<IValidator<SignSharedRequest>, SignSharedValidator>()
        .AddSingleton<IValidator<ParkDraftRequest>, ParkDraftValidator>()
        .AddSingleton<IValidator<SendBatchRequest>, SendBatchValidator>()
        .AddSingleton<IValidator<AddTemplateRequest>, AddTemplateValidator>()
        .AddSingleton<IValidator<RenameTemplateRequest>, RenameTemplateValidator>()
        .AddSingleton<IValidator<WithdrawApplicationRequest>, WithdrawApplicationValidator>()
        .AddSingleton<IValidator<AnswerCorrectionRequest>, AnswerCorrectionValidator>()
        .AddSingleton<IValidator<SaveCorrectionRequest>, SaveCorrectionValidator>()
        .AddSingleton<IValidator<AssignCaseRequest>, AssignCaseValidator>()
        .AddSingleton<IValidator<RequestCorrectionRequest>, RequestCorrectionValidator>()
        .AddSingleton<IValidator<SendBackCaseRequest>, SendBackCaseValidator>()
        .AddSingleton<IValidator<RecommendDecisionRequest>, RecommendDecisionValidator>()
        .AddSingleton<IValidator<GrantPermitRequest>, GrantPermitValidator>()
        .AddSingleton<IValidator<RefuseApplicationRequest>, RefuseApplicationValidator>()
        .AddSingleton<IValidator<AcceptNotificationRequest>, AcceptNotificationValidator>()
        .AddSingleton<IValidator<RevokePermitRequest>, RevokePermitValidator>()
        .AddSingleton<IValidator<AmendPermitRequest>, AmendPermitValidator>()
        .AddSingleton<IValidator<ExtendPeriodRequest>, ExtendPeriodValidator>()
        .AddSingleton<IValidator<TickCheckRequest>, TickCheckValidator>()
        .AddSingleton<IValidator<KeepTextBlockRequest>, KeepTextBlockValidator>()
        .AddSingleton<IValidator<KeepNoticeTextRequest>, KeepNoticeTextValidator>()
        .AddSingleton<IValidator<KeepLetterTextRequest>, KeepLetterTextValidator>()
        .AddSingleton<IValidator<PreviewLetterTextRequest>, PreviewLetterTextValidator>()
        .AddSingleton<IValidator<KeepDeskRequest>, KeepDeskValidator>()
        .AddSingleton<IValidator<OfficerPostRequest>, OfficerPostValidator>()
        .AddSingleton<IValidator<SetAbsenceRequest>, SetAbsenceValidator>()
        .AddSingleton<IValidator<KeepWorkPlanRequest>, KeepWorkPlanValidator>()
        .AddSingleton<IValidator<TransferCaseRequest>, TransferCaseValidator>()
        .AddSingleton<IValidator<ConsultOthersRequest>, ConsultOthersValidator>()
        .AddSingleton<IValidator<GiveOpinionRequest>, GiveOpinionValidator>()
        .AddSingleton<IValidator<OutsideAnswerRequest>, OutsideAnswerValidator>()
        .AddSingleton<IValidator<PreviewNoticeRequest>, PreviewNoticeValidator>()
        .AddSingleton<IValidator<WriteTextRequest>, WriteTextValidator>()
        .AddSingleton<IValidator<HoldRecordsRequest>, HoldRecordsValidator>()
        .AddSingleton<IValidator<MoveCasesRequest>, MoveCasesValidator>()
        .AddSingleton<IValidator<RenewPermitsRequest>, RenewPermitsValidator>()
        .AddSingleton<IValidator<StartExportRequest>, StartExportValidator>()
        .AddSingleton<IValidator<FreezeCaseRequest>, FreezeCaseValidator>()
        .AddSingleton<IValidator<UnfreezeCaseRequest>, UnfreezeCaseValidator>()
        .AddSingleton<IValidator<MergeCaseRequest>, MergeCaseValidator>()
        .AddSingleton<IValidator<StartFollowUpRequest>, StartFollowUpValidator>()
        .AddSingleton<IValidator<LinkPermitRequest>, LinkPermitValidator>()
        .AddSingleton<IValidator<SucceedToPermitRequest>, SucceedToPermitValidator>()
        .AddSingleton<IValidator<KeepLifeRuleRequest>, KeepLifeRuleValidator>()
        .AddSingleton<IValidator<SaveFilterRequest>, SaveFilterValidator>();
}

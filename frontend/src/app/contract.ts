import type { components } from './api/schema';
import type * as session from './api/session';
import type * as designer from './forms/designer/designer-api';
import type * as identity from './identity/identity-api';
import type * as members from './identity/members/members-api';
import type * as settings from './tenancy/settings/settings-api';
import type * as operators from './operator/operator-api';
import type * as tenancy from './tenancy/tenancy-api';
import type * as catalogue from './procedures/catalogue/catalogue-api';
import type * as consult from './procedures/consult/consult-api';
import type * as batch from './procedures/mine/batch-api';
import type * as mine from './procedures/mine/mine-api';
import type * as share from './procedures/mine/share-api';
import type * as office from './procedures/office/office-api';
import type * as exports from './procedures/permits/exports-api';
import type * as life from './procedures/permits/life-api';
import type * as permitList from './procedures/permits/permit-list-api';
import type * as permits from './procedures/permits/permits-api';
import type * as calls from './procedures/calls/calls-api';
import type * as own from './procedures/procedures-api';
import type * as review from './procedures/review/review-api';

// What pages read must fit what the API says it sends: a change of the contract that a page would stumble over
// stops the build here, by name. `schema.d.ts` is generated from backend/openapi (npm run gen:api). A test of the
// architecture keeps this list whole: every interface of an `*-api.ts` or `*-types.ts` stands here, or is what a page sends.
type Sent = components['schemas'];
// Words of a fixed set travel as plain strings in some places; answers are whatever JSON holds.
type Loose<T> = T extends string ? string : T extends readonly (infer I)[] ? readonly Loose<I>[] : T extends object ? (string extends keyof T ? unknown : { readonly [K in keyof T]: Loose<T[K]> }) : T;
// What the server may leave out of a request it always sends; and two sets of words are marked nullable for all their uses.
type Told<T> = [T] extends [Sent['FilingRelation'] | Sent['PeriodUnit']] ? NonNullable<T> : T extends readonly (infer I)[] ? readonly Told<I>[] : T extends object ? { readonly [K in keyof T]-?: Told<T[K]> } : T;
type The<K extends keyof Sent> = Told<Sent[K]>;
type Fits<A extends Loose<B>, B> = [A, B];
// And what a page sends must be what the API takes; what has a default may be left out.
type Some<T> = T extends readonly (infer I)[] ? readonly Some<I>[] : T extends object ? { readonly [K in keyof T]?: Some<T[K]> } : T;
type Takes<K extends keyof Sent, A extends Some<Loose<Sent[K]>>> = [K, A];

export type Contract = [
  Fits<The<'FormVersionRow'>, designer.VersionRow>,
  Fits<The<'FormMasterRow'>, designer.MasterRow>,
  Fits<The<'FormRow'>, designer.FormRow>,
  Fits<The<'FormSampleView'>, designer.Sample>,
  Fits<The<'FormWorkView'>, designer.FormWorkView>,
  Fits<The<'FormFindingView'>, designer.Finding>,
  Fits<The<'FormChangeRow'>, designer.FormChange>,
  Fits<The<'MasterUpdateView'>, designer.MasterUpdate>,
  Fits<The<'LibraryRow'>, designer.LibraryRow>,
  Fits<The<'FormTrial'>, designer.Tried>,
  Fits<The<'SessionRow'>, identity.SessionRow>,
  Fits<The<'PasskeyRow'>, identity.PasskeyRow>,
  Fits<The<'TwoFactorSetupView'>, identity.TwoFactorSetup>,
  Fits<The<'MemberRow'>, members.Member>,
  Fits<The<'MembershipView'>, session.Membership>,
  Fits<The<'MeView'>, session.Me>,
  Fits<The<'PeriodUnit'>, catalogue.PeriodUnit>,
  Fits<The<'FilingDeadline'>, catalogue.Deadline>,
  Fits<The<'FilingSeason'>, catalogue.Season>,
  Fits<The<'ProcedureSettingsRow'>, catalogue.ProcedureSettingsRow>,
  Fits<The<'ProcedureContact'>, catalogue.ProcedureContact>,
  Fits<The<'ProcedureSettingsView'>, catalogue.ProcedureSettings>,
  Fits<The<'NationalRow'>, catalogue.NationalRow>,
  Fits<The<'NationalCatalogueView'>, catalogue.NationalCatalogue>,
  Fits<The<'ProcedureUseView'>, catalogue.ProcedureUse>,
  Fits<The<'OutsideConsultationView'>, consult.OutsideConsultation>,
  Fits<The<'BatchView'>, batch.BatchView>,
  Fits<The<'BatchRowView'>, batch.BatchRowView>,
  Fits<The<'RegisterKind'>, mine.RegisterKind>,
  Fits<The<'RegisterRow'>, mine.RegisterRow>,
  Fits<The<'AnswerSource'>, mine.AnswerSource>,
  Fits<The<'AnswerOffer'>, mine.AnswerOffer>,
  Fits<The<'FieldOffers'>, mine.FieldOffers>,
  Fits<The<'TemplateRow'>, mine.TemplateRow>,
  Fits<The<'DraftUpgrade'>, mine.DraftUpgrade>,
  Fits<The<'InvitationRow'>, share.InvitationRow>,
  Fits<The<'SharedView'>, share.SharedView>,
  Fits<The<'SharedDraft'>, share.SharedDraft>,
  Fits<The<'ParkedView'>, share.ParkedView>,
  Fits<The<'CoSignerRow'>, share.CoSignerRow>,
  Fits<The<'OfficerView'>, office.Named>,
  Fits<The<'DeskRow'>, office.DeskRow>,
  Fits<The<'OfficerRow'>, office.OfficerRow>,
  Fits<The<'AbsenceRow'>, office.AbsenceRow>,
  Fits<The<'WorkPlanView'>, office.WorkPlanView>,
  Fits<The<'TextBlockRow'>, office.TextBlock>,
  Fits<The<'NoticeTextRow'>, office.NoticeText>,
  Fits<The<'LetterTextRow'>, office.LetterText>,
  Fits<The<'ExportSource'>, exports.ExportSource>,
  Fits<The<'ExportFormat'>, exports.ExportFormat>,
  Fits<The<'BulkJobView'>, exports.BulkJob>,
  Fits<The<'RenewalMode'>, life.RenewalMode>,
  Fits<The<'LifeRuleRow'>, life.LifeRule>,
  Fits<The<'RetentionRow'>, life.RetentionRow>,
  Fits<The<'RetentionLogRow'>, life.RetentionLogRow>,
  Fits<The<'FilingRelation'>, permits.Relation>,
  Fits<The<'ChainPermit'>, permits.ChainPermit>,
  Fits<The<'ChainFiling'>, permits.ChainFiling>,
  Fits<The<'FollowUpChoice'>, permits.FollowUpChoice>,
  Fits<The<'ChainView'>, permits.ChainView>,
  Fits<The<'DuplicateView'>, permits.Duplicate>,
  Fits<The<'PermitToFollow'>, permits.PermitToFollow>,
  Fits<The<'RenewalProposal'>, permitList.Renewal>,
  Fits<The<'PermitRow'>, permitList.PermitRow>,
  Fits<The<'PermitList'>, permitList.PermitList>,
  Fits<The<'ProcedureKind'>, own.ProcedureKind>,
  Fits<The<'CaseState'>, own.CaseState>,
  Fits<The<'ProcedureRow'>, own.ProcedureRow>,
  Fits<The<'ProcedureView'>, own.ProcedureView>,
  Fits<The<'DraftView'>, own.DraftView>,
  Fits<The<'DraftRow'>, own.DraftRow>,
  Fits<The<'CorrectionDraftView'>, own.CorrectionDraft>,
  Fits<The<'MyAuthority'>, own.MyAuthority>,
  Fits<The<'MyCaseRow'>, own.MyCaseRow>,
  Fits<The<'TimelineRow'>, own.TimelineRow>,
  Fits<The<'CorrectionView'>, own.CorrectionView>,
  Fits<The<'DocumentRow'>, own.DocumentRow>,
  Fits<The<'MyCaseView'>, own.MyCaseView>,
  Fits<The<'NotificationRow'>, own.NotificationRow>,
  Fits<The<'NotificationsView'>, own.NotificationsPage>,
  Fits<The<'VerificationView'>, own.VerifiedDocument>,
  Fits<The<'CaseState'>, review.CaseState>,
  Fits<The<'ClockState'>, review.ClockState>,
  Fits<The<'ProcedureKind'>, review.ProcedureKind>,
  Fits<The<'OfficerView'>, review.Officer>,
  Fits<The<'CaseRow'>, review.CaseRow>,
  Fits<The<'QueueCounts'>, review.QueueCounts>,
  Fits<The<'CaseList'>, review.CaseList>,
  Fits<The<'FileRow'>, review.CaseFile>,
  Fits<The<'DocumentRow'>, review.CaseDocument>,
  Fits<The<'CorrectionView'>, review.CorrectionView>,
  Fits<The<'RecommendationView'>, review.Recommendation>,
  Fits<The<'PermitView'>, review.Permit>,
  Fits<The<'MoveView'>, review.Move>,
  Fits<The<'ConsultationView'>, review.ConsultationRow>,
  Fits<The<'CaseView'>, review.CaseView>,
  Fits<The<'PermitLinkView'>, review.PermitLink>,
  Fits<The<'MovedView'>, review.Moved>,
  Fits<The<'FilterRow'>, review.SavedFilter>,
  Fits<The<'OfficerRow'>, review.OfficerName>,
  Fits<The<'UnsentMailRow'>, operators.UnsentMail>,
  Fits<The<'DeadLetterRow'>, operators.Fault>,
  Fits<The<'FoundAccount'>, operators.FoundAccount>,
  Fits<The<'CallerCaseRow'>, calls.CallerCaseRow>,
  Fits<The<'CallerCaseView'>, calls.CallerCase>,
  Fits<The<'ClosedDay'>, settings.ClosedDay>,
  Fits<The<'SettingsView'>, settings.Settings>,
  Fits<The<'LocalText'>, settings.Words>,
  Fits<The<'PortRow'>, tenancy.PortRow>,
  Fits<The<'AuthorityRow'>, tenancy.AuthorityRow>,
  Fits<The<'OpeningHours'>, tenancy.OpeningHours>,
  Fits<The<'ContactView'>, tenancy.Contact>,
  Fits<The<'SupportView'>, tenancy.Support>,
  Fits<The<'SiteView'>, tenancy.AuthoritySite>,
  Fits<The<'CodeItem'>, tenancy.CodeRow>,
  Fits<The<'FacilityRow'>, tenancy.FacilityRow>,
  Takes<'ChangeProcedureRequest', catalogue.ProcedureChange>,
  Takes<'InviteColleagueRequest', share.Invitation>,
];

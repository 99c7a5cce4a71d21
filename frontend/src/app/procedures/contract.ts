import type { components } from '../api/schema';
import type * as identity from '../identity/identity-api';
import type * as tenancy from '../tenancy/tenancy-api';
import type * as batch from './mine/batch-api';
import type * as mine from './mine/mine-api';
import type * as share from './mine/share-api';
import type * as own from './procedures-api';

// What pages read must fit what the API says it sends: a change of the contract that a page would stumble over
// stops the build here, by name. `schema.d.ts` is generated from backend/openapi (npm run gen:api).
type Sent = components['schemas'];
// Words of a fixed set travel as plain strings in some places.
type Loose<T> = T extends string ? string : T extends readonly (infer I)[] ? readonly Loose<I>[] : T extends object ? { readonly [K in keyof T]: Loose<T[K]> } : T;
type Fits<A extends Loose<B>, B> = [A, B];

export type Contract = [
  Fits<Sent['ProcedureRow'], own.ProcedureRow>,
  Fits<Sent['ProcedureView'], own.ProcedureView>,
  Fits<Sent['DraftRow'], own.DraftRow>,
  Fits<Sent['MyCaseRow'], own.MyCaseRow>,
  Fits<Sent['TimelineRow'], own.TimelineRow>,
  Fits<Sent['CorrectionView'], own.CorrectionView>,
  Fits<Sent['DocumentRow'], own.DocumentRow>,
  Fits<Sent['PermitView'], NonNullable<own.MyCaseView['permit']>>,
  Fits<Sent['RegisterRow'], mine.RegisterRow>,
  Fits<Sent['TemplateRow'], mine.TemplateRow>,
  Fits<Sent['DraftUpgrade'], mine.DraftUpgrade>,
  Fits<Sent['BatchView'], batch.BatchView>,
  Fits<Sent['BatchRowView'], batch.BatchRowView>,
  Fits<Sent['InvitationRow'], share.InvitationRow>,
  Fits<Sent['SharedView'], share.SharedView>,
  Fits<Sent['CoSignerRow'], share.CoSignerRow>,
  Fits<Sent['FieldOffers'], mine.FieldOffers>,
  Fits<Sent['SiteView'], tenancy.AuthoritySite>,
  Fits<Sent['AuthorityRow'], tenancy.AuthorityRow>,
  Fits<Sent['FacilityRow'], tenancy.FacilityRow>,
  Fits<Sent['SessionRow'], identity.SessionRow>,
  Fits<Sent['PasskeyRow'], identity.PasskeyRow>,
  Fits<Sent['TwoFactorSetupView'], identity.TwoFactorSetup>,
];

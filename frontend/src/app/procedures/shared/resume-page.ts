import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Banner, PageHeader, ProblemBanner } from '../../ui';
import { LocalDrafts } from '../apply/local-drafts';
import { ShareApi } from '../mine/share-api';

/** The mailed link to continue without an account: what was typed comes to this device, and one goes on where one was. */
@Component({
  selector: 'cp-resume-page',
  imports: [Banner, PageHeader, ProblemBanner, RouterLink],
  template: `
    <div class="cp-form">
      <cp-page-header [heading]="i18n.t(gone() ? 'shared.gone' : 'share.resume')" />
      @if (problem()) {@if (gone()) {<cp-banner tone="warning"><p>{{ i18n.t('share.resume.gone') }}</p></cp-banner>} @else {<cp-problem [problem]="problem()" />}<p><a routerLink="/">{{ i18n.t('state.home') }}</a></p>} @else {<div class="cp-loading" role="status">{{ i18n.t('state.loading') }}</div>}
    </div>
  `,
})
export class ResumePage {
  protected readonly i18n = inject(I18n);
  protected readonly problem = signal<Problem | null>(null);
  /** The link itself is the trouble, not the way to the server. */
  protected readonly gone = computed(() => [400, 404, 410].includes(this.problem()?.status ?? 0));

  constructor() {
    void this.resume(inject(ShareApi), inject(LocalDrafts), inject(Router));
  }

  private async resume(api: ShareApi, local: LocalDrafts, router: Router): Promise<void> {
    try {
      const kept = await api.unpark(location.hash.slice(1));
      const begun = local.begin({ tenant: kept.tenant, procedure: kept.procedure, title: kept.procedureTitle, formCode: kept.formCode, formVersion: kept.formVersion });
      local.put({ ...begun, answers: kept.answers, step: kept.step });
      await router.navigate(['/', kept.tenant, 'drafts', begun.id, kept.step ?? 'start'], { replaceUrl: true });
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }
}

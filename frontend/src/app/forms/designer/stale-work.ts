import { Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { I18n } from '../../i18n/i18n';
import { Banner, Button, DateTimePipe, ProblemBanner } from '../../ui';
import { findingTexts } from './designer-api';
import { FormWork } from './form-work';

/** What stands in the way of saving: another person's save, an expired session, a refusal. What was typed stays. */
@Component({
  selector: 'cp-stale-work',
  imports: [Banner, Button, DateTimePipe, ProblemBanner],
  template: `
    @if (work.recalled() && state()?.kind !== 'conflict') {<cp-banner live tone="info" [heading]="i18n.t('fd.recalled')"><div class="cp-actions"><button cpButton="text" type="button" (click)="work.recalled.set(false)">{{ i18n.t('close') }}</button></div></cp-banner>}
    @switch (state()?.kind) {
      @case ('conflict') {
        <cp-banner live tone="warning" [heading]="i18n.t('fd.conflict', { by: $any(state()).by, at: ($any(state()).at | cpDateTime) })">
          <p>{{ i18n.t('fd.conflict.text') }}</p>
          <div class="cp-actions"><button cpButton="secondary" type="button" (click)="work.keeper()!.keepMine()">{{ i18n.t('fd.conflict.mine') }}</button><button cpButton="secondary" type="button" (click)="work.takeTheirs()">{{ i18n.t('fd.conflict.theirs', { by: $any(state()).by }) }}</button></div>
        </cp-banner>
      }
      @case ('expired') {<cp-banner live tone="warning" [heading]="i18n.t('fd.expired')"><p>{{ i18n.t('fd.expired.text') }}</p><div class="cp-actions"><button cpButton="secondary" type="button" (click)="signIn()">{{ i18n.t('nav.signIn') }}</button></div></cp-banner>}
      @case ('offline') {<cp-banner live tone="warning" [heading]="i18n.t('fd.offline')"><p>{{ i18n.t('fd.offline.text') }}</p></cp-banner>}
      @case ('refused') {<cp-problem [problem]="$any(state()).problem">@for (text of reasons(); track text) {<p>{{ text }}</p>}<p>{{ i18n.t('fd.refused') }}</p></cp-problem>}
    }
  `,
})
export class StaleWork {
  protected readonly i18n = inject(I18n);
  protected readonly work = inject(FormWork);
  private readonly router = inject(Router);
  protected readonly state = computed(() => this.work.keeper()?.state() ?? null);

  protected readonly reasons = computed(() => {
    const state = this.state();
    return state?.kind === 'refused' ? findingTexts(state.problem) : [];
  });

  protected signIn(): void {
    void this.router.navigate(['/sign-in'], { queryParams: { return: this.router.url } });
  }
}

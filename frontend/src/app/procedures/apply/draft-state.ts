import { Component, computed, inject, output } from '@angular/core';
import { I18n } from '../../i18n/i18n';
import { Banner, Button, ProblemBanner } from '../../ui';
import { DraftSession } from './draft-session';

/** How it stands with the draft: what keeps it from being saved and what to do, and what of a template found no place in the form of today. */
@Component({
  selector: 'cp-draft-state',
  imports: [Banner, Button, ProblemBanner],
  template: `
    @switch (state().kind) {
      @case ('stale') {
        <cp-banner tone="warning" live [heading]="i18n.t('draft.stale')">
          <p>{{ i18n.t('draft.stale.text') }}</p>
          <div class="cp-actions"><button cpButton="secondary" type="button" [busy]="draft.newer.sending.busy()" (click)="draft.newer.keepMine()">{{ i18n.t('draft.stale.mine') }}</button><button cpButton="secondary" type="button" [busy]="draft.newer.sending.busy()" (click)="draft.newer.take()">{{ i18n.t('draft.stale.newer') }}</button></div>
          <cp-problem [problem]="draft.newer.sending.problem()" />
        </cp-banner>
      }
      @case ('expired') {
        <cp-banner tone="warning" live [heading]="i18n.t('draft.expired')">
          <p>{{ i18n.t('draft.expired.text') }}</p>
          <div class="cp-actions"><button cpButton="secondary" type="button" (click)="signIn.emit()">{{ i18n.t('draft.expired.signIn') }}</button></div>
        </cp-banner>
      }
      @case ('offline') {<cp-banner tone="warning" live [heading]="i18n.t('draft.offline')"><p>{{ i18n.t('draft.offline.text') }}</p></cp-banner>}
      @case ('failed') {<cp-banner tone="warning" live [heading]="i18n.t('draft.failed')"><p>{{ i18n.t('draft.failed.text') }}</p><div><button cpButton="secondary" type="button" (click)="draft.keeper()?.flush()">{{ i18n.t('draft.saveNow') }}</button></div></cp-banner>}
    }
    @if (draft.notes.leftOut().length) {
      <cp-banner [heading]="i18n.t('template.left')">
        <p>{{ i18n.t('template.left.text') }}</p>
        <ul>@for (one of draft.notes.leftOut(); track $index) {<li>{{ one.label }}{{ i18n.lang() === 'en' ? ': ' : '：' }}{{ one.text }}</li>}</ul>
        <div class="cp-actions"><button cpButton="secondary" type="button" (click)="draft.notes.seenLeftOut(); draft.touch()">{{ i18n.t('template.left.seen') }}</button></div>
      </cp-banner>
    }
  `,
})
export class DraftState {
  protected readonly i18n = inject(I18n);
  protected readonly draft = inject(DraftSession);
  readonly signIn = output<void>();
  protected readonly state = computed(() => this.draft.keeper()?.state() ?? { kind: 'idle' as const });
}

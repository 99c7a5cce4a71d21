import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { I18n } from '../../i18n/i18n';
import { Ask, Button, TimePipe } from '../../ui';
import { askTheOffice } from '../ask-the-office';
import { DraftSession } from './draft-session';

/** Below every page of a draft: when it was saved, asking others, and throwing it away. */
@Component({
  selector: 'cp-draft-foot',
  imports: [Ask, Button, RouterLink, TimePipe],
  template: `
    <div class="cp-row cp-row--between">
      <p class="cp-saved">
        @switch (state().kind) {
          @case ('saved') {{{ i18n.t('draft.savedAt', { time: ($any(state()).at | cpTime) }) }}}
          @case ('waiting') {{{ i18n.t('draft.saving') }}}
          @case ('saving') {{{ i18n.t('draft.saving') }}}
          @case ('idle') {@if (draft.hereOnlySince(); as at) {{{ i18n.t('draft.keptHere', { time: (at | cpTime) }) }}}}
        }
      </p>
      <a [routerLink]="['/', authority(), 'drafts', draft.id(), 'share']">{{ i18n.t('share.open') }}</a>
      <button cpButton="text" type="button" (click)="asking.set(true)">{{ i18n.t('draft.discard') }}</button>
    </div>
    <cp-ask [heading]="i18n.t('draft.discard.title')" [yes]="i18n.t('draft.discard.yes')" [no]="i18n.t('draft.discard.no')" [(open)]="asking" [work]="discard" (done)="leave()"><p>{{ i18n.t('draft.discard.text') }}</p></cp-ask>
  `,
})
export class DraftFoot {
  protected readonly i18n = inject(I18n);
  protected readonly draft = inject(DraftSession);
  private readonly router = inject(Router);
  readonly authority = input.required<string>();
  protected readonly asking = signal(false);
  protected readonly state = computed(() => this.draft.keeper()?.state() ?? { kind: 'idle' as const });

  constructor() {
    askTheOffice(this.draft.tenant, this.draft.procedure);
  }

  protected readonly discard = (): Promise<void> => this.draft.discard();

  protected leave(): void {
    void this.router.navigate(['/', this.authority(), 'procedures', this.draft.procedure()]);
  }
}

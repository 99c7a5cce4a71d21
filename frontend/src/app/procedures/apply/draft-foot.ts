import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { I18n } from '../../i18n/i18n';
import { Button, Dialog, TimePipe } from '../../ui';
import { DraftSession } from './draft-session';

/** Below every page of a draft: when it was saved, asking others, and throwing it away. */
@Component({
  selector: 'cp-draft-foot',
  imports: [Button, Dialog, RouterLink, TimePipe],
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
    <cp-dialog [heading]="i18n.t('draft.discard.title')" [(open)]="asking">
      <p>{{ i18n.t('draft.discard.text') }}</p>
      <div class="cp-actions"><button cpButton="danger-primary" type="button" (click)="discard()">{{ i18n.t('draft.discard.yes') }}</button><button cpButton="secondary" type="button" (click)="asking.set(false)">{{ i18n.t('draft.discard.no') }}</button></div>
    </cp-dialog>
  `,
})
export class DraftFoot {
  protected readonly i18n = inject(I18n);
  protected readonly draft = inject(DraftSession);
  private readonly router = inject(Router);
  readonly authority = input.required<string>();
  protected readonly asking = signal(false);
  protected readonly state = computed(() => this.draft.keeper()?.state() ?? { kind: 'idle' as const });

  protected async discard(): Promise<void> {
    this.asking.set(false);
    await this.draft.discard();
    await this.router.navigate(['/', this.authority(), 'procedures', this.draft.procedure()]);
  }
}

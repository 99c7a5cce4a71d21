import { Component, computed, inject, output } from '@angular/core';
import { I18n } from '../../i18n/i18n';
import { Banner, Button } from '../../ui';
import { DraftSession } from './draft-session';
import { KeepBanner } from './keep-banner';
import { NewerAnswers } from './newer-answers';

/** How it stands with the draft: what keeps it from being saved and what to do, and what of a template found no place in the form of today. */
@Component({
  selector: 'cp-draft-state',
  imports: [Banner, Button, KeepBanner, NewerAnswers],
  template: `
    <cp-keep-banner [state]="state()" [choosing]="draft.newer.sending" (mine)="draft.newer.keepMine()" (newer)="draft.newer.take()" (signIn)="signIn.emit()" (saveNow)="draft.keeper()?.flush()">
      @if (draft.newer.answers(); as there) {@if (draft.sheet(); as sheet) {<cp-newer-answers [definition]="sheet.definition" [tenant]="draft.tenant()" [here]="sheet.answers()" [there]="there" />}}
    </cp-keep-banner>
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

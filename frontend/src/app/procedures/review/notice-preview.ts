import { Component, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { PdfFrame, problemTitle, showsPdf } from '../../ui';
import { ReviewApi, type MoveAction, type MoveBody } from './review-api';

/** The notice as it would be issued, made anew a moment after the last key. */
@Component({
  selector: 'cp-notice-preview',
  imports: [PdfFrame],
  template: `
    <section class="cp-preview" [attr.aria-label]="i18n.t('officer.preview')">
      <div class="cp-row cp-row--between"><h3>{{ i18n.t('officer.preview') }}</h3>@if (page() && shows) {<a [href]="safeLink()" target="_blank" rel="noopener">{{ i18n.t('officer.preview.tab') }}</a>}</div>
      @if (trouble()) {<p class="cp-soft" role="status">{{ trouble() }} {{ i18n.t('officer.preview.trouble') }}</p>}
      @if (page(); as address) {
        <cp-pdf [address]="address" [label]="i18n.t('officer.preview')" [name]="i18n.t('officer.preview') + '.pdf'" />
      } @else if (!trouble()) {<p class="cp-loading" role="status">{{ i18n.t('officer.preview.making') }}</p>}
    </section>
  `,
})
export class NoticePreview {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(ReviewApi);
  private readonly sanitizer = inject(DomSanitizer);
  readonly tenant = input.required<string>();
  readonly caseId = input.required<string>();
  readonly action = input.required<MoveAction>();
  readonly body = input.required<MoveBody>();
  protected readonly page = signal<string | null>(null);
  /** Else the way to another tab stands where the page would be. */
  protected readonly shows = showsPdf(navigator);
  protected readonly trouble = signal('');
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;

  constructor() {
    let last = '';
    effect(() => {
      const asked = [this.tenant(), this.caseId(), this.action(), this.body()] as const;
      const now = JSON.stringify(asked);
      if (now === last) return;
      const delay = last ? 900 : 0;
      last = now;
      untracked(() => {
        clearTimeout(this.waiting);
        this.waiting = setTimeout(() => void this.make(...asked), delay);
      });
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.waiting);
      this.turn++;
      this.forget();
    });
  }

  /** A blob of our own making; the sanitizer cannot know that. */
  protected safeLink() {
    return this.sanitizer.bypassSecurityTrustUrl(this.page() ?? '');
  }

  private async make(tenant: string, id: string, action: MoveAction, body: MoveBody): Promise<void> {
    const turn = ++this.turn;
    try {
      const pdf = await this.api.preview(tenant, id, action, body);
      if (turn !== this.turn) return;
      this.forget();
      this.page.set(URL.createObjectURL(pdf.type === 'application/pdf' ? pdf : new Blob([pdf], { type: 'application/pdf' })));
      this.trouble.set('');
    } catch (error) {
      if (turn === this.turn) this.trouble.set(problemTitle(toProblem(error), this.i18n));
    }
  }

  private forget(): void {
    const old = this.page();
    if (old) URL.revokeObjectURL(old);
    this.page.set(null);
  }
}

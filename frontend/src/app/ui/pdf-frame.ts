import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { I18n } from '../i18n/i18n';
import { Button } from './button';

/** Only what this site serves or made itself is framed or linked. */
const own = /^(\/api\/|blob:)/;

/** Whether a PDF can be read inside a page. Phones and tablets of Apple say yes and show the first page alone. */
export function showsPdf(browser: { pdfViewerEnabled?: boolean; platform?: string; maxTouchPoints?: number }): boolean {
  return browser.pdfViewerEnabled !== false && !/iPad|iPhone|iPod/.test(browser.platform ?? '') && !(browser.platform === 'MacIntel' && (browser.maxTouchPoints ?? 0) > 1);
}

/** PDF をページの中に: where the browser cannot show one, words and two buttons stand in its place, never an empty box. */
@Component({
  selector: 'cp-pdf',
  imports: [Button, NgTemplateOutlet],
  template: `
    @if (source(); as source) {
      @if (shows) {<object class="cp-pdf" type="application/pdf" [data]="source" [attr.aria-label]="label()"><ng-container [ngTemplateOutlet]="instead" /></object>}
      @else {<ng-container [ngTemplateOutlet]="instead" />}
    }
    <ng-template #instead>
      <div class="cp-pdf__instead cp-stack"><p>{{ i18n.t('pdf.none') }}</p>
        <div class="cp-actions"><a cpButton="secondary" [href]="link()" target="_blank" rel="noopener">{{ i18n.t('pdf.open') }}</a><a cpButton="text" [href]="link()" [attr.download]="name()">{{ i18n.t('pdf.save') }}</a></div></div>
    </ng-template>
  `,
})
export class PdfFrame {
  protected readonly i18n = inject(I18n);
  private readonly sanitizer = inject(DomSanitizer);
  /** Where the PDF is: an address of the API, or a blob. */
  readonly address = input.required<string>();
  /** What it is, for those who do not see it. */
  readonly label = input.required<string>();
  /** Under what name it is saved; the server's own without one. */
  readonly name = input('');
  protected readonly shows = showsPdf(navigator);
  protected readonly source = computed(() => (own.test(this.address()) ? this.sanitizer.bypassSecurityTrustResourceUrl(this.address() + (this.address().startsWith('blob:') ? '#toolbar=0&navpanes=0' : '')) : null));
  protected readonly link = computed(() => (own.test(this.address()) ? this.sanitizer.bypassSecurityTrustUrl(this.address()) : null));
}

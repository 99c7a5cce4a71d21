import { Component, inject, input, signal } from '@angular/core';
import { I18n } from '../../i18n/i18n';
import { BytesPipe, Dialog, PdfFrame } from '../../ui';
import { fileAddress, type CaseFile } from './review-api';

const pictures = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/heic']);
const openXml = 'application/vnd.openxmlformats-officedocument.';
/** What kind of file it is, where it is not shown in the page. */
const kinds: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf', [`${openXml}wordprocessingml.document`]: 'word', [`${openXml}spreadsheetml.sheet`]: 'excel', [`${openXml}presentationml.presentation`]: 'powerpoint',
  'application/zip': 'zip', 'text/plain': 'text', 'text/csv': 'csv', 'image/vnd.dwg': 'cad', 'image/vnd.dxf': 'cad', 'image/tiff': 'tiff',
};

/** Attachments: pictures and PDF open in place, PDF at their own address (its headers let nothing run, and only this site may frame it); what a browser cannot show is named and saved. */
@Component({
  selector: 'cp-case-files',
  imports: [BytesPipe, Dialog, PdfFrame],
  template: `
    <ul class="cp-list cp-case__files">
      @for (file of files(); track file.id) {
        <li>
          @if (isPicture(file)) {
            <button type="button" class="cp-case__picture" (click)="look(file)" [attr.aria-label]="i18n.t('officer.file.look', { name: file.name })"><img [src]="picture(file)" alt="" loading="lazy" width="96" height="72" (error)="broken(file)" /></button>
          }
          <span>
            @if (isPdf(file) || isPicture(file)) {<a [href]="address(file)" target="_blank" rel="noopener">{{ file.name }}<span class="cp-visually-hidden">{{ i18n.t('officer.newTab') }}</span></a>}
            @else {<a [href]="address(file)" download>{{ file.name }}</a>}
            <span class="cp-soft"> {{ kindOf(file) }}{{ file.size | cpBytes }}</span>
          </span>
          @if (isPdf(file)) {<button type="button" class="cp-button cp-button--secondary cp-button--small cp-case__look" (click)="look(file)" [attr.aria-label]="i18n.t('officer.file.look', { name: file.name })">{{ i18n.t('officer.file.here') }}</button>}
        </li>
      }
    </ul>
    <cp-dialog wide [heading]="seen()?.name ?? ''" [(open)]="open">
      @if (seen(); as file) {
        @if (isPicture(file)) {<img class="cp-case__full" [src]="picture(file)" [alt]="file.name" />}
        @else if (open()) {<cp-pdf [address]="address(file)" [label]="file.name" [name]="file.name" />}
        <p class="cp-row"><a [href]="address(file)" target="_blank" rel="noopener">{{ i18n.t('officer.file.tab') }}</a><a [href]="address(file)" download>{{ i18n.t('officer.file.save') }}</a></p>
      }
    </cp-dialog>
  `,
})
export class CaseFiles {
  protected readonly i18n = inject(I18n);
  readonly files = input.required<readonly CaseFile[]>();
  readonly tenant = input.required<string>();
  readonly caseId = input.required<string>();
  protected readonly open = signal(false);
  protected readonly seen = signal<CaseFile | null>(null);
  private readonly unseen = signal<ReadonlySet<string>>(new Set());

  protected isPicture(file: CaseFile): boolean {
    return pictures.has(file.contentType) && !this.unseen().has(file.id);
  }

  protected isPdf(file: CaseFile): boolean {
    return file.contentType === 'application/pdf';
  }

  protected kindOf(file: CaseFile): string {
    const kind = kinds[file.contentType];
    return kind ? `${this.i18n.t(`officer.file.kind.${kind}`)}　` : '';
  }

  protected broken(file: CaseFile): void {
    this.unseen.update((ids) => new Set([...ids, file.id]));
  }

  protected address(file: CaseFile): string {
    return fileAddress(this.tenant(), this.caseId(), file.id);
  }

  /** Photographs of phones (HEIC) come as JPEG, which every browser draws. */
  protected picture(file: CaseFile): string {
    return this.address(file) + (file.contentType === 'image/heic' ? '?as=jpeg' : '');
  }

  protected look(file: CaseFile): void {
    this.seen.set(file);
    this.open.set(true);
  }
}

import { Component, inject, input, signal } from '@angular/core';
import { I18n } from '../../i18n/i18n';
import { BytesPipe, Dialog } from '../../ui';
import { fileAddress, type CaseFile } from './review-api';

const shown = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/heic']);

/** Attachments: pictures open in place, everything else in a tab of its own (never inside this page). */
@Component({
  selector: 'cp-case-files',
  imports: [BytesPipe, Dialog],
  template: `
    <ul class="cp-list cp-case__files">
      @for (file of files(); track file.id) {
        <li>
          @if (isPicture(file)) {
            <button type="button" class="cp-case__picture" (click)="look(file)" [attr.aria-label]="i18n.t('officer.file.look', { name: file.name })"><img [src]="picture(file)" alt="" loading="lazy" width="96" height="72" (error)="broken(file)" /></button>
          }
          <span><a [href]="address(file)" target="_blank" rel="noopener">{{ file.name }}<span class="cp-visually-hidden">{{ i18n.t('officer.newTab') }}</span></a><span class="cp-soft"> {{ file.size | cpBytes }}</span></span>
        </li>
      }
    </ul>
    <cp-dialog wide [heading]="seen()?.name ?? ''" [(open)]="open">
      @if (seen(); as file) {<img class="cp-case__full" [src]="picture(file)" [alt]="file.name" /><p><a [href]="address(file)" target="_blank" rel="noopener">{{ i18n.t('officer.file.tab') }}</a></p>}
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
    return shown.has(file.contentType) && !this.unseen().has(file.id);
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

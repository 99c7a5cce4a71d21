import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { path } from '../../api/read';
import { I18n } from '../../i18n/i18n';
import { BytesPipe, DateTimePipe } from '../../ui';
import { readDuplicates } from './permits-api';

/** What was said and sent in the duplicates of a case, read from the one that goes on. */
@Component({
  selector: 'cp-case-duplicates',
  imports: [RouterLink, BytesPipe, DateTimePipe],
  template: `
    @if (found.hasValue() && found.value().items.length) {
      <details class="cp-case__part" open>
        <summary><h2>{{ i18n.t('officer.duplicates') }}</h2><span class="cp-count">{{ found.value().items.length }}</span></summary>
        @for (one of found.value().items; track one.id) {
          <div class="cp-stack cp-stack--tight">
            <p><a [routerLink]="['/', tenant(), 'office', 'cases', one.id]">{{ one.number }}</a>&ngsp;<span class="cp-soft">{{ one.submittedAt | cpDateTime }}</span></p>
            @for (message of one.messages; track message.id) {<div class="cp-message" [class.cp-message--own]="!message.fromApplicant"><p class="cp-soft">{{ message.author }}　{{ message.at | cpDateTime }}</p><p class="cp-pre">{{ message.text }}</p></div>}
            @if (one.files.length) {<ul class="cp-list">@for (file of one.files; track file.id) {<li><a [href]="address(one.id, file.id)" target="_blank" rel="noopener">{{ file.name }}</a>&ngsp;<span class="cp-soft">{{ file.size | cpBytes }}</span></li>}</ul>}
          </div>
        }
      </details>
    }
  `,
})
export class CaseDuplicates {
  protected readonly i18n = inject(I18n);
  readonly tenant = input.required<string>();
  readonly caseId = input.required<string>();
  protected readonly found = readDuplicates(this.tenant, this.caseId);

  protected address(id: string, file: string): string {
    return path`/api/t/${this.tenant()}/cases/${id}/files/${file}`;
  }
}

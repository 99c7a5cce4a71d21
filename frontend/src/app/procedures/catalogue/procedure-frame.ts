import { Component, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { BackLink } from '../../ui';

/** The pages of one procedure, beside each other. A further page is a child route and a line here. */
export const procedurePages: readonly { readonly path: string; readonly text: string }[] = [{ path: '', text: 'c.page.settings' }, { path: 'work', text: 'office.work' }];

/** 一つの手続の設定: what the public reads, and how the office works on it. */
@Component({
  selector: 'cp-procedure-frame',
  imports: [BackLink, RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <cp-back-link [to]="['/', desk.tenant(), 'office', 'procedures']" [text]="i18n.t('c.title')" />
    @if (pages.length > 1) {
      <nav class="cp-tabs" [attr.aria-label]="i18n.t('c.pages')">
        @for (page of pages; track page.path) {<a class="cp-tab" [routerLink]="to(page.path)" routerLinkActive="cp-here" [routerLinkActiveOptions]="{ exact: true }" ariaCurrentWhenActive="page">{{ i18n.t(page.text) }}</a>}
      </nav>
    }
    <router-outlet />
  `,
})
export class ProcedureFrame {
  protected readonly i18n = inject(I18n);
  protected readonly desk = inject(Desk);
  protected readonly pages = procedurePages;
  readonly code = input.required<string>();

  protected to(path: string): readonly string[] {
    return ['/', this.desk.tenant(), 'office', 'procedures', this.code(), ...(path ? [path] : [])];
  }
}

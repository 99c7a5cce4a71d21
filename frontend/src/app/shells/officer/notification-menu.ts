import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Live } from '../../api/live';
import { read } from '../../api/read';
import { I18n } from '../../i18n/i18n';
import { Button, DateTimePipe, Menu, ProblemBanner, Sending } from '../../ui';

interface Notice {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly link: string;
  readonly at: string;
  readonly read: boolean;
}

/** The officer's own notices: how many are new, the last ten, and one button that marks them read. */
@Component({
  selector: 'cp-notification-menu',
  imports: [Button, RouterLink, Menu, DateTimePipe, ProblemBanner],
  template: `
    <cp-menu wide compact [label]="i18n.t('officer.notices')" [(open)]="open">
      <svg menuIcon width="22" height="22" viewBox="0 0 22 22" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round" aria-hidden="true"><path d="M4.5 16h13l-1.5-2.5V9.5a5 5 0 0 0-10 0v4zM9 18.5a2 2 0 0 0 4 0" /></svg>
      @if (unread()) {<span menuMark class="cp-count cp-count--turn"><span class="cp-visually-hidden">{{ i18n.t('officer.notices.new') }}</span> {{ unread() }}</span>}
      <div class="cp-stack cp-stack--tight">
        @for (notice of shown(); track notice.id) {
          <div class="cp-office__notice" [class.cp-office__notice--new]="!notice.read">
            @if (notice.link) {<a [routerLink]="page(notice.link)" [queryParams]="params(notice.link)" (click)="seen(notice)">{{ notice.title }}</a>} @else {<strong>{{ notice.title }}</strong>}
            <p class="cp-soft">{{ notice.at | cpDateTime }}</p>
          </div>
        } @empty {<p class="cp-soft">{{ i18n.t(notices.error() ? 'officer.notices.failed' : 'officer.notices.none') }}</p>}
        <cp-problem [problem]="sending.problem()" />
        @if (unread()) {<button cpButton="secondary" size="small" type="button" [busy]="sending.busy()" (click)="markRead()">{{ i18n.t('officer.notices.read') }}</button>}
      </div>
    </cp-menu>
  `,
})
export class NotificationMenu {
  protected readonly i18n = inject(I18n);
  private readonly http = inject(HttpClient);
  protected readonly open = signal(false);
  protected readonly sending = new Sending();
  protected readonly notices = read<{ items: Notice[]; unread: number }>(() => '/api/my/notifications?take=10');
  private readonly items = computed(() => (this.notices.hasValue() ? this.notices.value().items : []));
  protected readonly shown = computed(() => this.items().slice(0, 10));
  protected readonly unread = computed(() => (this.notices.hasValue() ? this.notices.value().unread : 0));

  constructor() {
    inject(Live).on((change) => {
      if (!change || change.kind === 'notification') this.notices.reload();
    });
  }

  /** A link may carry a view of the inbox. */
  protected page(link: string): string {
    return link.split('?')[0];
  }

  protected params(link: string): Record<string, string> {
    return Object.fromEntries(new URLSearchParams(link.split('?')[1] ?? ''));
  }

  /** Who follows a notice has read it. */
  protected async seen(notice: Notice): Promise<void> {
    this.open.set(false);
    if (notice.read) return;
    await firstValueFrom(this.http.post('/api/my/notifications/actions/mark-read', { ids: [notice.id] })).catch(() => undefined);
    this.notices.reload();
  }

  protected markRead(): Promise<void> {
    return this.sending.send(async () => {
      await firstValueFrom(this.http.post('/api/my/notifications/actions/mark-read', { all: true }));
      this.notices.reload();
    });
  }
}

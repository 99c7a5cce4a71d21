import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Live } from '../../api/live';
import { I18n } from '../../i18n/i18n';
import { BackLink, Button, DateTimePipe, Empty, More, PageHeader, ProblemBanner, Sending, State } from '../../ui';
import { ProceduresApi, readNotifications } from '../procedures-api';

/** お知らせ: what happened, newest first. */
@Component({
  selector: 'cp-notifications-page',
  imports: [BackLink, Button, DateTimePipe, Empty, More, PageHeader, ProblemBanner, RouterLink, State],
  template: `
    <cp-back-link to="/my" [text]="i18n.t('my.title')" />
    <div class="cp-stack cp-stack--loose">
      <cp-page-header [heading]="i18n.t('my.notifications')">
        @if (unread()) {<button cpButton="secondary" type="button" [busy]="sending.busy()" (click)="read(null)">{{ i18n.t('notifications.readAll') }}</button>}
      </cp-page-header>
      <cp-problem [problem]="sending.problem()" />
      @if (list.hasValue()) {
        <ul #rows class="cp-list cp-list--lines">
          @for (row of list.items(); track row.id) {
            <li class="cp-procedure">
              <p class="cp-row"><span class="cp-soft">{{ row.at | cpDateTime }}</span>@if (!row.read) {<span class="cp-status cp-status--waiting">{{ i18n.t('notifications.new') }}</span>}</p>
              <p class="cp-strong">@if (row.link) {<a [routerLink]="linkOf(row.link)" (click)="read([row.id])">{{ i18n.pick(row.title) }}</a>} @else {{{ i18n.pick(row.title) }}}</p>
              <p>{{ i18n.pick(row.body) }}</p>
            </li>
          } @empty {<li><cp-empty [heading]="i18n.t('notifications.none')"><p>{{ i18n.t('notifications.none.text') }}</p></cp-empty></li>}
        </ul>
        <cp-more [of]="list" [list]="rows" />
      } @else {<cp-state [of]="list" />}
    </div>
  `,
})
export class NotificationsPage {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(ProceduresApi);
  protected readonly list = readNotifications();
  protected readonly sending = new Sending();

  constructor() {
    inject(Live).on((change) => (change === null || change.kind === 'notification') && this.list.reload());
  }

  protected unread(): boolean {
    return (this.list.first()?.unread ?? 0) > 0;
  }

  /** Links come as paths of this site. */
  protected linkOf(link: string): string {
    return link.startsWith('/') ? link : '/my';
  }

  protected read(ids: readonly string[] | null): Promise<void> {
    return this.sending.send(async () => {
      await this.api.markRead(ids);
      this.list.reload();
    });
  }
}

import { HttpClient } from '@angular/common/http';
import { Component, inject, input, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Problem, toProblem } from '../../api/problem';
import { path, read } from '../../api/read';
import { I18n } from '../../i18n/i18n';
import { Announcer, Banner, DateTimePipe, ProblemBanner } from '../../ui';

interface Link {
  readonly createdAt: string | null;
  readonly address: string | null;
}

/** 期限をカレンダーに入れる: a secret link for a calendar program; a new one ends the old. */
@Component({
  selector: 'cp-calendar-link',
  imports: [Banner, DateTimePipe, ProblemBanner],
  template: `
    <details class="cp-notice">
      <summary>{{ i18n.t('calendar') }}</summary>
      <div class="cp-stack cp-stack--tight">
        <p>{{ i18n.t('calendar.lead') }}</p>
        @if (made(); as address) {
          <cp-banner tone="success" live [heading]="i18n.t('calendar.made')"><p><input class="cp-input" readonly [attr.aria-label]="i18n.t('calendar.address')" [value]="address" (focus)="$any($event.target).select()" /></p><p>{{ i18n.t('calendar.once') }}</p></cp-banner>
        } @else if (link.hasValue() && link.value().createdAt) {<p class="cp-soft">{{ i18n.t('calendar.since', { at: (link.value().createdAt | cpDateTime) }) }}</p>}
        <cp-problem [problem]="problem()" />
        <div class="cp-actions">
          <button type="button" class="cp-button cp-button--secondary cp-button--small" [attr.aria-busy]="busy() ? 'true' : null" (click)="renew()">{{ i18n.t(link.hasValue() && link.value().createdAt ? 'calendar.again' : 'calendar.make') }}</button>
          @if (made() || (link.hasValue() && link.value().createdAt)) {<button type="button" class="cp-button cp-button--text" (click)="revoke()">{{ i18n.t('calendar.revoke') }}</button>}
        </div>
      </div>
    </details>
  `,
})
export class CalendarLink {
  protected readonly i18n = inject(I18n);
  private readonly http = inject(HttpClient);
  private readonly announcer = inject(Announcer);
  readonly tenant = input.required<string>();
  protected readonly link = read<Link>(() => path`/api/t/${this.tenant()}/calendar-link`);
  protected readonly made = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected renew(): Promise<void> {
    return this.attempt(async () => this.made.set((await firstValueFrom(this.http.post<Link>(path`/api/t/${this.tenant()}/calendar-link/actions/renew`, {}))).address));
  }

  protected revoke(): Promise<void> {
    return this.attempt(async () => {
      await firstValueFrom(this.http.post(path`/api/t/${this.tenant()}/calendar-link/actions/revoke`, {}));
      this.made.set(null);
      this.link.reload();
      this.announcer.say(this.i18n.t('calendar.revoked'));
    });
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await action();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}

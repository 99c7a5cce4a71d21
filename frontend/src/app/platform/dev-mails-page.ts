import { Component, computed, inject, input, signal } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { read } from '../api/read';
import { I18n } from '../i18n/i18n';
import { DateTimePipe, Empty, PageHeader, SearchBox, State, Status } from '../ui';

interface MailRow {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly sentAt: string | null;
  readonly createdAt?: string | null;
  readonly state: string;
  readonly attempts: number;
  readonly lastError: string | null;
}

/** Development: every mail that the service wrote, newest first. */
@Component({
  selector: 'cp-dev-mails-page',
  imports: [PageHeader, State, Status, Empty, SearchBox, DateTimePipe],
  template: `
    <div class="cp-stack cp-stack--loose cp-read">
      <cp-page-header [heading]="i18n.t('dev.mails')" [lead]="i18n.t('dev.mails.lead')"><button type="button" class="cp-button cp-button--secondary" (click)="mails.reload()">{{ i18n.t('state.again') }}</button></cp-page-header>
      <cp-search fieldId="to" [label]="i18n.t('dev.mails.to')" [value]="to() ?? ''" (searched)="search($event)" />
      @if (mails.hasValue()) {
        @for (mail of shown(); track mail.id) {
          <article class="cp-mail cp-stack cp-stack--tight">
            <h2 class="cp-procedure__title">{{ mail.subject }}</h2>
            <p class="cp-row cp-soft"><span>{{ mail.to }}</span><span>{{ mail.sentAt ?? mail.createdAt | cpDateTime }}</span><cp-status [tone]="mail.lastError ? 'bad' : 'good'">{{ mail.state }}</cp-status>@if (mail.attempts > 1) {<span>×{{ mail.attempts }}</span>}</p>
            @if (mail.lastError) {<p class="cp-field__error">{{ mail.lastError }}</p>}
            @if (mail.look) {<details class="cp-notice"><summary>{{ i18n.t('dev.mails.look') }}</summary><iframe class="cp-mail__look" sandbox="" [srcdoc]="mail.look" [title]="mail.subject"></iframe></details>}
            <p class="cp-mail__text">@for (part of parts(mail.text); track $index) {@if (part.link) {<a [href]="part.link">{{ part.text }}</a>} @else {{{ part.text }}}}</p>
          </article>
        } @empty {<cp-empty [heading]="i18n.t('dev.mails.none')" />}
      } @else {<cp-state [of]="mails" />}
    </div>
  `,
})
export class DevMailsPage {
  protected readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  private readonly sanitizer = inject(DomSanitizer);
  readonly to = input<string>();
  protected readonly take = signal(50);
  protected readonly mails = read<{ items: MailRow[] }>(() => `/api/dev/mails?take=${this.take()}` + (this.to() ? `&to=${encodeURIComponent(this.to()!)}` : ''));
  /** A mail as it looks: in a frame that may run nothing, so that its own styles may stay. */
  protected readonly shown = computed(() =>
    (this.mails.hasValue() ? this.mails.value().items : []).map((mail) => ({ ...mail, look: mail.html ? this.sanitizer.bypassSecurityTrustHtml(mail.html) : null })),
  );

  protected search(to: string): void {
    void this.router.navigate([], { queryParams: { to: to.trim() || null } });
  }

  /** Addresses in the text become links; links to this site open here. */
  protected parts(text: string): { text: string; link: string | null }[] {
    return text.split(/(https?:\/\/[^\s<>"'）」]+)/).map((part) => ({ text: part, link: /^https?:\/\//.test(part) ? part.replace(location.origin, '') || '/' : null }));
  }
}

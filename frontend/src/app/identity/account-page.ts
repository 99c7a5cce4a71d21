import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Problem, toProblem } from '../api/problem';
import { Session } from '../api/session';
import { I18n, Lang, languageNames } from '../i18n/i18n';
import { Announcer, Banner, Button, CheckboxField, DateTimePipe, Dialog, More, PageHeader, ProblemBanner, RadioField, State, Status, TextField } from '../ui';
import { IdentityApi, readPasskeys, readSessions } from './identity-api';
import { createPasskey, passkeysWork, wasCancelled } from './passkeys';
import { RenewCodes } from './renew-codes';

/** アカウント: profile, language, second factor, passkeys, where one is signed in. */
@Component({
  selector: 'cp-account-page',
  imports: [More, PageHeader, TextField, RadioField, CheckboxField, Button, Banner, ProblemBanner, State, Status, Dialog, RenewCodes, RouterLink, DateTimePipe],
  template: `
    <div class="cp-stack cp-stack--section cp-read">
      <cp-page-header [heading]="i18n.t('account.title')" [caption]="session.account()?.email"><button cpButton="secondary" type="button" (click)="signOut()">{{ i18n.t('account.signOut') }}</button></cp-page-header>
      <cp-problem [problem]="problem()" />

      <section class="cp-stack">
        <h2>{{ i18n.t('account.profile') }}</h2>
        <form class="cp-stack" novalidate (submit)="$event.preventDefault(); save()">
          <cp-text-field fieldId="account-name" [label]="i18n.t('field.name')" autocomplete="name" [error]="nameError()" [(value)]="name" />
          <cp-radios fieldId="account-language" [label]="i18n.t('account.language')" [options]="languages" [(value)]="language" />
          <cp-checkbox fieldId="account-mail" [label]="i18n.t('account.notifyByMail')" [(value)]="byMail" />
          <div><button cpButton="primary" type="submit" [busy]="busy()">{{ i18n.t('account.save') }}</button></div>
          @if (saved()) {<cp-banner tone="success" live [heading]="i18n.t('account.saved')" />}
        </form>
      </section>

      <section class="cp-stack">
        <h2>{{ i18n.t('account.security') }}</h2>
        <dl class="cp-facts">
          <div><dt>{{ i18n.t('field.password') }}</dt><dd>••••••••••</dd><dd class="cp-facts__action"><a routerLink="/account/password">{{ i18n.t('changePassword.title') }}</a></dd></div>
          <div>
            <dt>{{ i18n.t('twoFactor.title') }}</dt>
            <dd>@if (session.account()?.twoFactor) {<cp-status tone="good">{{ i18n.t('account.twoFactor.on') }}</cp-status>} @else {<cp-status>{{ i18n.t('account.twoFactor.off') }}</cp-status>}<br />{{ i18n.t('account.twoFactor.text') }}</dd>
            <dd class="cp-facts__action">@if (session.account()?.twoFactor) {<button cpButton="text" type="button" (click)="stopping.set(true)">{{ i18n.t('account.twoFactor.stop') }}</button>} @else {<a routerLink="/account/two-factor">{{ i18n.t('account.twoFactor.start') }}</a>}</dd>
          </div>
          @if (session.account()?.twoFactor) {<div><dt>{{ i18n.t('twoFactor.codes') }}</dt><dd>{{ i18n.t('account.codes.left', { n: session.account()!.recoveryCodesLeft }) }}</dd><dd class="cp-facts__action"><button cpButton="text" type="button" (click)="renewing.set(true)">{{ i18n.t('twoFactor.renew') }}</button></dd></div>}
        </dl>
      </section>

      <section class="cp-stack">
        <h2>{{ i18n.t('account.passkeys') }}</h2>
        <p>{{ i18n.t('account.passkeys.text') }}</p>
        @if (passkeys.hasValue()) {
          <ul class="cp-list cp-list--lines">
            @for (row of passkeys.value().items; track row.id) {
              <li class="cp-row cp-row--between cp-port"><span><span class="cp-strong">{{ row.name }}</span><br /><span class="cp-soft">{{ i18n.t('account.passkey.since', { at: (row.createdAt | cpDateTime) }) }}</span></span><button cpButton="text" type="button" (click)="removePasskey(row.id)">{{ i18n.t('account.passkey.remove') }}<span class="cp-visually-hidden">{{ row.name }}</span></button></li>
            } @empty {<li class="cp-port cp-soft">{{ i18n.t('account.passkeys.none') }}</li>}
          </ul>
        } @else {<cp-state [of]="passkeys" />}
        @if (canPasskey) {
          <form class="cp-stack" (submit)="$event.preventDefault(); addPasskey()">
            <cp-text-field fieldId="passkey-name" [label]="i18n.t('account.passkey.name')" [help]="i18n.t('account.passkey.name.help')" optional [(value)]="passkeyName" />
            <div><button cpButton="secondary" type="submit" [busy]="busy()">{{ i18n.t('account.passkey.add') }}</button></div>
          </form>
        } @else {<p class="cp-soft">{{ i18n.t('account.passkeys.unsupported') }}</p>}
      </section>

      <section class="cp-stack">
        <h2>{{ i18n.t('account.sessions') }}</h2>
        @if (sessions.hasValue()) {
          <ul #devices class="cp-list cp-list--lines">
            @for (row of sessions.items(); track row.id) {
              <li class="cp-row cp-row--between cp-port"><span><span class="cp-strong">{{ device(row.userAgent) }}</span>@if (row.current) {&nbsp;<cp-status tone="waiting">{{ i18n.t('account.session.current') }}</cp-status>}<br /><span class="cp-soft">{{ i18n.t('account.session.seen', { at: (row.lastSeenAt | cpDateTime) }) }}@if (row.ip) { · {{ row.ip }}}</span></span>@if (!row.current) {<button cpButton="text" type="button" (click)="endSession(row.id)">{{ i18n.t('account.session.end') }}</button>}</li>
            }
          </ul>
          <cp-more [of]="sessions" [list]="devices" [what]="i18n.t('account.sessions')" />
        } @else {<cp-state [of]="sessions" />}
        <div><button cpButton="danger" type="button" (click)="everywhere.set(true)">{{ i18n.t('account.signOutEverywhere') }}</button></div>
      </section>
    </div>

    <cp-dialog [heading]="i18n.t('account.signOutEverywhere.title')" [(open)]="everywhere">
      <p>{{ i18n.t('account.signOutEverywhere.text') }}</p>
      <div class="cp-actions"><button cpButton="danger-primary" type="button" (click)="signOutEverywhere()">{{ i18n.t('account.signOutEverywhere') }}</button><button cpButton="secondary" type="button" (click)="everywhere.set(false)">{{ i18n.t('cancel') }}</button></div>
    </cp-dialog>
    <cp-renew-codes [(open)]="renewing" />
    <cp-dialog [heading]="i18n.t('account.twoFactor.stop.title')" [(open)]="stopping">
      <p>{{ i18n.t('account.twoFactor.stop.text') }}</p>
      <div class="cp-actions"><button cpButton="danger-primary" type="button" (click)="stopTwoFactor()">{{ i18n.t('account.twoFactor.stop') }}</button><button cpButton="secondary" type="button" (click)="stopping.set(false)">{{ i18n.t('cancel') }}</button></div>
    </cp-dialog>
  `,
})
export class AccountPage {
  protected readonly i18n = inject(I18n);
  protected readonly session = inject(Session);
  private readonly api = inject(IdentityApi);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  protected readonly canPasskey = passkeysWork();
  protected readonly sessions = readSessions();
  protected readonly passkeys = readPasskeys();
  protected readonly name = signal('');
  protected readonly nameError = signal<string | null>(null);
  protected readonly language = signal('ja');
  protected readonly byMail = signal(true);
  protected readonly passkeyName = signal('');
  protected readonly busy = signal(false);
  protected readonly saved = signal(false);
  protected readonly everywhere = signal(false);
  protected readonly stopping = signal(false);
  protected readonly renewing = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly languages = languageNames;
  private readonly account = computed(() => this.session.account());

  constructor() {
    let filled = false;
    effect(() => {
      const account = this.account();
      if (!account || filled) return;
      filled = true;
      untracked(() => {
        this.name.set(account.name);
        this.language.set(account.language);
        this.byMail.set(account.notifyByMail ?? true);
      });
    });
  }

  protected device(agent: string | null): string {
    const text = agent ?? '';
    const browser = /Edg\//.test(text) ? 'Edge' : /OPR\//.test(text) ? 'Opera' : /Firefox\//.test(text) ? 'Firefox' : /Chrome\//.test(text) ? 'Chrome' : /Safari\//.test(text) ? 'Safari' : '';
    const system = /iPhone/.test(text) ? 'iPhone' : /iPad/.test(text) ? 'iPad' : /Android/.test(text) ? 'Android' : /Windows/.test(text) ? 'Windows' : /Mac OS/.test(text) ? 'Mac' : /Linux/.test(text) ? 'Linux' : '';
    return [system, browser].filter(Boolean).join(' · ') || this.i18n.t('account.session.unknown');
  }

  protected async save(): Promise<void> {
    this.nameError.set(this.name().trim() ? null : this.i18n.t('name.required'));
    if (this.nameError()) return;
    await this.run(async () => {
      await this.api.saveProfile(this.name().trim(), this.language() as Lang, this.byMail());
      await this.i18n.use(this.language() as Lang);
      await this.session.refresh();
      this.saved.set(true);
    });
  }

  protected addPasskey(): Promise<void> {
    return this.run(async () => {
      const credential = await createPasskey(await this.api.passkeyCreationOptions());
      await this.api.addPasskey(credential, this.passkeyName().trim() || this.device(navigator.userAgent));
      this.passkeyName.set('');
      this.announcer.say(this.i18n.t('account.passkey.added'));
      this.passkeys.reload();
      await this.session.refresh();
    });
  }

  protected removePasskey(id: string): Promise<void> {
    return this.run(async () => {
      await this.api.removePasskey(id);
      this.passkeys.reload();
    });
  }

  protected endSession(id: string): Promise<void> {
    return this.run(async () => {
      await this.api.endSession(id);
      this.sessions.reload();
    });
  }

  protected stopTwoFactor(): Promise<void> {
    this.stopping.set(false);
    return this.run(async () => {
      await this.api.disableTwoFactor();
      await this.session.refresh();
    });
  }

  protected signOut(): Promise<void> {
    return this.run(async () => {
      await this.api.signOut();
      await this.out();
    });
  }

  protected signOutEverywhere(): Promise<void> {
    this.everywhere.set(false);
    return this.run(async () => {
      await this.api.signOutEverywhere();
      await this.out();
    });
  }

  private async out(): Promise<void> {
    await this.session.refresh();
    await this.router.navigate(['/sign-in'], { queryParams: { done: 'out' } });
  }

  private async run(action: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    this.saved.set(false);
    try {
      await action();
    } catch (error) {
      if (!wasCancelled(error)) this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}

import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Problem, toProblem } from '../api/problem';
import { Session } from '../api/session';
import { I18n } from '../i18n/i18n';
import { Banner, Button, Dialog, Facts, ProblemBanner, TextArea, TextField } from '../ui';
import { OperatorApi, type FoundAccount } from './operator-api';
import { OperatorFrame } from './operator-frame';

/** 二段階認証の解除: for somebody who lost every second factor and has shown who they are. Found by the whole address, confirmed once more. */
@Component({
  selector: 'cp-accounts-page',
  imports: [Banner, Button, Dialog, Facts, OperatorFrame, ProblemBanner, RouterLink, TextArea, TextField],
  template: `
    <cp-operator-frame [heading]="i18n.t('op.accounts')" [lead]="i18n.t('op.accounts.lead')">
      @if (weak()) {
        <cp-banner tone="warning" [heading]="i18n.t('op.weak')"><p>{{ i18n.t('op.weak.next') }}</p><a routerLink="/account">{{ i18n.t('nav.account') }}</a></cp-banner>
      }
      @if (done()) {<cp-banner tone="success" live [heading]="done()"><p>{{ i18n.t('op.reset.done.next') }}</p></cp-banner>}
      @if (!open()) {<cp-problem [problem]="problem()" [fieldsElsewhere]="true" />}
      <form class="cp-stack cp-read" novalidate (submit)="$event.preventDefault(); find()">
        <cp-text-field fieldId="email" type="email" autocomplete="off" [spellcheck]="false" [label]="i18n.t('contact.email')" [help]="i18n.t('op.find.help')" [value]="email()" (valueChange)="typed($event)" [error]="beside('email')" />
        <div><button cpButton="primary" type="submit" [busy]="busy()">{{ i18n.t('op.find') }}</button></div>
      </form>
      @if (found(); as person) {
        <section class="cp-card cp-stack" aria-live="polite">
          <h2>{{ person.name }}</h2>
          <cp-facts [facts]="facts()" />
          @if (nothing()) {<p>{{ i18n.t('op.found.nothing') }}</p>}
          @else if (mine()) {<p>{{ i18n.t('op.found.self') }}</p>}
          @else {<div><button cpButton="danger" type="button" (click)="ask()">{{ i18n.t('op.reset') }}</button></div>}
        </section>
      }
    </cp-operator-frame>
    <cp-dialog [heading]="i18n.t('op.reset.sure', { name: found()?.name })" [(open)]="open">
      <form class="cp-stack" novalidate (submit)="$event.preventDefault(); reset()">
        <cp-problem [problem]="problem()" [fieldsElsewhere]="true" />
        <p>{{ i18n.t('op.reset.means', { email: found()?.email }) }}</p>
        <cp-text-area fieldId="reason" [label]="i18n.t('op.reset.reason')" [help]="i18n.t('op.reset.reason.help')" [value]="reason()" (valueChange)="reason.set($event)" [error]="beside('reason')" />
        <div class="cp-actions"><button cpButton="danger-primary" type="submit" [busy]="busy()">{{ i18n.t('op.reset') }}</button><button cpButton="secondary" type="button" (click)="open.set(false)">{{ i18n.t('cancel') }}</button></div>
      </form>
    </cp-dialog>
  `,
})
export class AccountsPage {
  protected readonly i18n = inject(I18n);
  private readonly session = inject(Session);
  private readonly api = inject(OperatorApi);
  protected readonly email = signal('');
  protected readonly reason = signal('');
  protected readonly found = signal<FoundAccount | null>(null);
  protected readonly open = signal(false);
  protected readonly busy = signal(false);
  protected readonly done = signal('');
  protected readonly problem = signal<Problem | null>(null);
  protected readonly weak = computed(() => this.session.me().operator && (this.session.account() as { strong?: boolean } | null)?.strong === false);
  protected readonly nothing = computed(() => this.found() !== null && !this.found()!.authenticator && this.found()!.passkeys === 0);
  protected readonly mine = computed(() => this.found()?.email.toLowerCase() === this.session.account()?.email.toLowerCase());
  protected readonly facts = computed(() => {
    const person = this.found()!;
    return [
      { label: this.i18n.t('contact.email'), text: person.email },
      { label: this.i18n.t('op.found.app'), text: this.i18n.t(person.authenticator ? 'op.yes' : 'op.no') },
      { label: this.i18n.t('op.found.passkeys'), text: String(person.passkeys) },
    ];
  });

  protected typed(email: string): void {
    this.email.set(email);
    this.found.set(null);
    this.problem.set(null);
  }

  protected beside(field: string): string | null {
    return this.problem()?.fields.find((one) => one.field === field)?.message ?? null;
  }

  protected async find(): Promise<void> {
    this.done.set('');
    this.found.set(null);
    await this.doing(async () => this.found.set(await this.api.find(this.email().trim())));
  }

  protected ask(): void {
    this.problem.set(null);
    this.reason.set('');
    this.open.set(true);
  }

  protected async reset(): Promise<void> {
    const person = this.found()!;
    await this.doing(async () => {
      await this.api.resetSecondFactors(person.email, this.reason());
      this.open.set(false);
      this.found.set(null);
      this.email.set('');
      this.done.set(this.i18n.t('op.reset.done', { name: person.name }));
    });
  }

  private async doing(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}

import { Component, computed, inject, signal } from '@angular/core';
import { Problem, toProblem } from '../../api/problem';
import { Session } from '../../api/session';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { Announcer, Banner, CheckboxesField, Dialog, Empty, ErrorSummary, MailLanguage, More, ProblemBanner, SearchBox, State, Status, TextField, type SummaryError } from '../../ui';
import { MembersApi, ministryRoles, readMembers, roles, type Member } from './members-api';

/** 職員: who works here, in which roles; inviting somebody new. */
@Component({
  selector: 'cp-members-page',
  imports: [Banner, CheckboxesField, Dialog, Empty, ErrorSummary, MailLanguage, More, ProblemBanner, SearchBox, State, Status, TextField],
  template: `
    <div class="cp-stack">
      <div class="cp-row cp-row--between"><h1 tabindex="-1">{{ i18n.t('officer.members') }}</h1>@if (desk.administers()) {<button type="button" class="cp-button cp-button--primary" (click)="startInvite()">{{ i18n.t('officer.invite') }}</button>}</div>
      <p class="cp-soft cp-read">{{ i18n.t(desk.simple() ? 'officer.members.lead.simple' : 'officer.members.lead') }}</p>
      @if (done()) {<cp-banner tone="success" live [heading]="done()" />}
      @if (words() || members.count() > 20) {<cp-search fieldId="members" [label]="i18n.t('officer.members.search')" [value]="words()" (paused)="words.set($event)" />}
      @if (members.hasValue()) {
        <table class="cp-table cp-members">
          <caption class="cp-visually-hidden">{{ i18n.t('officer.members') }}</caption>
          <thead><tr><th scope="col">{{ i18n.t('officer.member.name') }}</th>@if (!desk.simple()) {<th scope="col">{{ i18n.t('officer.member.roles') }}</th>}<th scope="col">{{ i18n.t('officer.member.second') }}</th><th scope="col"><span class="cp-visually-hidden">{{ i18n.t('officer.member.change') }}</span></th></tr></thead>
          <tbody #list>
            @for (member of members.items(); track member.id) {
              <tr>
                <td><strong>{{ member.name }}</strong>@if (member.id === desk.me()?.id) {<span class="cp-soft">{{ i18n.t('officer.member.you') }}</span>}<br /><span class="cp-soft">{{ member.email }}</span>@if (member.state === 'invited') {<br /><cp-status tone="turn">{{ i18n.t('officer.member.invited') }}</cp-status>}</td>
                @if (!desk.simple()) {<td><span class="cp-row">@for (role of member.roles; track role) {<cp-status>{{ i18n.t('officer.role.' + role) }}</cp-status>}</span></td>}
                <td [attr.data-label]="i18n.t('officer.member.second')">{{ i18n.t(member.secondFactor ? 'officer.member.second.yes' : 'officer.member.second.no') }}</td>
                <td>@if (desk.administers()) {<button type="button" class="cp-button cp-button--secondary cp-button--small" [attr.aria-label]="i18n.t(desk.simple() ? 'officer.member.removeNamed' : 'officer.member.changeNamed', { name: member.name })" (click)="startChange(member)">{{ i18n.t(desk.simple() ? 'officer.member.remove' : 'officer.member.change') }}</button>}</td>
              </tr>
            }
          </tbody>
        </table>
        @if (!members.items().length) {<cp-empty [heading]="words() ? i18n.t('officer.members.notFound', { words: words() }) : i18n.t('officer.members.none')" />}
        <cp-more [of]="members" [list]="list" />
      } @else {<cp-state [of]="members" />}
      @if (!desk.simple()) {
        <section class="cp-stack cp-stack--tight cp-read" aria-labelledby="roles-title">
          <h2 id="roles-title">{{ i18n.t('officer.roles') }}</h2>
          <dl class="cp-facts">@for (role of roles(); track role) {<div><dt>{{ i18n.t('officer.role.' + role) }}</dt><dd>{{ i18n.t('officer.role.' + role + '.help') }}</dd></div>}</dl>
        </section>
      }
    </div>
    <cp-dialog sheet [heading]="i18n.t(!changing() ? 'officer.invite' : desk.simple() ? 'officer.member.removeNamed' : 'officer.member.rolesOf', { name: changing()?.name })" [(open)]="open">
      <form class="cp-stack" novalidate (submit)="$event.preventDefault(); save()">
        <cp-problem [problem]="problem()" [fieldsElsewhere]="true" />
        <cp-error-summary [errors]="summary()" [attempt]="attempt()" />
        @if (!changing()) {
          <p>{{ i18n.t('officer.invite.lead') }}</p>
          <cp-text-field fieldId="email" type="email" autocomplete="off" [spellcheck]="false" [label]="i18n.t('contact.email')" example="tanaka@pref.example.jp" [value]="email()" (valueChange)="email.set($event); clear('email')" [error]="message('email')" />
          <cp-text-field fieldId="name" autocomplete="off" [label]="i18n.t('officer.member.name')" [example]="i18n.t('officer.invite.name.example')" [value]="name()" (valueChange)="name.set($event); clear('name')" [error]="message('name')" />
          <cp-mail-language fieldId="language" [(value)]="language" />
        }
        @if (!desk.simple()) {<cp-checkboxes fieldId="roles" [label]="i18n.t('officer.member.roles')" [help]="i18n.t(changing() ? 'officer.member.roles.help' : 'officer.invite.roles.help')" [options]="options()" [value]="chosen()" (valueChange)="chosen.set($event); clear('roles')" [error]="message('roles')" />}
        @if (!desk.simple() && changing()?.id === desk.me()?.id && changing() && !chosen().includes('administer')) {<cp-banner tone="warning" live [heading]="i18n.t('officer.member.self')" />}
        @if (changing() && !chosen().length) {<cp-banner tone="warning" live [heading]="i18n.t('officer.member.leaves', { name: changing()!.name })" />}
        <div class="cp-actions"><button type="submit" class="cp-button cp-button--primary" [attr.aria-busy]="busy() ? 'true' : null">{{ i18n.t(!changing() ? 'officer.invite.send' : desk.simple() ? 'officer.member.remove' : 'officer.member.save') }}</button><button type="button" class="cp-button cp-button--secondary" (click)="open.set(false)">{{ i18n.t('cancel') }}</button></div>
      </form>
    </cp-dialog>
  `,
})
export class MembersPage {
  protected readonly i18n = inject(I18n);
  protected readonly desk = inject(Desk);
  private readonly api = inject(MembersApi);
  private readonly session = inject(Session);
  private readonly announcer = inject(Announcer);
  protected readonly words = signal('');
  protected readonly members = readMembers(() => this.desk.tenant(), this.words);
  protected readonly roles = computed<readonly string[]>(() => (this.desk.ministry() ? ministryRoles : roles));
  protected readonly open = signal(false);
  protected readonly changing = signal<Member | null>(null);
  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly email = signal('');
  protected readonly name = signal('');
  protected readonly language = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly attempt = signal(0);
  protected readonly done = signal('');
  private readonly errors = signal<ReadonlyMap<string, string>>(new Map());
  protected readonly summary = computed<SummaryError[]>(() => [...this.errors()].map(([fieldId, message]) => ({ fieldId, message })));
  protected readonly options = computed(() => this.roles().map((code) => ({ code, label: this.i18n.t(`officer.role.${code}`), help: this.i18n.t(`officer.role.${code}.help`) })));

  protected startInvite(): void {
    // One desk: whoever works there does everything.
    if (this.changing() || this.desk.simple()) this.chosen.set(this.desk.simple() ? roles : []);
    this.changing.set(null);
    this.start();
  }

  protected startChange(member: Member): void {
    this.changing.set(member);
    this.chosen.set(this.desk.simple() ? [] : member.roles);
    this.start();
  }

  protected message(field: string): string | null {
    return this.errors().get(field) ?? null;
  }

  protected clear(field: string): void {
    if (this.errors().has(field)) this.errors.update((map) => new Map([...map].filter(([name]) => name !== field)));
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    const member = this.changing();
    const errors = new Map<string, string>();
    if (!member) {
      if (!/^\S+@\S+\.\S+$/.test(this.email().normalize('NFKC').trim())) errors.set('email', this.i18n.t('officer.invite.email.need'));
      if (!this.name().trim()) errors.set('name', this.i18n.t('officer.invite.name.need'));
      if (!this.chosen().length) errors.set('roles', this.i18n.t('officer.invite.roles.need'));
    }
    this.errors.set(errors);
    this.problem.set(null);
    if (errors.size) {
      this.attempt.update((n) => n + 1);
      return;
    }
    this.busy.set(true);
    try {
      if (member) await this.api.change(this.desk.tenant(), member.id, this.chosen());
      else await this.api.invite(this.desk.tenant(), { email: this.email().normalize('NFKC').trim(), name: this.name().trim(), roles: this.chosen(), language: this.language() ?? undefined });
      this.done.set(member ? this.i18n.t('officer.member.saved', { name: member.name }) : this.i18n.t('officer.invite.sent', { email: this.email().trim() }));
      this.announcer.say(this.done());
      this.open.set(false);
      if (!member) {
        this.email.set('');
        this.name.set('');
        this.language.set(null);
        this.chosen.set([]);
      }
      this.members.reload();
      if (member?.id === this.desk.me()?.id) void this.session.refresh();
    } catch (error) {
      const problem = toProblem(error);
      this.problem.set(problem);
      this.errors.set(new Map(problem.fields.map((one) => [one.field.split('[')[0], one.message])));
      this.attempt.update((n) => n + 1);
    } finally {
      this.busy.set(false);
    }
  }

  private start(): void {
    this.errors.set(new Map());
    this.problem.set(null);
    this.done.set('');
    this.open.set(true);
  }
}

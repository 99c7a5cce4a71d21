import { Component, computed, inject, signal } from '@angular/core';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { Announcer, Banner, CheckboxField, CheckboxesField, Dialog, Empty, ProblemBanner, State, Status, TextField } from '../../ui';
import { Absences } from './absences';
import { OfficeApi, readDesks, readOfficers, type DeskRow } from './office-api';
import { Posts } from './posts';
import { WorkPlanForm } from './work-plan-form';

/** 係と決裁: desks and their members, who is away, ranks, and the rules for all procedures. */
@Component({
  selector: 'cp-desks-page',
  imports: [Absences, Banner, CheckboxField, CheckboxesField, Dialog, Empty, Posts, ProblemBanner, State, Status, TextField, WorkPlanForm],
  template: `
    <div class="cp-stack cp-stack--section">
      <header class="cp-stack cp-stack--tight"><h1 tabindex="-1">{{ i18n.t('office.desks') }}</h1><p class="cp-soft cp-read">{{ i18n.t(desk.simple() ? 'office.desks.simple' : 'office.desks.lead') }}</p></header>
      @if (!desk.simple()) {
        <section class="cp-stack" aria-labelledby="desks-list">
          <div class="cp-row cp-row--between"><h2 id="desks-list">{{ i18n.t('office.desks.list') }}</h2>@if (desk.administers()) {<button type="button" class="cp-button cp-button--primary" (click)="start(null)">{{ i18n.t('office.desk.add') }}</button>}</div>
          @if (done()) {<cp-banner tone="success" live [heading]="done()" />}
          @if (desks.hasValue()) {
            @if (desks.value().items.length) {
              <table class="cp-table cp-members">
                <caption class="cp-visually-hidden">{{ i18n.t('office.desks.list') }}</caption>
                <thead><tr><th scope="col">{{ i18n.t('office.desk.name') }}</th><th scope="col">{{ i18n.t('office.desk.members') }}</th><th scope="col"><span class="cp-visually-hidden">{{ i18n.t('office.desk.change') }}</span></th></tr></thead>
                <tbody>
                  @for (one of desks.value().items; track one.id) {
                    <tr>
                      <td><span class="cp-row"><strong>{{ i18n.pick(one.name) }}</strong>@if (one.isDefault) {<cp-status>{{ i18n.t('office.desk.default') }}</cp-status>} @if (one.mine) {<cp-status tone="turn">{{ i18n.t('office.desk.mine') }}</cp-status>}</span></td>
                      <td>@for (member of one.members; track member.id) {<span>{{ member.name }}　</span>} @empty {<span class="cp-soft">{{ i18n.t('office.desk.nobody') }}</span>}</td>
                      <td>@if (desk.administers()) {<button type="button" class="cp-button cp-button--secondary cp-button--small" [attr.aria-label]="i18n.t('office.desk.changeNamed', { name: i18n.pick(one.name) })" (click)="start(one)">{{ i18n.t('office.desk.change') }}</button>}</td>
                    </tr>
                  }
                </tbody>
              </table>
            } @else {<cp-empty [heading]="i18n.t('office.desks.none')">{{ i18n.t('office.desks.none.next') }}</cp-empty>}
          } @else {<cp-state [of]="desks" />}
        </section>
        <cp-absences />
        @if (desk.administers()) {
          <cp-posts />
          <section class="cp-stack" aria-labelledby="all-rules"><h2 id="all-rules">{{ i18n.t('office.all') }}</h2><p class="cp-read">{{ i18n.t('office.all.lead') }}</p><cp-work-plan code="_all" [deskRows]="desks.hasValue() ? desks.value().items : []" /></section>
        }
      }
    </div>
    <cp-dialog sheet [heading]="i18n.t(changing() ? 'office.desk.changeNamed' : 'office.desk.add', { name: changing() ? i18n.pick(changing()!.name) : '' })" [(open)]="open">
      <form class="cp-stack" novalidate (submit)="$event.preventDefault(); save()">
        <cp-problem [problem]="problem()" />
        <cp-text-field fieldId="desk-ja" [label]="i18n.t('office.desk.name.ja')" [example]="i18n.t('office.desk.name.example')" [value]="ja()" (valueChange)="ja.set($event)" [error]="tried() && !ja().trim() ? i18n.t('office.desk.name.need') : null" />
        <cp-text-field fieldId="desk-en" lang="en" optional [label]="i18n.t('office.desk.name.en')" [value]="en()" (valueChange)="en.set($event)" />
        <cp-checkboxes fieldId="desk-members" optional [label]="i18n.t('office.desk.members')" [options]="people()" [value]="members()" (valueChange)="members.set($event)" />
        <cp-checkbox fieldId="desk-default" helpBelow [label]="i18n.t('office.desk.default')" [help]="i18n.t('office.desk.default.help')" [value]="isDefault()" (valueChange)="isDefault.set($event)" />
        <div class="cp-actions"><button type="submit" class="cp-button cp-button--primary" [attr.aria-busy]="busy() ? 'true' : null">{{ i18n.t('office.desk.save') }}</button><button type="button" class="cp-button cp-button--secondary" (click)="open.set(false)">{{ i18n.t('cancel') }}</button>@if (changing()) {<button type="button" class="cp-button cp-button--danger" (click)="close()">{{ i18n.t('office.desk.close') }}</button>}</div>
        @if (changing()) {<p class="cp-soft">{{ i18n.t('office.desk.close.help') }}</p>}
      </form>
    </cp-dialog>
  `,
})
export class DesksPage {
  protected readonly i18n = inject(I18n);
  protected readonly desk = inject(Desk);
  private readonly api = inject(OfficeApi);
  private readonly announcer = inject(Announcer);
  protected readonly desks = readDesks(() => this.desk.tenant());
  private readonly officers = readOfficers(() => this.desk.tenant());
  protected readonly people = computed(() => (this.officers.hasValue() ? this.officers.value().items.map((o) => ({ code: o.accountId, label: o.title ? `${o.title}　${o.name}` : o.name })) : []));
  protected readonly open = signal(false);
  protected readonly changing = signal<DeskRow | null>(null);
  protected readonly ja = signal('');
  protected readonly en = signal('');
  protected readonly members = signal<readonly string[]>([]);
  protected readonly isDefault = signal(false);
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly done = signal('');

  protected start(one: DeskRow | null): void {
    this.changing.set(one);
    this.ja.set(one?.name.ja ?? '');
    this.en.set(one?.name.en ?? '');
    this.members.set(one?.members.map((m) => m.id) ?? []);
    this.isDefault.set(one?.isDefault ?? false);
    this.tried.set(false);
    this.problem.set(null);
    this.open.set(true);
  }

  protected save(): Promise<void> {
    this.tried.set(true);
    if (!this.ja().trim()) {
      document.getElementById('desk-ja')?.focus();
      return Promise.resolve();
    }
    const name = { ja: this.ja().trim(), en: this.en().trim() || this.ja().trim() };
    return this.send(() => this.api.keepDesk(this.desk.tenant(), this.changing()?.id ?? null, { name, members: this.members(), isDefault: this.isDefault() }), 'office.desk.saved');
  }

  protected close(): Promise<void> {
    return this.send(() => this.api.closeDesk(this.desk.tenant(), this.changing()!.id), 'office.desk.closed');
  }

  private async send(call: () => Promise<unknown>, words: string): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await call();
      this.done.set(this.i18n.t(words, { name: this.ja() }));
      this.announcer.say(this.done());
      this.open.set(false);
      this.desks.reload();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}

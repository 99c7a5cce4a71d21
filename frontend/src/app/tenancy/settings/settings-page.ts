import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { Announcer, Banner, CheckboxField, ErrorSummary, ProblemBanner, RadioField, State, TextField, type SummaryError } from '../../ui';
import { AuthorityContext } from '../authority-context';
import { ClosedDays } from './closed-days';
import { ContactSettings } from './contact-settings';
import { HostNames } from './host-names';
import { hoursToSend } from './hours-field';
import { LookSettings } from './look-settings';
import { SettingsApi, readSettings, type Settings } from './settings-api';
import { checkSettings } from './settings-check';

/** 設定: what the authority is called, looks like and how it works. One page, saved as a whole. */
@Component({
  selector: 'cp-settings-page',
  imports: [Banner, CheckboxField, ClosedDays, ContactSettings, ErrorSummary, HostNames, LookSettings, ProblemBanner, RadioField, State, TextField],
  template: `
    <div class="cp-stack cp-stack--loose cp-settings">
      <header class="cp-stack cp-stack--tight"><h1 tabindex="-1">{{ i18n.t('officer.settings') }}</h1><p class="cp-soft cp-read">{{ i18n.t('officer.settings.lead') }}</p></header>
      @if (now(); as s) {
        @if (saved()) {<cp-banner tone="success" live [heading]="i18n.t('officer.settings.saved')"><p>{{ i18n.t('officer.settings.saved.next') }}</p></cp-banner>}
        @if (problem(); as p) {
          @if (p.stale) {<cp-banner tone="warning" live [heading]="p.title"><p>{{ i18n.t('officer.settings.stale') }}</p><div class="cp-actions"><button type="button" class="cp-button cp-button--secondary" (click)="rebase()">{{ i18n.t('officer.settings.rebase') }}</button></div></cp-banner>}
          @else {<cp-problem [problem]="p" [fieldsElsewhere]="true" />}
        }
        <cp-error-summary [errors]="summary()" [attempt]="attempt()" />
        <form class="cp-stack cp-stack--section" novalidate (submit)="$event.preventDefault(); save()">
          <section class="cp-stack" aria-labelledby="s-name"><h2 id="s-name">{{ i18n.t('officer.s.name') }}</h2>
            <div class="cp-columns">
              <cp-text-field fieldId="name.ja" [label]="i18n.t('officer.s.name.ja')" [value]="s.name.ja" (valueChange)="set({ name: { ja: $event, en: s.name.en, easy: s.name.easy } })" [error]="message('name.ja')" />
              <cp-text-field fieldId="name.en" lang="en" [label]="i18n.t('officer.s.name.en')" [value]="s.name.en" (valueChange)="set({ name: { ja: s.name.ja, en: $event, easy: s.name.easy } })" [error]="message('name.en')" />
              <cp-text-field fieldId="chiefTitle.ja" [label]="i18n.t('officer.s.chief.ja')" [value]="s.chiefTitle.ja" (valueChange)="set({ chiefTitle: { ja: $event, en: s.chiefTitle.en } })" [error]="message('chiefTitle.ja')" />
              <cp-text-field fieldId="chiefTitle.en" lang="en" optional [label]="i18n.t('officer.s.chief.en')" [value]="s.chiefTitle.en" (valueChange)="set({ chiefTitle: { ja: s.chiefTitle.ja, en: $event } })" />
              <cp-text-field fieldId="corporateNumber" optional inputmode="numeric" width="m" [label]="i18n.t('officer.s.corporateNumber')" [help]="i18n.t('officer.s.corporateNumber.help')" [value]="s.corporateNumber ?? ''" (valueChange)="set({ corporateNumber: $event || null })" [error]="message('corporateNumber')" />
            </div>
          </section>
          <cp-contact-settings [contact]="s.contact" [message]="beside" (changed)="contact($event)" />
          <cp-look-settings [branding]="s.branding" [name]="s.name" [message]="beside" (changed)="look($event)" (refused)="refuse('branding.crest', $event)" />
          <section class="cp-stack" aria-labelledby="s-work"><h2 id="s-work">{{ i18n.t('officer.s.work') }}</h2>
            <cp-radios fieldId="profile" tiles [label]="i18n.t('officer.s.profile')" [options]="profiles()" [value]="s.profile" (valueChange)="set({ profile: $any($event) })" [error]="message('profile')" />
            <cp-checkbox helpBelow fieldId="twoPersonDecision" [label]="i18n.t('officer.s.two')" [help]="i18n.t('officer.s.two.help')" [value]="s.twoPersonDecision" (valueChange)="set({ twoPersonDecision: $event })" />
            <cp-checkbox helpBelow fieldId="requiresSecondFactor" [label]="i18n.t('officer.s.second')" [help]="i18n.t('officer.s.second.help')" [value]="s.requiresSecondFactor" (valueChange)="set({ requiresSecondFactor: $event })" />
            @if (s.requiresSecondFactor && !before()?.requiresSecondFactor && noFactor()) {<cp-banner tone="warning" live [heading]="i18n.t('officer.s.second.self')" />}
          </section>
          <section class="cp-stack" aria-labelledby="s-calendar"><h2 id="s-calendar">{{ i18n.t('officer.s.calendar') }}</h2>
            <cp-checkbox helpBelow fieldId="calendar.businessDaysOnly" [label]="i18n.t('officer.s.businessDays')" [help]="i18n.t('officer.s.businessDays.help')" [value]="s.calendar.businessDaysOnly" (valueChange)="calendar({ businessDaysOnly: $event })" />
            <cp-checkbox fieldId="calendar.yearEndClosed" [label]="i18n.t('officer.s.yearEnd')" [value]="s.calendar.yearEndClosed" (valueChange)="calendar({ yearEndClosed: $event })" />
            <cp-closed-days [days]="s.calendar.closedDays" [message]="beside" (changed)="calendar({ closedDays: $event })" />
          </section>
          <section class="cp-stack" aria-labelledby="s-appeal"><h2 id="s-appeal">{{ i18n.t('officer.s.appeal') }}</h2><p class="cp-soft cp-read">{{ i18n.t('officer.s.appeal.lead') }}</p>
            <div class="cp-columns">
              <cp-text-field fieldId="appeal.reviewBody" [label]="i18n.t('officer.s.reviewBody')" [value]="s.appeal.reviewBody" (valueChange)="appeal({ reviewBody: $event })" [error]="message('appeal.reviewBody')" />
              <cp-text-field fieldId="appeal.defendant" [label]="i18n.t('officer.s.defendant')" [value]="s.appeal.defendant" (valueChange)="appeal({ defendant: $event })" [error]="message('appeal.defendant')" />
              <cp-text-field fieldId="appeal.representative" [label]="i18n.t('officer.s.representative')" [value]="s.appeal.representative" (valueChange)="appeal({ representative: $event })" [error]="message('appeal.representative')" />
            </div>
          </section>
          <section class="cp-stack" aria-labelledby="s-hosts"><h2 id="s-hosts">{{ i18n.t('officer.s.address') }}</h2>
            <cp-host-names [hosts]="s.hostNames" [message]="beside" (changed)="set({ hostNames: $event })" />
          </section>
          <div class="cp-settings__bar">
            <p class="cp-soft" role="status">{{ i18n.t(dirty() ? 'officer.settings.dirty' : 'officer.settings.clean') }}</p>
            <div class="cp-actions">@if (dirty()) {<button type="button" class="cp-button cp-button--secondary" (click)="undo()">{{ i18n.t('officer.settings.undo') }}</button>}<button type="submit" class="cp-button cp-button--primary" [attr.aria-busy]="busy() ? 'true' : null">{{ i18n.t('officer.settings.save') }}</button></div>
          </div>
        </form>
      } @else {<cp-state [of]="resource" />}
    </div>
  `,
})
export class SettingsPage {
  protected readonly i18n = inject(I18n);
  private readonly desk = inject(Desk);
  private readonly api = inject(SettingsApi);
  private readonly context = inject(AuthorityContext);
  private readonly announcer = inject(Announcer);
  protected readonly resource = readSettings(() => this.desk.tenant());
  /** As the server has it, and as it stands on the page. */
  protected readonly before = signal<Settings | null>(null);
  protected readonly now = signal<Settings | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly saved = signal(false);
  protected readonly attempt = signal(0);
  private readonly tried = signal(false);
  private readonly refused = signal<ReadonlyMap<string, string>>(new Map());
  protected readonly dirty = computed(() => JSON.stringify(this.before()) !== JSON.stringify(this.now()));
  protected readonly profiles = computed(() => (['full', 'simple'] as const).map((code) => ({ code, label: this.i18n.t(`officer.s.profile.${code}`), help: this.i18n.t(`officer.s.profile.${code}.help`) })));
  protected readonly noFactor = computed(() => this.desk.me() !== null && !this.desk.me()!.twoFactor && this.desk.me()!.passkeys === 0);
  protected readonly messages = computed<ReadonlyMap<string, string>>(() => new Map([...this.refused(), ...(this.tried() ? checkSettings(this.now()!, this.i18n) : [])]));
  protected readonly summary = computed<SummaryError[]>(() => [...this.messages()].map(([fieldId, message]) => ({ fieldId: fieldId === 'branding' ? 'branding.accentText' : fieldId, message })));

  constructor() {
    effect(() => {
      if (!this.resource.hasValue()) return;
      const value = this.resource.value();
      untracked(() => {
        // Typed changes are never overwritten by reading again (a switch of language reads again too).
        if (this.now() !== null && this.dirty()) return;
        this.before.set(value);
        this.now.set(this.recall(value) ?? value);
      });
    });
    effect(() => {
      const now = this.now();
      if (now) this.keep(this.dirty() ? now : null);
    });
    effect((clean) => {
      const warn = (event: BeforeUnloadEvent) => this.dirty() && event.preventDefault();
      window.addEventListener('beforeunload', warn);
      clean(() => window.removeEventListener('beforeunload', warn));
    });
  }

  protected set(part: Partial<Settings>): void {
    this.saved.set(false);
    this.now.update((s) => ({ ...s!, ...part }));
    const touched = Object.keys(part);
    if (this.refused().size) this.refused.update((map) => new Map([...map].filter(([field]) => !touched.some((name) => field === name || field.startsWith(`${name}.`) || field.startsWith(`${name}[`)))));
  }

  protected contact(part: Partial<Settings['contact']>): void {
    this.set({ contact: { ...this.now()!.contact, ...part } });
  }

  protected look(part: Partial<Settings['branding']>): void {
    this.set({ branding: { ...this.now()!.branding, ...part } });
  }

  protected calendar(part: Partial<Settings['calendar']>): void {
    this.set({ calendar: { ...this.now()!.calendar, ...part } });
  }

  protected appeal(part: Partial<Settings['appeal']>): void {
    this.set({ appeal: { ...this.now()!.appeal, ...part } });
  }

  protected readonly beside = (field: string) => this.message(field);

  protected message(field: string): string | null {
    return this.messages().get(field) ?? null;
  }

  protected refuse(field: string, message: string): void {
    this.refused.update((map) => new Map([...map, [field, message]]));
  }

  protected undo(): void {
    this.now.set(this.before());
    this.refused.set(new Map());
    this.tried.set(false);
    this.problem.set(null);
  }

  /** Somebody saved first: what was changed here is put on top of theirs, and only that. */
  protected async rebase(): Promise<void> {
    const [mine, base] = [this.now()!, this.before()!];
    this.problem.set(null);
    const theirs = await this.api.show(this.desk.tenant()).catch((error: unknown) => {
      this.problem.set(toProblem(error));
      return null;
    });
    if (!theirs) return;
    const changed = (Object.keys(mine) as (keyof Settings)[]).filter((key) => key !== 'version' && JSON.stringify(mine[key]) !== JSON.stringify(base[key]));
    this.before.set(theirs);
    this.now.set({ ...theirs, ...Object.fromEntries(changed.map((key) => [key, mine[key]])) });
    this.announcer.say(this.i18n.t('officer.settings.rebased'));
  }

  protected async save(): Promise<void> {
    if (this.busy()) return;
    this.tried.set(true);
    this.refused.set(new Map());
    this.saved.set(false);
    if (this.messages().size) {
      this.attempt.update((n) => n + 1);
      return;
    }
    this.busy.set(true);
    this.problem.set(null);
    try {
      const s = this.now()!;
      const saved = await this.api.save(this.desk.tenant(), { ...s, contact: { ...s.contact, hours: hoursToSend(s.contact.hours) } });
      this.before.set(saved);
      this.now.set(saved);
      this.saved.set(true);
      this.tried.set(false);
      this.context.resource.reload();
      window.scrollTo({ top: 0 });
    } catch (error) {
      const problem = toProblem(error);
      this.refused.set(new Map(problem.fields.map((one) => [one.field, one.message])));
      this.problem.set(problem);
      this.attempt.update((n) => n + 1);
      if (problem.stale) window.scrollTo({ top: 0 });
    } finally {
      this.busy.set(false);
    }
  }

  /** Unsaved changes outlive a look at another page of this tab; not a change by somebody else. */
  private recall(server: Settings): Settings | null {
    try {
      const kept = JSON.parse(sessionStorage.getItem(`cyberport.settings.${this.desk.tenant()}`) ?? 'null') as Settings | null;
      return kept?.version === server.version ? kept : null;
    } catch {
      return null;
    }
  }

  private keep(now: Settings | null): void {
    try {
      const key = `cyberport.settings.${this.desk.tenant()}`;
      if (now) sessionStorage.setItem(key, JSON.stringify(now));
      else sessionStorage.removeItem(key);
    } catch {
      // Without storage they live as long as the page.
    }
  }
}

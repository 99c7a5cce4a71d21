import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { Announcer, Banner, CheckboxField, ErrorSummary, Field, ProblemBanner, RadioField, SelectField, State, TextField, TimeField, parseDay, type SummaryError } from '../../ui';
import { AuthorityContext } from '../authority-context';
import { crestUrl } from '../office-hours';
import { ClosedDays } from './closed-days';
import { contrast, isColour, readColour, readableOn } from './contrast';
import { HostNames } from './host-names';
import { SettingsApi, readSettings, type OpeningHours, type Settings } from './settings-api';

const wanted = 4.5;

/** 設定: what the authority is called, looks like and how it works. One page, saved as a whole. */
@Component({
  selector: 'cp-settings-page',
  imports: [Banner, CheckboxField, ClosedDays, ErrorSummary, Field, HostNames, ProblemBanner, RadioField, SelectField, State, TextField, TimeField],
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
          <section class="cp-stack" aria-labelledby="s-contact"><h2 id="s-contact">{{ i18n.t('officer.s.contact') }}</h2><p class="cp-soft">{{ i18n.t('officer.s.contact.lead') }}</p>
            <div class="cp-columns">
              <cp-text-field fieldId="contact.department.ja" [label]="i18n.t('officer.s.department.ja')" [value]="s.contact.department.ja" (valueChange)="contact({ department: { ja: $event, en: s.contact.department.en } })" [error]="message('contact.department.ja')" />
              <cp-text-field fieldId="contact.department.en" lang="en" optional [label]="i18n.t('officer.s.department.en')" [value]="s.contact.department.en" (valueChange)="contact({ department: { ja: s.contact.department.ja, en: $event } })" />
              <cp-text-field fieldId="contact.phone" type="tel" [label]="i18n.t('contact.phone')" example="0176-12-3456" [value]="s.contact.phone" (valueChange)="contact({ phone: $event })" [error]="message('contact.phone')" />
              <cp-text-field fieldId="contact.email" type="email" [label]="i18n.t('contact.email')" example="kowan@example.jp" [value]="s.contact.email" (valueChange)="contact({ email: $event })" [error]="message('contact.email')" />
              <cp-text-field fieldId="contact.address.ja" [label]="i18n.t('officer.s.address.ja')" [value]="s.contact.address.ja" (valueChange)="contact({ address: { ja: $event, en: s.contact.address.en } })" [error]="message('contact.address.ja')" />
              <cp-text-field fieldId="contact.address.en" lang="en" optional [label]="i18n.t('officer.s.address.en')" [value]="s.contact.address.en" (valueChange)="contact({ address: { ja: s.contact.address.ja, en: $event } })" />
            </div>
            <cp-field group fieldId="contact.hours" [label]="i18n.t('contact.hours')" [help]="i18n.t('officer.s.hours.help')">
              <div class="cp-stack">
                @for (row of s.contact.hours; track $index; let i = $index) {
                  <div class="cp-hours" [id]="'contact.hours[' + i + ']'">
                    <cp-select [fieldId]="'h-from-' + i" width="s" prompt="" [label]="i18n.t('officer.s.hours.from')" [options]="weekdays()" [value]="'' + row.from" (valueChange)="hours(i, { from: +$event })" />
                    <cp-select [fieldId]="'h-to-' + i" width="s" prompt="" [label]="i18n.t('officer.s.hours.to')" [options]="weekdays()" [value]="'' + row.to" (valueChange)="hours(i, { to: +$event })" />
                    <cp-time-field [fieldId]="'h-opens-' + i" [label]="i18n.t('officer.s.hours.opens')" [value]="short(row.opens)" (valueChange)="hours(i, { opens: $event })" />
                    <cp-time-field [fieldId]="'h-closes-' + i" [label]="i18n.t('officer.s.hours.closes')" [value]="short(row.closes)" (valueChange)="hours(i, { closes: $event })" />
                    <button type="button" class="cp-button cp-button--text" [attr.aria-label]="i18n.t('officer.s.hours.remove', { n: i + 1 })" (click)="dropHours(i)">{{ i18n.t('file.remove') }}</button>
                    @if (message('contact.hours[' + i + ']'); as m) {<p class="cp-field__error">＊{{ m }}</p>}
                  </div>
                } @empty {<p class="cp-soft">{{ i18n.t('officer.s.hours.none') }}</p>}
                <div><button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="addHours()">{{ i18n.t('officer.s.hours.add') }}</button></div>
              </div>
            </cp-field>
          </section>
          <section class="cp-stack" aria-labelledby="s-look"><h2 id="s-look">{{ i18n.t('officer.s.look') }}</h2>
            <div class="cp-settings__look">
              <div class="cp-stack">
                <p class="cp-soft">{{ i18n.t('officer.s.accent.help') }}</p>
                <div class="cp-row cp-settings__colour"><cp-text-field fieldId="branding.accent" width="s" [spellcheck]="false" [label]="i18n.t('officer.s.accent')" [value]="s.branding.accent" (valueChange)="look({ accent: $event })" (left)="look({ accent: read(s.branding.accent) })" [error]="message('branding.accent')" /><input type="color" class="cp-settings__swatch" [attr.aria-label]="i18n.t('officer.s.pick', { what: i18n.t('officer.s.accent') })" [value]="isColour(s.branding.accent) ? s.branding.accent : '#000000'" (input)="look({ accent: $any($event.target).value })" /></div>
                <div class="cp-row cp-settings__colour"><cp-text-field fieldId="branding.accentText" width="s" [spellcheck]="false" [label]="i18n.t('officer.s.accentText')" [value]="s.branding.accentText" (valueChange)="look({ accentText: $event })" (left)="look({ accentText: read(s.branding.accentText) })" [error]="message('branding.accentText') ?? message('branding')" /><input type="color" class="cp-settings__swatch" [attr.aria-label]="i18n.t('officer.s.pick', { what: i18n.t('officer.s.accentText') })" [value]="isColour(s.branding.accentText) ? s.branding.accentText : '#ffffff'" (input)="look({ accentText: $any($event.target).value })" /></div>
                <p role="status" [class.cp-settings__bad]="!readable()">{{ contrastText() }}</p>
                @if (isColour(s.branding.accent) && !readable()) {<div><button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="look({ accentText: better() })">{{ i18n.t('officer.s.contrast.fix', { colour: better() === '#ffffff' ? i18n.t('officer.s.white') : i18n.t('officer.s.black') }) }}</button></div>}
                <cp-field fieldId="branding.crest" [optional]="true" [label]="i18n.t('officer.s.crest')" [help]="i18n.t('officer.s.crest.help')" [error]="message('branding.crest')">
                  <div class="cp-row"><label class="cp-button cp-button--secondary cp-button--small cp-file-button">{{ i18n.t('officer.s.crest.choose') }}<input type="file" id="branding.crest" accept="image/svg+xml,.svg" (change)="readCrest($any($event.target))" /></label>@if (s.branding.crest) {<button type="button" class="cp-button cp-button--text" (click)="look({ crest: null })">{{ i18n.t('officer.s.crest.remove') }}</button>}</div>
                </cp-field>
              </div>
              <div class="cp-settings__preview" role="img" [attr.aria-label]="i18n.t('officer.s.preview')">
                <div class="cp-settings__line" [style.background]="safe(s.branding.accent)"></div>
                <div class="cp-row cp-settings__brand">@if (crest(); as source) {<img [src]="source" alt="" width="40" height="40" />}<strong>{{ i18n.pick(s.name) }}</strong></div>
                <div class="cp-settings__tile" [style.background]="safe(s.branding.accent)" [style.color]="safe(s.branding.accentText)"><strong>{{ i18n.t('authority.procedures') }}</strong><span>{{ i18n.t('authority.procedures.text') }}</span></div>
              </div>
            </div>
          </section>
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
  protected readonly ratio = computed(() => contrast(this.now()?.branding.accent ?? '', this.now()?.branding.accentText ?? ''));
  protected readonly readable = computed(() => (this.ratio() ?? 0) >= wanted);
  protected readonly contrastText = computed(() => (this.ratio() === null ? this.i18n.t('officer.s.contrast.unknown') : this.i18n.t(this.readable() ? 'officer.s.contrast.good' : 'officer.s.contrast.bad', { n: this.ratio()!.toFixed(1) })));
  protected readonly better = computed(() => readableOn(this.now()?.branding.accent ?? ''));
  protected readonly crest = computed(() => crestUrl(this.now()?.branding.crest ?? null));
  protected readonly weekdays = computed(() => [1, 2, 3, 4, 5, 6, 7].map((n) => ({ code: String(n), label: this.i18n.t(`officer.weekday.${n}`) })));
  protected readonly profiles = computed(() => (['full', 'simple'] as const).map((code) => ({ code, label: this.i18n.t(`officer.s.profile.${code}`), help: this.i18n.t(`officer.s.profile.${code}.help`) })));
  protected readonly noFactor = computed(() => this.desk.me() !== null && !this.desk.me()!.twoFactor && this.desk.me()!.passkeys === 0);
  protected readonly messages = computed<ReadonlyMap<string, string>>(() => new Map([...this.refused(), ...(this.tried() ? this.check() : [])]));
  protected readonly summary = computed<SummaryError[]>(() => [...this.messages()].map(([fieldId, message]) => ({ fieldId: fieldId === 'branding' ? 'branding.accentText' : fieldId, message })));
  protected readonly isColour = isColour;
  protected readonly read = readColour;

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

  protected hours(at: number, part: Partial<OpeningHours>): void {
    this.contact({ hours: this.now()!.contact.hours.map((row, i) => (i === at ? { ...row, ...part } : row)) });
  }

  protected addHours(): void {
    this.contact({ hours: [...this.now()!.contact.hours, { from: 1, to: 5, opens: '08:30:00', closes: '17:15:00' }] });
  }

  protected dropHours(at: number): void {
    this.contact({ hours: this.now()!.contact.hours.filter((_, i) => i !== at) });
  }

  protected short(time: string): string {
    return time.slice(0, 5);
  }

  protected safe(colour: string): string | null {
    return isColour(colour) ? colour : null;
  }

  protected readonly beside = (field: string) => this.message(field);

  protected message(field: string): string | null {
    return this.messages().get(field) ?? null;
  }

  protected async readCrest(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    if (!file) return;
    if (file.size > 65_536) {
      this.refused.update((map) => new Map([...map, ['branding.crest', this.i18n.t('officer.s.crest.big')]]));
      return;
    }
    this.look({ crest: await file.text() });
    input.value = '';
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
      const long = (time: string) => (/^\d\d:\d\d$/.test(time) ? `${time}:00` : time);
      const saved = await this.api.save(this.desk.tenant(), { ...s, contact: { ...s.contact, hours: s.contact.hours.map((row) => ({ ...row, opens: long(row.opens), closes: long(row.closes) })) } });
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

  /** The server checks the same; here so that an entry disappears the moment it is put right. */
  private check(): [string, string][] {
    const s = this.now()!;
    const found: [string, string][] = [];
    const need = (field: string, text: string, label: string) => !text.trim() && found.push([field, this.i18n.t('officer.s.need', { label: this.i18n.t(label) })]);
    need('name.ja', s.name.ja, 'officer.s.name.ja');
    need('name.en', s.name.en, 'officer.s.name.en');
    need('chiefTitle.ja', s.chiefTitle.ja, 'officer.s.chief.ja');
    need('contact.phone', s.contact.phone, 'contact.phone');
    need('contact.email', s.contact.email, 'contact.email');
    if (!isColour(s.branding.accent)) found.push(['branding.accent', this.i18n.t('officer.s.colour')]);
    if (!isColour(s.branding.accentText)) found.push(['branding.accentText', this.i18n.t('officer.s.colour')]);
    else if (this.ratio() !== null && !this.readable()) found.push(['branding.accentText', this.contrastText()]);
    s.contact.hours.forEach((row, i) => (row.from > row.to || !/^\d\d:\d\d/.test(row.opens) || !/^\d\d:\d\d/.test(row.closes) || row.opens >= row.closes) && found.push([`contact.hours[${i}]`, this.i18n.t('officer.s.hours.order')]));
    s.calendar.closedDays.forEach((row, i) => {
      if (parseDay(row.day) === null) found.push([`calendar.closedDays[${i}]`, this.i18n.t('officer.s.closed.need.day')]);
      else if (!row.name.ja.trim()) found.push([`calendar.closedDays[${i}]`, this.i18n.t('officer.s.closed.need.name')]);
    });
    return found;
  }
}

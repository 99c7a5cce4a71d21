import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n } from '../../i18n/i18n';
import { Announcer, Ask, BackLink, Button, Empty, More, PageHeader, SearchBox, State } from '../../ui';
import { MineApi, RegisterRow, readRegister, registerKinds } from './mine-api';

/** 船舶・連絡先: one's own vessels, companies and addresses, to fill in with one press. */
@Component({
  selector: 'cp-register-page',
  imports: [Ask, PageHeader, BackLink, State, Empty, Button, More, RouterLink, SearchBox],
  template: `
    <cp-back-link to="/my" [text]="i18n.t('my.title')" />
    <div class="cp-form">
      <cp-page-header [heading]="i18n.t('own.title')" [lead]="i18n.t('own.lead')" />
      @if (waiting(); as section) {<cp-state [of]="section.rows" />} @else {
        @if (words() || total() > 10) {<cp-search fieldId="own" [label]="i18n.t('own.search')" [value]="words()" (paused)="words.set($event)" />}
        @for (section of sections; track section.kind) {
          <section class="cp-stack">
            <h2>{{ i18n.t('own.kind.' + section.kind) }} <span class="cp-count">{{ section.rows.counted() }}</span></h2>
            @if (section.rows.items().length) {
              <ul #list class="cp-list cp-list--lines">
                @for (row of section.rows.items(); track row.id) {
                  <li class="cp-row cp-row--between cp-port">
                    <span class="cp-grow"><a [routerLink]="['/my/register', row.id]">{{ row.name }}</a><br /><span class="cp-soft">{{ row.detail }}</span></span>
                    <button cpButton="text" type="button" (click)="asking.set(row); open.set(true)">{{ i18n.t('own.delete') }}<span class="cp-visually-hidden">{{ row.name }}</span></button>
                  </li>
                }
              </ul>
              <cp-more [of]="section.rows" [list]="list" [what]="i18n.t('own.kind.' + section.kind)" />
            } @else if (words()) {<p>{{ i18n.t('own.notFound', { words: words() }) }}</p>} @else {<cp-empty [heading]="i18n.t('own.empty.' + section.kind)">@if (section.kind !== 'address') {<p>{{ i18n.t('own.empty.text') }}</p>}</cp-empty>}
            <div><a [cpButton]="section.kind === 'vessel' ? 'primary' : 'secondary'" [routerLink]="['/my/register/new', section.kind]">{{ i18n.t('own.add.' + section.kind) }}</a></div>
          </section>
        }
      }
    </div>
    <cp-ask [heading]="i18n.t('own.delete.title', { name: asking()?.name })" [yes]="i18n.t('own.delete.yes')" [no]="i18n.t('draft.discard.no')" [(open)]="open" [work]="remove" (done)="removed()"><p>{{ i18n.t('own.delete.text') }}</p></cp-ask>
  `,
})
export class RegisterPage {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(MineApi);
  private readonly announcer = inject(Announcer);
  protected readonly words = signal('');
  protected readonly sections = registerKinds.map((kind) => ({ kind, rows: readRegister(kind, this.words) }));
  /** A kind that is not there yet; one that failed says so first. */
  protected readonly waiting = computed(() => this.sections.find((one) => one.rows.error()) ?? this.sections.find((one) => !one.rows.hasValue()));
  protected readonly total = computed(() => this.sections.reduce((sum, one) => sum + one.rows.count(), 0));
  protected readonly asking = signal<RegisterRow | null>(null);
  protected readonly open = signal(false);

  protected readonly remove = (): Promise<unknown> => this.api.deleteRegisterEntry(this.asking()!.id);

  protected removed(): void {
    const row = this.asking()!;
    this.announcer.say(this.i18n.t('own.deleted', { name: row.name }));
    this.sections.find((one) => one.kind === row.kind)?.rows.reload();
  }
}

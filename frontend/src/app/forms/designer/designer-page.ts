import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { I18n } from '../../i18n/i18n';
import { Announcer, Ask, BackLink, Banner, Button, DatePipe, Dialog, Menu, ProblemBanner, TimePipe } from '../../ui';
import { AddItem } from './add-item';
import { CheckPanel } from './check-panel';
import { DesignerApi, Published } from './designer-api';
import { FormWork } from './form-work';
import { OpenPaper } from './open-paper';
import { Outline } from './outline/outline';
import { PreviewPane } from './preview/preview-pane';
import { FieldProperties } from './properties/field-properties';
import { FormProperties } from './properties/form-properties';
import { StepProperties } from './properties/step-properties';
import { PublishSheet } from './publish/publish-sheet';
import { NoWork } from './start/no-work';
import { StaleWork } from './stale-work';

type Pane = 'outline' | 'preview' | 'properties';

/** 様式デザイナー: outline left, page centre, properties right; on a phone the three are tabs. */
@Component({
  selector: 'cp-designer-page',
  imports: [AddItem, Ask, BackLink, Banner, Button, CheckPanel, DatePipe, Dialog, FieldProperties, FormProperties, Menu, NoWork, Outline, PreviewPane, ProblemBanner, PublishSheet, RouterLink, StaleWork, StepProperties, TimePipe],
  providers: [FormWork, OpenPaper],
  host: { '(document:keydown)': 'key($event)', '(window:beforeunload)': 'leaving($event)' },
  template: `
    @if (published(); as row) {
      <div class="cp-stack">@let said = row.national ? 'fd.announced' : 'fd.published';<h1 tabindex="-1">{{ i18n.t(said) }}</h1><cp-banner tone="success" live [heading]="i18n.t(said + '.heading', { version: row.version, date: (row.effectiveFrom | cpDate) })"><p>{{ i18n.t(said + '.next') }}</p></cp-banner>
        <div class="cp-actions"><a cpButton="primary" [routerLink]="['/', work.tenant(), 'office', 'forms']">{{ i18n.t('fd.toForms') }}</a><a [routerLink]="['/', work.tenant(), 'office', 'forms', code(), 'versions']">{{ i18n.t('fd.versions') }}</a></div></div>
    } @else if (work.problem()?.code === 'form.no-work') {
      <cp-no-work [tenant]="work.tenant()" [code]="code()" (begun)="begin()" />
    } @else if (work.problem(); as problem) {
      <div class="cp-stack"><cp-back-link [to]="['/', work.tenant(), 'office', 'forms']" [text]="i18n.t('officer.forms')" /><h1 tabindex="-1">{{ i18n.t('officer.form') }}</h1><cp-problem [problem]="problem" /></div>
    } @else if (work.form(); as form) {
      <div class="fd">
        <header class="fd__head">
          <div class="fd__title"><cp-back-link [to]="['/', work.tenant(), 'office', 'forms']" [text]="i18n.t('officer.forms')" /><h1 tabindex="-1">{{ i18n.pick(form.title) || code() }}</h1>
            <p class="fd__saved">
              @switch (state()?.kind) {
                @case ('saved') {{{ i18n.t('fd.saved', { at: ($any(state()).at | cpTime) }) }}}
                @case ('waiting') {{{ i18n.t('fd.saving') }}}
                @case ('offline') {{{ i18n.t('fd.offline') }}}
              }
            </p>
          </div>
          <div class="fd__acts">
            <button type="button" class="fd-tool" aria-keyshortcuts="Control+Z" [attr.aria-disabled]="!work.canUndo()" (click)="work.undo()">{{ i18n.t('fd.undo') }}</button>
            <button type="button" class="fd-tool" aria-keyshortcuts="Control+Shift+Z" [attr.aria-disabled]="!work.canRedo()" (click)="work.redo()">{{ i18n.t('fd.redo') }}</button>
            <button cpButton="secondary" size="small" type="button" [busy]="checking()" (click)="check()">{{ i18n.t('fd.check') }}</button>
            <button cpButton="secondary" size="small" type="button" (click)="leaveTo('try')">{{ i18n.t('fd.try') }}</button>
            <cp-menu look="text" [label]="i18n.t('fd.more')">
              <ul class="cp-case__others"><li><button type="button" class="cp-button cp-button--text" data-closes (click)="leaveTo('versions')">{{ i18n.t('fd.versions') }}</button></li><li><button type="button" class="cp-button cp-button--text" data-closes (click)="paper.open()">{{ i18n.t('fd.print.see') }}</button></li><li><button type="button" class="cp-button cp-button--text" data-closes (click)="save()">{{ i18n.t('fd.exportWork') }}</button></li><li><button type="button" class="cp-button cp-button--text cp-case__grave" data-closes (click)="discarding.set(true)">{{ i18n.t('fd.discard') }}</button></li></ul>
            </cp-menu>
            <button cpButton="primary" size="small" type="button" (click)="publishing.set(true)">{{ i18n.t('fd.publish') }}</button>
          </div>
        </header>
        <cp-stale-work />
        <div class="cp-tabs fd__tabs" role="tablist" [attr.aria-label]="i18n.t('fd.panes')">
          @for (one of panes; track one) {<button type="button" role="tab" class="cp-tab" [id]="'tab-' + one" [attr.aria-controls]="'fd-' + one" [attr.aria-selected]="pane() === one" [tabindex]="pane() === one ? 0 : -1" (click)="pane.set(one)" (keydown)="turn($event)">{{ i18n.t('fd.pane.' + one) }}</button>}
        </div>
        <div class="fd__panes">
          <section class="fd-pane fd-pane--outline" id="fd-outline" [class.fd-pane--off]="pane() !== 'outline'" [attr.aria-label]="i18n.t('fd.pane.outline')">
            <div class="fd-pane__add"><button cpButton="secondary" size="small" type="button" (click)="adding.set(true)">{{ i18n.t('fd.add') }}</button></div>
            <cp-outline (opened)="toProperties()" />
          </section>
          <section class="fd-pane fd-pane--preview" id="fd-preview" [class.fd-pane--off]="pane() !== 'preview'" [attr.aria-label]="i18n.t('fd.pane.preview')"><cp-preview-pane /></section>
          <section class="fd-pane fd-pane--properties" id="fd-properties" [class.fd-pane--off]="pane() !== 'properties'" [attr.aria-label]="i18n.t('fd.pane.properties')">
            @if (work.findings() && panel()) {<div class="fd-pane__check"><div class="cp-row cp-row--between"><h2 class="fd-pane__title" tabindex="-1" id="check-title">{{ i18n.t('fd.check.title') }}</h2><button type="button" class="cp-button cp-button--text" (click)="panel.set(false)">{{ i18n.t('close') }}</button></div><cp-check-panel (opened)="pane.set('properties')" /></div>}
            @if (work.path()) {@for (path of [work.path()]; track path) {<cp-field-properties />}} @else if (work.place() === 'form') {<cp-form-properties />} @else {@for (place of [work.place()]; track place) {<cp-step-properties />}}
          </section>
        </div>
      </div>
      <cp-dialog sheet [heading]="i18n.t('fd.add')" [(open)]="adding"><cp-add-item (added)="adding.set(false); named()" /></cp-dialog>
      <cp-publish-sheet [(open)]="publishing" (published)="done($event)" />
      <cp-ask [heading]="i18n.t('fd.discard.title')" [yes]="i18n.t('fd.discard.do')" [(open)]="discarding" [work]="discard" (done)="leave()"><p>{{ i18n.t('fd.discard.text') }}</p></cp-ask>
    } @else {<div class="cp-loading" role="status">{{ i18n.t('state.loading') }}</div>}
  `,
})
export class DesignerPage {
  protected readonly i18n = inject(I18n);
  protected readonly work = inject(FormWork);
  protected readonly paper = inject(OpenPaper);
  private readonly api = inject(DesignerApi);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  readonly code = input.required<string>();
  protected readonly panes: readonly Pane[] = ['outline', 'preview', 'properties'];
  protected readonly pane = signal<Pane>('outline');
  protected readonly panel = signal(false);
  protected readonly adding = signal(false);
  protected readonly publishing = signal(false);
  protected readonly discarding = signal(false);
  protected readonly checking = signal(false);
  protected readonly published = signal<Published | null>(null);
  protected readonly state = computed(() => this.work.keeper()?.state() ?? null);

  constructor() {
    effect(() => {
      const [tenant, code] = [this.work.tenant(), this.code()];
      if (tenant) untracked(() => void this.work.open(code));
    });
    // Said once; afterwards it stands there to be read.
    let told = false;
    effect(() => {
      const state = this.state();
      if (told || state?.kind !== 'saved' || !this.work.canUndo()) return;
      told = true;
      untracked(() => this.announcer.say(this.i18n.t('fd.savesItself')));
    });
  }

  protected async begin(): Promise<void> {
    await this.work.open(this.code());
    setTimeout(() => document.querySelector<HTMLElement>('main h1')?.focus());
  }

  protected key(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !this.work.form() || document.querySelector('dialog[open]')) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    // Answers tried in the preview have the browser's own undo.
    if ((event.target as HTMLElement).closest('.fd-preview__sheet')) return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) this.work.redo();
    else this.work.undo();
  }

  protected leaving(event: BeforeUnloadEvent): void {
    if (this.work.keeper()?.unsaved) event.preventDefault();
  }

  protected turn(event: KeyboardEvent): void {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (!by) return;
    event.preventDefault();
    this.pane.set(this.panes[(this.panes.indexOf(this.pane()) + by + 3) % 3]);
    setTimeout(() => document.getElementById(`tab-${this.pane()}`)?.focus());
  }

  protected toProperties(): void {
    this.pane.set('properties');
    setTimeout(() => document.querySelector<HTMLElement>('#fd-properties .fd-part input, #fd-properties .fd-part textarea')?.focus());
  }

  /** A new question waits for its words. */
  protected named(): void {
    this.pane.set('properties');
    setTimeout(() => document.getElementById('p-label')?.focus(), 60);
  }

  protected async check(): Promise<void> {
    this.checking.set(true);
    const found = await this.work.check();
    this.checking.set(false);
    if (!found) return;
    this.panel.set(true);
    this.pane.set('properties');
    this.announcer.say(this.i18n.t(found.length ? 'fd.check.found' : 'fd.check.good', { n: found.length }));
    setTimeout(() => document.getElementById('check-title')?.focus());
  }

  protected async leaveTo(page: 'try' | 'versions'): Promise<void> {
    await this.work.keeper()?.flush();
    await this.router.navigate(['/', this.work.tenant(), 'office', 'forms', this.code(), page]);
  }

  /** The form on the table as a file, saved or not. */
  protected save(): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(this.work.form(), null, 2)], { type: 'application/json' }));
    link.download = `${this.code()}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  protected readonly discard = (): Promise<unknown> => this.api.discard(this.work.tenant(), this.code());

  /** Thrown away: nothing of it is left to be saved. */
  protected leave(): void {
    this.work.keeper()?.accept({ version: this.work.keeper()!.base, savedAt: '', savedBy: '' });
    void this.router.navigate(['/', this.work.tenant(), 'office', 'forms']);
  }

  protected done(row: Published): void {
    this.published.set(row);
    setTimeout(() => document.querySelector<HTMLElement>('main h1')?.focus());
  }
}

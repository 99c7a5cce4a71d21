import { Component, computed, inject, input, model, signal } from '@angular/core';
import { Router } from '@angular/router';
import { I18n } from '../../../i18n/i18n';
import { Button, Dialog, ErrorSummary, ProblemBanner, RadioField, SelectField, Sending, TextField } from '../../../ui';
import { FormDefinition } from '../../engine';
import { DesignerApi, FormRow, LibraryRow, StartFrom } from '../designer-api';
import { ImportForm } from './import-form';
import { LibraryChoice } from './library-choice';

/** 新しい様式を作る: from nothing, the national form, another authority's, or a file. */
@Component({
  selector: 'cp-start-form-sheet',
  imports: [Button, Dialog, ErrorSummary, ImportForm, LibraryChoice, ProblemBanner, RadioField, SelectField, TextField],
  template: `
    <cp-dialog sheet [heading]="i18n.t('fd.new')" [(open)]="open">
      <form class="cp-stack" novalidate (submit)="$event.preventDefault(); start()">
        <cp-problem [problem]="sending.problem()" />
        <cp-error-summary [errors]="sending.summary()" [attempt]="sending.attempt()" />
        <cp-radios tiles fieldId="start-from" [label]="i18n.t('fd.start.from')" [options]="sources()" [value]="from()" (valueChange)="turn($any($event))" />
        @if (from() === 'import') {<cp-import-form [forms]="forms()" [tenant]="tenant()" (done)="opened($event)" />}
        @else {
          @if (from() === 'master') {<cp-select fieldId="start-master" [label]="i18n.t('fd.start.master')" [options]="masters()" [value]="master()" (valueChange)="pick($event)" [error]="sending.error('start-master')" />}
          @if (from() === 'library') {<cp-library-choice [tenant]="tenant()" [chosen]="library()" (choose)="take($event)" />@if (sending.error('start-library')) {<p class="cp-field__error" id="start-library">＊{{ sending.error('start-library') }}</p>}}
          <cp-text-field fieldId="start-title" [label]="i18n.t('fd.start.title')" [help]="i18n.t('fd.start.title.help')" [example]="i18n.t('fd.start.title.example')" [value]="ja()" (valueChange)="ja.set($event)" [error]="sending.error('start-title')" />
          <cp-text-field fieldId="start-title-en" lang="en" [label]="i18n.t('fd.start.titleEn')" example="Application for the use of the heliport" [value]="en()" (valueChange)="en.set($event); suggest()" [error]="sending.error('start-title-en')" />
          <cp-text-field fieldId="start-code" width="l" [spellcheck]="false" [label]="i18n.t('fd.start.code')" [help]="i18n.t('fd.start.code.help')" example="heliport-use" [value]="code()" (valueChange)="code.set($event); touched = true" [error]="sending.error('start-code')" />
          <div class="cp-actions"><button cpButton="primary" type="submit" [busy]="sending.busy()">{{ i18n.t('fd.start.do') }}</button><button cpButton="secondary" type="button" (click)="open.set(false)">{{ i18n.t('cancel') }}</button></div>
        }
      </form>
    </cp-dialog>
  `,
})
export class StartFormSheet {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(DesignerApi);
  private readonly router = inject(Router);
  readonly open = model(false);
  readonly forms = input.required<readonly FormRow[]>();
  readonly tenant = input.required<string>();
  protected readonly from = signal<'blank' | 'master' | 'library' | 'import'>('blank');
  protected readonly master = signal('');
  protected readonly library = signal<LibraryRow | null>(null);
  protected readonly ja = signal('');
  protected readonly en = signal('');
  protected readonly code = signal('');
  protected touched = false;
  protected readonly sending = new Sending(() => this.missing());
  protected readonly sources = computed(() => (['blank', 'master', 'library', 'import'] as const).map((code) => ({ code, label: this.i18n.t(`fd.start.${code}`), help: this.i18n.t(`fd.start.${code}.help`) })));
  protected readonly masters = computed(() => this.forms().filter((form) => form.master).map((form) => ({ code: form.master!.code, label: `${this.i18n.pick(form.title)}（${form.master!.version}）` })));

  /** What was missing for one way of starting says nothing of another. */
  protected turn(from: 'blank' | 'master' | 'library' | 'import'): void {
    this.from.set(from);
    this.sending.anew();
  }

  /** A code out of the English title, until somebody writes one. */
  protected suggest(): void {
    if (this.touched) return;
    const base = this.en().toLowerCase().replace(/\b(application|notification|report|for|of|the|a|an|to|use)\b/g, ' ').trim().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '').slice(0, 40);
    this.code.set(this.free(base.length > 1 ? base : 'form'));
  }

  protected pick(code: string): void {
    this.master.set(code);
    const form = this.forms().find((one) => one.master?.code === code);
    if (form) this.name(form.title, code);
  }

  protected take(row: LibraryRow): void {
    this.library.set(row);
    this.name(row.title, row.code);
  }

  private name(title: FormDefinition['title'], code: string): void {
    this.ja.set(title.ja);
    this.en.set(title.en);
    if (!this.touched) this.code.set(this.free(`${code}-own`));
  }

  private free(base: string): string {
    const taken = new Set(this.forms().map((form) => form.code));
    for (let n = 1; ; n++) {
      const code = n === 1 ? base : `${base}-${n}`;
      if (!taken.has(code)) return code;
    }
  }

  protected start(): Promise<void> {
    return this.sending.send(async () => {
      await this.api.start(this.tenant(), { code: this.code(), title: { ja: this.ja().trim(), en: this.en().trim() }, from: this.source() });
      this.opened(this.code());
    });
  }

  private *missing(): Iterable<[string, string]> {
    if (this.from() === 'master' && !this.master()) yield ['start-master', this.i18n.t('fd.start.master.need')];
    if (this.from() === 'library' && !this.library()) yield ['start-library', this.i18n.t('fd.start.library.need')];
    if (!this.ja().trim()) yield ['start-title', this.i18n.t('fd.start.title.need')];
    if (!this.en().trim()) yield ['start-title-en', this.i18n.t('fd.start.titleEn.need')];
    if (!/^[a-z][a-z0-9-]{1,59}$/.test(this.code())) yield ['start-code', this.i18n.t('fd.start.code.need')];
    else if (this.forms().some((form) => form.code === this.code())) yield ['start-code', this.i18n.t('fd.start.code.taken')];
  }

  private source(): StartFrom {
    const row = this.library();
    if (this.from() === 'library' && row) return { kind: 'library', code: row.code, version: row.version, authority: row.authority };
    return this.from() === 'master' ? { kind: 'master', code: this.master() } : { kind: 'blank' };
  }

  protected opened(code: string): void {
    this.open.set(false);
    void this.router.navigate(['/', this.tenant(), 'office', 'forms', code]);
  }
}

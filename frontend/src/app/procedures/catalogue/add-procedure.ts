import { Component, computed, inject, input, model, output, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { Dialog, ErrorSummary, ProblemBanner, RadioField, SearchBox, Status, TextField, fold, type SummaryError } from '../../ui';
import { CatalogueApi, readNationalCatalogue, type ProcedureSettings } from './catalogue-api';
import type { ProcedureKind } from '../procedures-api';

/** 手続を加える: from the national catalogue with one click, or one of the authority's own on the generic form. */
@Component({
  selector: 'cp-add-procedure',
  imports: [Dialog, ErrorSummary, ProblemBanner, RadioField, SearchBox, Status, TextField],
  template: `
    <cp-dialog sheet [heading]="i18n.t('c.add')" [(open)]="open">
      <div class="cp-stack">
        <cp-problem [problem]="problem()" [fieldsElsewhere]="true" />
        <div class="cp-row" role="group" [attr.aria-label]="i18n.t('c.add.from')">
          <button type="button" class="cp-button cp-button--small" [class]="own() ? 'cp-button--secondary' : 'cp-button--primary'" [attr.aria-pressed]="!own()" (click)="own.set(false)">{{ i18n.t('c.add.national') }}</button>
          <button type="button" class="cp-button cp-button--small" [class]="own() ? 'cp-button--primary' : 'cp-button--secondary'" [attr.aria-pressed]="own()" (click)="own.set(true)">{{ i18n.t('c.add.own') }}</button>
        </div>
        @if (own()) {
          <form class="cp-stack" novalidate (submit)="$event.preventDefault(); addOwn()">
            <p>{{ i18n.t('c.add.own.lead') }}</p>
            <cp-error-summary [errors]="errors()" [attempt]="attempt()" />
            <cp-text-field fieldId="new.title.ja" [label]="i18n.t('c.field.title')" [example]="i18n.t('c.add.example')" [(value)]="ja" [error]="message('title.ja')" />
            <cp-text-field fieldId="new.title.en" lang="en" [label]="i18n.t('c.inEnglish', { label: i18n.t('c.field.title') })" [(value)]="en" [error]="message('title.en')" />
            <cp-text-field fieldId="new.code" width="m" [spellcheck]="false" [label]="i18n.t('c.field.code')" [help]="i18n.t('c.field.code.help')" example="heliport-use" [(value)]="code" [error]="message('code')" />
            <cp-radios fieldId="new.kind" [label]="i18n.t('c.field.kind')" [options]="kinds()" [value]="kind()" (valueChange)="kind.set($any($event))" />
            <div class="cp-actions"><button type="submit" class="cp-button cp-button--primary" [attr.aria-busy]="busy() ? 'true' : null">{{ i18n.t('c.add.make') }}</button></div>
          </form>
        } @else {
          <cp-search fieldId="national-search" [label]="i18n.t('c.add.search')" [value]="words()" (typed)="words.set($event)" />
          <p class="cp-soft" role="status">{{ i18n.t('list.count', { n: rows().length }) }}</p>
          <ul class="cp-list cp-list--lines">
            @for (row of rows(); track row.code) {
              <li class="cp-catalogue__national">
                <div><strong>{{ i18n.pick(row.name) }}</strong><p class="cp-soft">{{ i18n.pick(row.summary) }}</p><p class="cp-row"><cp-status>{{ i18n.t('procedure.kind.' + row.kind) }}</cp-status>@if (row.individual) {<cp-status tone="good">{{ i18n.t('c.individual') }}</cp-status>}@if (row.naccs) {<cp-status>NACCS</cp-status>}</p></div>
                @if (has(row.code)) {<span class="cp-soft">{{ i18n.t('c.add.have') }}</span>} @else {<button type="button" class="cp-button cp-button--secondary cp-button--small" [attr.aria-label]="i18n.t('c.add.named', { title: i18n.pick(row.name) })" [attr.aria-busy]="busy() === row.code ? 'true' : null" (click)="add(row.code)">{{ i18n.t('c.add.one') }}</button>}
              </li>
            }
          </ul>
        }
      </div>
    </cp-dialog>
  `,
})
export class AddProcedure {
  protected readonly i18n = inject(I18n);
  private readonly desk = inject(Desk);
  private readonly api = inject(CatalogueApi);
  private readonly router = inject(Router);
  readonly open = model(false);
  readonly known = input.required<readonly string[]>();
  readonly added = output<ProcedureSettings>();
  private readonly national = readNationalCatalogue();
  protected readonly own = signal(false);
  protected readonly words = signal('');
  protected readonly busy = signal<string | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly attempt = signal(0);
  protected readonly ja = signal('');
  protected readonly en = signal('');
  protected readonly code = signal('');
  protected readonly kind = signal<ProcedureKind>('application');
  protected readonly kinds = computed(() => (['application', 'notification', 'report'] as const).map((code) => ({ code, label: this.i18n.t(`procedures.kind.${code}`) })));
  protected readonly errors = computed<SummaryError[]>(() => (this.problem()?.fields ?? []).map((one) => ({ fieldId: `new.${one.field}`, message: one.message })));
  protected readonly rows = computed(() => {
    const words = fold(this.words());
    return (this.national.hasValue() ? this.national.value().items : []).filter((row) => !words || fold(`${row.name.ja} ${row.name.en} ${row.reading} ${row.keywords} ${row.code}`).includes(words));
  });

  protected has(code: string): boolean {
    return this.known().includes(code);
  }

  protected message(field: string): string | null {
    return this.problem()?.fields.find((one) => one.field === field)?.message ?? null;
  }

  protected async add(national: string): Promise<void> {
    const one = await this.send(national, { national });
    if (one) this.added.emit(one);
  }

  protected async addOwn(): Promise<void> {
    const one = await this.send('own', { code: this.code().trim(), title: { ja: this.ja().trim(), en: this.en().trim() }, kind: this.kind() });
    if (one) await this.router.navigate(['/', this.desk.tenant(), 'office', 'procedures', one.code]);
  }

  private async send(which: string, body: Parameters<CatalogueApi['add']>[1]): Promise<ProcedureSettings | null> {
    if (this.busy()) return null;
    this.busy.set(which);
    this.problem.set(null);
    try {
      return await this.api.add(this.desk.tenant(), body);
    } catch (error) {
      this.problem.set(toProblem(error));
      this.attempt.update((n) => n + 1);
      return null;
    } finally {
      this.busy.set(null);
    }
  }
}

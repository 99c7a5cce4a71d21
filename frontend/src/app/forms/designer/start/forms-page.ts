import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Problem, toProblem } from '../../../api/problem';
import { I18n } from '../../../i18n/i18n';
import { AuthorityContext } from '../../../tenancy/authority-context';
import { Button, DatePipe, DateTimePipe, Empty, ProblemBanner, State, Status } from '../../../ui';
import { DesignerApi, FormRow, readForms } from '../designer-api';
import { StartFormSheet } from './start-form-sheet';

/** 様式: the forms of this authority; which version is in force, what is being worked on, and where the national form has moved on. */
@Component({
  selector: 'cp-forms-page',
  imports: [Button, DatePipe, DateTimePipe, Empty, ProblemBanner, RouterLink, StartFormSheet, State, Status],
  template: `
    <div class="cp-stack">
      <div class="cp-row cp-row--between"><h1 tabindex="-1">{{ i18n.t('officer.forms') }}</h1><button cpButton="primary" type="button" (click)="starting.set(true)">{{ i18n.t('fd.new') }}</button></div>
      <p class="cp-soft cp-read">{{ i18n.t('fd.forms.lead') }}</p>
      <cp-problem [problem]="problem()" />
      @if (forms.hasValue()) {
        @if (rows().length > 6) {<label class="fd-filter"><span class="cp-field__label">{{ i18n.t('fd.forms.filter') }}</span><input class="cp-input" type="search" autocomplete="off" [value]="words()" (input)="words.set($any($event.target).value)" /></label><p class="cp-soft" role="status">{{ i18n.t('fd.forms.count', { n: shown().length }) }}</p>}
        <ul class="fd-forms">
          @for (form of shown(); track form.code) {
            <li class="fd-forms__one">
              <div class="cp-stack cp-stack--tight">
                <h2>{{ i18n.pick(form.title) || form.code }}</h2>
                <p class="cp-row">
                  @if (form.inForceVersion) {<span>{{ i18n.t('fd.forms.inForce', { version: form.inForceVersion }) }}@if (form.master && form.inForceVersion === form.master.version && !form.versions.length) {{{ i18n.t('fd.forms.national') }}}</span>} @else {<cp-status>{{ i18n.t('fd.forms.never') }}</cp-status>}
                  @for (next of coming(form); track next.version) {<cp-status tone="waiting">{{ i18n.t('fd.forms.coming', { version: next.version, date: (next.effectiveFrom | cpDate: 'short') }) }}</cp-status>}
                </p>
                @if (form.work; as work) {<p><cp-status tone="turn">{{ i18n.t('fd.work') }}</cp-status> {{ i18n.t('fd.forms.work', { at: (work.savedAt | cpDateTime), by: work.savedBy }) }}</p>}
                @if (form.masterUpdate; as update) {<p class="fd-forms__hint"><strong>{{ i18n.t('fd.forms.update') }}</strong>&ngsp;<a [routerLink]="[form.code, 'master-update']">{{ i18n.t('fd.forms.update.see', { version: update.version }) }}</a></p>}
              </div>
              <div class="cp-actions fd-forms__acts">
                @if (form.work) {<a cpButton="secondary" [routerLink]="[form.code]">{{ i18n.t('fd.forms.go') }}<span class="cp-visually-hidden">（{{ i18n.pick(form.title) }}）</span></a>}
                @else {<button cpButton="secondary" type="button" [busy]="busy() === form.code" (click)="begin(form)">{{ i18n.t('fd.forms.begin') }}<span class="cp-visually-hidden">（{{ i18n.pick(form.title) }}）</span></button>}
                <a [routerLink]="[form.code, 'versions']">{{ i18n.t('fd.versions') }}<span class="cp-visually-hidden">（{{ i18n.pick(form.title) }}）</span></a>
              </div>
            </li>
          } @empty {<li><cp-empty [heading]="i18n.t(words() ? 'fd.forms.notFound' : 'fd.forms.none')"><p>{{ i18n.t('fd.forms.none.text') }}</p></cp-empty></li>}
        </ul>
      } @else {<cp-state [of]="forms" />}
    </div>
    @if (forms.hasValue()) {<cp-start-form-sheet [(open)]="starting" [forms]="rows()" [tenant]="tenant()" />}
  `,
})
export class FormsPage {
  protected readonly i18n = inject(I18n);
  private readonly authority = inject(AuthorityContext);
  private readonly api = inject(DesignerApi);
  private readonly router = inject(Router);
  protected readonly tenant = computed(() => this.authority.slug() ?? '');
  protected readonly forms = readForms(() => this.tenant());
  protected readonly words = signal('');
  protected readonly starting = signal(false);
  protected readonly busy = signal('');
  protected readonly problem = signal<Problem | null>(null);
  /** Those being worked on first. */
  protected readonly rows = computed<readonly FormRow[]>(() => (this.forms.hasValue() ? [...this.forms.value().items].sort((a, b) => Number(!!b.work) - Number(!!a.work)) : []));
  protected readonly shown = computed(() => {
    const words = this.words().trim().toLowerCase();
    return words ? this.rows().filter((form) => `${form.title.ja} ${form.title.en} ${form.code}`.toLowerCase().includes(words)) : this.rows();
  });

  protected coming(form: FormRow): FormRow['versions'] {
    const now = form.versions.findIndex((one) => one.version === form.inForceVersion);
    return form.versions.slice(0, now < 0 ? undefined : now).filter((one) => one.effectiveFrom > new Date().toISOString().slice(0, 10));
  }

  protected async begin(form: FormRow): Promise<void> {
    if (this.busy()) return;
    this.busy.set(form.code);
    this.problem.set(null);
    try {
      await this.api.begin(this.tenant(), form);
      await this.router.navigate(['/', this.tenant(), 'office', 'forms', form.code]);
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set('');
    }
  }
}

import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Problem, toProblem } from '../../../api/problem';
import { I18n } from '../../../i18n/i18n';
import { BackLink, Button, ProblemBanner, State } from '../../../ui';
import { DesignerApi, readForms } from '../designer-api';

/** 作業中の内容がない様式: whoever comes here by an address begins here, without the way round by the list. */
@Component({
  selector: 'cp-no-work',
  imports: [BackLink, Button, ProblemBanner, RouterLink, State],
  template: `
    <div class="cp-stack">
      <div><cp-back-link [to]="['/', tenant(), 'office', 'forms']" [text]="i18n.t('officer.forms')" /><h1 tabindex="-1">{{ form() ? i18n.pick(form()!.title) || code() : i18n.t('officer.form') }}</h1></div>
      @if (form(); as form) {
        <p class="cp-read">{{ i18n.t('fd.noWork') }}</p>
        <cp-problem [problem]="problem()" />
        <div class="cp-actions"><button cpButton="primary" type="button" [busy]="busy()" (click)="begin()">{{ i18n.t('fd.forms.begin') }}</button><a cpButton="secondary" [routerLink]="['/', tenant(), 'office', 'forms']">{{ i18n.t('fd.toForms') }}</a></div>
      } @else if (forms.hasValue()) {
        <p>{{ i18n.t('fd.noForm') }}</p><div class="cp-actions"><a cpButton="primary" [routerLink]="['/', tenant(), 'office', 'forms']">{{ i18n.t('fd.toForms') }}</a></div>
      } @else {<cp-state [of]="forms" />}
    </div>
  `,
})
export class NoWork {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(DesignerApi);
  readonly tenant = input.required<string>();
  readonly code = input.required<string>();
  /** There is a working copy now. */
  readonly begun = output<void>();
  protected readonly forms = readForms(() => this.tenant());
  protected readonly form = computed(() => (this.forms.hasValue() ? (this.forms.value().items.find((one) => one.code === this.code()) ?? null) : null));
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected async begin(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.api.begin(this.tenant(), this.form()!);
      this.begun.emit();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}

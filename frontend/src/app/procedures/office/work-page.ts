import { Component, computed, inject, input } from '@angular/core';
import { read, path } from '../../api/read';
import type { FormDefinition } from '../../forms/engine';
import { I18n, type LocalText } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { State } from '../../ui';
import { WorkPlanForm } from './work-plan-form';

/** 事務の進め方 of one procedure. */
@Component({
  selector: 'cp-work-page',
  imports: [State, WorkPlanForm],
  template: `
    <div class="cp-stack cp-stack--loose">
      <header class="cp-stack cp-stack--tight"><h1 tabindex="-1">{{ i18n.t('office.work') }}</h1><p class="cp-soft cp-read">{{ title() }}　{{ i18n.t('office.work.lead') }}</p></header>
      @if (form.hasValue()) {<cp-work-plan [code]="code()" [form]="form.value()" />} @else if (procedure.error()) {<cp-state [of]="procedure" />} @else {<cp-state [of]="form" />}
    </div>
  `,
})
export class WorkPage {
  protected readonly i18n = inject(I18n);
  protected readonly desk = inject(Desk);
  readonly code = input.required<string>();
  protected readonly procedure = read<{ title: LocalText; formCode: string; formVersion: string }>(() => (this.desk.tenant() ? path`/api/t/${this.desk.tenant()}/procedures/${this.code()}` : undefined));
  protected readonly form = read<FormDefinition>(() => (this.procedure.hasValue() ? path`/api/t/${this.desk.tenant()}/forms/${this.procedure.value().formCode}/versions/${this.procedure.value().formVersion}` : undefined));
  protected readonly title = computed(() => (this.procedure.hasValue() ? this.i18n.pick(this.procedure.value().title) : this.code()));
}

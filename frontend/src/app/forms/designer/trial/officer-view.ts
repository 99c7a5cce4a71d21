import { Component, computed, inject, input } from '@angular/core';
import { I18n } from '../../../i18n/i18n';
import { FormDefinition, SummaryLine } from '../../engine';

/** 職員に見える内容: the answers of a trial as the server words them for the officer's page. No case, no number. */
@Component({
  selector: 'cp-officer-view',
  template: `
    <section class="cp-stack fd-seen" aria-labelledby="seen-title">
      <div class="cp-row cp-row--between"><h2 id="seen-title" tabindex="-1">{{ i18n.t('fd.try.seen') }}</h2><span class="fd-trial__mark">{{ i18n.t('fd.try.mark') }}</span></div>
      <p class="cp-soft">{{ i18n.t('fd.try.seen.lead') }}</p>
      @for (step of steps(); track step.id) {
        <section class="cp-answers">
          @if (steps().length > 1) {<h3>{{ step.title }}</h3>}
          <dl class="cp-facts">
            @for (line of step.lines; track line.field) {
              <div class="cp-answer"><dt>{{ line.label }}</dt>
                <dd>@if (line.parts.length) {<dl class="cp-answer__parts">@for (part of line.parts; track part.field) {<div><dt>{{ part.label }}</dt><dd>{{ part.text }}</dd></div>}</dl>} @else {{{ line.text }}}</dd></div>
            }
          </dl>
        </section>
      } @empty {<p class="cp-soft">{{ i18n.t('fd.try.seen.none') }}</p>}
    </section>
  `,
})
export class OfficerView {
  protected readonly i18n = inject(I18n);
  readonly form = input.required<FormDefinition>();
  readonly lines = input.required<readonly SummaryLine[]>();
  protected readonly steps = computed(() =>
    this.form()
      .steps.map((step) => ({ id: step.id, title: this.i18n.pick(step.title), lines: this.lines().filter((line) => line.step === step.id) }))
      .filter((step) => step.lines.length > 0));
}

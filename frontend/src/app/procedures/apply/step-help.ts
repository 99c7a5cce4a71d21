import { Component, computed, inject, input, signal } from '@angular/core';
import type { FormField, FormStep } from '../../forms/engine';
import { partsOf } from '../../forms/engine';
import { I18n } from '../../i18n/i18n';

interface Term {
  /** How it is written on forms; the first one names it. */
  readonly w: readonly string[];
  readonly ja: string;
  readonly en: string;
  readonly easy: string;
}

/** このページの言葉: terms that stand on the page, explained at a tap. */
@Component({
  selector: 'cp-step-help',
  template: `
    @if (terms().length) {
      <details class="cp-why">
        <summary>{{ i18n.t('help.terms', { n: terms().length }) }}</summary>
        <dl class="cp-facts">@for (term of terms(); track term.w[0]) {<div><dt lang="ja">{{ term.w[0] }}</dt><dd>{{ i18n.pick(term) }}</dd></div>}</dl>
      </details>
    }
  `,
})
export class StepHelp {
  protected readonly i18n = inject(I18n);
  readonly steps = input.required<readonly FormStep[]>();
  private readonly all = signal<readonly Term[]>([]);
  private readonly text = computed(() => this.steps().flatMap((step) => [step.title.ja, step.help?.ja, ...step.fields.flatMap(wordsOf)]).join('\n'));
  protected readonly terms = computed(() => this.all().filter((term) => term.w.some((word) => this.text().includes(word))));

  constructor() {
    // Fetched when the first form is opened, not with the page itself.
    void import('./glossary.json').then((file) => this.all.set(file.default as readonly Term[]));
  }
}

function wordsOf(field: FormField): (string | undefined)[] {
  return [field.label.ja, field.help?.ja, ...(field.options ?? []).map((option) => option.label.ja), ...partsOf(field).flatMap(wordsOf)];
}

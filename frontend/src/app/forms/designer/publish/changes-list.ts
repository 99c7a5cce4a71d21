import { Component, computed, inject, input } from '@angular/core';
import { I18n } from '../../../i18n/i18n';
import { FormChange } from '../designer-api';
import { propertyName, saidValue } from './said-value';

/** 変わった点: added, changed, moved and removed questions, property by property, in words. */
@Component({
  selector: 'cp-changes-list',
  template: `
    @if (!changes().length) {<p class="cp-soft">{{ i18n.t('fd.changes.none') }}</p>}
    @else {
      <p>{{ summary() }}</p>
      <ul class="fd-changes">
        @for (change of changes(); track $index) {
          <li class="fd-change" [class]="'fd-change--' + change.kind">
            <p><span class="cp-status" [class]="change.kind === 'removed' ? 'cp-status--bad' : change.kind === 'added' ? 'cp-status--good' : 'cp-status--neutral'">{{ i18n.t('fd.change.' + change.kind) }}</span>&ngsp;<strong>{{ change.label || i18n.t('fd.unnamed') }}</strong></p>
            @if (change.details.length && change.kind !== 'added' && change.kind !== 'removed') {
              <dl class="fd-change__details">@for (detail of change.details; track $index) {<div><dt>{{ name(detail.property) }}</dt><dd><span class="cp-diff-before">{{ say(detail.before) }}</span>&ngsp;<span aria-hidden="true">→</span><span class="cp-visually-hidden">{{ i18n.t('fd.change.to') }}</span>&ngsp;<span class="cp-diff-after">{{ say(detail.after) }}</span></dd></div>}</dl>
            }
          </li>
        }
      </ul>
    }
  `,
})
export class ChangesList {
  protected readonly i18n = inject(I18n);
  readonly changes = input.required<readonly FormChange[]>();
  protected readonly summary = computed(() => {
    const count = (kind: FormChange['kind']) => this.changes().filter((change) => change.kind === kind).length;
    return this.i18n.list((['added', 'changed', 'moved', 'removed', 'skipped'] as const).filter(count).map((kind) => this.i18n.t(`fd.changes.${kind}`, { n: count(kind) })));
  });

  protected name(property: string): string {
    return propertyName(property, this.i18n);
  }

  protected say(value: unknown): string {
    return saidValue(value, this.i18n);
  }
}

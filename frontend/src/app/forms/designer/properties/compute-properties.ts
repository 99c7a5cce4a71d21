import { Component, computed, inject, input, output } from '@angular/core';
import { I18n } from '../../../i18n/i18n';
import { Choice, SelectField } from '../../../ui';
import { ComputeOp, FormField } from '../../engine';
import { Question, computables } from '../conditions';
import { FormWork } from '../form-work';

const operations: readonly ComputeOp[] = ['sum', 'product', 'difference', 'days', 'hours', 'minimum', 'maximum'];

/** 自動計算: how, and of which answers; shown as a sentence. Nobody types a formula. */
@Component({
  selector: 'cp-compute-properties',
  imports: [SelectField],
  template: `
    <cp-select fieldId="p-compute" prompt="" [label]="i18n.t('fd.compute')" [options]="choices()" [value]="op()" (valueChange)="operate($any($event))" />
    <p class="cp-soft">{{ i18n.t('fd.compute.help.' + op()) }}</p>
    @if (of().length) {
      <ol class="fd-inner" [attr.aria-label]="i18n.t('fd.compute.of')">
        @for (path of of(); track $index; let i = $index) {
          <li><span class="cp-grow">{{ name(path) }}</span><button type="button" class="cp-button cp-button--text" [attr.aria-label]="i18n.t('fd.compute.drop', { label: name(path) })" (click)="set(of().toSpliced(i, 1))">{{ i18n.t('fd.remove') }}</button></li>
        }
      </ol>
    }
    @if (open().length && of().length < most()) {@for (n of [of().length]; track n) {<cp-select fieldId="p-compute-of" [prompt]="i18n.t('fd.compute.choose')" [label]="i18n.t(of().length ? 'fd.compute.more' : 'fd.compute.first')" [options]="open()" value="" (valueChange)="take($event)" />}}
    @if (!questions().length) {<p class="cp-soft">{{ i18n.t(dates() ? 'fd.compute.noDates' : 'fd.compute.noNumbers') }}</p>}
    <p class="fd-sentence" role="status">{{ formula() }}</p>
  `,
})
export class ComputeProperties {
  protected readonly i18n = inject(I18n);
  private readonly work = inject(FormWork);
  readonly field = input.required<FormField>();
  readonly path = input.required<string>();
  readonly changed = output<Partial<FormField>>();

  private readonly now = computed(() => this.work.field()?.field ?? this.field());
  protected readonly op = computed<ComputeOp>(() => this.now().compute?.op ?? 'sum');
  protected readonly of = computed<readonly string[]>(() => this.now().compute?.of ?? []);
  protected readonly dates = computed(() => this.op() === 'days' || this.op() === 'hours');
  protected readonly questions = computed<readonly Question[]>(() => computables(this.work.form()!, this.path(), this.dates() ? 'dates' : 'numbers'));
  protected readonly choices = computed<readonly Choice[]>(() => operations.map((code) => ({ code, label: this.i18n.t(`fd.compute.${code}`) })));
  protected readonly open = computed<readonly Choice[]>(() => this.questions().filter((one) => this.op() === 'product' || !this.of().includes(one.path)).map((one) => ({ code: one.path, label: this.nameOf(one) })));
  protected readonly most = computed(() => (this.op() === 'difference' || this.dates() ? 2 : 20));
  protected readonly formula = computed(() => {
    const names = this.of().map((path) => this.name(path));
    if (!names.length) return this.i18n.t('fd.compute.empty');
    const sign = { sum: ' ＋ ', product: ' × ', difference: ' － ', days: '', hours: '', minimum: this.i18n.between(), maximum: this.i18n.between() }[this.op()];
    const unit = this.field().unit ?? '';
    if (this.dates()) return this.i18n.t(`fd.compute.says.${this.op()}`, { from: names[0], to: names[1] ?? '', of: names.length > 1 ? this.i18n.t('fd.compute.fromTo', { from: names[0], to: names[1] }) : names[0] });
    return this.i18n.t(this.op() === 'minimum' || this.op() === 'maximum' ? `fd.compute.says.${this.op()}` : 'fd.compute.says', { of: names.join(sign), unit });
  });

  protected operate(op: ComputeOp): void {
    const dates = op === 'days' || op === 'hours';
    const keep = dates === this.dates() ? this.of().slice(0, op === 'difference' || dates ? 2 : 20) : [];
    this.changed.emit({ compute: { op, of: keep }, ...(dates ? { unit: this.i18n.t(`fd.compute.unit.${op}`) } : {}) });
  }

  protected take(path: string): void {
    if (path) this.set([...this.of(), path]);
  }

  protected set(of: readonly string[]): void {
    this.changed.emit({ compute: { op: this.op(), of } });
  }

  protected name(path: string): string {
    const found = this.questions().find((one) => one.path === path);
    return found ? this.nameOf(found) : this.i18n.t('fd.c.gone');
  }

  private nameOf(question: Question): string {
    const own = this.i18n.pick(question.field.label) || this.i18n.t('fd.unnamed');
    const rows = question.whole && (question.whole.type === 'group' || question.whole.type === 'cargo') && question.path.includes('.');
    const text = question.whole && question.path.includes('.') ? this.i18n.t(rows ? 'fd.compute.everyRow' : 'fd.partOf', { whole: this.i18n.pick(question.whole.label) || this.i18n.t('fd.unnamed'), part: own }) : own;
    return this.i18n.t('fd.quoted', { text });
  }
}

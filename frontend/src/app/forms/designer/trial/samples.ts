import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Problem, toProblem } from '../../../api/problem';
import { I18n } from '../../../i18n/i18n';
import { Announcer, Button, ProblemBanner, RadioField, TextField } from '../../../ui';
import { AnswerSheet } from '../../answer-sheet';
import { DesignerApi, Sample } from '../designer-api';

/** 見本の回答: kept with the form and replayed at each publication. */
@Component({
  selector: 'cp-samples',
  imports: [Button, ProblemBanner, RadioField, TextField],
  template: `
    <div class="cp-stack fd-samples">
      <h2>{{ i18n.t('fd.samples') }}</h2>
      <p class="cp-soft">{{ i18n.t('fd.samples.lead') }}</p>
      <cp-problem [problem]="problem()" />
      <ul class="fd-inner">
        @for (sample of samples(); track sample.id) {
          <li><span class="cp-grow"><strong>{{ sample.name }}</strong><br /><span class="cp-soft">{{ i18n.t('fd.samples.' + sample.expects) }}</span></span>
            <button type="button" class="cp-button cp-button--text" (click)="opened.emit(sample)">{{ i18n.t('fd.samples.open') }}<span class="cp-visually-hidden">（{{ sample.name }}）</span></button>
            <button type="button" class="cp-button cp-button--text" (click)="drop(sample)">{{ i18n.t('fd.remove') }}<span class="cp-visually-hidden">（{{ sample.name }}）</span></button></li>
        } @empty {<li class="cp-soft">{{ i18n.t('fd.samples.none') }}</li>}
      </ul>
      <details class="fd-kinds" [open]="keeping()" (toggle)="keeping.set($any($event.target).open)">
        <summary>{{ i18n.t('fd.samples.keep') }}</summary>
        @if (keeping()) {
        <form class="cp-stack" novalidate (submit)="$event.preventDefault(); keep()">
          <cp-text-field fieldId="sample-name" [label]="i18n.t('fd.samples.name')" [example]="i18n.t('fd.samples.name.example')" [value]="name()" (valueChange)="name.set($event)" [error]="fault()" />
          <cp-radios fieldId="sample-expects" [label]="i18n.t('fd.samples.expects')" [options]="outcomes()" [value]="expects() ?? likely()" (valueChange)="expects.set($any($event))" />
          <div><button cpButton="secondary" type="submit" [busy]="busy()">{{ i18n.t('fd.samples.do') }}</button></div>
        </form>
        }
      </details>
    </div>
  `,
})
export class Samples {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(DesignerApi);
  private readonly announcer = inject(Announcer);
  readonly tenant = input.required<string>();
  readonly code = input.required<string>();
  readonly samples = input.required<readonly Sample[]>();
  readonly sheet = input.required<AnswerSheet>();
  readonly opened = output<Sample>();
  readonly changed = output<readonly Sample[]>();
  protected readonly name = signal('');
  protected readonly expects = signal<'valid' | 'invalid' | null>(null);
  protected readonly fault = signal<string | null>(null);
  protected readonly keeping = signal(false);
  /** What is to be expected as things are; only looked at while somebody keeps a sample. */
  protected readonly likely = computed(() => (this.sheet().faults().length ? ('invalid' as const) : ('valid' as const)));
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  /** Asked for from elsewhere on the page. */
  begin(): void {
    this.keeping.set(true);
    setTimeout(() => document.getElementById('sample-name')?.focus());
  }

  protected outcomes() {
    return (['valid', 'invalid'] as const).map((code) => ({ code, label: this.i18n.t(`fd.samples.${code}`) }));
  }

  protected async keep(): Promise<void> {
    const name = this.name().trim();
    this.fault.set(name ? null : this.i18n.t('fd.samples.name.need'));
    if (!name || this.busy()) return;
    const sample: Sample = { id: this.freeId(), name, answers: this.sheet().answers(), expects: this.expects() ?? this.likely() };
    await this.doing(async () => {
      await this.api.keepSample(this.tenant(), this.code(), sample.id, { name: sample.name, answers: sample.answers, expects: sample.expects });
      this.changed.emit([...this.samples(), sample]);
      this.name.set('');
      this.expects.set(null);
      this.announcer.say(this.i18n.t('fd.samples.kept', { name }));
    });
  }

  protected async drop(sample: Sample): Promise<void> {
    await this.doing(async () => {
      await this.api.dropSample(this.tenant(), this.code(), sample.id);
      this.changed.emit(this.samples().filter((one) => one.id !== sample.id));
      this.announcer.say(this.i18n.t('fd.samples.dropped', { name: sample.name }));
    });
  }

  private freeId(): string {
    const taken = new Set(this.samples().map((one) => one.id));
    for (let n = this.samples().length + 1; ; n++) if (!taken.has(`sample-${n}`)) return `sample-${n}`;
  }

  private async doing(task: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await task();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}

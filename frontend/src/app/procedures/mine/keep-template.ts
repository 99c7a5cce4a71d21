import { Component, inject, input, signal } from '@angular/core';
import { toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Announcer, Button, Dialog, TextField } from '../../ui';
import { MineApi } from './mine-api';

/** 「ひな形として残す」: a draft or a past case under a name, for filings that are repeated. */
@Component({
  selector: 'cp-keep-template',
  imports: [Button, Dialog, TextField],
  template: `
    <button [cpButton]="look()" type="button" (click)="open.set(true)">{{ i18n.t('template.keep') }}</button>
    @if (kept()) {<p class="cp-soft" role="status">{{ i18n.t('template.kept', { name: kept() }) }}</p>}
    <cp-dialog [heading]="i18n.t('template.keep')" [(open)]="open">
      <p>{{ i18n.t('template.keep.text') }}</p>
      <form novalidate class="cp-stack" (submit)="$event.preventDefault(); keep()">
        <cp-text-field fieldId="template-name" [label]="i18n.t('template.name')" [example]="i18n.t('template.name.example')" [error]="error()" [(value)]="name" />
        <div class="cp-actions"><button cpButton="primary" type="submit" [busy]="busy()">{{ i18n.t('template.keep.yes') }}</button></div>
      </form>
    </cp-dialog>
  `,
})
export class KeepTemplate {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(MineApi);
  private readonly announcer = inject(Announcer);
  readonly of = input.required<{ draft?: string; case?: string }>();
  readonly look = input<'secondary' | 'text'>('secondary');
  protected readonly open = signal(false);
  protected readonly busy = signal(false);
  protected readonly name = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly kept = signal('');

  protected async keep(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.error.set(null);
    try {
      await this.api.addTemplate(this.name(), this.of());
      this.kept.set(this.name().trim());
      this.name.set('');
      this.open.set(false);
      this.announcer.say(this.i18n.t('template.kept', { name: this.kept() }));
    } catch (error) {
      const problem = toProblem(error);
      this.error.set(problem.fields[0]?.message || problem.title || this.i18n.t('problem.server'));
    } finally {
      this.busy.set(false);
    }
  }
}

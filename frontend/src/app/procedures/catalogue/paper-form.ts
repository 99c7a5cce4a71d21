import { Component, inject, input, output, signal } from '@angular/core';
import { Problem, toProblem } from '../../api/problem';
import { path } from '../../api/read';
import { I18n } from '../../i18n/i18n';
import { Field, ProblemBanner } from '../../ui';
import { CatalogueApi, type ProcedureSettings } from './catalogue-api';

/** 紙の様式: one file that the public downloads from the guide. Saved the moment it is chosen. */
@Component({
  selector: 'cp-paper-form',
  imports: [Field, ProblemBanner],
  template: `
    <cp-problem [problem]="problem()" />
    <cp-field fieldId="paper-file" [optional]="true" [label]="i18n.t('c.paperFile')" [help]="i18n.t('c.paperFile.help')">
      <div class="cp-row">
        @if (procedure().paperFile; as file) {
          @if (procedure().enabled) {<a [href]="address()" target="_blank" rel="noopener">{{ file.name }}</a>} @else {<span>{{ file.name }}</span>}
          <span class="cp-soft">{{ kilobytes(file.size) }} KB</span>
        }
        <label class="cp-button cp-button--secondary cp-button--small cp-file-button">{{ i18n.t(busy() ? 'c.paperFile.busy' : procedure().paperFile ? 'c.paperFile.replace' : 'c.paperFile.choose') }}<input type="file" id="paper-file" (change)="attach($any($event.target))" /></label>
        @if (procedure().paperFile) {<button type="button" class="cp-button cp-button--text" (click)="detach()">{{ i18n.t('file.remove') }}</button>}
      </div>
    </cp-field>
  `,
})
export class PaperForm {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(CatalogueApi);
  readonly tenant = input.required<string>();
  readonly procedure = input.required<ProcedureSettings>();
  readonly changed = output<ProcedureSettings>();
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected address(): string {
    return path`/api/t/${this.tenant()}/procedures/${this.procedure().code}/paper-form`;
  }

  protected kilobytes(size: number): number {
    return Math.max(1, Math.round(size / 1024));
  }

  protected async attach(chooser: HTMLInputElement): Promise<void> {
    const file = chooser.files?.[0];
    chooser.value = '';
    if (file) await this.keep(() => this.api.attach(this.tenant(), this.procedure().code, this.procedure().version, file));
  }

  protected async detach(): Promise<void> {
    await this.keep(() => this.api.detach(this.tenant(), this.procedure().code, this.procedure().version));
  }

  private async keep(act: () => Promise<ProcedureSettings>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.changed.emit(await act());
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}

import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Problem, toProblem } from '../../../api/problem';
import { I18n } from '../../../i18n/i18n';
import { Button, ProblemBanner } from '../../../ui';
import { FormDefinition } from '../../engine';
import { DesignerApi, Finding, FormChange, FormRow, findingTexts } from '../designer-api';
import { ChangesList } from '../publish/changes-list';

/** ファイルから: what the file would change is shown first; taking it makes it the working copy, and nothing is published. */
@Component({
  selector: 'cp-import-form',
  imports: [Button, ChangesList, ProblemBanner],
  template: `
    <div class="cp-stack">
      <div class="cp-stack cp-stack--tight"><p class="cp-field__label">{{ i18n.t('fd.import.file') }}</p><p class="cp-field__help" id="import-help">{{ i18n.t('fd.import.file.help') }}</p>
        <div class="cp-row"><label class="cp-button cp-button--secondary cp-file-button">{{ i18n.t('file.choose') }}<input id="import-file" type="file" accept="application/json,.json" aria-describedby="import-help" (change)="read($any($event.target).files)" /></label>@if (name()) {<span>{{ name() }}</span>}</div></div>
      @if (fault()) {<p class="cp-field__error" role="alert">＊{{ fault() }}</p>}
      <cp-problem [problem]="problem()">@for (text of reasons(); track text) {<p>{{ text }}</p>}</cp-problem>
      @if (preview(); as p) {
        <section class="cp-stack cp-stack--tight" aria-labelledby="import-title">
          <h3 id="import-title">{{ i18n.t('fd.import.preview', { title: i18n.pick(form()!.title) || form()!.code }) }}</h3>
          <p>{{ i18n.t(known() ? (known()!.work ? 'fd.import.intoWork' : 'fd.import.intoForm') : 'fd.import.fresh', { code: form()!.code }) }}</p>
          <cp-changes-list [changes]="p.changes" />
          @if (p.findings.length) {<details class="cp-why" [open]="blocking() > 0"><summary>{{ i18n.t('fd.import.findings', { n: p.findings.length }) }}</summary><ul>@for (one of p.findings; track $index) {<li>{{ one.message }}</li>}</ul></details>}
        </section>
        <div class="cp-actions"><button cpButton="primary" type="button" [busy]="busy()" (click)="take()">{{ i18n.t('fd.import.take') }}</button></div>
      }
    </div>
  `,
})
export class ImportForm {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(DesignerApi);
  readonly forms = input.required<readonly FormRow[]>();
  readonly tenant = input.required<string>();
  /** Code of the form whose working copy it has become. */
  readonly done = output<string>();
  protected readonly form = signal<FormDefinition | null>(null);
  protected readonly preview = signal<{ changes: FormChange[]; findings: Finding[] } | null>(null);
  protected readonly name = signal('');
  protected readonly fault = signal('');
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly reasons = computed(() => findingTexts(this.problem()));
  protected readonly known = computed(() => this.forms().find((row) => row.code === this.form()?.code) ?? null);
  protected readonly blocking = computed(() => this.preview()?.findings.filter((one) => one.severity === 'blocks').length ?? 0);

  protected async read(files: FileList | null): Promise<void> {
    const file = files?.[0];
    this.name.set(file?.name ?? '');
    this.preview.set(null);
    this.fault.set('');
    this.problem.set(null);
    if (!file) return;
    try {
      const sent = JSON.parse(await file.text()) as FormDefinition & { definition?: FormDefinition };
      this.form.set(sent.definition ?? sent);
    } catch {
      this.fault.set(this.i18n.t('fd.import.unreadable'));
      return;
    }
    try {
      this.preview.set(await this.api.previewImport(this.tenant(), this.form()));
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }

  protected async take(): Promise<void> {
    const form = this.form();
    if (!form || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const known = this.known();
      const work = known?.work
        ? await this.api.show(this.tenant(), form.code)
        : await this.api.start(this.tenant(), { code: form.code, title: form.title, from: known?.versions.length ? { kind: 'version', code: form.code } : known?.master ? { kind: 'master', code: known.master.code } : { kind: 'blank' } });
      await this.api.keep(this.tenant(), form.code, form, work.version);
      this.done.emit(form.code);
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}

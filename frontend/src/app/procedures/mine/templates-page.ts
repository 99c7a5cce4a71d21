import { Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Announcer, Ask, BackLink, Button, DateField, DatePipe, Dialog, Empty, PageHeader, RadioField, State, TextField } from '../../ui';
import { MineApi, TemplateRow, readTemplates } from './mine-api';

/** ひな形: begin a repeated filing, with its days left open or moved. */
@Component({
  selector: 'cp-templates-page',
  imports: [Ask, PageHeader, BackLink, State, Empty, Button, Dialog, RadioField, DateField, TextField, DatePipe],
  template: `
    <cp-back-link to="/my" [text]="i18n.t('my.title')" />
    <div class="cp-form">
      <cp-page-header [heading]="i18n.t('template.title')" [lead]="i18n.t('template.lead')" />
      @if (templates.hasValue()) {
        <ul class="cp-list cp-stack">
          @for (row of templates.value().items; track row.id) {
            <li class="cp-card">
              <h2 class="cp-card__title">{{ row.name }}</h2>
              <p class="cp-soft">{{ i18n.pick(row.procedureTitle) }}　{{ i18n.pick(row.authorityName) }}　{{ i18n.t('template.since', { date: (row.createdAt | cpDate: 'short') }) }}</p>
              <div class="cp-actions">
                <button cpButton="secondary" type="button" (click)="begin(row)">{{ i18n.t('template.begin') }}<span class="cp-visually-hidden">{{ row.name }}</span></button>
                <button cpButton="text" type="button" (click)="rename(row)">{{ i18n.t('template.rename') }}<span class="cp-visually-hidden">{{ row.name }}</span></button>
                <button cpButton="text" type="button" (click)="chosen.set(row); removing.set(true)">{{ i18n.t('own.delete') }}<span class="cp-visually-hidden">{{ row.name }}</span></button>
              </div>
            </li>
          } @empty {<li><cp-empty [heading]="i18n.t('template.empty')"><p>{{ i18n.t('template.empty.text') }}</p></cp-empty></li>}
        </ul>
      } @else {<cp-state [of]="templates" />}
    </div>
    <cp-dialog [heading]="i18n.t('template.begin.title', { name: chosen()?.name })" [(open)]="beginning">
      <form novalidate class="cp-stack cp-stack--loose" (submit)="$event.preventDefault(); start()">
        <cp-radios fieldId="template-days" [label]="i18n.t('template.days')" [options]="[{ code: 'open', label: i18n.t('template.days.open') }, { code: 'move', label: i18n.t('template.days.move') }]" [(value)]="days" />
        @if (days() === 'move') {<cp-date-field fieldId="template-first" [label]="i18n.t('template.first')" [help]="i18n.t('template.first.help')" [error]="error()" [(value)]="first" />}
        @else if (error()) {<p class="cp-field__error" role="alert">＊{{ error() }}</p>}
        <div class="cp-actions"><button cpButton="primary" type="submit" [busy]="busy()">{{ i18n.t('template.begin') }}</button></div>
      </form>
    </cp-dialog>
    <cp-dialog [heading]="i18n.t('template.rename')" [(open)]="renaming">
      <form novalidate class="cp-stack" (submit)="$event.preventDefault(); saveName()">
        <cp-text-field fieldId="template-rename" [label]="i18n.t('template.name')" [error]="error()" [(value)]="name" />
        <div class="cp-actions"><button cpButton="primary" type="submit" [busy]="busy()">{{ i18n.t('template.rename.yes') }}</button></div>
      </form>
    </cp-dialog>
    <cp-ask [heading]="i18n.t('template.delete.title', { name: chosen()?.name })" [yes]="i18n.t('draft.discard.yes')" [no]="i18n.t('draft.discard.no')" [(open)]="removing" [work]="remove" (done)="removed()" />
  `,
})
export class TemplatesPage {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(MineApi);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  protected readonly templates = readTemplates();
  protected readonly chosen = signal<TemplateRow | null>(null);
  protected readonly beginning = signal(false);
  protected readonly renaming = signal(false);
  protected readonly removing = signal(false);
  protected readonly busy = signal(false);
  protected readonly error = signal<string | null>(null);
  protected readonly days = signal('open');
  protected readonly first = signal('');
  protected readonly name = signal('');

  protected begin(row: TemplateRow): void {
    this.chosen.set(row);
    this.error.set(null);
    this.beginning.set(true);
  }

  protected rename(row: TemplateRow): void {
    this.chosen.set(row);
    this.error.set(null);
    this.name.set(row.name);
    this.renaming.set(true);
  }

  protected async start(): Promise<void> {
    const row = this.chosen()!;
    const move = this.days() === 'move';
    if (move && !/^\d{4}-\d{2}-\d{2}$/.test(this.first())) {
      this.error.set(this.i18n.t('template.first.missing'));
      return;
    }
    await this.attempt(async () => {
      const draft = await this.api.startFromTemplate(row, move ? this.first() : null);
      await this.router.navigate(['/', row.tenant, 'drafts', draft.id, 'start']);
    });
  }

  protected async saveName(): Promise<void> {
    await this.attempt(async () => {
      await this.api.renameTemplate(this.chosen()!.id, this.name());
      this.renaming.set(false);
      this.templates.reload();
    });
  }

  protected readonly remove = (): Promise<unknown> => this.api.deleteTemplate(this.chosen()!.id);

  protected removed(): void {
    this.announcer.say(this.i18n.t('own.deleted', { name: this.chosen()!.name }));
    this.templates.reload();
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.error.set(null);
    try {
      await action();
    } catch (error) {
      const problem = toProblem(error);
      this.error.set(problem.fields[0]?.message || problem.title || this.i18n.t('problem.server'));
    } finally {
      this.busy.set(false);
    }
  }
}

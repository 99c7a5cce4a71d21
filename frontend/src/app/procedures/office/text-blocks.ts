import { Component, computed, inject, signal } from '@angular/core';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { Announcer, Dialog, Empty, ProblemBanner, SelectField, State, Status, TextArea, TextField } from '../../ui';
import { readProcedureNames } from '../review/review-api';
import { OfficeApi, blockKinds, readTextBlocks, type BlockKind, type TextBlock } from './office-api';

/** 定型文 by the place where they are put in. */
@Component({
  selector: 'cp-text-blocks',
  imports: [Dialog, Empty, ProblemBanner, SelectField, State, Status, TextArea, TextField],
  template: `
    <section class="cp-stack" aria-labelledby="blocks-title">
      <div class="cp-row cp-row--between"><h2 id="blocks-title">{{ i18n.t('office.texts.blocks') }}</h2>@if (desk.administers()) {<button type="button" class="cp-button cp-button--primary" (click)="start(null)">{{ i18n.t('office.block.add') }}</button>}</div>
      <p class="cp-soft cp-read">{{ i18n.t('office.blocks.lead') }}</p>
      @if (blocks.hasValue()) {
        @for (group of groups(); track group.kind) {
          <h3>{{ i18n.t('office.block.' + group.kind) }}</h3>
          <ul class="cp-list cp-stack cp-stack--tight">
            @for (one of group.items; track one.id) {
              <li class="cp-card"><div class="cp-row cp-row--between"><strong>{{ one.name }} @if (one.procedureCode) {<cp-status>{{ procedureName(one.procedureCode) }}</cp-status>}</strong>@if (desk.administers()) {<button type="button" class="cp-button cp-button--secondary cp-button--small" [attr.aria-label]="i18n.t('office.block.changeNamed', { name: one.name })" (click)="start(one)">{{ i18n.t('office.block.change') }}</button>}</div><p class="cp-pre">{{ one.body }}</p></li>
            }
          </ul>
        } @empty {<cp-empty [heading]="i18n.t('office.blocks.none')">{{ i18n.t('office.blocks.none.next') }}</cp-empty>}
      } @else {<cp-state [of]="blocks" />}
    </section>
    <cp-dialog sheet [heading]="i18n.t(changing() ? 'office.block.changeNamed' : 'office.block.add', { name: changing()?.name })" [(open)]="open">
      <form class="cp-stack" novalidate (submit)="$event.preventDefault(); save()">
        <cp-problem [problem]="problem()" />
        <cp-select fieldId="block-kind" prompt="" [label]="i18n.t('office.block.kind')" [options]="kinds()" [value]="kind()" (valueChange)="kind.set($any($event))" />
        <cp-select fieldId="block-procedure" [prompt]="i18n.t('office.block.everywhere')" optional [label]="i18n.t('office.block.procedure')" [options]="procedures()" [value]="procedure()" (valueChange)="procedure.set($event)" />
        <cp-text-field fieldId="block-name" [label]="i18n.t('office.block.name')" [example]="i18n.t('office.block.name.example')" [value]="name()" (valueChange)="name.set($event)" [error]="need(name(), 'office.block.name')" />
        <cp-text-area fieldId="block-body" [rows]="5" [limit]="4000" [label]="i18n.t('office.block.body')" [value]="body()" (valueChange)="body.set($event)" [error]="need(body(), 'office.block.body')" />
        <div class="cp-actions"><button type="submit" class="cp-button cp-button--primary" [attr.aria-busy]="busy() ? 'true' : null">{{ i18n.t('office.save') }}</button><button type="button" class="cp-button cp-button--secondary" (click)="open.set(false)">{{ i18n.t('cancel') }}</button>@if (changing()) {<button type="button" class="cp-button cp-button--danger" (click)="remove()">{{ i18n.t('office.block.delete') }}</button>}</div>
      </form>
    </cp-dialog>
  `,
})
export class TextBlocks {
  protected readonly i18n = inject(I18n);
  protected readonly desk = inject(Desk);
  private readonly api = inject(OfficeApi);
  private readonly announcer = inject(Announcer);
  protected readonly blocks = readTextBlocks(() => this.desk.tenant());
  private readonly names = readProcedureNames(() => this.desk.tenant());
  protected readonly procedures = computed(() => (this.names.hasValue() ? this.names.value().items.map((p) => ({ code: p.code, label: this.i18n.pick(p.title) })) : []));
  protected readonly groups = computed(() => blockKinds.map((kind) => ({ kind, items: this.blocks.hasValue() ? this.blocks.value().items.filter((b) => b.kind === kind) : [] })).filter((g) => g.items.length));
  protected readonly kinds = computed(() => blockKinds.map((code) => ({ code, label: this.i18n.t(`office.block.${code}`) })));
  protected readonly open = signal(false);
  protected readonly changing = signal<TextBlock | null>(null);
  protected readonly kind = signal<BlockKind>('correction');
  protected readonly procedure = signal('');
  protected readonly name = signal('');
  protected readonly body = signal('');
  protected readonly busy = signal(false);
  protected readonly tried = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected procedureName(code: string): string {
    return this.procedures().find((p) => p.code === code)?.label ?? code;
  }

  protected need(value: string, label: string): string | null {
    return this.tried() && !value.trim() ? this.i18n.t('office.need', { label: this.i18n.t(label) }) : null;
  }

  protected start(one: TextBlock | null): void {
    this.changing.set(one);
    this.kind.set(one?.kind ?? this.kind());
    this.procedure.set(one?.procedureCode ?? '');
    this.name.set(one?.name ?? '');
    this.body.set(one?.body ?? '');
    this.tried.set(false);
    this.problem.set(null);
    this.open.set(true);
  }

  protected async save(): Promise<void> {
    this.tried.set(true);
    if (!this.name().trim() || !this.body().trim()) return;
    await this.send(() => this.api.keepBlock(this.desk.tenant(), this.changing()?.id ?? null, { kind: this.kind(), name: this.name(), body: this.body(), procedureCode: this.procedure() || null }), 'office.saved');
  }

  protected remove(): Promise<void> {
    return this.send(() => this.api.deleteBlock(this.desk.tenant(), this.changing()!.id), 'office.block.deleted');
  }

  private async send(call: () => Promise<unknown>, words: string): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await call();
      this.announcer.say(this.i18n.t(words));
      this.open.set(false);
      this.blocks.reload();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}

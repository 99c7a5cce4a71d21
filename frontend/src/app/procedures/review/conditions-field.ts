import { Component, ElementRef, inject, input, model } from '@angular/core';
import { I18n } from '../../i18n/i18n';
import { Announcer } from '../../ui';
import { TextBlockMenu } from '../office/text-block-menu';
import { condition, moveCondition, type Condition } from './typed';

/** Conditions of a permit: numbered as they will be printed; add, take out, and move up or down by button. */
@Component({
  selector: 'cp-conditions-field',
  imports: [TextBlockMenu],
  template: `
    <fieldset class="cp-field cp-conditions" id="conditions" tabindex="-1">
      <legend class="cp-field__label">{{ i18n.t('officer.conditions') }}<span class="cp-field__optional">{{ i18n.t('field.optional') }}</span></legend>
      <p class="cp-field__help">{{ i18n.t('officer.conditions.help') }}</p>
      <ol class="cp-list">
        @for (one of value(); track one.key; let i = $index) {
          <li class="cp-conditions__row">
            <span class="cp-conditions__number" aria-hidden="true">{{ i + 1 }}</span>
            <textarea class="cp-input" rows="2" [id]="'conditions[' + i + ']'" [attr.aria-label]="i18n.t('officer.condition', { n: i + 1 })" [attr.aria-invalid]="error(i) ? 'true' : null" [attr.aria-describedby]="error(i) ? 'condition-error-' + i : null" [value]="one.text" (input)="write(i, $any($event.target).value)"></textarea>
            <span class="cp-conditions__tools">
              @if (i > 0) {<button type="button" class="cp-button cp-button--text" [id]="'up-' + one.key" [attr.aria-label]="i18n.t('officer.condition.up', { n: i + 1 })" (click)="move(i, -1)">↑</button>}
              @if (i < value().length - 1) {<button type="button" class="cp-button cp-button--text" [id]="'down-' + one.key" [attr.aria-label]="i18n.t('officer.condition.down', { n: i + 1 })" (click)="move(i, 1)">↓</button>}
              <button type="button" class="cp-button cp-button--text" [attr.aria-label]="i18n.t('officer.condition.remove', { n: i + 1 })" (click)="remove(i)">{{ i18n.t('file.remove') }}</button>
            </span>
            @if (error(i); as message) {<p class="cp-field__error" [id]="'condition-error-' + i">＊{{ message }}</p>}
          </li>
        }
      </ol>
      @if (taken.length) {<p><button type="button" class="cp-button cp-button--text" (click)="putBack()">{{ i18n.t('officer.condition.back') }}</button></p>}
      <div class="cp-actions">
        <button type="button" class="cp-button cp-button--secondary cp-button--small" id="condition-add" (click)="add()">{{ i18n.t('officer.condition.add') }}</button>
      </div>
      @if (library(); as procedure) {<cp-text-block-menu kind="condition" [procedure]="procedure" (chosen)="add($event)" />}
      @if (usual().length && missing().length) {
        <details class="cp-why"><summary>{{ i18n.t('officer.conditions.usual') }}</summary>
          <ul class="cp-list cp-stack cp-stack--tight">@for (text of missing(); track text) {<li><button type="button" class="cp-button cp-button--text cp-conditions__usual" (click)="add(text)">＋ {{ text }}</button></li>}</ul>
        </details>
      }
    </fieldset>
  `,
})
export class ConditionsField {
  protected readonly i18n = inject(I18n);
  private readonly announcer = inject(Announcer);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly value = model.required<readonly Condition[]>();
  /** Procedure whose 条件集 is offered. */
  readonly library = input<string | null>(null);
  readonly usual = input<readonly string[]>([]);
  readonly errors = input<ReadonlyMap<string, string>>(new Map());
  /** What was taken out can be put back while the sheet is open. */
  protected taken: { at: number; one: Condition }[] = [];

  protected error(i: number): string | null {
    return this.errors().get(`conditions[${i}]`) ?? null;
  }

  protected missing(): string[] {
    const used = new Set(this.value().map((one) => one.text.trim()));
    return this.usual().filter((text) => !used.has(text.trim()));
  }

  protected write(at: number, text: string): void {
    this.value.update((list) => list.map((one, i) => (i === at ? { ...one, text } : one)));
  }

  protected add(text = ''): void {
    this.value.update((list) => [...list, condition(text)]);
    this.focus(this.value().length - 1);
  }

  protected remove(at: number): void {
    const one = this.value()[at];
    if (one.text.trim()) this.taken = [...this.taken, { at, one }];
    this.value.update((list) => list.filter((_, i) => i !== at));
    this.announcer.say(this.i18n.t('officer.condition.removed', { n: at + 1 }));
    if (this.value().length) this.focus(Math.min(at, this.value().length - 1));
    else setTimeout(() => this.host.querySelector<HTMLElement>('#condition-add')?.focus());
  }

  protected putBack(): void {
    const last = this.taken.at(-1);
    if (!last) return;
    this.taken = this.taken.slice(0, -1);
    this.value.update((list) => [...list.slice(0, last.at), last.one, ...list.slice(last.at)]);
    this.focus(last.at);
  }

  protected move(at: number, by: -1 | 1): void {
    const one = this.value()[at];
    this.value.update((list) => moveCondition(list, at, by));
    this.announcer.say(this.i18n.t('officer.condition.moved', { from: at + 1, to: at + by + 1 }));
    // The button travels with its condition; at the end of the list its twin takes over.
    setTimeout(() => (document.getElementById(`${by < 0 ? 'up' : 'down'}-${one.key}`) ?? document.getElementById(`${by < 0 ? 'down' : 'up'}-${one.key}`))?.focus());
  }

  private focus(at: number): void {
    setTimeout(() => this.host.querySelectorAll<HTMLElement>('textarea')[at]?.focus());
  }
}

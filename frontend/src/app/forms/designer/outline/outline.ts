import { Component, computed, effect, inject, output, signal } from '@angular/core';
import { I18n } from '../../../i18n/i18n';
import { Announcer } from '../../../ui';
import { addStep, duplicateField, findField, mergeStep, placeField, removeField, removeStep, splitStep, usesOf } from '../edits';
import { FormWork, Place } from '../form-work';
import { OutlineLine } from './outline-line';
import { OutlineRow, dropOn, findingsByPlace, nudge, outlineRows, rowId } from './outline-rows';

/** 構成: steps and questions in order. Lines are dragged, or moved by buttons, or by Alt+↑↓; the arrow keys walk. */
@Component({
  selector: 'cp-outline',
  imports: [OutlineLine],
  template: `
    <div class="fd-outline__tree" role="tree" [attr.aria-label]="i18n.t('fd.outline')" aria-describedby="outline-keys">
      <div role="treeitem" aria-level="1" class="fd-row fd-row--form" id="outline-form" [attr.aria-selected]="work.place() === 'form'" [tabindex]="work.place() === 'form' ? 0 : -1" (click)="choose('form')" (keydown)="key($event)">{{ i18n.t('fd.outline.form') }}</div>
      @for (row of rows(); track row.place) {
        <div role="treeitem" class="fd-row" [class]="'fd-row--' + row.level" [class.fd-row--before]="over() === row.place && !after()" [class.fd-row--after]="over() === row.place && after()" [id]="row.id" [attr.aria-level]="row.level" [attr.aria-selected]="row.place === work.place()"
          [attr.aria-expanded]="row.field ? null : !closed().has(row.step.id)" [tabindex]="row.place === work.place() ? 0 : -1" draggable="true" (click)="choose(row.place)" (dragstart)="take($event, row)" (dragover)="hover($event, row)" (drop)="drop($event, row)" (dragend)="release()" (keydown)="key($event)">
          <cp-outline-line [field]="row.field" [step]="row.field ? null : row.step" [shut]="!row.field && closed().has(row.step.id)" [mark]="marks().get(row.place)" (fold)="fold(row.step.id)" />
        </div>
      }
    </div>
    <p class="cp-visually-hidden" id="outline-keys">{{ i18n.t('fd.outline.keys') }}</p>
    @if (removed(); as gone) {<div class="fd-outline__removed" role="status"><span>{{ gone }}</span><button type="button" class="cp-button cp-button--text" (click)="bring()">{{ i18n.t('fd.undo') }}</button></div>}
    <div class="fd-outline__bar" role="toolbar" [attr.aria-label]="i18n.t('fd.outline.bar')">
      @if (work.place() !== 'form') {
        <button type="button" class="fd-tool" [attr.aria-disabled]="!canMove(-1)" aria-keyshortcuts="Alt+ArrowUp" (click)="move(-1)">{{ i18n.t('fd.up') }}</button>
        <button type="button" class="fd-tool" [attr.aria-disabled]="!canMove(1)" aria-keyshortcuts="Alt+ArrowDown" (click)="move(1)">{{ i18n.t('fd.down') }}</button>
        @if (work.field(); as found) {
          <button type="button" class="fd-tool" (click)="duplicate()">{{ i18n.t('fd.duplicate') }}</button>
          @if (!found.group && work.form()!.steps.length > 1) {
            <label class="cp-visually-hidden" for="outline-to">{{ i18n.t('fd.toStep') }}</label>
            <select class="fd-tool" id="outline-to" (change)="toStep($any($event.target))"><option value="">{{ i18n.t('fd.toStep') }}</option>@for (step of work.form()!.steps; track step.id) {@if (step !== found.step) {<option [value]="step.id">{{ i18n.pick(step.title) || i18n.t('fd.unnamedStep') }}</option>}}</select>
          }
          @if (!found.group && found.index > 0) {<button type="button" class="fd-tool" (click)="split()">{{ i18n.t('fd.split') }}</button>}
          @if (!locked()) {<button type="button" class="fd-tool fd-tool--grave" (click)="remove()">{{ i18n.t('fd.remove') }}</button>}
        } @else {
          @if (work.form()!.steps[0] !== work.step()) {<button type="button" class="fd-tool" (click)="merge()">{{ i18n.t('fd.merge') }}</button>}
          @if (work.step()?.fields?.length === 0 && work.form()!.steps.length > 1) {<button type="button" class="fd-tool fd-tool--grave" (click)="dropStep()">{{ i18n.t('fd.removeStep') }}</button>}
        }
      }
      <button type="button" class="fd-tool" (click)="newStep()">{{ i18n.t('fd.addStep') }}</button>
    </div>
  `,
})
export class Outline {
  protected readonly i18n = inject(I18n);
  protected readonly work = inject(FormWork);
  private readonly announcer = inject(Announcer);
  /** A line was chosen to be worked on (on a phone: show its properties). */
  readonly opened = output<void>();
  protected readonly closed = signal<ReadonlySet<string>>(new Set());
  protected readonly over = signal<Place | null>(null);
  protected readonly after = signal(false);
  protected readonly removed = signal('');
  private dragged: Place | null = null;

  constructor() {
    // What is chosen elsewhere (the preview, a finding) comes into view here.
    effect(() => void setTimeout((id: string) => document.getElementById(id)?.scrollIntoView({ block: 'nearest' }), 0, rowId(this.work.place())));
  }
  protected readonly rows = computed(() => outlineRows(this.work.form()!, this.closed()));
  protected readonly marks = computed(() => findingsByPlace(this.work.findings()));
  protected readonly locked = computed(() => {
    const found = this.work.field();
    return !!found && (this.work.locks(found.field) || (found.group !== null && this.work.locks(found.group)));
  });

  protected choose(place: Place): void {
    if (place !== this.work.place()) this.removed.set('');
    this.work.go(place);
  }

  protected fold(step: string): void {
    this.closed.update((closed) => {
      const next = new Set(closed);
      if (!next.delete(step)) next.add(step);
      return next;
    });
  }

  protected key(event: KeyboardEvent): void {
    const places: Place[] = ['form', ...this.rows().map((row) => row.place)];
    const at = places.indexOf(this.work.place());
    const here = this.rows()[at - 1];
    const walk = (to: Place | undefined) => to && (this.choose(to), this.focus(to));
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) this.move(event.key === 'ArrowUp' ? -1 : 1);
    else if (event.key === 'ArrowDown') walk(places[at + 1]);
    else if (event.key === 'ArrowUp') walk(places[at - 1]);
    else if (event.key === 'Enter') this.opened.emit();
    else if (event.key === 'Home') walk(places[0]);
    else if (event.key === 'End') walk(places.at(-1));
    else if (event.key === 'ArrowLeft' && here) {
      if (here.field) walk(here.level === 3 ? (`field:${here.place.slice(6).split('.')[0]}` as Place) : `step:${here.step.id}`);
      else if (!this.closed().has(here.step.id)) this.fold(here.step.id);
    } else if (event.key === 'ArrowRight' && here && !here.field && this.closed().has(here.step.id)) this.fold(here.step.id);
    else if (event.key === 'Delete' && here?.field && !this.locked()) this.remove();
    else return;
    event.preventDefault();
  }

  protected canMove(by: -1 | 1): boolean {
    const form = this.work.form()!;
    return nudge(form, this.work.place(), by) !== form;
  }

  protected move(by: -1 | 1): void {
    const place = this.work.place();
    this.work.edit((form) => nudge(form, place, by));
    this.tell(place);
  }

  /** To the end of another step, without dragging. */
  protected toStep(list: HTMLSelectElement): void {
    const [step, path] = [list.value, this.work.path()];
    list.value = '';
    if (!step || !path) return;
    this.work.edit((form) => placeField(form, path, step, form.steps.find((one) => one.id === step)!.fields.length));
    this.tell(`field:${path}`);
  }

  protected duplicate(): void {
    const made = duplicateField(this.work.form()!, this.work.path()!);
    this.work.edit(() => made.form);
    this.choose(`field:${made.path}`);
    this.announcer.say(this.i18n.t('fd.duplicated', { label: this.label() }));
    this.focus(this.work.place());
  }

  protected remove(): void {
    const { field, step, group, index, count } = this.work.field()!;
    const path = this.work.path()!;
    const label = this.label();
    const users = usesOf(this.work.form()!, path);
    const mates = group ? (group.fields ?? []) : step.fields;
    const next = mates[index + 1] ?? mates[index - 1];
    this.work.edit((form) => removeField(form, path));
    this.work.go(count > 1 && next && next !== field ? `field:${group ? group.id + '.' : ''}${next.id}` : group ? `field:${group.id}` : `step:${step.id}`);
    this.removed.set(this.i18n.t(users.length ? 'fd.removed.used' : 'fd.removed', { label, users: this.i18n.list(users.map((one) => this.nameOf(one))) }));
    this.focus(this.work.place());
  }

  protected bring(): void {
    this.removed.set('');
    this.work.undo();
    this.focus(this.work.place());
  }

  protected split(): void {
    const made = splitStep(this.work.form()!, this.work.path()!);
    if (!made) return;
    this.work.edit(() => made.form);
    this.work.go(`step:${made.id}`);
    this.announcer.say(this.i18n.t('fd.splitDone'));
    this.opened.emit();
  }

  protected merge(): void {
    const step = this.work.step()!;
    const before = this.work.form()!.steps[this.work.form()!.steps.indexOf(step) - 1];
    this.work.edit((form) => mergeStep(form, step.id));
    this.work.go(`step:${before.id}`);
    this.announcer.say(this.i18n.t('fd.merged', { label: this.i18n.pick(before.title) }));
    this.focus(this.work.place());
  }

  protected newStep(): void {
    const made = addStep(this.work.form()!, this.work.place() === 'form' ? null : (this.work.step()?.id ?? null));
    this.work.edit(() => made.form);
    this.work.go(`step:${made.id}`);
    this.announcer.say(this.i18n.t('fd.stepAdded'));
    this.opened.emit();
  }

  protected dropStep(): void {
    const step = this.work.step()!;
    this.work.edit((form) => removeStep(form, step.id));
    this.work.go('form');
    this.removed.set(this.i18n.t('fd.removed', { label: this.i18n.pick(step.title) || this.i18n.t('fd.unnamedStep') }));
  }

  protected take(event: DragEvent, row: OutlineRow): void {
    this.dragged = row.place;
    this.choose(row.place);
    event.dataTransfer?.setData('text/plain', row.place);
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
  }

  protected hover(event: DragEvent, row: OutlineRow): void {
    if (this.dragged === null) return;
    event.preventDefault();
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.over.set(row.place);
    this.after.set(event.clientY > box.top + box.height / 2);
  }

  protected drop(event: DragEvent, row: OutlineRow): void {
    event.preventDefault();
    const dragged = this.dragged;
    const after = this.after();
    this.release();
    if (dragged === null || dragged === row.place) return;
    this.work.edit((form) => dropOn(form, dragged, row, after));
    this.tell(dragged);
  }

  protected release(): void {
    this.dragged = null;
    this.over.set(null);
  }

  private tell(place: Place): void {
    const form = this.work.form()!;
    const found = place.startsWith('field:') ? findField(form, place.slice(6)) : null;
    const step = form.steps.findIndex((one) => `step:${one.id}` === place);
    this.announcer.say(
      found
        ? this.i18n.t('fd.moved', { label: this.i18n.pick(found.field.label) || this.i18n.t('fd.unnamed'), step: this.i18n.pick(found.step.title) || this.i18n.t('fd.unnamedStep'), n: found.index + 1, count: found.count })
        : this.i18n.t('fd.stepMoved', { label: this.i18n.pick(form.steps[step]?.title), n: step + 1, count: form.steps.length }),
    );
    this.focus(place);
  }

  private label(): string {
    return this.i18n.pick(this.work.field()?.field.label) || this.i18n.t('fd.unnamed');
  }

  private nameOf(user: string): string {
    const form = this.work.form()!;
    const text = user.startsWith('step:') ? form.steps.find((step) => `step:${step.id}` === user)?.title : findField(form, user)?.field.label;
    return this.i18n.t('fd.quoted', { text: this.i18n.pick(text) || this.i18n.t('fd.unnamed') });
  }

  private focus(place: Place): void {
    setTimeout(() => {
      const row = document.getElementById(place === 'form' ? 'outline-form' : rowId(place));
      row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: 'nearest' });
    });
  }
}

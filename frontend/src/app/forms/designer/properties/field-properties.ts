import { Component, computed, inject } from '@angular/core';
import { I18n } from '../../../i18n/i18n';
import { CheckboxField, Choice, SelectField, TextField } from '../../../ui';
import { Condition, FormField, LocalText, isComposite } from '../../engine';
import { changeField } from '../edits';
import { FormWork } from '../form-work';
import { alikeTypes, itemKeys, turned } from '../items';
import { AnswerProperties } from './answer-properties';
import { ChoiceProperties } from './choice-properties';
import { ComputeProperties } from './compute-properties';
import { ConditionEditor } from './condition-editor';
import { FileProperties } from './file-properties';
import { NameProperties } from './name-properties';
import { PartsProperties } from './parts-properties';
import { RowsProperties } from './rows-properties';
import { WordsField } from './words-field';

/** 質問の設定: every property of one question, in plain words. */
@Component({
  selector: 'cp-field-properties',
  imports: [AnswerProperties, CheckboxField, ChoiceProperties, ComputeProperties, ConditionEditor, FileProperties, NameProperties, PartsProperties, RowsProperties, SelectField, TextField, WordsField],
  template: `
    @if (work.field(); as found) {
      @let field = found.field;
      <div class="cp-stack">
        <div><h2 class="fd-pane__title">{{ i18n.pick(field.label) || i18n.t('fd.unnamed') }}</h2><p class="cp-soft">{{ i18n.t('fd.type.' + field.type) }}@if (found.group) {・{{ i18n.t('fd.inGroup', { group: i18n.pick(found.group.label) }) }}}</p></div>
        @if (locked()) {<div class="fd-locked"><p class="cp-strong">{{ i18n.t('fd.locked') }}</p><p>{{ i18n.t('fd.locked.why') }}</p></div>}
        @if (work.ministry()) {<cp-select fieldId="p-origin" prompt="" [label]="i18n.t('fd.origin')" [help]="i18n.t('fd.origin.help')" [options]="origins()" [value]="field.origin === 'common' ? 'common' : 'optional'" (valueChange)="work.set({ origin: $any($event) })" />}
        @else if (field.origin === 'optional') {<div class="fd-locked"><p class="cp-strong">{{ i18n.t('fd.optionalItem') }}</p><p>{{ i18n.t('fd.optionalItem.why') }}</p></div>}

        <section class="fd-part">
          <h3>{{ i18n.t('fd.part.words') }}</h3>
          <cp-words-field fieldId="p-label" [label]="i18n.t(field.type === 'info' ? 'fd.label.info' : 'fd.label')" [value]="field.label" (changed)="words('label', $event)" />
          <cp-text-field fieldId="p-reading" optional [label]="i18n.t('fd.reading')" [help]="i18n.t('fd.reading.help')" [value]="field.reading ?? ''" (valueChange)="work.set({ reading: $event || null }, 'reading')" />
        </section>
        <details class="fd-part" [open]="!!field.help || !!field.example || !!field.why">
          <summary>{{ i18n.t('fd.part.help') }}</summary>
          <cp-words-field fieldId="p-help" optional long [label]="i18n.t('fd.help')" [help]="i18n.t('fd.help.help')" [value]="field.help" (changed)="words('help', $event)" />
          @if (field.type !== 'info') {
            <cp-words-field fieldId="p-example" optional [label]="i18n.t('fd.example')" [help]="i18n.t('fd.example.help')" [value]="field.example" (changed)="words('example', $event)" />
            <cp-words-field fieldId="p-why" optional long [label]="i18n.t('fd.why')" [help]="i18n.t('fd.why.help')" [value]="field.why" (changed)="words('why', $event)" />
          }
        </details>

        @if (field.type !== 'info') {
          <section class="fd-part">
            <h3>{{ i18n.t('fd.part.answer') }}</h3>
            @if (locked()) {<p class="cp-soft">{{ i18n.t('fd.locked.answer') }}</p>}
            @else {
              @if (kinds().length > 1) {<cp-select fieldId="p-type" prompt="" [label]="i18n.t('fd.kind')" [options]="kinds()" [value]="field.type" (valueChange)="turn($event)" />}
              @if (field.type === 'choice' || field.type === 'choices') {<cp-choice-properties [field]="field" (changed)="work.set($event.change, $event.joins)" />}
              @if (field.type === 'computed') {<cp-compute-properties [field]="field" [path]="work.path()!" (changed)="work.set($event)" />}
              @if (field.type === 'file') {<cp-file-properties [field]="field" (changed)="work.set($event)" />}
              @if (field.type === 'group' || field.type === 'cargo') {<cp-rows-properties [field]="field" [path]="work.path()!" />}
              @if (hasParts(field)) {<cp-parts-properties [field]="field" (changed)="work.set($event)" />}
              <cp-answer-properties [field]="field" [path]="work.path()!" (changed)="work.set($event.change, $event.joins)" />
              @if (items().length > 1) {<cp-select fieldId="p-item" prompt="" [label]="i18n.t('fd.item')" [help]="i18n.t('fd.item.help')" [options]="items()" [value]="field.item ?? ''" (valueChange)="work.set({ item: $event || null })" />}
              @if (!found.group && sayable(field)) {<cp-checkbox fieldId="p-summary" [label]="i18n.t('fd.summary')" [help]="i18n.t('fd.summary.help')" [value]="field.summary === true" (valueChange)="work.set({ summary: $event || null })" />}
            }
            @if (!found.group && printable(field)) {<cp-checkbox fieldId="p-onPermit" [label]="i18n.t('fd.onPermit')" [help]="i18n.t('fd.onPermit.help')" [value]="field.onPermit === true" (valueChange)="work.set({ onPermit: $event || null })" />}
          </section>
        }

        @if (!locked()) {
          <section class="fd-part">
            <h3>{{ i18n.t('fd.part.when') }}</h3>
            @if (field.type !== 'info' && field.type !== 'computed') {
              <cp-select fieldId="p-required" prompt="" [label]="i18n.t('fd.required')" [options]="requireds()" [value]="required()" (valueChange)="require($event)" />
              @if (required() === 'when') {<cp-condition-editor fieldId="p-requiredWhen" [label]="i18n.t('fd.requiredWhen')" [path]="work.path()" [value]="field.requiredWhen" (changed)="work.set({ requiredWhen: $event ?? {} })" />}
            }
            <cp-checkbox fieldId="p-showWhen" [label]="i18n.t('fd.showWhen')" [value]="!!field.showWhen" (valueChange)="work.set({ showWhen: $event ? {} : null })" />
            @if (field.showWhen) {<cp-condition-editor fieldId="p-show" [label]="i18n.t('fd.showWhen.is')" [path]="work.path()" [value]="field.showWhen" (changed)="work.set({ showWhen: $event })" />}
          </section>
        }
        <cp-name-properties />
      </div>
    }
  `,
})
export class FieldProperties {
  protected readonly i18n = inject(I18n);
  protected readonly work = inject(FormWork);
  protected readonly locked = computed(() => {
    const found = this.work.field();
    return !!found && (this.work.locks(found.field) || (!!found.group && this.work.locks(found.group)));
  });
  protected readonly kinds = computed<readonly Choice[]>(() => alikeTypes(this.work.field()!.field.type).map((type) => ({ code: type, label: this.i18n.t(`fd.type.${type}`) })));
  protected readonly items = computed<readonly Choice[]>(() => {
    const field = this.work.field()!.field;
    const fitting = itemKeys.filter((item) => item.types.includes(field.type)).map((item) => item.key);
    const keys = field.item && !fitting.includes(field.item) ? [...fitting, field.item] : fitting;
    return [{ code: '', label: this.i18n.t('fd.item.none') }, ...keys.map((key) => ({ code: key, label: this.i18n.has(`fd.item.${key}`) ? this.i18n.t(`fd.item.${key}`) : key }))];
  });
  protected readonly requireds = computed<readonly Choice[]>(() => ['yes', 'no', 'when'].map((code) => ({ code, label: this.i18n.t(`fd.required.${code}`) })));
  protected readonly origins = computed<readonly Choice[]>(() => ['common', 'optional'].map((code) => ({ code, label: this.i18n.t(`fd.origin.${code}`) })));
  protected readonly required = computed(() => {
    const field = this.work.field()!.field;
    return field.requiredWhen ? 'when' : field.required === false ? 'no' : 'yes';
  });

  /** Whether a line of a list can say the answer. */
  protected sayable(field: FormField): boolean {
    return !['file', 'declaration', 'group', 'cargo'].includes(field.type);
  }

  /** Whether a letter can print the answer. */
  protected printable(field: FormField): boolean {
    return field.type !== 'file' && field.type !== 'declaration';
  }

  protected hasParts(field: FormField): boolean {
    return isComposite(field.type) && field.type !== 'period' || field.type === 'cargo';
  }

  protected words(which: 'label' | 'help' | 'example' | 'why', text: LocalText | null): void {
    this.work.set({ [which]: text }, which);
  }

  protected require(how: string): void {
    const empty: Condition = {};
    this.work.set(how === 'when' ? { required: null, requiredWhen: empty } : { required: how === 'no' ? false : null, requiredWhen: null });
  }

  protected turn(type: string): void {
    const path = this.work.path()!;
    const field = this.work.field()!.field;
    const next = turned(field, type as FormField['type']);
    const gone = Object.fromEntries(Object.keys(field).filter((key) => !(key in next)).map((key) => [key, null]));
    this.work.edit((form) => changeField(form, path, { ...gone, ...next }));
  }
}

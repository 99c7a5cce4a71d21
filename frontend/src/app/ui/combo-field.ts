import { Component, computed, effect, input, model, output, signal, untracked } from '@angular/core';
import { Choice } from './choice-fields';
import { half } from './dates';
import { Field, FieldBase } from './field';

/** Choose from a long list by typing a part of a name, a reading or a code (combobox with listbox, keyboard complete). */
@Component({
  selector: 'cp-combo-field',
  imports: [Field],
  template: `
    <cp-field [fieldId]="fieldId()" [label]="label()" [reading]="reading()" [help]="help()" [example]="example()" [why]="why()" [optional]="optional()" [error]="message()" [labelHidden]="labelHidden()">
      <div class="cp-combo">
        <input class="cp-input" role="combobox" type="text" autocomplete="off" spellcheck="false" [id]="fieldId()" aria-autocomplete="list" [attr.aria-controls]="fieldId() + '-list'" [attr.aria-expanded]="open()"
          [attr.aria-activedescendant]="open() && active() >= 0 ? fieldId() + '-o' + active() : null" [attr.aria-describedby]="describedBy()" [attr.aria-invalid]="message() ? 'true' : null" [attr.aria-required]="optional() ? null : 'true'"
          [value]="words()" (input)="type($any($event.target).value)" (focus)="$any($event.target).select()" (click)="open.set(true)" (keydown)="key($event)" (blur)="leave()" />
        @if (open()) {
          <ul class="cp-combo__list" role="listbox" [id]="fieldId() + '-list'" [attr.aria-label]="label()">
            @for (option of found(); track option.code; let i = $index) {
              <li class="cp-combo__option" role="option" [id]="fieldId() + '-o' + i" [attr.aria-selected]="i === active()" (mousedown)="$event.preventDefault(); choose(option)">
                {{ option.label }}@if (option.help) {<span class="cp-choice__help">{{ option.help }}</span>}
              </li>
            } @empty {<li class="cp-combo__none" role="option" aria-disabled="true" aria-selected="false">{{ i18n.t(loading() ? 'state.loading' : 'combo.none') }}</li>}
          </ul>
        }
      </div>
    </cp-field>
  `,
})
export class ComboField extends FieldBase<string> {
  /** The code. */
  override readonly value = model<string>('');
  readonly options = input.required<readonly (Choice & { readonly keys?: string })[]>();
  readonly loading = input(false);
  /** Takes text that is in no list as it is. */
  readonly free = input(false);
  readonly left = output<void>();
  protected readonly open = signal(false);
  protected readonly active = signal(-1);
  protected readonly words = signal('');
  private readonly typing = signal(false);
  protected readonly found = computed(() => {
    const wanted = this.typing() ? fold(this.words()) : '';
    const all = this.options();
    if (!wanted) return all.slice(0, 50);
    const scored = all.map((option) => ({ option, at: fold(`${option.code} ${option.label} ${option.keys ?? ''}`).indexOf(wanted) })).filter((x) => x.at >= 0);
    return scored.sort((a, b) => Number(fold(b.option.code) === wanted) - Number(fold(a.option.code) === wanted) || a.at - b.at).slice(0, 50).map((x) => x.option);
  });

  constructor() {
    super();
    effect(() => {
      const code = this.value();
      const option = this.options().find((o) => o.code === code);
      untracked(() => {
        if (!this.typing()) this.words.set(option?.label ?? code ?? '');
      });
    });
  }

  protected type(text: string): void {
    this.typing.set(true);
    this.words.set(text);
    this.open.set(true);
    this.active.set(this.found().length && text.trim() ? 0 : -1);
    if (!text.trim()) this.value.set('');
  }

  protected key(event: KeyboardEvent): void {
    const count = this.found().length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.open.set(true);
      if (count) this.active.update((i) => (event.key === 'ArrowDown' ? (i + 1) % count : (i - 1 + count) % count));
      document.getElementById(`${this.fieldId()}-o${this.active()}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && this.open() && this.active() >= 0) {
      event.preventDefault();
      this.choose(this.found()[this.active()]);
    } else if (event.key === 'Escape' && this.open()) {
      event.preventDefault();
      event.stopPropagation();
      this.open.set(false);
    }
  }

  protected choose(option: Choice): void {
    this.typing.set(false);
    this.value.set(option.code);
    this.words.set(option.label);
    this.open.set(false);
    this.left.emit();
  }

  protected leave(): void {
    this.open.set(false);
    if (this.typing()) {
      this.typing.set(false);
      const words = fold(this.words());
      const exact = this.options().find((o) => fold(o.code) === words || fold(o.label) === words);
      const only = words && this.found().length === 1 ? this.found()[0] : null;
      const hit = exact ?? only;
      if (hit) this.choose(hit);
      // What was typed stays; validation says that it is in no list.
      else this.value.set(this.words().trim());
    }
    this.left.emit();
  }
}

/** Case, width, hiragana and katakana do not matter when searching. */
export function fold(text: string): string {
  return half(text).toLowerCase().replace(/[\u30a1-\u30f6]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));
}

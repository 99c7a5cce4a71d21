import { Component, computed, inject, input, output, signal } from '@angular/core';
import { I18n } from '../../../i18n/i18n';
import { More, State, today } from '../../../ui';
import { AnswerSheet } from '../../answer-sheet';
import { FormDefinition } from '../../engine';
import { FormCodes } from '../../form-codes';
import { DesignerApi, LibraryRow, readLibrary } from '../designer-api';
import { PreviewFrame } from '../preview/preview-frame';

/** ほかの港の様式: search, look inside, choose. */
@Component({
  selector: 'cp-library-choice',
  imports: [More, PreviewFrame, State],
  template: `
    <div class="cp-stack">
      <div><label class="cp-field__label" for="library-words">{{ i18n.t('fd.library.search') }}</label><input class="cp-input" id="library-words" type="search" autocomplete="off" [value]="words()" (input)="type($any($event.target).value)" (keydown.enter)="$event.preventDefault()" /></div>
      @if (rows.hasValue()) {
        <p class="cp-soft" role="status">{{ i18n.t('fd.library.count', { n: rows.counted() }) }}</p>
        <ul #list class="fd-library">
          @for (row of rows.items(); track row.id) {
            <li>
              <label class="cp-choice cp-choice--tile"><input type="radio" name="library" [checked]="chosen() === row" (change)="choose.emit(row)" /><span><strong>{{ i18n.pick(row.title) }}</strong><span class="cp-choice__help">{{ i18n.t('fd.library.row', { authority: i18n.pick(row.authorityName), version: row.version, n: row.questions }) }}</span></span></label>
              <button type="button" class="cp-button cp-button--text" [attr.aria-expanded]="looking() === row" (click)="look(row)">{{ i18n.t(looking() === row ? 'fd.library.close' : 'fd.library.look') }}<span class="cp-visually-hidden">（{{ i18n.pick(row.title) }}）</span></button>
              @if (looking() === row && form(); as shown) {
                <div class="fd-library__inside" tabindex="0" role="region" [attr.aria-label]="i18n.pick(row.title)">
                  @for (step of shown.form.steps; track step.id) {<cp-preview-frame [step]="step" [sheet]="shown.sheet" [tenant]="row.authority" [first]="$first" [hiddenText]="hidden" />}
                </div>
              }
            </li>
          }
        </ul>
        <cp-more [of]="rows" [list]="list" />
      } @else {<cp-state [of]="rows" />}
    </div>
  `,
})
export class LibraryChoice {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(DesignerApi);
  private readonly codes = inject(FormCodes);
  readonly tenant = input.required<string>();
  readonly chosen = input<LibraryRow | null>(null);
  readonly choose = output<LibraryRow>();
  protected readonly words = signal('');
  private readonly asked = signal('');
  protected readonly rows = readLibrary(() => this.tenant(), () => this.asked());
  protected readonly looking = signal<LibraryRow | null>(null);
  private readonly loaded = signal<{ row: LibraryRow; form: FormDefinition; sheet: AnswerSheet } | null>(null);
  protected readonly form = computed(() => (this.loaded()?.row === this.looking() ? this.loaded() : null));
  protected readonly hidden = (field: FormDefinition['steps'][number]['fields'][number]): string => this.i18n.t('fd.library.hidden', { label: this.i18n.pick(field.label) });
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected type(words: string): void {
    this.words.set(words);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.asked.set(words.trim()), 250);
  }

  /** A published form is open to anybody: it is read from its own authority. */
  protected async look(row: LibraryRow): Promise<void> {
    if (this.looking() === row) {
      this.looking.set(null);
      return;
    }
    this.looking.set(row);
    const form = await this.api.version(row.authority, row.code, row.version).catch(() => null);
    if (!form) return;
    void this.codes.load(form, row.authority);
    this.loaded.set({ row, form, sheet: new AnswerSheet(form, {}, () => (this.i18n.lang() === 'en' ? 'en' : 'ja'), () => this.codes.listsFor(row.authority), () => today()) });
  }
}

import { Component, DestroyRef, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { Announcer, Ask, Banner, DateTimePipe, PdfFrame, ProblemBanner, SelectField, State, TextArea, showsPdf } from '../../ui';
import { readProcedureNames } from '../review/review-api';
import { OfficeApi, readLetterTexts, type LetterText } from './office-api';

/** What was written and not saved, by authority, letter and procedure: it waits here while somebody looks at another page. */
const unsaved = new Map<string, string>();

/** 文書の本文: an authority's own words for a letter, with the sheet of a sample case beside them. */
@Component({
  selector: 'cp-letter-texts',
  imports: [Ask, Banner, DateTimePipe, PdfFrame, ProblemBanner, SelectField, State, TextArea],
  template: `
    <section class="cp-stack" aria-labelledby="letters-title">
      <h2 id="letters-title">{{ i18n.t('office.texts.letters') }}</h2>
      <p class="cp-soft cp-read">{{ i18n.t('office.letters.lead') }}</p>
      @if (kinds().length) {
        <div class="cp-row">
          <cp-select fieldId="letter-kind" prompt="" [label]="i18n.t('office.letter.kind')" [options]="kinds()" [value]="kind()" (valueChange)="choose($event, procedure())" />
          <cp-select fieldId="letter-procedure" [prompt]="i18n.t('office.letter.everywhere')" [label]="i18n.t('office.letter.procedure')" [options]="procedures()" [value]="procedure()" (valueChange)="choose(kind(), $event)" />
        </div>
      }
      @if (letters.hasValue()) {
        @if (letter(); as one) {
          <p class="cp-soft" id="letter-in-force">{{ inForce(one) }}@if (one.body) {　{{ one.savedBy }}　{{ one.savedAt | cpDateTime }}}</p>
          @if (one.procedures.length) {
            <p class="cp-soft">{{ i18n.t('office.letter.procedures') }}@for (other of one.procedures; track other.code) {{{ $first ? '' : i18n.between() }}<button type="button" class="cp-button cp-button--text" (click)="choose(one.kind, other.code)">{{ i18n.pick(other.title) }}</button>}</p>
          }
          @if (one.defaults.length) {
            <section class="cp-stack cp-stack--tight" aria-labelledby="letter-defaults"><h3 id="letter-defaults">{{ i18n.t('office.letter.defaults') }}</h3>
              @if (!one.procedure) {<p class="cp-soft cp-read">{{ i18n.t(one.body ? 'office.letter.defaults.unused' : 'office.letter.defaults.lead') }}</p>}
              @for (usual of one.defaults; track usual.set) {
                <details class="cp-why"><summary>{{ i18n.pick(usual.name) }}@if (!one.procedure) {<span class="cp-soft">　{{ i18n.t('office.letter.defaults.n', { n: usual.procedures.length }) }}</span>}</summary>
                  @if (usual.title) {<p>{{ i18n.t('office.letter.defaults.title', { title: usual.title }) }}</p>}
                  <p class="cp-pre cp-card cp-card--soft" lang="ja">{{ usual.body }}</p>
                  @if (!one.procedure) {<p class="cp-soft">{{ i18n.t('office.letter.defaults.for') }}{{ i18n.list(usual.procedures.map(i18n.pick)) }}</p>}
                  <div><button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="beginFrom(usual.body)">{{ i18n.t('office.letter.defaults.take') }}</button></div>
                </details>
              }
            </section>
          }
          <div class="cp-sheet cp-sheet--preview">
            <form class="cp-stack cp-sheet__form" novalidate (submit)="$event.preventDefault(); save()">
              <cp-text-area fieldId="letter-body" [rows]="16" [limit]="20000" [label]="i18n.t('office.letter.body')" [help]="i18n.t('office.letter.help')" [value]="text()" (valueChange)="text.set($event)" [error]="refused() ?? fault()" />
              <details class="cp-why"><summary>{{ i18n.t('office.letter.words') }}</summary>
                <ul class="cp-list cp-stack cp-stack--tight">@for (word of one.words; track word.name) {<li><button type="button" class="cp-button cp-button--text" (click)="insert(word.name, word.isBlock)"><code>#{{ word.name }}</code>　{{ word.label }}</button></li>}</ul>
              </details>
              <details class="cp-why"><summary>{{ i18n.t('office.letter.marks') }}</summary><p class="cp-pre">{{ i18n.t('office.letter.marks.text') }}</p></details>
              <div aria-live="polite">@if (done()) {<cp-banner tone="success" [heading]="i18n.t('office.saved')" />}<cp-problem [problem]="problem()" [fieldsElsewhere]="true" /></div>
              @if (isUnsaved()) {<p class="cp-saved">{{ i18n.t('office.letter.unsaved') }}</p>}
              <div class="cp-actions"><button type="submit" class="cp-button cp-button--primary" [attr.aria-busy]="busy() ? 'true' : null">{{ i18n.t('office.letter.save') }}</button>@if (one.body) {<button type="button" class="cp-button cp-button--secondary" (click)="dropping.set(true)">{{ i18n.t('office.letter.drop') }}</button>}</div>
            </form>
            <section class="cp-preview" [attr.aria-label]="i18n.t('officer.preview')">
              <div class="cp-row cp-row--between"><h3>{{ i18n.t('officer.preview') }}</h3>@if (page() && shows) {<a [href]="link()" target="_blank" rel="noopener">{{ i18n.t('officer.preview.tab') }}</a>}</div>
              @if (page(); as address) {<cp-pdf [address]="address" [label]="i18n.t('officer.preview')" [name]="i18n.t('officer.preview') + '.pdf'" />}
              @else if (!fault()) {<p class="cp-loading" role="status">{{ i18n.t('officer.preview.making') }}</p>}
            </section>
          </div>
          <cp-ask [heading]="i18n.t(dropWords())" [yes]="i18n.t('office.drop.yes')" [(open)]="dropping" [work]="drop" (done)="saved()"><p>{{ i18n.t(dropWords() + '.text', { n: one.version }) }}</p></cp-ask>
          <cp-ask [heading]="i18n.t('office.letter.defaults.take.ask')" [yes]="i18n.t('office.letter.defaults.take.yes')" [(open)]="replacing" [work]="replace"><p>{{ i18n.t('office.letter.defaults.take.text') }}</p></cp-ask>
        }
      } @else {<cp-state [of]="letters" />}
    </section>
  `,
})
export class LetterTexts {
  protected readonly i18n = inject(I18n);
  private readonly desk = inject(Desk);
  private readonly api = inject(OfficeApi);
  private readonly announcer = inject(Announcer);
  private readonly sanitizer = inject(DomSanitizer);
  protected readonly kind = signal('permit');
  /** The procedure whose letters are spoken of; empty for all. */
  protected readonly procedure = signal('');
  protected readonly letters = readLetterTexts(() => this.desk.tenant(), () => this.procedure());
  private readonly names = readProcedureNames(() => this.desk.tenant());
  protected readonly procedures = computed(() => (this.names.hasValue() ? this.names.value().items.map((p) => ({ code: p.code, label: this.i18n.pick(p.title) })) : []));
  /** Stay while another procedure is read: nobody loses the place where they choose. */
  protected readonly kinds = linkedSignal<readonly LetterText[] | null, { code: string; label: string }[]>({
    source: () => (this.letters.hasValue() ? this.letters.value().items : null),
    computation: (items, before) => items?.map((l) => ({ code: l.kind, label: l.name })) ?? before?.value ?? [],
  });
  protected readonly letter = computed(() => (this.letters.hasValue() ? (this.letters.value().items.find((l) => l.kind === this.kind()) ?? null) : null));
  protected readonly text = signal('');
  private readonly place = computed(() => `${this.desk.tenant()} ${this.kind()} ${this.procedure()}`);
  /** What is in force here, or from where writing begins. */
  private readonly kept = computed(() => this.letter()?.body ?? this.letter()?.start ?? '');
  private readonly key = computed(() => {
    const letter = this.letter();
    return letter && `${letter.kind}.${letter.procedure}.${letter.version}.${letter.body === null}`;
  });
  private readonly shown = signal<string | null>(null);
  /** Whether the text is that of the letter chosen, and not of the one before it. */
  private readonly isShown = computed(() => this.key() !== null && this.shown() === this.key());
  protected readonly isUnsaved = computed(() => this.isShown() && this.text() !== this.kept());
  /** Why it cannot be printed as it stands. */
  protected readonly fault = signal<string | null>(null);
  /** Why this text was not kept; until it changes. */
  protected readonly refused = signal<string | null>(null);
  protected readonly page = signal<string | null>(null);
  /** Else the way to another tab stands where the page would be. */
  protected readonly shows = showsPdf(navigator);
  /** A blob of our own making; the sanitizer cannot know that. */
  protected readonly link = computed(() => this.sanitizer.bypassSecurityTrustUrl(this.page() ?? ''));
  protected readonly busy = signal(false);
  protected readonly dropping = signal(false);
  protected readonly replacing = signal(false);
  /** The text that is to take the place of the one in the field. */
  private wanted = '';
  protected readonly done = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;

  constructor() {
    effect(() => {
      const key = this.key();
      untracked(() => {
        if (!key || this.shown() === key) return;
        this.shown.set(key);
        this.text.set(unsaved.get(this.place()) ?? this.kept());
      });
    });
    effect(() => {
      const [kind, procedure, text] = [this.kind(), this.procedure(), this.text()];
      if (!text) return;
      untracked(() => {
        this.refused.set(null);
        if (this.isUnsaved()) unsaved.set(this.place(), text);
        else if (this.isShown()) unsaved.delete(this.place());
        clearTimeout(this.waiting);
        this.waiting = setTimeout(() => void this.preview(kind, procedure, text), this.page() ? 900 : 0);
      });
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.waiting);
      this.turn++;
      this.forget();
    });
  }

  protected choose(kind: string, procedure: string): void {
    this.done.set(false);
    this.problem.set(null);
    this.fault.set(null);
    this.forget();
    this.kind.set(kind);
    this.procedure.set(procedure);
  }

  /** Whose text prints now, in words. */
  protected inForce(one: LetterText): string {
    return this.i18n.t(one.procedure ? `office.letter.of.${one.inForce}` : one.body ? 'office.letter.own' : 'office.letter.default', { n: one.version });
  }

  protected insert(word: string, block: boolean): void {
    const area = document.getElementById('letter-body') as HTMLTextAreaElement | null;
    const at = area?.selectionStart ?? this.text().length;
    const what = block ? `\n\n#${word}\n\n` : `#${word} `;
    this.text.set(this.text().slice(0, at) + what + this.text().slice(at));
    setTimeout(() => {
      area?.focus();
      area?.setSelectionRange(at + what.length, at + what.length);
    });
  }

  protected async save(): Promise<void> {
    const letter = this.letter();
    if (!letter) return;
    await this.send(() => this.api.keepLetter(this.desk.tenant(), letter.kind, this.procedure(), this.text(), letter.version));
  }

  /** What the question before the own text is given up is called. */
  protected readonly dropWords = computed(() => `office.letter.drop.${this.procedure() ? 'procedure' : 'all'}`);
  protected readonly drop = (): Promise<unknown> => this.api.defaultLetter(this.desk.tenant(), this.kind(), this.procedure());
  protected readonly replace = (): Promise<void> => Promise.resolve(this.text.set(this.wanted));

  /** A text to begin from; what is written and not saved is asked for first. */
  protected beginFrom(body: string): void {
    this.wanted = body;
    if (this.isUnsaved() && this.text() !== body) this.replacing.set(true);
    else this.text.set(body);
  }

  /** The server has what was chosen: nothing unsaved stays of this letter. */
  protected saved(): void {
    unsaved.delete(this.place());
    this.problem.set(null);
    this.done.set(true);
    this.announcer.say(this.i18n.t('office.saved'));
    this.letters.reload();
  }

  private async send(call: () => Promise<unknown>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    this.done.set(false);
    try {
      await call();
      this.saved();
    } catch (error) {
      this.take(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  private take(problem: Problem): void {
    this.refused.set(problem.fields.find((one) => one.field === 'body')?.message ?? null);
    this.problem.set(this.refused() ? null : problem);
    if (this.refused()) setTimeout(() => document.getElementById('letter-body')?.focus());
  }

  private async preview(kind: string, procedure: string, text: string): Promise<void> {
    const turn = ++this.turn;
    try {
      const pdf = await this.api.previewLetter(this.desk.tenant(), kind, procedure, text);
      if (turn !== this.turn) return;
      this.forget();
      this.page.set(URL.createObjectURL(pdf.type === 'application/pdf' ? pdf : new Blob([pdf], { type: 'application/pdf' })));
      this.fault.set(null);
    } catch (error) {
      if (turn !== this.turn) return;
      const problem = toProblem(error);
      this.forget(); // the sheet beside it would be that of another text
      this.fault.set(problem.fields.find((one) => one.field === 'body')?.message ?? problem.title);
    }
  }

  private forget(): void {
    if (this.page()) URL.revokeObjectURL(this.page()!);
    this.page.set(null);
  }
}

import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { read, path } from '../../api/read';
import { I18n, type LocalText } from '../../i18n/i18n';
import { AuthorityContext } from '../../tenancy/authority-context';
import { BackLink, FocusWhenShown, PageHeader, State } from '../../ui';
import type { ProcedureRow } from '../procedures-api';
import { ProcedureItem } from './procedure-item';

interface PathChoice {
  readonly text: LocalText;
  readonly next: string | null;
  readonly procedures: readonly ProcedureRow[];
}

interface QuestionPath {
  readonly questions: readonly { readonly id: string; readonly text: LocalText; readonly choices: readonly PathChoice[] }[];
  readonly generic: string | null;
}

/** したいことから探す: at most three questions; the answers stand in the address, so that 戻る goes one question back. */
@Component({
  selector: 'cp-path-page',
  imports: [BackLink, FocusWhenShown, PageHeader, ProcedureItem, RouterLink, State],
  template: `
    <cp-back-link [to]="['/', authority(), 'procedures']" [text]="i18n.t('procedures.title')" />
    <div class="cp-stack cp-stack--loose">
      <cp-page-header [heading]="i18n.t('path.title')" [lead]="i18n.t('path.lead')" />
      @if (tree.hasValue()) {
        @if (taken().length) {
          <ol class="cp-list cp-path__trail" [attr.aria-label]="i18n.t('path.trail')">
            @for (step of taken(); track $index; let i = $index) {<li>{{ i18n.pick(step.text) }} <a [routerLink]="[]" [queryParams]="{ answers: before(i) }">{{ i18n.t('path.change') }}</a></li>}
          </ol>
        }
        @if (question(); as q) {
          @for (shown of [q]; track shown.id) {
            <section class="cp-stack" [attr.aria-labelledby]="'q-' + shown.id">
              <p class="cp-soft">{{ i18n.t('path.question', { n: taken().length + 1 }) }}</p>
              @if (taken().length) {<h2 cpFocus tabindex="-1" [id]="'q-' + shown.id">{{ i18n.pick(shown.text) }}</h2>} @else {<h2 [id]="'q-' + shown.id">{{ i18n.pick(shown.text) }}</h2>}
              <ul class="cp-path" [class.cp-path--two]="shown.choices.length > 6">
                @for (choice of shown.choices; track $index; let i = $index) {<li><a [routerLink]="[]" [queryParams]="{ answers: after(i) }">{{ i18n.pick(choice.text) }}</a></li>}
              </ul>
            </section>
          }
        } @else {
          <section class="cp-stack" aria-labelledby="path-end">
            @if (rows().length) {
              <h2 cpFocus tabindex="-1" id="path-end">{{ i18n.t(rows().length === 1 ? 'path.found.one' : 'path.found') }}</h2>
              <ul class="cp-list cp-list--lines">@for (row of rows(); track row.code) {<li><cp-procedure-item [authority]="authority()" [row]="row" [level]="3" /></li>}</ul>
              <p>{{ i18n.t('path.unsure') }} @if (phone(); as number) {<a [href]="'tel:' + number">{{ number }}</a>}</p>
            } @else {
              <h2 cpFocus tabindex="-1" id="path-end">{{ i18n.t('path.none', { name: i18n.pick(context.site()?.name) }) }}</h2>
              @if (phone(); as number) {<p>{{ i18n.t('path.none.phone') }} <a class="cp-footer__phone" [href]="'tel:' + number">{{ number }}</a></p>}
              @if (tree.value().generic; as code) {<p>{{ i18n.t('path.none.generic') }}</p><p><a class="cp-button cp-button--secondary" [routerLink]="['/', authority(), 'procedures', code]">{{ i18n.t('path.generic') }}</a></p>}
            }
            <p><a [routerLink]="[]" [queryParams]="{ answers: null }">{{ i18n.t('path.again') }}</a></p>
          </section>
        }
      } @else {<cp-state [of]="tree" />}
    </div>
  `,
})
export class PathPage {
  protected readonly i18n = inject(I18n);
  protected readonly context = inject(AuthorityContext);
  readonly authority = input.required<string>();
  /** From the URL: the places of the answers so far, such as 0.3. */
  readonly answers = input<string>();
  protected readonly tree = read<QuestionPath>(() => path`/api/t/${this.authority()}/procedure-path`);
  protected readonly phone = computed(() => this.context.site()?.contact?.phone ?? null);
  private readonly places = computed(() => (this.answers() ?? '').split('.').filter((place) => /^\d+$/.test(place)).map(Number));
  /** The answers that lead somewhere; the rest of a mistyped address is left out. */
  protected readonly taken = computed<readonly PathChoice[]>(() => {
    const taken: PathChoice[] = [];
    let at: string | null = 'start';
    for (const place of this.places()) {
      const choice: PathChoice | undefined = this.ask(at)?.choices[place];
      if (!choice) break;
      taken.push(choice);
      at = choice.next;
    }
    return taken;
  });
  protected readonly question = computed(() => {
    const last = this.taken().at(-1);
    return last ? this.ask(last.next) : this.ask('start');
  });
  protected readonly rows = computed(() => this.taken().at(-1)?.procedures ?? []);

  protected before(step: number): string | null {
    return this.places().slice(0, step).join('.') || null;
  }

  protected after(place: number): string {
    return [...this.places().slice(0, this.taken().length), place].join('.');
  }

  private ask(id: string | null) {
    return id && this.tree.hasValue() ? (this.tree.value().questions.find((one) => one.id === id) ?? null) : null;
  }
}

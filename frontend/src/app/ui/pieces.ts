import { Component, DestroyRef, Directive, ElementRef, OnDestroy, booleanAttribute, computed, effect, inject, input, model, output, signal, untracked, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Connection } from '../api/connection';
import { I18n } from '../i18n/i18n';
import { Problem, toProblem } from '../api/problem';
import { problemTitle } from './messages';
import { WhomToAsk } from './whom-to-ask';

export type StatusTone = 'turn' | 'waiting' | 'good' | 'bad' | 'neutral' | 'solid';

/** A status in words; the colour only repeats them. */
@Component({ selector: 'cp-status', template: `<span class="cp-status" [class]="'cp-status--' + tone()"><ng-content /></span>` })
export class Status {
  readonly tone = input<StatusTone>('neutral');
}

/** "4 のうち 2：船と期間" */
@Component({ selector: 'cp-steps', template: `<p class="cp-steps">{{ i18n.t('steps.progress', { n: current(), of: total() }) }}</p>` })
export class Steps {
  protected readonly i18n = inject(I18n);
  readonly current = input.required<number>();
  readonly total = input.required<number>();
}

@Component({
  selector: 'cp-back-link',
  imports: [RouterLink],
  template: `<a class="cp-back" [routerLink]="to()" [queryParams]="query()">{{ text() ?? i18n.t('back') }}</a>`,
})
export class BackLink {
  protected readonly i18n = inject(I18n);
  readonly to = input.required<string | readonly unknown[]>();
  readonly query = input<Record<string, string> | null>(null);
  readonly text = input<string | null>(null);
}

export interface Crumb {
  readonly text: string;
  readonly to: string | readonly unknown[];
}

@Component({
  selector: 'cp-breadcrumbs',
  imports: [RouterLink],
  template: `
    <nav [attr.aria-label]="i18n.t('breadcrumbs')">
      <ol class="cp-crumbs">@for (crumb of crumbs(); track crumb.text) {<li><a [routerLink]="crumb.to">{{ crumb.text }}</a></li>}</ol>
    </nav>
  `,
})
export class Breadcrumbs {
  protected readonly i18n = inject(I18n);
  readonly crumbs = input.required<readonly Crumb[]>();
}

/** The page's h1 with what stands above and below it. Content goes to the right or beneath (actions, status). */
@Component({
  selector: 'cp-page-header',
  template: `
    <header class="cp-page-header">
      @if (caption()) {<p class="cp-page-header__caption">{{ caption() }}</p>}
      <div class="cp-row cp-row--between"><h1 tabindex="-1">{{ heading() }}</h1><ng-content /></div>
      @if (lead()) {<p class="cp-page-header__lead">{{ lead() }}</p>}
    </header>
  `,
})
export class PageHeader {
  readonly heading = input.required<string>();
  readonly caption = input<string | null>();
  readonly lead = input<string | null>();
}

export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** Label and text, one under the other on a phone. */
@Component({
  selector: 'cp-facts',
  template: `<dl class="cp-facts">@for (fact of facts(); track $index) {<div><dt>{{ fact.label }}</dt><dd>{{ fact.text || '―' }}</dd></div>}</dl>`,
})
export class Facts {
  readonly facts = input.required<readonly Fact[]>();
}

/** What a resource shows while it has no value: loading, offline, refused, failed, with the way on. */
@Component({
  selector: 'cp-state',
  imports: [RouterLink],
  template: `
    @if (problem(); as p) {
      <div class="cp-state cp-state--empty" role="alert">
        @if (page()) {<h1 tabindex="-1">{{ title() }}</h1>} @else {<h2>{{ title() }}</h2>}
        <p>{{ i18n.t(p.offline ? 'state.offline.next' : p.status === 404 ? 'state.missing.next' : p.status === 403 ? 'state.forbidden.next' : ask.key('state.failed.next')) }}</p>
        <div class="cp-actions">
          @if (p.status !== 404 && p.status !== 403) {<button type="button" class="cp-button cp-button--secondary" (click)="of().reload()">{{ i18n.t('state.again') }}</button>}
          <a routerLink="/">{{ i18n.t('state.home') }}</a>
        </div>
        @if (p.traceId && p.status >= 500) {<p class="cp-soft">{{ i18n.t('problem.trace', { id: p.traceId }) }}</p>}
      </div>
    } @else if (of().isLoading()) {
      <div class="cp-loading" role="status">{{ i18n.t('state.loading') }}</div>
    }
  `,
})
export class State {
  protected readonly i18n = inject(I18n);
  protected readonly ask = inject(WhomToAsk);
  readonly of = input.required<{ isLoading(): boolean; error(): unknown; reload(): boolean }>();
  /** It stands for the whole page: what it says is the page's heading. */
  readonly page = input(false, { transform: booleanAttribute });
  protected readonly problem = computed<Problem | null>(() => (this.of().error() ? toProblem(this.of().error()) : null));
  protected readonly title = computed(() => (this.problem() ? problemTitle(this.problem()!, this.i18n) : ''));

  constructor() {
    const { returns } = inject(Connection);
    const first = returns();
    // The connection is back: what could not be read is asked for again.
    effect(() => returns() !== first && untracked(() => this.problem()?.offline && this.of().reload()));
  }
}

/** An empty list teaches: what would be here and how it gets here. */
@Component({
  selector: 'cp-empty',
  template: `<div class="cp-state cp-state--empty"><p class="cp-strong">{{ heading() }}</p><ng-content /></div>`,
})
export class Empty {
  readonly heading = input.required<string>();
}

/** Native dialog: modal, Escape closes, focus comes back by itself. `sheet` slides in from the side (from below on a phone). */
@Component({
  selector: 'cp-dialog',
  template: `
    <dialog #dialog class="cp-dialog" [class.cp-dialog--sheet]="sheet()" [class.cp-dialog--wide]="wide()" [attr.aria-labelledby]="id" (close)="open.set(false); closed.emit()" (cancel)="cancel($event)">
      @if (open()) {
        <div class="cp-dialog__inner">
          <div class="cp-dialog__head">
            <h2 [id]="id" tabindex="-1" autofocus>{{ heading() }}</h2>
            @if (!locked()) {<button type="button" class="cp-button cp-button--text" (click)="open.set(false)">{{ i18n.t('close') }}</button>}
          </div>
          <ng-content />
        </div>
      }
    </dialog>
  `,
})
export class Dialog {
  protected readonly i18n = inject(I18n);
  private static count = 0;
  protected readonly id = `dialog-${++Dialog.count}`;
  readonly heading = input.required<string>();
  readonly open = model(false);
  readonly sheet = input(false, { transform: booleanAttribute });
  readonly wide = input(false, { transform: booleanAttribute });
  /** No closing without an answer. */
  readonly locked = input(false, { transform: booleanAttribute });
  readonly closed = output<void>();
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  /** No expression here: Angular takes a listener that gives false for one that forbids, and Escape would not close. */
  protected cancel(event: Event): void {
    if (this.locked()) event.preventDefault();
  }

  constructor() {
    effect(() => {
      const element = this.dialog().nativeElement;
      if (this.open() && !element.open) element.showModal();
      if (!this.open() && element.open) element.close();
    });
  }
}

/** A search box with its button; the page keeps the words in the URL. */
@Component({
  selector: 'cp-search',
  template: `
    <form role="search" class="cp-stack cp-stack--tight" (submit)="$event.preventDefault(); press()">
      <label class="cp-field__label" [class.cp-visually-hidden]="labelHidden()" [for]="fieldId()">{{ label() }}</label>
      @if (help()) {<p class="cp-field__help" [id]="fieldId() + '-help'">{{ help() }}</p>}
      <div class="cp-search">
        <input class="cp-input" type="search" enterkeyhint="search" autocomplete="off" [id]="fieldId()" [attr.aria-describedby]="help() ? fieldId() + '-help' : null" [value]="words()" (input)="type($any($event.target).value)" />
        <button class="cp-button" [class]="primary() ? 'cp-button--primary' : 'cp-button--secondary'" type="submit">{{ i18n.t('search') }}</button>
      </div>
    </form>
  `,
})
export class SearchBox {
  protected readonly i18n = inject(I18n);
  readonly fieldId = input('search');
  readonly label = input.required<string>();
  readonly help = input<string | null>(null);
  readonly labelHidden = input(false, { transform: booleanAttribute });
  readonly primary = input(false, { transform: booleanAttribute });
  readonly value = input('');
  /** The button or Enter was pressed. */
  readonly searched = output<string>();
  /** With every letter. */
  readonly typed = output<string>();
  /** Typing has paused, or the button was pressed: not every letter is a question to the server. */
  readonly paused = output<string>();
  protected readonly words = signal('');
  /** What the page was told last; it comes back as the value, and must not take away what was typed since. */
  private told = '';
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect(() => {
      const value = this.value();
      if (value !== this.told && value !== untracked(this.words)) this.words.set(value);
      this.told = value;
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.pause));
  }

  protected type(words: string): void {
    this.words.set(words);
    this.typed.emit(words);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.paused.emit((this.told = words.trim())), 300);
  }

  protected press(): void {
    clearTimeout(this.pause);
    this.told = this.words().trim();
    this.paused.emit(this.told);
    this.searched.emit(this.told);
  }
}

/** Moves the focus to the element when it appears; for headings of pages that change in place. */
@Directive({ selector: '[cpFocus]' })
export class FocusWhenShown {
  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    queueMicrotask(() => element.focus());
  }
}

/** Sticks to the lower edge: tells the page its height, so that what gets the focus is scrolled above it (WCAG 2.2, 2.4.11). */
@Directive({ selector: '[cpBottomBar]' })
export class BottomBar implements OnDestroy {
  private readonly page = document.documentElement.style;
  private readonly watch = new ResizeObserver(([bar]) => this.page.setProperty('--cp-bottom-bar', `${bar.target.clientHeight}px`));

  constructor() {
    this.watch.observe(inject<ElementRef<HTMLElement>>(ElementRef).nativeElement);
  }

  ngOnDestroy(): void {
    this.watch.disconnect();
    this.page.removeProperty('--cp-bottom-bar');
  }
}

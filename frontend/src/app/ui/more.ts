import { Component, inject, input } from '@angular/core';
import type { Problem } from '../api/problem';
import { I18n } from '../i18n/i18n';
import { Announcer } from './announcer';
import { ProblemBanner } from './messages';

/** もっと見る: the next page beneath a list. The focus goes to the first new row, so that the reading goes on there. */
@Component({
  selector: 'cp-more',
  imports: [ProblemBanner],
  template: `
    <cp-problem [problem]="of().problem()" />
    @if (of().next()) {
      <div class="cp-actions"><button type="button" class="cp-button cp-button--secondary" [attr.aria-busy]="of().loadingMore() ? 'true' : null" (click)="more()">{{ i18n.t('list.more') }}@if (what()) {<span class="cp-visually-hidden">{{ i18n.t('list.more.of', { what: what() }) }}</span>}</button></div>
    }
  `,
})
export class More {
  protected readonly i18n = inject(I18n);
  private readonly announcer = inject(Announcer);
  readonly of = input.required<{ next(): string | null; loadingMore(): boolean; problem(): Problem | null; items(): readonly unknown[]; more(): Promise<number> }>();
  /** The element that holds the rows. */
  readonly list = input<HTMLElement>();
  /** Which list, where a page has several. */
  readonly what = input('');

  protected async more(): Promise<void> {
    const before = await this.of().more();
    const now = this.of().items().length;
    if (now <= before) return;
    this.announcer.say(this.i18n.t('list.shown', { n: now }));
    setTimeout(() => this.list()?.children[before]?.querySelector<HTMLElement>('a, button')?.focus());
  }
}

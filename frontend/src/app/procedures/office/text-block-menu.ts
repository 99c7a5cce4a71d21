import { Component, effect, inject, input, output, signal, untracked } from '@angular/core';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { Menu } from '../../ui';
import { OfficeApi, type BlockKind, type TextBlock } from './office-api';

/** 定型文を入れる: a menu beside a box in which somebody types; shows nothing where the authority has none. */
@Component({
  selector: 'cp-text-block-menu',
  imports: [Menu],
  template: `
    @if (blocks().length) {
      <cp-menu look="text" wide [label]="i18n.t('office.block.insert')">
        <ul class="cp-list cp-stack cp-stack--tight">@for (one of blocks(); track one.id) {<li><button type="button" data-closes class="cp-button cp-button--text" (click)="chosen.emit(one.body)">{{ one.name }}</button></li>}</ul>
      </cp-menu>
    }
  `,
})
export class TextBlockMenu {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(OfficeApi);
  private readonly desk = inject(Desk);
  readonly kind = input.required<BlockKind>();
  readonly procedure = input.required<string>();
  readonly chosen = output<string>();
  protected readonly blocks = signal<readonly TextBlock[]>([]);

  constructor() {
    effect(() => {
      const [tenant, kind, procedure] = [this.desk.tenant(), this.kind(), this.procedure()];
      untracked(() => void this.api.blocks(tenant, kind, procedure).then((found) => this.blocks.set(found.items), () => this.blocks.set([])));
    });
  }
}

/** What was typed, with the block after it on a line of its own. */
export function withBlock(typed: string, block: string): string {
  return typed.trim() ? `${typed.trimEnd()}\n${block}` : block;
}

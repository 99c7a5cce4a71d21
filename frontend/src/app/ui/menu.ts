import { Component, ElementRef, booleanAttribute, inject, input, model, viewChild } from '@angular/core';

/** A button that opens a small panel of links or buttons. Escape and leaving it close it; the focus stays where it was. */
@Component({
  selector: 'cp-menu',
  host: { class: 'cp-menu', '(keydown.escape)': 'escape($event)', '(focusout)': 'left($event)', '(document:pointerdown)': 'outside($event)' },
  template: `
    <button #button type="button" [class]="'cp-menu__button ' + (look() ? 'cp-button cp-button--' + look() : '')" [attr.aria-expanded]="open()" [attr.aria-controls]="open() ? id : null" (click)="open.set(!open())">
      <ng-content select="[menuIcon]" /><span [class.cp-menu__text]="compact()">{{ label() }}</span><ng-content select="[menuMark]" />
    </button>
    @if (open()) {
      <!-- eslint-disable-next-line @angular-eslint/template/click-events-have-key-events, @angular-eslint/template/interactive-supports-focus -->
      <div class="cp-menu__panel" [class.cp-menu__panel--up]="up()" [class.cp-menu__panel--wide]="wide()" [id]="id" (click)="chosen($event)"><ng-content /></div>
    }
  `,
})
export class Menu {
  private static count = 0;
  protected readonly id = `menu-${++Menu.count}`;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly button = viewChild.required<ElementRef<HTMLButtonElement>>('button');
  readonly label = input.required<string>();
  readonly look = input<'secondary' | 'text' | ''>('');
  readonly up = input(false, { transform: booleanAttribute });
  readonly wide = input(false, { transform: booleanAttribute });
  /** The words give way to the icon on a phone (they stay for screen readers). */
  readonly compact = input(false, { transform: booleanAttribute });
  readonly open = model(false);

  protected escape(event: Event): void {
    if (!this.open()) return;
    event.stopPropagation();
    this.open.set(false);
    this.button().nativeElement.focus();
  }

  protected left(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && !this.host.contains(event.relatedTarget)) this.open.set(false);
  }

  protected outside(event: Event): void {
    if (this.open() && !this.host.contains(event.target as Node)) this.open.set(false);
  }

  /** A link or a marked button ends the menu. */
  protected chosen(event: Event): void {
    if ((event.target as HTMLElement).closest('a, [data-closes]')) this.open.set(false);
  }
}

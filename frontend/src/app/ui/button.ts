import { Directive, booleanAttribute, computed, input } from '@angular/core';

export type ButtonKind = 'primary' | 'secondary' | 'text' | 'danger' | 'danger-primary' | '';

/** `<button cpButton="primary">`, `<a cpButton>` (secondary). One primary button per page. */
@Directive({
  selector: 'button[cpButton], a[cpButton]',
  host: { '[class]': 'classes()', '[attr.aria-busy]': 'busy() ? "true" : null', '[attr.type]': 'type()' },
})
export class Button {
  readonly cpButton = input<ButtonKind>('');
  readonly size = input<'large' | 'small' | ''>('');
  readonly busy = input(false, { transform: booleanAttribute });
  readonly type = input<string | null>(null);
  protected readonly classes = computed(() => `cp-button cp-button--${this.cpButton() || 'secondary'}${this.size() ? ` cp-button--${this.size()}` : ''}`);
}

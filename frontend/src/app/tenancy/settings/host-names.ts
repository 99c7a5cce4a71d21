import { Component, inject, input, output } from '@angular/core';
import { I18n } from '../../i18n/i18n';
import { Field, TextField } from '../../ui';

/** 独自のホスト名: reached by one of them, the service opens this authority's page. */
@Component({
  selector: 'cp-host-names',
  imports: [Field, TextField],
  template: `
    <cp-field group fieldId="hostNames" [optional]="true" [label]="i18n.t('officer.s.hosts')" [help]="i18n.t('officer.s.hosts.help')" [error]="message()('hostNames')">
      <div class="cp-stack">
        @for (host of hosts(); track $index; let i = $index) {
          <div class="cp-row">
            <cp-text-field [fieldId]="'hostNames[' + i + ']'" width="l" [spellcheck]="false" [label]="i18n.t('officer.s.hosts.one', { n: i + 1 })" example="kowan.example.jp" [value]="host" (valueChange)="set(i, $event)" [error]="message()('hostNames[' + i + ']')" />
            <button type="button" class="cp-button cp-button--text" [attr.aria-label]="i18n.t('officer.s.hosts.remove', { n: i + 1 })" (click)="drop(i)">{{ i18n.t('file.remove') }}</button>
          </div>
        } @empty {<p class="cp-soft">{{ i18n.t('officer.s.hosts.none') }}</p>}
        @if (hosts().length < 5) {<div><button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="changed.emit([...hosts(), ''])">{{ i18n.t('officer.s.hosts.add') }}</button></div>}
      </div>
    </cp-field>
  `,
})
export class HostNames {
  protected readonly i18n = inject(I18n);
  readonly hosts = input.required<readonly string[]>();
  /** The sentence beside a field, if there is one. */
  readonly message = input.required<(field: string) => string | null>();
  readonly changed = output<readonly string[]>();

  protected set(at: number, host: string): void {
    this.changed.emit(this.hosts().map((one, i) => (i === at ? host : one)));
  }

  protected drop(at: number): void {
    this.changed.emit(this.hosts().filter((_, i) => i !== at));
  }
}

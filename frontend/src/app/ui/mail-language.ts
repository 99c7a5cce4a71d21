import { Component, computed, inject, input, model } from '@angular/core';
import { I18n, languageNames } from '../i18n/i18n';
import { SelectField } from './choice-fields';

/** 宛先の言語: in which language a mail to a typed address is written; the writer's own until another is chosen. */
@Component({
  selector: 'cp-mail-language',
  imports: [SelectField],
  template: `<cp-select prompt="" [fieldId]="fieldId()" [label]="i18n.t('mail.language')" [help]="i18n.t('mail.language.help')" [options]="options" [value]="shown()" (valueChange)="value.set($event)" />`,
})
export class MailLanguage {
  protected readonly i18n = inject(I18n);
  readonly fieldId = input.required<string>();
  /** Null while nothing was chosen: then the service takes the writer's own. */
  readonly value = model<string | null>(null);
  protected readonly shown = computed(() => this.value() ?? this.i18n.lang());
  protected readonly options = languageNames;
}

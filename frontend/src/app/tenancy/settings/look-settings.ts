import { Component, computed, inject, input, output } from '@angular/core';
import { I18n } from '../../i18n/i18n';
import { Field, TextField } from '../../ui';
import { crestUrl } from '../office-hours';
import { isColour, readColour, readableOn } from './contrast';
import { contrastWords, isReadable } from './settings-check';
import type { Settings, Words } from './settings-api';

const crestAtMost = 65_536;

/** 見た目: the authority's colour and crest, with the page they make beside them. */
@Component({
  selector: 'cp-look-settings',
  imports: [Field, TextField],
  template: `
    @let b = branding();
    <section class="cp-stack" aria-labelledby="s-look"><h2 id="s-look">{{ i18n.t('officer.s.look') }}</h2>
      <div class="cp-settings__look">
        <div class="cp-stack">
          <p class="cp-soft">{{ i18n.t('officer.s.accent.help') }}</p>
          <div class="cp-row cp-settings__colour"><cp-text-field fieldId="branding.accent" width="s" [spellcheck]="false" [label]="i18n.t('officer.s.accent')" [value]="b.accent" (valueChange)="changed.emit({ accent: $event })" (left)="changed.emit({ accent: read(b.accent) })" [error]="message()('branding.accent')" /><input type="color" class="cp-settings__swatch" [attr.aria-label]="i18n.t('officer.s.pick', { what: i18n.t('officer.s.accent') })" [value]="isColour(b.accent) ? b.accent : '#000000'" (input)="changed.emit({ accent: $any($event.target).value })" /></div>
          <div class="cp-row cp-settings__colour"><cp-text-field fieldId="branding.accentText" width="s" [spellcheck]="false" [label]="i18n.t('officer.s.accentText')" [value]="b.accentText" (valueChange)="changed.emit({ accentText: $event })" (left)="changed.emit({ accentText: read(b.accentText) })" [error]="message()('branding.accentText') ?? message()('branding')" /><input type="color" class="cp-settings__swatch" [attr.aria-label]="i18n.t('officer.s.pick', { what: i18n.t('officer.s.accentText') })" [value]="isColour(b.accentText) ? b.accentText : '#ffffff'" (input)="changed.emit({ accentText: $any($event.target).value })" /></div>
          <p role="status" [class.cp-settings__bad]="!readable()">{{ contrastText() }}</p>
          @if (isColour(b.accent) && !readable()) {<div><button type="button" class="cp-button cp-button--secondary cp-button--small" (click)="changed.emit({ accentText: better() })">{{ i18n.t('officer.s.contrast.fix', { colour: better() === '#ffffff' ? i18n.t('officer.s.white') : i18n.t('officer.s.black') }) }}</button></div>}
          <cp-field fieldId="branding.crest" [optional]="true" [label]="i18n.t('officer.s.crest')" [help]="i18n.t('officer.s.crest.help')" [error]="message()('branding.crest')">
            <div class="cp-row"><label class="cp-button cp-button--secondary cp-button--small cp-file-button">{{ i18n.t('officer.s.crest.choose') }}<input type="file" id="branding.crest" accept="image/svg+xml,.svg" (change)="readCrest($any($event.target))" /></label>@if (b.crest) {<button type="button" class="cp-button cp-button--text" (click)="changed.emit({ crest: null })">{{ i18n.t('officer.s.crest.remove') }}</button>}</div>
          </cp-field>
        </div>
        <div class="cp-settings__preview" role="img" [attr.aria-label]="i18n.t('officer.s.preview')">
          <div class="cp-settings__line" [style.background]="safe(b.accent)"></div>
          <div class="cp-row cp-settings__brand">@if (crest(); as source) {<img [src]="source" alt="" width="40" height="40" />}<strong>{{ i18n.pick(name()) }}</strong></div>
          <div class="cp-settings__tile" [style.background]="safe(b.accent)" [style.color]="safe(b.accentText)"><strong>{{ i18n.t('authority.procedures') }}</strong><span>{{ i18n.t('authority.procedures.text') }}</span></div>
        </div>
      </div>
    </section>
  `,
})
export class LookSettings {
  protected readonly i18n = inject(I18n);
  readonly branding = input.required<Settings['branding']>();
  readonly name = input.required<Words>();
  /** The sentence beside a field, if there is one. */
  readonly message = input.required<(field: string) => string | null>();
  readonly changed = output<Partial<Settings['branding']>>();
  /** The crest cannot be taken: why. */
  readonly refused = output<string>();
  protected readonly readable = computed(() => isReadable(this.branding()));
  protected readonly contrastText = computed(() => contrastWords(this.branding(), this.i18n));
  protected readonly better = computed(() => readableOn(this.branding().accent));
  protected readonly crest = computed(() => crestUrl(this.branding().crest));
  protected readonly isColour = isColour;
  protected readonly read = readColour;

  protected safe(colour: string): string | null {
    return isColour(colour) ? colour : null;
  }

  protected async readCrest(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    if (!file) return;
    if (file.size > crestAtMost) this.refused.emit(this.i18n.t('officer.s.crest.big'));
    else this.changed.emit({ crest: await file.text() });
    input.value = '';
  }
}

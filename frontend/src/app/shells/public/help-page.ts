import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n } from '../../i18n/i18n';
import { PageHeader, State } from '../../ui';
import { readAuthorities } from '../../tenancy/tenancy-api';

/** はじめての方へ: what this is, how it goes, whom to call. */
@Component({
  selector: 'cp-help-page',
  imports: [PageHeader, RouterLink, State],
  template: `
    <div class="cp-stack cp-stack--section cp-read">
      <cp-page-header [heading]="i18n.t('help.title')" [lead]="i18n.t('help.lead')" />
      <section class="cp-stack">
        <h2>{{ i18n.t('help.flow') }}</h2>
        <ol class="cp-stack">
          @for (step of ['1', '2', '3', '4']; track step) {<li><span class="cp-strong">{{ i18n.t('help.flow.' + step) }}</span><br />{{ i18n.t('help.flow.' + step + '.text') }}</li>}
        </ol>
      </section>
      <section class="cp-stack">
        <h2>{{ i18n.t('help.questions') }}</h2>
        @for (question of ['1', '2', '3', '4', '5']; track question) {
          <details class="cp-why"><summary>{{ i18n.t('help.q.' + question) }}</summary><p>{{ i18n.t('help.a.' + question) }}</p></details>
        }
      </section>
      <section class="cp-stack">
        <h2>{{ i18n.t('help.phones') }}</h2>
        @if (authorities.hasValue()) {
          <ul class="cp-list cp-list--lines">@for (row of authorities.value().items; track row.slug) {<li class="cp-row cp-row--between cp-port"><a [routerLink]="['/', row.slug]">{{ i18n.pick(row.name) }}</a>@if (row.phone) {<a [href]="'tel:' + row.phone">{{ row.phone }}</a>}</li>}</ul>
        } @else {<cp-state [of]="authorities" />}
      </section>
    </div>
  `,
})
export class HelpPage {
  protected readonly i18n = inject(I18n);
  protected readonly authorities = readAuthorities(() => '');
}

import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n } from '../../../i18n/i18n';
import { AuthorityContext } from '../../../tenancy/authority-context';
import { BackLink, DatePipe, DateTimePipe, Empty, SelectField, State } from '../../../ui';
import { exportAddress, readChanges, readForms } from '../designer-api';
import { ChangesList } from './changes-list';

/** 版の一覧: every published version, its day, a comparison of any two, and the file of each. */
@Component({
  selector: 'cp-versions-page',
  imports: [BackLink, ChangesList, DatePipe, DateTimePipe, Empty, RouterLink, SelectField, State],
  template: `
    <div class="cp-stack cp-stack--loose">
      <div><cp-back-link [to]="['/', tenant(), 'office', 'forms']" /><h1 tabindex="-1">{{ i18n.t('fd.versions') }}</h1><p class="cp-soft">{{ i18n.pick(row()?.title) }}</p></div>
      @if (row(); as form) {
        @if (form.versions.length) {
          <div class="cp-table-wrap" tabindex="0" role="region" [attr.aria-label]="i18n.t('fd.versions')">
            <table class="cp-table fd-versions">
              <thead><tr><th scope="col">{{ i18n.t('fd.version') }}</th><th scope="col">{{ i18n.t('fd.version.from') }}</th><th scope="col">{{ i18n.t('fd.version.published') }}</th><th scope="col">{{ i18n.t('fd.version.note') }}</th><th scope="col"><span class="cp-visually-hidden">{{ i18n.t('fd.export') }}</span></th></tr></thead>
              <tbody>
                @for (one of form.versions; track one.version) {
                  <tr><td><strong>{{ one.version }}</strong>@if (one.version === form.inForceVersion) { <span class="cp-status cp-status--good">{{ i18n.t('fd.inForce') }}</span>}</td><td class="cp-nowrap">{{ one.effectiveFrom | cpDate }}</td><td>{{ one.publishedAt | cpDateTime }}<br /><span class="cp-soft">{{ one.publishedBy }}</span></td><td>{{ one.note }}</td>
                    <td><a [href]="file(one.version)" download>{{ i18n.t('fd.export') }}<span class="cp-visually-hidden"> {{ one.version }}</span></a></td></tr>
                }
              </tbody>
            </table>
          </div>
        } @else {<cp-empty [heading]="i18n.t('fd.versions.none')"><p>{{ i18n.t('fd.versions.none.text') }}</p></cp-empty>}
        @if (form.masters.length) {
          <section class="cp-stack cp-stack--tight" aria-labelledby="masters-title">
            <h2 id="masters-title">{{ i18n.t('fd.masters') }}</h2>
            <div class="cp-table-wrap" tabindex="0" role="region" aria-labelledby="masters-title">
              <table class="cp-table fd-versions">
                <thead><tr><th scope="col">{{ i18n.t('fd.version') }}</th><th scope="col">{{ i18n.t('fd.version.from') }}</th><th scope="col">{{ i18n.t('fd.masters.announced') }}</th><th scope="col">{{ i18n.t('fd.version.note') }}</th></tr></thead>
                <tbody>
                  @for (one of form.masters; track one.version) {
                    <tr><td><strong>{{ one.version }}</strong>@if (one.version === form.master?.version && form.versions.length) { <span class="cp-status cp-status--neutral">{{ i18n.t('fd.masters.base') }}</span>}</td><td class="cp-nowrap">{{ one.effectiveFrom | cpDate }}</td><td>@if (one.announcedAt) {{{ one.announcedAt | cpDateTime }}<br /><span class="cp-soft">{{ one.announcedBy }}</span>} @else {<span class="cp-soft">{{ i18n.t('fd.masters.shipped') }}</span>}</td><td>{{ one.note }}</td></tr>
                  }
                </tbody>
              </table>
            </div>
          </section>
        }
        @if (choices().length > 1) {
          <section class="cp-stack" aria-labelledby="compare-title">
            <h2 id="compare-title">{{ i18n.t('fd.compare') }}</h2>
            <div class="fd-pair">
              <cp-select fieldId="compare-a" prompt="" [label]="i18n.t('fd.compare.from')" [options]="choices()" [value]="from()" (valueChange)="chosenFrom.set($event)" />
              <cp-select fieldId="compare-b" prompt="" [label]="i18n.t('fd.compare.to')" [options]="choices()" [value]="to()" (valueChange)="chosenTo.set($event)" />
            </div>
            @if (from() === to()) {<p class="cp-soft">{{ i18n.t('fd.compare.same') }}</p>}
            @else if (changes.hasValue()) {<cp-changes-list [changes]="changes.value().changes" />}
            @else {<cp-state [of]="changes" />}
          </section>
        }
        @if (form.work) {<p><a [routerLink]="['/', tenant(), 'office', 'forms', code()]">{{ i18n.t('fd.openWork') }}</a></p>}
      } @else if (forms.hasValue()) {<cp-empty [heading]="i18n.t('fd.noForm')" />} @else {<cp-state [of]="forms" />}
    </div>
  `,
})
export class VersionsPage {
  protected readonly i18n = inject(I18n);
  private readonly authority = inject(AuthorityContext);
  readonly code = input.required<string>();
  protected readonly tenant = computed(() => this.authority.slug() ?? '');
  protected readonly forms = readForms(() => this.tenant());
  protected readonly row = computed(() => (this.forms.hasValue() ? (this.forms.value().items.find((one) => one.code === this.code()) ?? null) : null));
  /** Versions that can be compared: the published ones, the national one in force, and the work. */
  protected readonly choices = computed(() => {
    const form = this.row();
    if (!form) return [];
    const names = [...new Set([...form.versions.map((one) => one.version), ...(form.inForceVersion ? [form.inForceVersion] : []), ...form.masters.map((one) => one.version)])];
    return [...(form.work ? [{ code: 'work', label: this.i18n.t('fd.work') }] : []), ...names.map((name) => ({ code: name, label: form.masters.some((one) => one.version === name) ? this.i18n.t('fd.nationalVersion', { version: name }) : name }))];
  });
  protected readonly chosenFrom = signal('');
  protected readonly chosenTo = signal('');
  protected readonly from = computed(() => this.chosenFrom() || (this.choices().filter((one) => one.code !== 'work')[this.row()?.work ? 0 : 1]?.code ?? this.choices().at(-1)?.code ?? ''));
  protected readonly to = computed(() => this.chosenTo() || (this.choices()[0]?.code ?? ''));
  protected readonly changes = readChanges(() => (this.from() && this.to() && this.from() !== this.to() && this.from() !== 'work' ? this.tenant() : ''), () => this.code(), () => this.from(), () => this.to());

  protected file(version: string): string {
    return exportAddress(this.tenant(), this.code(), version);
  }
}

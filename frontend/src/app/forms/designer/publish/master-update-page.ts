import { Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Problem, toProblem } from '../../../api/problem';
import { I18n } from '../../../i18n/i18n';
import { AuthorityContext } from '../../../tenancy/authority-context';
import { BackLink, Banner, Button, Empty, ProblemBanner, State } from '../../../ui';
import { DesignerApi, readMasterUpdate } from '../designer-api';
import { ChangesList } from './changes-list';
import { propertyName, saidValue } from './said-value';

/** 国の標準の更新: what comes along by itself, and what both sides changed, side by side. Nothing changes until it is taken, nothing is published. */
@Component({
  selector: 'cp-master-update-page',
  imports: [BackLink, Banner, Button, ChangesList, Empty, ProblemBanner, State],
  template: `
    <div class="cp-stack cp-stack--loose fd-update">
      <div><cp-back-link [to]="['/', tenant(), 'office', 'forms']" /><h1 tabindex="-1">{{ i18n.t('fd.update') }}</h1><p class="cp-read">{{ i18n.t('fd.update.lead') }}</p></div>
      <cp-problem [problem]="problem()" />
      @if (update.hasValue()) {
        @let u = update.value();
        <p>{{ i18n.t('fd.update.versions', { base: u.base, theirs: u.theirs }) }}</p>
        <section class="cp-stack" aria-labelledby="clean-title">
          <h2 id="clean-title">{{ i18n.t('fd.update.clean', { n: u.clean.length }) }}</h2>
          @if (u.clean.length) {<cp-changes-list [changes]="u.clean" />} @else {<p class="cp-soft">{{ i18n.t('fd.update.clean.none') }}</p>}
        </section>
        <section class="cp-stack" aria-labelledby="conflict-title">
          <h2 id="conflict-title">{{ i18n.t('fd.update.conflicts', { n: u.conflicts.length }) }}</h2>
          @if (u.conflicts.length) {<p class="cp-soft">{{ i18n.t('fd.update.conflicts.lead', { left: left() }) }}</p>} @else {<p class="cp-soft">{{ i18n.t('fd.update.conflicts.none') }}</p>}
          @for (one of u.conflicts; track one.path) {
            <fieldset class="fd-conflict" [id]="'conflict-' + $index">
              <legend>{{ one.label || one.path }}：{{ name(one.property) }}</legend>
              <p class="cp-soft">{{ i18n.t('fd.update.before') }}：{{ say(one.base) }}</p>
              <div class="fd-conflict__sides">
                @for (side of sides; track side) {
                  <label class="cp-choice cp-choice--tile fd-conflict__side"><input type="radio" [name]="'conflict-' + one.path" [checked]="chosen()[one.path] === side" (change)="choose(one.path, side)" /><span><strong>{{ i18n.t('fd.update.' + side) }}</strong><span class="fd-conflict__value">{{ say(side === 'yours' ? one.yours : one.theirs) }}</span></span></label>
                }
              </div>
            </fieldset>
          }
        </section>
        @if (asked() && left()) {<cp-banner tone="error" live [heading]="i18n.t('fd.update.left', { n: left() })" />}
        <div class="cp-actions"><button cpButton="primary" type="button" [busy]="busy()" (click)="take()">{{ i18n.t('fd.update.take') }}</button></div>
        <p class="cp-soft">{{ i18n.t('fd.update.after') }}</p>
      } @else if (missing()) {<cp-empty [heading]="i18n.t('fd.update.missing')"><p>{{ i18n.t('fd.update.missing.text') }}</p></cp-empty>}
      @else {<cp-state [of]="update" />}
    </div>
  `,
})
export class MasterUpdatePage {
  protected readonly i18n = inject(I18n);
  private readonly authority = inject(AuthorityContext);
  private readonly api = inject(DesignerApi);
  private readonly router = inject(Router);
  readonly code = input.required<string>();
  protected readonly tenant = computed(() => this.authority.slug() ?? '');
  protected readonly update = readMasterUpdate(() => this.tenant(), () => this.code());
  protected readonly missing = computed(() => this.update.error() !== undefined && toProblem(this.update.error()).status === 404);
  protected readonly sides = ['yours', 'theirs'] as const;
  protected readonly chosen = signal<Readonly<Record<string, 'yours' | 'theirs'>>>({});
  protected readonly left = computed(() => (this.update.hasValue() ? this.update.value().conflicts.filter((one) => !this.chosen()[one.path]).length : 0));
  protected readonly asked = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected name(property: string): string {
    return propertyName(property, this.i18n);
  }

  protected say(value: unknown): string {
    return saidValue(value, this.i18n);
  }

  protected choose(path: string, side: 'yours' | 'theirs'): void {
    this.chosen.update((chosen) => ({ ...chosen, [path]: side }));
  }

  protected async take(): Promise<void> {
    if (this.busy()) return;
    this.asked.set(true);
    if (this.left()) {
      const first = this.update.value()!.conflicts.findIndex((one) => !this.chosen()[one.path]);
      document.querySelector<HTMLElement>(`#conflict-${first} input`)?.focus();
      return;
    }
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.api.takeMaster(this.tenant(), this.code(), this.chosen());
      await this.router.navigate(['/', this.tenant(), 'office', 'forms', this.code()]);
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}

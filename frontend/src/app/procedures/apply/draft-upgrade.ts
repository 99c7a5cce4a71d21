import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Announcer, Banner, Button, ProblemBanner } from '../../ui';
import { MineApi, readDraftUpgrade } from '../mine/mine-api';

/** The form has a newer version: what differs, and the move for those who want it. Without it the draft goes on as it is. */
@Component({
  selector: 'cp-draft-upgrade',
  imports: [Banner, Button, ProblemBanner],
  template: `
    @if (newer(); as upgrade) {
      <cp-banner [heading]="i18n.t('upgrade.title', { version: upgrade.to })">
        <p>{{ i18n.t('upgrade.text') }}</p>
        <details class="cp-why">
          <summary>{{ i18n.t('upgrade.changes', { n: upgrade.changes.length }) }}</summary>
          <ul>
            @for (change of upgrade.changes; track change.field) {
              <li>{{ i18n.t('upgrade.change.' + change.change, { label: i18n.pick(change.label) }) }}
                @if (change.details.length) {
                  <ul>@for (detail of change.details; track $index) {<li>{{ detail.name }}：@if (detail.before) {<span class="cp-diff-before">{{ detail.before }}</span>}@if (detail.before && detail.after) {&ngsp;<span aria-hidden="true">→</span><span class="cp-visually-hidden">{{ i18n.t('upgrade.to') }}</span>&ngsp;}@if (detail.after) {<span class="cp-diff-after">{{ detail.after }}</span>}</li>}</ul>
                }
              </li>
            }
          </ul>
          @if (upgrade.lost.length) {<p class="cp-strong">{{ i18n.t('upgrade.lost') }}</p><ul>@for (lost of upgrade.lost; track lost.label) {<li>{{ lost.label }}：{{ lost.text }}</li>}</ul>}
        </details>
        <div class="cp-actions"><button cpButton="secondary" type="button" [busy]="busy()" (click)="move()">{{ i18n.t('upgrade.move') }}</button></div>
        <cp-problem [problem]="problem()" />
      </cp-banner>
    }
  `,
})
export class DraftUpgradeOffer {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(MineApi);
  private readonly announcer = inject(Announcer);
  readonly draft = input.required<string>();
  /** Saves what is typed and tells the version that is saved then; null when it could not be saved. */
  readonly settle = input.required<() => Promise<number | null>>();
  readonly moved = output<void>();
  private readonly upgrade = readDraftUpgrade(() => this.draft());
  protected readonly newer = computed(() => (this.upgrade.hasValue() && this.upgrade.value().to ? this.upgrade.value() : null));
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected async move(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const version = await this.settle()();
      if (version === null) return;
      await this.api.upgradeDraft(this.draft(), version);
      this.announcer.say(this.i18n.t('upgrade.moved'));
      this.upgrade.reload();
      this.moved.emit();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}

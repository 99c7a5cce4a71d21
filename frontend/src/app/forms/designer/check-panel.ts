import { Component, computed, inject, output } from '@angular/core';
import { I18n } from '../../i18n/i18n';
import { Finding } from './designer-api';
import { FormWork, Place } from './form-work';
import { controlOf, placeOf } from './outline/outline-rows';
import { findField } from './edits';

/** 検査の結果: what stops the publication, then advice; each leads to its place. */
@Component({
  selector: 'cp-check-panel',
  template: `
    @if (work.findings(); as findings) {
      @if (!findings.length) {<p class="fd-check__good" role="status">{{ i18n.t('fd.check.good') }}</p>}
      @for (part of parts(); track part.severity) {
        <h3>{{ i18n.t('fd.check.' + part.severity, { n: part.findings.length }) }}</h3>
        <ul class="fd-check">
          @for (finding of part.findings; track $index) {
            <li class="fd-check__one" [class.fd-check__one--bad]="part.severity === 'blocks'"><button type="button" class="cp-button cp-button--text" (click)="open(finding)">{{ placeName(finding) }}</button><span>{{ finding.message }}</span></li>
          }
        </ul>
      }
    }
  `,
})
export class CheckPanel {
  protected readonly i18n = inject(I18n);
  protected readonly work = inject(FormWork);
  readonly opened = output<void>();
  protected readonly parts = computed(() =>
    (['blocks', 'advice'] as const).map((severity) => ({ severity, findings: (this.work.findings() ?? []).filter((one) => one.severity === severity) })).filter((part) => part.findings.length > 0),
  );

  protected placeName(finding: Finding): string {
    const place = placeOf(finding.path);
    const form = this.work.form()!;
    if (place === 'form') return this.i18n.t('fd.form');
    if (place.startsWith('step:')) return this.i18n.pick(form.steps.find((step) => step.id === place.slice(5))?.title) || this.i18n.t('fd.unnamedStep');
    return this.i18n.pick(findField(form, place.slice(6))?.field.label) || this.i18n.t('fd.unnamed');
  }

  /** To the place, and into the control where there is one. */
  protected open(finding: Finding): void {
    const place = placeOf(finding.path);
    this.work.go(this.exists(place) ? place : 'form');
    this.opened.emit();
    setTimeout(() => {
      const pane = document.getElementById('fd-properties');
      const control = document.getElementById(controlOf(finding.path)) ?? pane?.querySelector<HTMLElement>('input, select, textarea');
      const closed = control?.closest('details');
      if (closed) closed.open = true;
      (control?.matches('input, select, textarea, button') ? control : (control?.querySelector<HTMLElement>('input, select, textarea, button') ?? control))?.focus();
    }, 50);
  }

  private exists(place: Place): boolean {
    const form = this.work.form()!;
    return place === 'form' || (place.startsWith('step:') ? form.steps.some((step) => step.id === place.slice(5)) : findField(form, place.slice(6)) !== null);
  }
}

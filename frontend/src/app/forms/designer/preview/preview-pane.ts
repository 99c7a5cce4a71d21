import { Component, computed, effect, inject, signal, untracked, viewChild } from '@angular/core';
import { I18n, Lang } from '../../../i18n/i18n';
import { AnswerSheet } from '../../answer-sheet';
import { FormField } from '../../engine';
import { FormCodes } from '../../form-codes';
import { today } from '../../../ui';
import { sentence } from '../conditions';
import { findField } from '../edits';
import { FormWork } from '../form-work';
import { PreviewFrame } from './preview-frame';

/** The picture follows when the typing pauses (milliseconds): a keystroke draws its own letter and nothing else. */
const pause = 80;

/** 見え方: the present step by the applicant's own renderer, live, at phone width or wide, in any of the three languages. */
@Component({
  selector: 'cp-preview-pane',
  imports: [PreviewFrame],
  template: `
    <div class="fd-preview__bar">
      <div class="fd-switch" role="group" [attr.aria-label]="i18n.t('fd.preview.width')">
        <button type="button" [attr.aria-pressed]="!wide()" (click)="wide.set(false)">{{ i18n.t('fd.preview.phone') }}</button><button type="button" [attr.aria-pressed]="wide()" (click)="wide.set(true)">{{ i18n.t('fd.preview.desktop') }}</button>
      </div>
      <div class="fd-switch" role="group" [attr.aria-label]="i18n.t('fd.preview.language')">
        @for (one of languages; track one.lang) {<button type="button" [attr.lang]="one.lang === 'en' ? 'en' : 'ja'" [attr.aria-pressed]="lang() === one.lang" (click)="use(one.lang)">{{ one.name }}</button>}
      </div>
    </div>
    @if (step(); as step) {
      <div class="fd-preview__sheet" [class.fd-preview__sheet--wide]="wide()" role="region" [attr.aria-label]="i18n.t('fd.preview')" tabindex="0">
        <cp-preview-frame [step]="step" [sheet]="sheet" [tenant]="work.tenant()" [first]="step === form().steps[0]" [chosen]="work.path()" [hiddenText]="hiddenText" [moreText]="moreText" (here)="go($event)" />
        @if (!step.fields.length) {<p class="cp-soft">{{ i18n.t('fd.preview.empty') }}</p>}
      </div>
      @if (work.form()!.steps.length > 1) {
        <div class="fd-preview__steps">
          <button type="button" class="fd-tool" [attr.aria-disabled]="at() === 0" (click)="turn(-1)">{{ i18n.t('fd.preview.before') }}</button>
          <span>{{ i18n.t('fd.preview.at', { n: at() + 1, count: work.form()!.steps.length }) }}</span>
          <button type="button" class="fd-tool" [attr.aria-disabled]="at() === work.form()!.steps.length - 1" (click)="turn(1)">{{ i18n.t('fd.preview.next') }}</button>
        </div>
      }
    }
  `,
})
export class PreviewPane {
  protected readonly i18n = inject(I18n);
  protected readonly work = inject(FormWork);
  private readonly codes = inject(FormCodes);
  private readonly frame = viewChild(PreviewFrame);
  protected readonly wide = signal(false);
  protected readonly lang = signal<Lang>('ja');
  protected readonly languages = [{ lang: 'ja' as Lang, name: '日本語' }, { lang: 'en' as Lang, name: 'English' }, { lang: 'easy' as Lang, name: 'やさしい日本語' }];
  protected readonly sheet = new AnswerSheet(this.work.form()!, {}, () => this.lang(), () => this.codes.listsFor(this.work.tenant()), today);
  /** The form as it is drawn here. */
  protected readonly form = this.sheet.form;
  protected readonly step = computed(() => this.form().steps.find((one) => one.id === this.work.step()?.id) ?? this.work.step());
  protected readonly at = computed(() => (this.work.step() ? this.work.form()!.steps.indexOf(this.work.step()!) : 0));
  protected readonly moreText = (where: 'before' | 'after', count: number): string => this.i18n.t(`fd.preview.more.${where}`, { n: count });
  protected readonly hiddenText = (field: FormField): string => {
    const form = this.form();
    const when = field.showWhen ?? findField(form, field.id)?.step.when;
    return this.i18n.t('fd.preview.hidden', { label: this.i18n.pick(field.label) || this.i18n.t('fd.unnamed'), when: sentence(when, form, field.id, this.i18n) });
  };

  constructor() {
    effect((onCleanup) => {
      const form = this.work.form();
      if (!form || form === untracked(this.form)) return;
      const timer = setTimeout(() => this.sheet.revise(form), pause);
      onCleanup(() => clearTimeout(timer));
    });
    effect(() => {
      const head = this.work.path()?.split('.')[0];
      if (head && !untracked(() => document.activeElement?.closest('.fd-preview__sheet'))) setTimeout(() => this.show(head), pause + 20);
    });
  }

  protected use(lang: Lang): void {
    this.lang.set(lang);
    void this.frame()?.use(lang);
  }

  protected go(field: string): void {
    if (this.work.path()?.split('.')[0] !== field) this.work.go(`field:${field}`);
  }

  protected turn(by: number): void {
    const step = this.work.form()!.steps[this.at() + by];
    if (step) this.work.go(`step:${step.id}`);
  }

  /** Scrolls the sheet alone, never the page. */
  private show(field: string): void {
    const question = document.getElementById(`preview-${field}`);
    const sheet = question?.closest('.fd-preview__sheet');
    if (!question || !sheet) return;
    const [inner, outer] = [question.getBoundingClientRect(), sheet.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom) sheet.scrollTop += inner.top - outer.top - 24;
  }
}

import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Announcer, BytesPipe, DatePipe, DateTimePipe, ProblemBanner, TextArea } from '../../ui';
import { CaseConsultations } from '../office/case-consultations';
import { TextBlockMenu, withBlock } from '../office/text-block-menu';
import { CaseDuplicates } from '../permits/case-duplicates';
import { CoSigners } from '../mine/co-signers';
import { CaseFiles } from './case-files';
import { ReviewApi, documentAddress, type CaseView } from './review-api';
import type { Typed } from './typed';

/** Right of the case: what hangs on it. Each part opens and closes, prints, and is found by the browser's search. */
@Component({
  selector: 'cp-case-side',
  imports: [BytesPipe, DatePipe, DateTimePipe, ProblemBanner, TextArea, CaseFiles, CaseConsultations, CaseDuplicates, CoSigners, TextBlockMenu],
  template: `
    <details class="cp-case__part" open>
      <summary><h2>{{ i18n.t('officer.files') }}</h2><span class="cp-count">{{ view().files.length }}</span></summary>
      @if (view().files.length) {<cp-case-files [files]="view().files" [tenant]="tenant()" [caseId]="view().id" />} @else {<p class="cp-soft">{{ i18n.t('officer.files.none') }}</p>}
    </details>
    <cp-co-signers [tenant]="tenant()" [caseId]="view().id" />
    <cp-case-consultations [view]="view()" [tenant]="tenant()" [canWrite]="canWrite()" (changed)="wrote.emit()" />
    <cp-case-duplicates [tenant]="tenant()" [caseId]="view().id" />
    <details class="cp-case__part" open>
      <summary><h2>{{ i18n.t('officer.documents') }}</h2><span class="cp-count">{{ view().documents.length }}</span></summary>
      <ul class="cp-list cp-stack cp-stack--tight">
        @for (document of view().documents; track document.id) {
          <li>
            @if (document.state === 'pending') {<span>{{ document.name }}</span>&ngsp;<span class="cp-soft">{{ i18n.t('officer.document.pending') }}</span>}
            @else {<a [href]="address(document.id)" target="_blank" rel="noopener">{{ document.name }}（PDF）<span class="cp-visually-hidden">{{ i18n.t('officer.newTab') }}</span></a>&ngsp;<span class="cp-soft">{{ document.size | cpBytes }}</span>}
            <br /><span class="cp-soft">{{ document.number }}　{{ document.issuedAt | cpDate: 'short' }}</span>
          </li>
        } @empty {<li class="cp-soft">{{ i18n.t('officer.documents.none') }}</li>}
      </ul>
    </details>
    <details class="cp-case__part" [open]="wide || view().messages.length > 0">
      <summary><h2>{{ i18n.t('officer.messages') }}</h2><span class="cp-count">{{ view().messages.length }}</span></summary>
      <div class="cp-stack cp-stack--tight">
        @for (message of view().messages; track message.id) {
          <div class="cp-message" [class.cp-message--own]="!message.fromApplicant"><p class="cp-soft">{{ message.author }}　{{ message.at | cpDateTime }}</p><p class="cp-pre">{{ message.text }}</p></div>
        } @empty {<p class="cp-soft">{{ i18n.t('officer.messages.none') }}</p>}
        @if (canWrite()) {
          <form class="cp-stack cp-stack--tight cp-no-print" (submit)="$event.preventDefault(); send('message')">
            <cp-text-area fieldId="message" [rows]="2" [limit]="4000" [label]="i18n.t('officer.message.label')" [help]="i18n.t('officer.message.help')" [value]="typed().kept().message" (valueChange)="typed().set({ message: $event })" [error]="error('message')" />
            <cp-text-block-menu kind="message" [procedure]="view().procedureCode" (chosen)="typed().set({ message: withBlock(typed().kept().message, $event) })" />
            <cp-problem [problem]="problems().message ?? null" [fieldsElsewhere]="true" />
            <div><button type="submit" class="cp-button cp-button--secondary cp-button--small" [attr.aria-busy]="busy() === 'message' ? 'true' : null">{{ i18n.t('officer.message.send') }}</button></div>
          </form>
        }
      </div>
    </details>
    <details class="cp-case__part" [open]="wide || view().notes.length > 0">
      <summary><h2>{{ i18n.t('officer.notes') }}</h2><span class="cp-count">{{ view().notes.length }}</span></summary>
      <div class="cp-stack cp-stack--tight">
        @for (note of view().notes; track note.id) {
          <div class="cp-message cp-case__note"><p class="cp-soft">{{ note.author }}　{{ note.at | cpDateTime }}</p><p class="cp-pre">{{ note.text }}</p></div>
        } @empty {<p class="cp-soft">{{ i18n.t('officer.notes.none') }}</p>}
        @if (canWrite()) {
          <form class="cp-stack cp-stack--tight cp-no-print" (submit)="$event.preventDefault(); send('note')">
            <cp-text-area fieldId="note" [rows]="2" [limit]="4000" [label]="i18n.t('officer.note.label')" [help]="i18n.t('officer.note.help')" [value]="typed().kept().note" (valueChange)="typed().set({ note: $event })" [error]="error('note')" />
            <cp-problem [problem]="problems().note ?? null" [fieldsElsewhere]="true" />
            <div><button type="submit" class="cp-button cp-button--secondary cp-button--small" [attr.aria-busy]="busy() === 'note' ? 'true' : null">{{ i18n.t('officer.note.keep') }}</button></div>
          </form>
        }
      </div>
    </details>
    <details class="cp-case__part" [open]="wide">
      <summary><h2>{{ i18n.t('officer.history') }}</h2><span class="cp-count">{{ view().history.length }}</span></summary>
      <ol class="cp-timeline">
        @for (row of history(); track $index) {
          <li [class.cp-now]="$first"><time [attr.datetime]="row.at">{{ row.at | cpDateTime }}</time><span>{{ row.text }}</span><span class="cp-soft">　{{ row.actor }}@if (row.inPlaceOf) {{{ i18n.t('office.inPlaceOf', { name: row.inPlaceOf }) }}}</span>@if (row.note) {<p class="cp-pre cp-case__why">{{ row.note }}</p>}</li>
        }
      </ol>
    </details>
  `,
})
export class CaseSide {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(ReviewApi);
  private readonly announcer = inject(Announcer);
  readonly view = input.required<CaseView>();
  readonly tenant = input.required<string>();
  readonly typed = input.required<Typed>();
  readonly canWrite = input(true);
  readonly wrote = output<void>();
  protected readonly wide = typeof matchMedia === 'function' && matchMedia('(min-width: 60rem)').matches;
  protected readonly busy = signal<'message' | 'note' | null>(null);
  protected readonly problems = signal<{ message?: Problem; note?: Problem }>({});
  private readonly missing = signal<'message' | 'note' | null>(null);
  protected readonly withBlock = withBlock;
  protected readonly history = computed(() => [...this.view().history].reverse());

  protected address(document: string): string {
    return documentAddress(this.tenant(), this.view().id, document);
  }

  protected error(what: 'message' | 'note'): string | null {
    return this.missing() === what && !this.typed().kept()[what].trim() ? this.i18n.t('officer.need.text') : (this.problems()[what]?.fields[0]?.message ?? null);
  }

  protected async send(what: 'message' | 'note'): Promise<void> {
    if (this.busy()) return;
    const text = this.typed().kept()[what].trim();
    this.missing.set(text ? null : what);
    this.problems.set({});
    if (!text) {
      document.getElementById(what)?.focus();
      return;
    }
    this.busy.set(what);
    try {
      await (what === 'message' ? this.api.message(this.tenant(), this.view().id, text) : this.api.note(this.tenant(), this.view().id, text));
      this.typed().set({ [what]: '' });
      this.announcer.say(this.i18n.t(`officer.${what}.done`));
      this.wrote.emit();
    } catch (error) {
      this.problems.set({ [what]: toProblem(error) });
    } finally {
      this.busy.set(null);
    }
  }
}

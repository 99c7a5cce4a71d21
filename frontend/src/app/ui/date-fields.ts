import { Component, ElementRef, booleanAttribute, computed, effect, input, model, output, signal, untracked, viewChild } from '@angular/core';
import { formatDay, isDay, joinBoxes, parseDay, readPart, readTime, readWholeDate, readYear, splitBoxes } from './dates';
import { Field, FieldBase } from './field';

/** Three boxes, 西暦 and 令和 both understood, a calendar beside them for those who want one. */
@Component({
  selector: 'cp-date-field',
  imports: [Field],
  template: `
    <cp-field group [fieldId]="fieldId() + '-group'" [label]="label()" [reading]="reading()" [help]="help()" [example]="example()" [why]="why()" [optional]="optional()" [error]="null" [labelHidden]="labelHidden()" [describedBy]="describedBy()">
      <div class="cp-date">
        <span class="cp-date__box">
          <input class="cp-input cp-date__year" [id]="fieldId()" type="text" autocomplete="off" [attr.aria-label]="i18n.t('date.year')" [attr.aria-invalid]="message() ? 'true' : null" [attr.aria-describedby]="describedBy()"
            [value]="year()" (input)="typeYear($any($event.target).value)" (blur)="leave()" />
          <span aria-hidden="true">{{ i18n.t('date.year.short') }}</span>
        </span>
        <span class="cp-date__box">
          <input class="cp-input cp-date__part" type="text" inputmode="numeric" autocomplete="off" [attr.aria-label]="i18n.t('date.month')" [attr.aria-invalid]="message() ? 'true' : null"
            [value]="month()" (input)="month.set($any($event.target).value); emit()" (blur)="leave()" />
          <span aria-hidden="true">{{ i18n.t('date.month.short') }}</span>
        </span>
        <span class="cp-date__box">
          <input class="cp-input cp-date__part" type="text" inputmode="numeric" autocomplete="off" [attr.aria-label]="i18n.t('date.day')" [attr.aria-invalid]="message() ? 'true' : null"
            [value]="day()" (input)="day.set($any($event.target).value); emit()" (blur)="leave()" />
          <span aria-hidden="true">{{ i18n.t('date.day.short') }}</span>
        </span>
        @if (calendar()) {
          <span class="cp-calendar-at">
            <button type="button" class="cp-calendar" (click)="openCalendar()" [attr.aria-label]="i18n.t('date.calendar', { label: label() })">
              <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.8" aria-hidden="true"><rect x="2.5" y="4" width="15" height="13" rx="2" /><path d="M2.5 8h15M6.5 2v4M13.5 2v4" /></svg>
            </button>
            <input #native type="date" tabindex="-1" aria-hidden="true" [value]="valid() ? value() : ''" (change)="pick($any($event.target).value)" />
          </span>
        }
        <ng-content />
      </div>
      @if (understood()) {<p class="cp-field__normalised">{{ understood() }}</p>}
      @if (message()) {<p class="cp-field__error" [id]="fieldId() + '-error'">＊{{ message() }}</p>}
    </cp-field>
  `,
})
export class DateField extends FieldBase<string> {
  /** '' · YYYY-MM-DD · what was typed, joined by hyphens, when it is no day. */
  override readonly value = model<string>('');
  readonly calendar = input(true, { transform: booleanAttribute });
  readonly left = output<void>();
  protected readonly year = signal('');
  protected readonly month = signal('');
  protected readonly day = signal('');
  protected readonly valid = computed(() => parseDay(this.value()) !== null);
  protected readonly away = signal(true);
  protected readonly understood = computed(() => (this.away() && this.valid() ? formatDay(this.value(), this.i18n.lang(), this.i18n.lang() === 'en' ? 'weekday' : 'weekday') : ''));
  private readonly native = viewChild<ElementRef<HTMLInputElement>>('native');

  constructor() {
    super();
    effect(() => {
      const value = this.value() ?? '';
      untracked(() => {
        if (value === joinBoxes(this.year(), this.month(), this.day())) return;
        const boxes = splitBoxes(value);
        this.year.set(boxes.year);
        this.month.set(boxes.month);
        this.day.set(boxes.day);
      });
    });
  }

  protected typeYear(text: string): void {
    // A whole date pasted into the first box fills all three.
    const whole = readWholeDate(text);
    if (whole) {
      this.pick(whole);
      return;
    }
    this.year.set(text);
    this.emit();
  }

  protected emit(): void {
    this.away.set(false);
    this.value.set(joinBoxes(this.year(), this.month(), this.day()));
  }

  protected leave(): void {
    this.away.set(true);
    const y = readYear(this.year());
    const m = readPart(this.month());
    const d = readPart(this.day());
    // The boxes keep what was typed; a year without its digits (元, 8) shows the Western one once the date is whole.
    if (y !== null && m !== null && d !== null && isDay(y, m, d)) {
      this.year.set(String(y));
      this.month.set(String(m));
      this.day.set(String(d));
    }
    this.left.emit();
  }

  protected pick(value: string): void {
    const boxes = splitBoxes(value);
    this.year.set(boxes.year);
    this.month.set(boxes.month);
    this.day.set(boxes.day);
    this.emit();
    this.leave();
  }

  protected openCalendar(): void {
    try {
      this.native()?.nativeElement.showPicker();
    } catch {
      this.native()?.nativeElement.focus();
    }
  }
}

/** A time of the day: free typing, or by quarters from the list. */
@Component({
  selector: 'cp-time-field',
  imports: [Field],
  template: `
    <cp-field [fieldId]="fieldId()" [label]="label()" [help]="help()" [example]="example()" [optional]="optional()" [error]="message()" [labelHidden]="labelHidden()">
      <input class="cp-input cp-input--s" [id]="fieldId()" type="text" inputmode="numeric" autocomplete="off" [attr.list]="fieldId() + '-times'" [attr.aria-describedby]="describedBy()" [attr.aria-invalid]="message() ? 'true' : null"
        [value]="shown()" (input)="typed($any($event.target).value)" (blur)="leave()" />
      <datalist [id]="fieldId() + '-times'">@for (time of quarters; track time) {<option [value]="time"></option>}</datalist>
    </cp-field>
  `,
})
export class TimeField extends FieldBase<string> {
  override readonly value = model<string>('');
  readonly left = output<void>();
  protected readonly shown = signal('');
  protected readonly quarters = Array.from({ length: 96 }, (_, i) => `${String(Math.floor(i / 4)).padStart(2, '0')}:${String((i % 4) * 15).padStart(2, '0')}`);

  constructor() {
    super();
    effect(() => {
      const value = this.value() ?? '';
      untracked(() => {
        if (value !== (readTime(this.shown()) ?? this.shown())) this.shown.set(value);
      });
    });
  }

  protected typed(text: string): void {
    this.shown.set(text);
    this.value.set(readTime(text) ?? text.trim());
  }

  protected leave(): void {
    this.shown.set(this.value());
    this.left.emit();
  }
}

/** Day and time together: YYYY-MM-DDTHH:mm. */
@Component({
  selector: 'cp-date-time-field',
  imports: [DateField],
  template: `
    <cp-date-field [fieldId]="fieldId()" [label]="label()" [reading]="reading()" [help]="help()" [example]="example()" [why]="why()" [optional]="optional()" [error]="message()" [labelHidden]="labelHidden()"
      [value]="date()" (valueChange)="date.set($event); emit()" (left)="left.emit()">
      <span class="cp-date__box cp-date__clock">
        <span aria-hidden="true">{{ i18n.t('date.time.short') }}</span>
        <input class="cp-input cp-date__time" type="text" inputmode="numeric" autocomplete="off" [attr.list]="fieldId() + '-times'" [attr.aria-label]="i18n.t('date.time')" [attr.aria-invalid]="message() ? 'true' : null" 
          [value]="time()" (input)="time.set($any($event.target).value); emit()" (blur)="leaveTime()" />
      </span>
      <datalist [id]="fieldId() + '-times'">@for (quarter of quarters; track quarter) {<option [value]="quarter"></option>}</datalist>
    </cp-date-field>
  `,
})
export class DateTimeField extends FieldBase<string> {
  override readonly value = model<string>('');
  readonly left = output<void>();
  protected readonly date = signal('');
  protected readonly time = signal('');
  protected readonly quarters = Array.from({ length: 96 }, (_, i) => `${String(Math.floor(i / 4)).padStart(2, '0')}:${String((i % 4) * 15).padStart(2, '0')}`);

  constructor() {
    super();
    effect(() => {
      const value = this.value() ?? '';
      untracked(() => {
        if (value === joinDateTime(this.date(), this.time())) return;
        const [date, time] = value.split('T');
        this.date.set(date ?? '');
        this.time.set(time ?? '');
      });
    });
  }

  protected emit(): void {
    this.value.set(joinDateTime(this.date(), this.time()));
  }

  protected leaveTime(): void {
    this.time.set(readTime(this.time()) ?? this.time());
    this.left.emit();
  }
}

function joinDateTime(date: string, time: string): string {
  if (!date && !time.trim()) return '';
  return `${date}T${readTime(time) ?? time.trim()}`;
}

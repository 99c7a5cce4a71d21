import { Pipe, PipeTransform, inject } from '@angular/core';
import { I18n, LocalText } from '../i18n/i18n';
import { DateStyle, formatDate, formatDateTime, inTokyo } from './dates';
import { formatBytes, formatNumber } from './numbers';

// Impure where the reader's language counts: the language is a signal, and formatting is cheap.

/** 令和8年11月21日（2026/11/21） */
@Pipe({ name: 'cpDate', pure: false })
export class DatePipe implements PipeTransform {
  private readonly i18n = inject(I18n);
  transform(value: string | Date | null | undefined, style: DateStyle = 'full'): string {
    return formatDate(value, this.i18n.lang(), style);
  }
}

/** 令和8年11月21日（2026/11/21） 14:02 */
@Pipe({ name: 'cpDateTime', pure: false })
export class DateTimePipe implements PipeTransform {
  private readonly i18n = inject(I18n);
  transform(value: string | Date | null | undefined, style: DateStyle = 'short'): string {
    return formatDateTime(value, this.i18n.lang(), style);
  }
}

/** 14:02 */
@Pipe({ name: 'cpTime' })
export class TimePipe implements PipeTransform {
  transform(value: string | number | Date | null | undefined): string {
    return inTokyo(value)?.time ?? '';
  }
}

@Pipe({ name: 'cpNumber' })
export class NumberPipe implements PipeTransform {
  transform(value: number | string | null | undefined, decimals?: number): string {
    return formatNumber(value, decimals);
  }
}

/** 12,345円 */
@Pipe({ name: 'cpYen', pure: false })
export class YenPipe implements PipeTransform {
  private readonly i18n = inject(I18n);
  transform(value: number | null | undefined): string {
    if (value == null) return '';
    return this.i18n.lang() === 'en' ? `¥${formatNumber(value, 0)}` : `${formatNumber(value, 0)}円`;
  }
}

@Pipe({ name: 'cpBytes' })
export class BytesPipe implements PipeTransform {
  transform(value: number | null | undefined): string {
    return formatBytes(value);
  }
}

/** The reader's language out of {ja, en, easy}; a plain string passes. */
@Pipe({ name: 'cpText', pure: false })
export class TextPipe implements PipeTransform {
  private readonly i18n = inject(I18n);
  transform(value: LocalText | string | null | undefined): string {
    return this.i18n.pick(value);
  }
}

import { Service, computed, inject, signal } from '@angular/core';
import { AnswerSheet } from '../../forms';
import { I18n } from '../../i18n/i18n';
import { Announcer, formatDate } from '../../ui';
import { AnswerOffer, AnswerSource, FieldOffers, MineApi } from '../mine/mine-api';
import { DraftSession } from './draft-session';

interface Taken {
  readonly before: unknown;
  readonly offer: AnswerOffer;
  /** Taken together with others: one line on top of the page says so. */
  readonly together: boolean;
}

export interface OfferedTogether {
  readonly source: AnswerSource;
  readonly fields: readonly { readonly field: string; readonly offer: AnswerOffer }[];
}

const keyOf = (source: AnswerSource): string => `${source.kind} ${source.id ?? ''}`;

/** What a draft is offered from elsewhere, what of it was taken and what was left. Nothing is filled in that was not shown first. */
@Service({ autoProvided: false })
export class DraftOffers {
  private readonly api = inject(MineApi);
  private readonly i18n = inject(I18n);
  private readonly announcer = inject(Announcer);
  private readonly draft = inject(DraftSession);
  private readonly all = signal<readonly FieldOffers[]>([]);
  private readonly takenOf = signal<ReadonlyMap<string, Taken>>(new Map());
  private asked: string | null = null;
  readonly any = computed(() => this.all().length > 0);
  /** Questions with an offer that was not left, or that was taken. */
  readonly concerned = computed(() => this.all().map((one) => one.field).filter((field) => this.takenOf().has(field) || this.of(field).length > 0));

  async load(draft: string): Promise<void> {
    if (this.asked === draft) return;
    this.asked = draft;
    // Offers are a comfort: without them the form is filled in as ever.
    this.all.set(await this.api.suggestions(draft).then((answer) => answer.fields, () => []));
  }

  /** What is offered for a question and was not left. */
  of(field: string): readonly AnswerOffer[] {
    const left = this.draft.notes.declined();
    return left.includes(field) ? [] : (this.all().find((one) => one.field === field)?.offers ?? []).filter((offer) => !left.includes(`${field}|${keyOf(offer.source)}`));
  }

  /** There are further ones, found by searching. */
  more(field: string): boolean {
    return this.all().find((one) => one.field === field)?.more ?? false;
  }

  /** What has these words; an entry that stands in the register is found, however long that is. */
  async search(field: string, words: string): Promise<FieldOffers> {
    return (await this.api.offers(this.asked!, field, words)).fields[0] ?? { field, offers: [], more: false };
  }

  /** Null when it was not taken, or with others. */
  taken(field: string): AnswerOffer | null {
    const taken = this.takenOf().get(field);
    return taken && !taken.together ? taken.offer : null;
  }

  take(sheet: AnswerSheet, field: string, offer: AnswerOffer): void {
    this.put(sheet, field, offer, false);
    this.announcer.say(this.i18n.t('offer.taken', { source: this.say(offer.source) }));
  }

  /** Fills what is still empty; what was typed stays. */
  takeAll(sheet: AnswerSheet, group: OfferedTogether): void {
    for (const { field, offer } of group.fields) if (isEmpty(sheet.valueAt(field))) this.put(sheet, field, offer, true);
    this.announcer.say(this.i18n.t('offer.taken', { source: this.say(group.source) }));
  }

  putBack(sheet: AnswerSheet, ...fields: readonly string[]): void {
    for (const field of fields) {
      const taken = this.takenOf().get(field);
      if (taken) sheet.set(field, taken.before);
    }
    this.takenOf.update((all) => new Map([...all].filter(([key]) => !fields.includes(key))));
    this.announcer.say(this.i18n.t('offer.putBack'));
  }

  /** 使わない: what is left stays left, for this draft, on every device. */
  leave(field: string): void {
    this.leaveAll([field]);
  }

  leaveTogether(group: OfferedTogether): void {
    this.leaveAll(group.fields.map(({ field }) => `${field}|${keyOf(group.source)}`));
  }

  /** Sources that have an answer to several questions of a page: one press for all of them. */
  together(fields: readonly string[]): readonly OfferedTogether[] {
    const found = new Map<string, { source: AnswerSource; fields: { field: string; offer: AnswerOffer }[] }>();
    for (const field of fields) {
      for (const offer of this.of(field)) {
        const group = found.get(keyOf(offer.source)) ?? { source: offer.source, fields: [] };
        if (!group.fields.some((one) => one.field === field)) group.fields.push({ field, offer });
        found.set(keyOf(offer.source), group);
      }
    }
    return [...found.values()].filter((group) => group.fields.length > 1).slice(0, 2);
  }

  /** What of a group was taken. */
  takenTogether(group: OfferedTogether): readonly string[] {
    const taken = this.takenOf();
    return group.fields.filter(({ field, offer }) => taken.get(field)?.together && taken.get(field)?.offer === offer).map(({ field }) => field);
  }

  /** 前回の申請（受付番号 …、令和8年11月3日、青浜県） */
  say(source: AnswerSource): string {
    const params = { name: source.name, authority: this.i18n.pick(source.authority), date: formatDate(source.at, this.i18n.lang(), 'short') };
    return this.i18n.t(`offer.from.${source.kind}`, params);
  }

  private put(sheet: AnswerSheet, field: string, offer: AnswerOffer, together: boolean): void {
    const before = this.takenOf().get(field)?.before ?? sheet.valueAt(field);
    this.takenOf.update((all) => new Map(all).set(field, { before, offer, together }));
    sheet.set(field, structuredClone(offer.value));
  }

  private leaveAll(keys: readonly string[]): void {
    this.draft.notes.declined.update((all) => [...all, ...keys]);
    this.draft.touch();
    this.announcer.say(this.i18n.t('offer.left'));
  }
}

/** Nothing was said yet. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (typeof value === 'object' && Object.values(value).every(isEmpty));
}

import { Service, computed, inject, signal } from '@angular/core';
import { AnswerSheet } from '../../forms';
import { I18n } from '../../i18n/i18n';
import { Announcer, formatDate } from '../../ui';
import { AnswerOffer, AnswerSource, FieldOffers, MineApi } from '../mine/mine-api';

interface Taken {
  readonly before: unknown;
  readonly offer: AnswerOffer;
}

/** What a draft is offered from elsewhere, and what of it was taken. Nothing is filled in that was not shown first. */
@Service({ autoProvided: false })
export class DraftOffers {
  private readonly api = inject(MineApi);
  private readonly i18n = inject(I18n);
  private readonly announcer = inject(Announcer);
  private readonly all = signal<readonly FieldOffers[]>([]);
  private readonly takenOf = signal<ReadonlyMap<string, Taken>>(new Map());
  private asked: string | null = null;
  readonly any = computed(() => this.all().length > 0);

  async load(draft: string): Promise<void> {
    if (this.asked === draft) return;
    this.asked = draft;
    // Offers are a comfort: without them the form is filled in as ever.
    this.all.set(await this.api.suggestions(draft).then((answer) => answer.fields, () => []));
  }

  of(field: string): readonly AnswerOffer[] {
    return this.all().find((one) => one.field === field)?.offers ?? [];
  }

  taken(field: string): AnswerOffer | null {
    return this.takenOf().get(field)?.offer ?? null;
  }

  take(sheet: AnswerSheet, field: string, offer: AnswerOffer): void {
    const before = this.takenOf().get(field)?.before ?? sheet.valueAt(field);
    this.takenOf.update((all) => new Map(all).set(field, { before, offer }));
    sheet.set(field, structuredClone(offer.value));
    this.announcer.say(this.i18n.t('offer.taken', { source: this.say(offer.source) }));
  }

  putBack(sheet: AnswerSheet, field: string): void {
    const taken = this.takenOf().get(field);
    if (!taken) return;
    sheet.set(field, taken.before);
    this.takenOf.update((all) => new Map([...all].filter(([key]) => key !== field)));
    this.announcer.say(this.i18n.t('offer.putBack'));
  }

  /** Sources that have an answer to several questions of a page: one press for all of them. */
  together(fields: readonly string[]): readonly { source: AnswerSource; fields: readonly { field: string; offer: AnswerOffer }[] }[] {
    const found = new Map<string, { source: AnswerSource; fields: { field: string; offer: AnswerOffer }[] }>();
    for (const field of fields) {
      for (const offer of this.of(field)) {
        const key = `${offer.source.kind} ${offer.source.id}`;
        const group = found.get(key) ?? { source: offer.source, fields: [] };
        if (!group.fields.some((one) => one.field === field)) group.fields.push({ field, offer });
        found.set(key, group);
      }
    }
    return [...found.values()].filter((group) => group.fields.length > 1).slice(0, 3);
  }

  /** 前回の申請（受付番号 …、令和8年11月3日、青浜県） */
  say(source: AnswerSource): string {
    const params = { name: source.name, authority: this.i18n.pick(source.authority), date: formatDate(source.at, this.i18n.lang(), 'short') };
    return this.i18n.t(`offer.from.${source.kind}`, params);
  }
}

import { Component, computed, inject, signal } from '@angular/core';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { Announcer, Ask, Dialog, ProblemBanner, State, Status, TextArea, TextField } from '../../ui';
import { OfficeApi, readNoticeTexts, type NoticeText } from './office-api';

type Lang = 'ja' | 'en' | 'easy';

/** 通知文: what people are told on the page and by mail; words in braces are filled in. */
@Component({
  selector: 'cp-notice-texts',
  imports: [Ask, Dialog, ProblemBanner, State, Status, TextArea, TextField],
  template: `
    <section class="cp-stack" aria-labelledby="notices-title">
      <h2 id="notices-title">{{ i18n.t('office.texts.notices') }}</h2>
      <p class="cp-soft cp-read">{{ i18n.t('office.notices.lead') }}</p>
      @if (texts.hasValue()) {
        <ul class="cp-list cp-stack cp-stack--tight">
          @for (one of texts.value().items; track one.kind) {
            <li class="cp-card"><div class="cp-row cp-row--between"><span>{{ i18n.pick(one.title) }}<br /><span class="cp-soft">{{ i18n.t('office.notice.' + one.audience) }}</span>&ngsp;@if (one.own) {<cp-status>{{ i18n.t('office.notice.own') }}</cp-status>}</span><button type="button" class="cp-button cp-button--secondary cp-button--small" [attr.aria-label]="i18n.t('office.block.changeNamed', { name: i18n.pick(one.title) })" (click)="start(one)">{{ i18n.t('office.block.change') }}</button></div></li>
          }
        </ul>
      } @else {<cp-state [of]="texts" />}
    </section>
    <cp-dialog sheet wide [heading]="changing()?.name ?? ''" [(open)]="open">
      <form class="cp-stack" novalidate (submit)="$event.preventDefault(); save()">
        <cp-problem [problem]="problem()" />
        <p class="cp-soft">{{ i18n.t('office.notice.words') }}</p>
        <ul class="cp-list">@for (word of words(); track word) {<li><code>{{ brace(word) }}</code> {{ i18n.t('office.notice.word.' + word) }}</li>}</ul>
        @for (lang of langs; track lang) {
          <fieldset class="cp-field"><legend class="cp-field__label">{{ i18n.t('office.lang.' + lang) }}</legend>
            <cp-text-field [fieldId]="'title-' + lang" [optional]="lang === 'easy'" [label]="i18n.t('office.notice.title')" [value]="title()[lang] ?? ''" (valueChange)="write('title', lang, $event)" />
            <cp-text-area [fieldId]="'body-' + lang" [optional]="lang === 'easy'" [rows]="4" [limit]="2000" [label]="i18n.t('office.notice.body')" [value]="body()[lang] ?? ''" (valueChange)="write('body', lang, $event)" />
          </fieldset>
        }
        <div class="cp-card"><p class="cp-soft">{{ i18n.t('office.notice.sample') }}</p><p><strong>{{ sample(title().ja) }}</strong></p><p class="cp-pre">{{ sample(body().ja) }}</p></div>
        <div class="cp-actions"><button type="submit" class="cp-button cp-button--primary" [attr.aria-busy]="busy() ? 'true' : null">{{ i18n.t('office.save') }}</button><button type="button" class="cp-button cp-button--secondary" (click)="open.set(false)">{{ i18n.t('cancel') }}</button>@if (changing()?.own) {<button type="button" class="cp-button cp-button--secondary" (click)="dropping.set(true)">{{ i18n.t('office.notice.drop') }}</button>}</div>
      </form>
    </cp-dialog>
    <cp-ask [heading]="i18n.t('office.notice.drop.ask')" [yes]="i18n.t('office.drop.yes')" [(open)]="dropping" [work]="drop" (done)="kept()"><p>{{ i18n.t('office.notice.drop.text') }}</p></cp-ask>
  `,
})
export class NoticeTexts {
  protected readonly i18n = inject(I18n);
  private readonly desk = inject(Desk);
  private readonly api = inject(OfficeApi);
  private readonly announcer = inject(Announcer);
  protected readonly texts = readNoticeTexts(() => this.desk.tenant());
  protected readonly words = computed(() => (this.texts.hasValue() ? this.texts.value().words : []));
  protected readonly langs: readonly Lang[] = ['ja', 'en', 'easy'];
  protected readonly open = signal(false);
  protected readonly changing = signal<NoticeText | null>(null);
  protected readonly title = signal<Partial<Record<Lang, string>>>({});
  protected readonly body = signal<Partial<Record<Lang, string>>>({});
  protected readonly busy = signal(false);
  protected readonly dropping = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected brace(word: string): string {
    return `{${word}}`;
  }

  protected start(one: NoticeText): void {
    this.changing.set(one);
    this.title.set({ ja: one.title.ja, en: one.title.en, easy: one.title.easy ?? '' });
    this.body.set({ ja: one.body.ja, en: one.body.en, easy: one.body.easy ?? '' });
    this.problem.set(null);
    this.open.set(true);
  }

  protected write(what: 'title' | 'body', lang: Lang, text: string): void {
    this[what].update((now) => ({ ...now, [lang]: text }));
  }

  protected sample(text: string | undefined): string {
    return (text ?? '').replace(/\{(\w+)\}/g, (whole, word: string) => (this.words().includes(word) ? this.i18n.t(`office.notice.sample.${word}`) : whole));
  }

  protected save(): Promise<void> {
    const whole = (of: Partial<Record<Lang, string>>) => ({ ja: of.ja ?? '', en: of.en ?? '', easy: of.easy?.trim() || undefined });
    return this.send(() => this.api.keepNotice(this.desk.tenant(), this.changing()!.kind, { title: whole(this.title()), body: whole(this.body()) }));
  }

  protected readonly drop = (): Promise<unknown> => this.api.defaultNotice(this.desk.tenant(), this.changing()!.kind);

  protected kept(): void {
    this.announcer.say(this.i18n.t('office.saved'));
    this.open.set(false);
    this.texts.reload();
  }

  private async send(call: () => Promise<unknown>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await call();
      this.kept();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}

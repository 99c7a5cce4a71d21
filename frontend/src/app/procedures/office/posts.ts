import { Component, inject, signal } from '@angular/core';
import { Problem, toProblem } from '../../api/problem';
import { I18n } from '../../i18n/i18n';
import { Desk } from '../../shells/officer/desk';
import { Announcer, ProblemBanner, State } from '../../ui';
import { OfficeApi, readOfficers, type OfficerRow } from './office-api';

/** 職位: title and rank of each officer; what 専決 asks for. Saved as it is left. */
@Component({
  selector: 'cp-posts',
  imports: [ProblemBanner, State],
  template: `
    <section class="cp-stack" aria-labelledby="posts-title">
      <h2 id="posts-title">{{ i18n.t('office.posts') }}</h2>
      <p class="cp-soft cp-read">{{ i18n.t('office.posts.lead') }}</p>
      <cp-problem [problem]="problem()" />
      @if (officers.hasValue()) {
        <table class="cp-table cp-members">
          <caption class="cp-visually-hidden">{{ i18n.t('office.posts') }}</caption>
          <thead><tr><th scope="col">{{ i18n.t('officer.member.name') }}</th><th scope="col">{{ i18n.t('office.post.title') }}</th><th scope="col">{{ i18n.t('office.post.rank') }}</th></tr></thead>
          <tbody>
            @for (one of officers.value().items; track one.accountId) {
              <tr>
                <td>{{ one.name }}</td>
                <td><input class="cp-input cp-input--m" [id]="'post-' + one.accountId" maxlength="40" [attr.aria-label]="i18n.t('office.post.titleOf', { name: one.name })" [value]="one.title" (change)="keep(one, { title: $any($event.target).value })" /></td>
                <td><select class="cp-input cp-input--s" [id]="'rank-' + one.accountId" [attr.aria-label]="i18n.t('office.post.rankOf', { name: one.name })" (change)="keep(one, { rank: +$any($event.target).value })">@for (rank of ranks; track rank) {<option [value]="rank" [selected]="rank === one.rank">{{ rank }}</option>}</select></td>
              </tr>
            }
          </tbody>
        </table>
      } @else {<cp-state [of]="officers" />}
    </section>
  `,
})
export class Posts {
  protected readonly i18n = inject(I18n);
  private readonly desk = inject(Desk);
  private readonly api = inject(OfficeApi);
  private readonly announcer = inject(Announcer);
  protected readonly officers = readOfficers(() => this.desk.tenant());
  protected readonly ranks = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  protected readonly problem = signal<Problem | null>(null);

  protected async keep(one: OfficerRow, part: { title?: string; rank?: number }): Promise<void> {
    this.problem.set(null);
    try {
      const kept = await this.api.setPost(this.desk.tenant(), one.accountId, { title: part.title ?? one.title, rank: part.rank ?? one.rank });
      this.officers.set({ items: this.officers.value()!.items.map((row) => (row.accountId === kept.accountId ? kept : row)) });
      this.announcer.say(this.i18n.t('office.post.saved', { name: one.name }));
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }
}

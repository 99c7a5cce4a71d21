import { Component, inject, input } from '@angular/core';
import { myPlane } from '../../api/acting';
import { path, read } from '../../api/read';
import { I18n } from '../../i18n/i18n';
import { Banner } from '../../ui';

interface Timing {
  readonly field: string;
  readonly label: string;
  readonly code: string;
  readonly message: string;
  readonly refuses: boolean;
}

/** 提出時期: told on the review page, before anything is sent; where the authority takes nothing outside its time, so too. */
@Component({
  selector: 'cp-filing-times',
  imports: [Banner],
  template: `
    @if (times.hasValue()) {
      @for (one of times.value().items; track one.field + one.code + one.message) {<cp-banner [tone]="one.refuses ? 'error' : 'warning'" live [heading]="i18n.t(one.refuses ? 'review.times.refused' : 'review.times.told')"><p><strong>{{ one.label }}</strong>：{{ one.message }}</p></cp-banner>}
    }
  `,
})
export class FilingTimes {
  protected readonly i18n = inject(I18n);
  readonly draft = input.required<string>();
  /** What is saved now; another version is looked at again. */
  readonly savedAt = input<string | null>(null);
  protected readonly times = read<{ items: Timing[] }>(() => {
    this.savedAt();
    return myPlane() + path`/drafts/${this.draft()}/filing-times`;
  });
}

import { Service, inject } from '@angular/core';
import { path } from '../../api/read';
import { I18n } from '../../i18n/i18n';
import { FormWork } from './form-work';

/** 紙の様式を見る: the paper of the working copy in a window of its own, once everything typed is saved. */
@Service({ autoProvided: false })
export class OpenPaper {
  private readonly work = inject(FormWork);
  private readonly i18n = inject(I18n);

  async open(): Promise<void> {
    const tab = window.open('', '_blank'); // at the click, or the browser takes it for an advertisement
    await this.work.keeper()?.flush();
    const address = path`/api/t/${this.work.tenant()}/forms/${this.work.code()}/work/paper` + `?language=${this.i18n.lang()}`;
    if (tab) tab.location.href = address;
    else location.assign(address);
  }
}

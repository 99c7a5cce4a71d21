import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Problem } from '../api/problem';
import { Ask } from './ask';

@Component({ imports: [Ask], template: `<cp-ask heading="消しますか" yes="消す" no="残す" [(open)]="open" [work]="work" (done)="done.set(true)" />` })
class Page {
  readonly open = signal(false);
  readonly done = signal(false);
  refused = true;
  readonly work = async (): Promise<void> => {
    if (this.refused) throw new Problem(503, 'later', '今はできません');
  };
}

describe('Asking before something is taken away', () => {
  // jsdom knows the element, not its modal.
  beforeEach(() => {
    HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) { this.open = true; };
    HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) { this.open = false; };
  });

  it('says what was refused in the dialog and keeps it open; closes when it is done', async () => {
    const fixture = TestBed.createComponent(Page);
    const page = fixture.componentInstance;
    const root = fixture.nativeElement as HTMLElement;
    const press = async () => {
      [...root.querySelectorAll('button')].find((one) => one.textContent === '消す')!.click();
      await fixture.whenStable();
    };
    const asked = async () => (page.open.set(true), await fixture.whenStable());
    await asked();
    await press();
    expect([page.open(), page.done(), root.querySelector('[role=alert]')?.textContent]).toEqual([true, false, expect.stringContaining('今はできません')]);
    // Asked anew, nothing was refused yet.
    page.open.set(false);
    await fixture.whenStable();
    await asked();
    expect(root.querySelector('[role=alert]')).toBeNull();
    page.refused = false;
    await press();
    expect([page.open(), page.done()]).toEqual([false, true]);
  });
});

import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { I18n } from '../../i18n/i18n';
import type { PermitRow } from './permit-list-api';
import { permitTexts } from './permit-texts';
import { RenewalSheet } from './renewal-sheet';

const row = (id: string): PermitRow => ({
  id, caseId: id, number: `第${id}号`, edition: 1, procedureTitle: { ja: '係留', en: 'Mooring' }, holder: '海野 航', vesselName: null, summary: '', validFrom: null, validTo: '2026-12-01',
  state: 'inForce', daysLeft: 9, renewal: { mode: 'exOfficio', validTo: '2027-12-01', filing: null, putForward: null, readersTurn: 'renew' }, renewed: null,
});

describe('The sheet of renewals', () => {
  it('says beside its day what the server refused', async () => {
    // jsdom knows no dialogs that open.
    HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) { this.open = true; };
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    await TestBed.inject(I18n).add(permitTexts);
    const fixture = TestBed.createComponent(RenewalSheet);
    fixture.componentRef.setInput('rows', [row('1'), row('2')]);
    fixture.componentRef.setInput('tenant', 'aohama');
    fixture.componentRef.setInput('open', true);
    await fixture.whenStable();
    const root = fixture.nativeElement as HTMLElement;
    root.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    TestBed.inject(HttpTestingController).expectOne('/api/t/aohama/permits/actions/renew').flush(
      { code: 'request.invalid', title: 'x', errors: [{ field: 'items[1].validTo', code: 'date.out-of-range', message: '2200年までの日' }] }, { status: 400, statusText: 'Bad Request' });
    await new Promise((done) => setTimeout(done));
    await fixture.whenStable();
    expect([...root.querySelectorAll('form > fieldset')].map((one) => one.textContent.includes('2200年までの日'))).toEqual([false, true]);
  });
});

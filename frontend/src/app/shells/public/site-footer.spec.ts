import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { askTheOffice } from '../../procedures/ask-the-office';
import { SiteFooter } from './site-footer';

@Component({ selector: 'cp-about', template: '' })
class ProcedurePage {
  constructor() {
    askTheOffice(() => 'aohama', () => 'damage-report');
  }
}

@Component({ imports: [ProcedurePage, SiteFooter], template: `@if (there()) {<cp-about />}<cp-site-footer />` })
class Page {
  readonly there = signal(true);
}

const contact = { department: { ja: '青浜港管理事務所', en: '' }, phone: '0176-00-1250', email: '', hours: [{ from: 1, to: 7, opens: '07:00:00', closes: '19:00:00' }], openToday: null, yearEndClosed: false };

describe('Help at the foot of a page', () => {
  it("names the procedure's own office with its hours while the page is about that procedure", async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    const fixture = TestBed.createComponent(Page);
    fixture.detectChanges();
    TestBed.inject(HttpTestingController).expectOne('/api/t/aohama/procedures/damage-report').flush({ contact });
    TestBed.inject(HttpTestingController).expectOne('/api/site').flush({ authority: null, demo: false });
    await fixture.whenStable();
    const root = fixture.nativeElement as HTMLElement;
    expect(root.querySelector('a[href="tel:0176-00-1250"]')).not.toBeNull();
    expect(root.textContent).toContain('月〜日 7:00〜19:00（祝日を除く）');
    expect(root.textContent).not.toContain('体験用'); // said of invented ports only
    fixture.componentInstance.there.set(false);
    await fixture.whenStable();
    expect(root.querySelector('a[href^="tel:"]')).toBeNull();
  });
});

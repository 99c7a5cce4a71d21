import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { LostPage, LostPages } from './lost-page';

@Component({ template: 'here' })
class Here {}

describe('A page that could not be loaded', () => {
  const shown = () => {
    const fixture = TestBed.createComponent(LostPage);
    fixture.detectChanges();
    return fixture;
  };
  beforeEach(() => TestBed.configureTestingModule({ providers: [provideRouter([{ path: '**', component: Here }])] }));

  it('is said as the heading where there is no page yet', () => {
    TestBed.inject(LostPages).url.set('/aohama/procedures');
    expect((shown().nativeElement as HTMLElement).querySelector('[role=alert] h1')).not.toBeNull();
  });

  it('is said above the page that is there, and goes with the next one that opens', async () => {
    const router = TestBed.inject(Router);
    await router.navigateByUrl('/one');
    const fixture = shown();
    const text = () => (fixture.detectChanges(), (fixture.nativeElement as HTMLElement).querySelector('[role=alert]'));
    expect(text()).toBeNull();
    TestBed.inject(LostPages).url.set('/lost');
    expect(text()?.querySelector('h1')).toBeNull();
    expect(text()?.querySelector('button')).not.toBeNull();
    await router.navigateByUrl('/two');
    expect(text()).toBeNull();
  });
});

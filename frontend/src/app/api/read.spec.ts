import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { read } from './read';

describe('Reading an address', () => {
  it('reads once more when something changed under its first reading', async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const http = TestBed.inject(HttpTestingController);
    const resource = TestBed.runInInjectionContext(() => read<{ n: number }>(() => '/x'));
    const answer = async (n: number) => {
      TestBed.tick();
      http.expectOne('/x').flush({ n });
      await Promise.resolve();
      TestBed.tick();
    };
    TestBed.tick();
    expect(resource.reload()).toBe(true);
    await answer(1);
    await answer(2);
    expect(resource.value()).toEqual({ n: 2 });
    http.verify();
  });
});

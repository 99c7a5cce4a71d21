import { TestBed } from '@angular/core/testing';
import { SearchBox } from './pieces';

describe('Searching while typing', () => {
  const paused: string[] = [];
  let input: HTMLInputElement;
  let box: ReturnType<typeof TestBed.createComponent<SearchBox>>;
  const type = (words: string) => {
    input.value = words;
    input.dispatchEvent(new Event('input'));
    box.detectChanges();
  };
  /** The page takes what it was told into its address, from where it comes back as the value. */
  const comesBack = (words: string) => {
    box.componentRef.setInput('value', words);
    box.detectChanges();
  };

  beforeEach(() => {
    vi.useFakeTimers();
    paused.length = 0;
    box = TestBed.createComponent(SearchBox);
    box.componentRef.setInput('label', 'さがす');
    box.componentInstance.paused.subscribe((words) => paused.push(words));
    box.detectChanges();
    input = (box.nativeElement as HTMLElement).querySelector('input')!;
  });
  afterEach(() => vi.useRealTimers());

  it('asks once, when typing pauses', () => {
    type('あ');
    vi.advanceTimersByTime(200);
    type('あお ');
    vi.advanceTimersByTime(299);
    expect(paused).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(paused).toEqual(['あお']);
  });

  it('asks at once when the button is pressed, and not again', () => {
    type('青浜');
    (box.nativeElement as HTMLElement).querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    vi.advanceTimersByTime(1000);
    expect(paused).toEqual(['青浜']);
  });

  it('keeps the space and the letters typed while the answer was on its way', () => {
    type('海野 ');
    vi.advanceTimersByTime(300);
    type('海野 航');
    comesBack('海野');
    expect(input.value).toBe('海野 航');
  });

  it('shows what the page sets of its own', () => {
    type('海野');
    vi.advanceTimersByTime(300);
    comesBack('海野');
    comesBack('');
    expect(input.value).toBe('');
    comesBack('海野');
    expect(input.value).toBe('海野');
  });

  it('asks nothing after the page was left', () => {
    type('海');
    box.destroy();
    vi.advanceTimersByTime(1000);
    expect(paused).toEqual([]);
  });
});

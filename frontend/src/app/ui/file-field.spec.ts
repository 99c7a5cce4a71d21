import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { FileField, type StoredFile, type UploadStep } from './file-field';

describe('Chosen files', () => {
  const files = (n: number, from = 1) => Array.from({ length: n }, (_, i) => new File(['x'], `${i + from}.pdf`));

  it('go in the order they were chosen, and those over the limit are named', async () => {
    const fixture = TestBed.createComponent(FileField);
    const under: { name: string; ends: Subject<UploadStep> }[] = [];
    const upload = (file: File) => {
      const ends = new Subject<UploadStep>();
      under.push({ name: file.name, ends });
      return ends;
    };
    const gone: string[] = [];
    const discard = (file: StoredFile) => (gone.push(file.id), Promise.resolve());
    for (const [name, value] of Object.entries({ label: '図面', maxFiles: 3, upload, discard })) fixture.componentRef.setInput(name, value);
    const root = fixture.nativeElement as HTMLElement;
    const take = async (chosen: File[]) => {
      (fixture.componentInstance as unknown as { take(files: File[]): void }).take(chosen);
      await fixture.whenStable();
    };
    const end = async (n: number) => {
      under[n].ends.next({ stored: { id: under[n].name, name: under[n].name, size: 1, contentType: 'application/pdf' } });
      under[n].ends.complete();
      await fixture.whenStable();
    };
    const said = () => root.querySelector('[role=alert]')?.textContent;

    await take([...files(2), new File([], 'empty.pdf'), ...files(2, 3)]);
    expect(under.map((u) => u.name)).toEqual(['1.pdf']);
    for (const n of [0, 1, 2]) await end(n);
    expect(fixture.componentInstance.value().map((f) => f.name)).toEqual(['1.pdf', '2.pdf', '3.pdf']);
    expect([...root.querySelectorAll('[role=alert]')].map((e) => e.textContent)).toEqual([expect.stringContaining('空です'), '＊添付できるのは 3 個までです。添付していないファイル：4.pdf']);

    root.querySelector<HTMLButtonElement>('button[aria-label^="2.pdf"]')!.click();
    await fixture.whenStable();
    expect(gone).toEqual(['2.pdf']);
    await take(files(8, 5));
    expect(said()).toBeDefined();
    expect(root.textContent).toContain('添付していないファイル：6.pdf、7.pdf、8.pdf、9.pdf、10.pdf ほか 2 個');
  });
});

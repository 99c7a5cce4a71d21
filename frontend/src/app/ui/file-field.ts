import { Component, DestroyRef, ElementRef, computed, inject, input, model, output, signal, viewChild } from '@angular/core';
import { Observable } from 'rxjs';
import { Problem, toProblem } from '../api/problem';
import { Announcer } from './announcer';
import { Field, FieldBase } from './field';
import { formatBytes } from './numbers';
import { problemTitle } from './messages';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly contentType: string;
}
export type UploadStep = { readonly progress: number } | { readonly stored: StoredFile };
export type Upload = (file: File) => Observable<UploadStep>;

interface Running {
  readonly key: number;
  readonly file: File;
  readonly progress: number;
  readonly problem: string | null;
  /** Waits for the line to come back, then goes by itself. */
  readonly waits?: boolean;
}

/** Nobody reads more names in one sentence; the others are counted. */
const NAMED = 5;

/** Files with progress: choose, drop, or take a picture. They go one after the other, as they were chosen. What failed can be tried again, what was right is kept. */
@Component({
  selector: 'cp-file-field',
  imports: [Field],
  template: `
    <cp-field group [fieldId]="fieldId() + '-group'" [label]="label()" [reading]="reading()" [help]="help()" [example]="example()" [why]="why()" [optional]="optional()" [error]="message()" [labelHidden]="labelHidden()" [describedBy]="describedBy()">
      <div class="cp-files">
        @for (file of value(); track file.id) {
          <div class="cp-file">
            <span class="cp-grow">@if (address(); as at) {<a [href]="at(file)" target="_blank" rel="noopener">{{ file.name }}</a>} @else {{{ file.name }}} <span class="cp-soft">{{ bytes(file.size) }}</span></span>
            @if (!readonly()) {<button type="button" class="cp-button cp-button--text" (click)="remove(file)" [attr.aria-label]="i18n.t('file.removeNamed', { name: file.name })">{{ i18n.t('file.remove') }}</button>}
          </div>
        }
        @for (item of running(); track item.key) {
          <div class="cp-file" [class.cp-file--failed]="item.problem">
            <span class="cp-grow">{{ item.file.name }} <span class="cp-soft">{{ bytes(item.file.size) }}</span></span>
            @if (item.problem) {
              <button type="button" class="cp-button cp-button--text" (click)="again(item)">{{ i18n.t('file.again') }}</button>
              <button type="button" class="cp-button cp-button--text" (click)="drop(item.key)">{{ i18n.t('file.remove') }}</button>
              <p class="cp-field__error" role="alert">＊{{ item.problem }}</p>
            } @else {
              <progress class="cp-progress" max="100" [value]="item.progress" [attr.aria-label]="i18n.t('file.sending', { name: item.file.name })"></progress>
            }
          </div>
        }
        @if (told()) {<p class="cp-field__error" role="alert">＊{{ told() }}</p>}
        @if (!readonly() && room() > 0) {
          <div class="cp-drop" [class.cp-drop--over]="over()" (dragover)="$event.preventDefault(); over.set(true)" (dragleave)="over.set(false)" (drop)="$event.preventDefault(); over.set(false); take($event.dataTransfer?.files)">
            <p class="cp-soft" [id]="fieldId() + '-limits'">{{ limits() }}</p>
            <div class="cp-actions">
              <button type="button" class="cp-button cp-button--secondary" [id]="fieldId()" [attr.aria-describedby]="fieldId() + '-limits'" (click)="chooser.click()">{{ i18n.t('file.choose') }}</button>
              @if (pictures()) {<button type="button" class="cp-button cp-button--text" (click)="camera.click()">{{ i18n.t('file.camera') }}</button>}
            </div>
            <input #chooser hidden type="file" [multiple]="room() > 1" [attr.accept]="accept().join(',') || null" (change)="take(chooser.files); chooser.value = ''" />
            <input #camera hidden type="file" accept="image/*" capture="environment" (change)="take(camera.files); camera.value = ''" />
          </div>
        }
      </div>
    </cp-field>
  `,
})
export class FileField extends FieldBase<readonly StoredFile[]> {
  private readonly announcer = inject(Announcer);
  override readonly value = model<readonly StoredFile[]>([]);
  readonly accept = input<readonly string[]>([]);
  readonly maxFiles = input<number | null>(null);
  readonly maxBytes = input<number | null>(null);
  readonly upload = input.required<Upload>();
  /** Where a stored file can be opened, if anywhere. */
  readonly address = input<((file: StoredFile) => string) | null>(null);
  /** Where a stored file is the server's alone to forget: asked before it leaves the list. */
  readonly discard = input<((file: StoredFile) => Promise<unknown>) | null>(null);
  readonly left = output<void>();
  /** What was not taken, or could not be removed, and why. */
  protected readonly told = signal<string | null>(null);
  protected readonly running = signal<readonly Running[]>([]);
  protected readonly over = signal(false);
  protected readonly chooserRef = viewChild<ElementRef<HTMLInputElement>>('chooser');
  protected readonly bytes = formatBytes;
  private readonly most = computed(() => this.maxFiles() ?? 20);
  protected readonly room = computed(() => this.most() - this.value().length - this.running().filter((r) => !r.problem).length);
  protected readonly pictures = computed(() => this.accept().length === 0 || this.accept().some((type) => type.startsWith('image/')));
  protected readonly limits = computed(() =>
    this.i18n.list([
      this.accept().length ? this.i18n.t('file.types', { types: this.i18n.list([...new Set(this.accept().map(typeName))], '・') }) : '',
      this.maxBytes() ? this.i18n.t('file.max', { size: formatBytes(this.maxBytes()) }) : '',
      this.maxFiles() ? this.i18n.t('file.count', { n: this.maxFiles() }) : '',
    ]),
  );
  private next = 0;
  private line: readonly Running[] = [];
  private busy = false;

  constructor() {
    super();
    const resend = () => this.running().filter((item) => item.waits).forEach((item) => this.again(item));
    window.addEventListener('online', resend);
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('online', resend);
      this.line = [];
    });
  }

  protected take(files: FileList | null | undefined): void {
    this.told.set(null);
    const over = Array.from(files ?? []).filter((file) => !this.send(file));
    if (!over.length) return;
    const names = this.i18n.list(over.slice(0, NAMED).map((file) => file.name));
    const more = over.length - NAMED;
    this.told.set(this.i18n.t(more > 0 ? 'file.tooMany.more' : 'file.tooMany', { n: this.most(), names, more }));
  }

  protected again(item: Running): void {
    this.drop(item.key);
    if (!this.send(item.file)) this.told.set(this.i18n.t('file.tooMany', { n: this.most(), names: item.file.name }));
  }

  protected drop(key: number): void {
    this.running.update((all) => all.filter((r) => r.key !== key));
  }

  protected remove(file: StoredFile): void {
    this.told.set(null);
    const discard = this.discard();
    if (!discard) this.removed(file);
    else discard(file).then(() => this.removed(file), (error: unknown) => this.told.set(this.said(toProblem(error), 'file.remove.offline')));
  }

  private removed(file: StoredFile): void {
    this.value.set(this.value().filter((f) => f.id !== file.id));
    this.announcer.say(this.i18n.t('file.removed', { name: file.name }));
    this.left.emit();
  }

  /** Puts a file into the line; false when there is no room for it. */
  private send(file: File): boolean {
    const most = this.maxBytes();
    const problem = most !== null && file.size > most ? this.i18n.t('file.tooBig', { size: formatBytes(file.size), max: formatBytes(most) }) : file.size === 0 ? this.i18n.t('file.empty') : null;
    if (!problem && this.room() <= 0) return false;
    const item: Running = { key: ++this.next, file, progress: 0, problem };
    this.running.update((all) => [...all, item]);
    if (!problem) {
      this.line = [...this.line, item];
      this.go();
    }
    return true;
  }

  /** The next of the line, as soon as the one before has ended. */
  private go(): void {
    const [item, ...others] = this.line;
    if (!item || this.busy) return;
    this.line = others;
    this.busy = true;
    const on = () => {
      this.busy = false;
      this.go();
    };
    this.upload()(item.file).subscribe({
      next: (step) => {
        if ('progress' in step) this.change(item.key, { progress: step.progress });
        else {
          this.drop(item.key);
          this.value.set([...this.value(), step.stored]);
          this.announcer.say(this.i18n.t('file.stored', { name: step.stored.name }));
          this.left.emit();
        }
      },
      error: (error: unknown) => {
        const problem = toProblem(error);
        this.change(item.key, { waits: problem.offline, problem: this.said(problem) });
        on();
      },
      complete: on,
    });
  }

  private said(problem: Problem, offline = 'file.offline'): string {
    return problem.offline ? this.i18n.t(offline) : problem.fields[0]?.message || problemTitle(problem, this.i18n);
  }

  private change(key: number, part: Partial<Running>): void {
    this.running.update((all) => all.map((r) => (r.key === key ? { ...r, ...part } : r)));
  }
}

function typeName(type: string): string {
  const known: Record<string, string> = {
    'application/pdf': 'PDF', 'image/jpeg': 'JPEG', 'image/png': 'PNG', 'image/heic': 'HEIC', 'image/heif': 'HEIC', 'image/webp': 'WebP',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
    'application/vnd.ms-excel': 'Excel', 'application/msword': 'Word', 'application/zip': 'ZIP', 'text/csv': 'CSV', 'image/tiff': 'TIFF',
  };
  return known[type] ?? type.replace(/^.*\//, '').toUpperCase();
}

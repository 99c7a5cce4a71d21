import { HttpErrorResponse } from '@angular/common/http';
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

/** Files with progress: choose, drop, or take a picture. What failed can be tried again, what was right is kept. */
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
  readonly left = output<void>();
  protected readonly running = signal<readonly Running[]>([]);
  protected readonly over = signal(false);
  protected readonly chooserRef = viewChild<ElementRef<HTMLInputElement>>('chooser');
  protected readonly bytes = formatBytes;
  protected readonly room = computed(() => (this.maxFiles() ?? 20) - this.value().length - this.running().filter((r) => !r.problem).length);
  protected readonly pictures = computed(() => this.accept().length === 0 || this.accept().some((type) => type.startsWith('image/')));
  protected readonly limits = computed(() =>
    this.i18n.list([
      this.accept().length ? this.i18n.t('file.types', { types: this.i18n.list([...new Set(this.accept().map(typeName))], '・') }) : '',
      this.maxBytes() ? this.i18n.t('file.max', { size: formatBytes(this.maxBytes()) }) : '',
      this.maxFiles() ? this.i18n.t('file.count', { n: this.maxFiles() }) : '',
    ]),
  );
  private next = 0;

  constructor() {
    super();
    const resend = () => this.running().filter((item) => item.waits).forEach((item) => this.again(item));
    window.addEventListener('online', resend);
    inject(DestroyRef).onDestroy(() => window.removeEventListener('online', resend));
  }

  protected take(files: FileList | null | undefined): void {
    for (const file of Array.from(files ?? []).slice(0, Math.max(0, this.room()))) this.send(file, ++this.next);
  }

  protected again(item: Running): void {
    this.drop(item.key);
    this.send(item.file, ++this.next);
  }

  protected drop(key: number): void {
    this.running.update((all) => all.filter((r) => r.key !== key));
  }

  protected remove(file: StoredFile): void {
    this.value.set(this.value().filter((f) => f.id !== file.id));
    this.announcer.say(this.i18n.t('file.removed', { name: file.name }));
    this.left.emit();
  }

  private send(file: File, key: number): void {
    const most = this.maxBytes();
    const tooBig = most !== null && file.size > most ? this.i18n.t('file.tooBig', { size: formatBytes(file.size), max: formatBytes(most) }) : file.size === 0 ? this.i18n.t('file.empty') : null;
    this.running.update((all) => [...all, { key, file, progress: 0, problem: tooBig }]);
    if (tooBig) return;
    this.upload()(file).subscribe({
      next: (step) => {
        if ('progress' in step) this.change(key, { progress: step.progress });
        else {
          this.drop(key);
          this.value.set([...this.value(), step.stored]);
          this.announcer.say(this.i18n.t('file.stored', { name: step.stored.name }));
          this.left.emit();
        }
      },
      error: (error: unknown) => {
        const problem: Problem = toProblem(error as HttpErrorResponse);
        this.change(key, { waits: problem.offline, problem: problem.offline ? this.i18n.t('file.offline') : problem.fields[0]?.message || problemTitle(problem, this.i18n) });
      },
    });
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

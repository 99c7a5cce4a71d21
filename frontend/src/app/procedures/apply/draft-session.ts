import { DestroyRef, Service, computed, inject, signal } from '@angular/core';
import { Problem, toProblem } from '../../api/problem';
import { Session } from '../../api/session';
import { counted } from '../../api/upload';
import { AnswerSheet, FileKeeping, FormCodes } from '../../forms';
import type { FormDefinition } from '../../forms/engine';
import { I18n, LocalText } from '../../i18n/i18n';
import { Announcer, today } from '../../ui';
import { DraftView, ProceduresApi, fileAddress } from '../procedures-api';
import { DraftKeeper } from './draft-keeper';
import { DraftNotes } from './draft-notes';
import { LocalDraft, LocalDrafts } from './local-drafts';
import { NewerDraft } from './newer-draft';

/** One draft on screen, wherever it is kept. Lives as long as its page. */
@Service({ autoProvided: false })
export class DraftSession {
  private readonly api = inject(ProceduresApi);
  private readonly local = inject(LocalDrafts);
  private readonly codes = inject(FormCodes);
  private readonly session = inject(Session);
  private readonly i18n = inject(I18n);
  private readonly announcer = inject(Announcer);

  readonly id = signal<string | null>(null);
  readonly tenant = signal('');
  readonly procedure = signal('');
  readonly title = signal<LocalText | string>('');
  /** Which permit it renews, changes or ends, in words. */
  readonly follows = signal<LocalText | string | null>(null);
  readonly sheet = signal<AnswerSheet | null>(null);
  readonly problem = signal<Problem | null>(null);
  readonly keeper = signal<DraftKeeper<Record<string, unknown>> | null>(null);
  readonly onServer = computed(() => this.keeper() !== null);
  readonly newer = new NewerDraft(this);
  /** Uploads under way: a page is not left before they have ended, or the file would be missing from the answers. */
  readonly uploads = signal(0);
  readonly hereOnlySince = signal<string | null>(null);
  readonly notes = new DraftNotes();
  private here: LocalDraft | null = null;
  private step: string | null = null;
  private announced = false;
  private asking: ReturnType<typeof setTimeout> | undefined;
  /** What is to be opened, also while it cannot be. */
  private wanted: string | null = null;

  readonly files = computed<FileKeeping | null>(() => {
    const id = this.id();
    return this.onServer() && id ? { upload: (path) => (file) => counted(this.uploads, this.api.attach('drafts', id, path, file)), address: (file) => fileAddress('drafts', id, file) } : null;
  });

  constructor() {
    const again = () => this.back();
    const away = () => this.keeper() && this.sheet() && this.keepHere(this.sheet()!.answers(), this.keeper()!.base, this.keeper()!.unsaved);
    window.addEventListener('online', again);
    window.addEventListener('offline', away);
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('online', again);
      window.removeEventListener('offline', away);
      clearTimeout(this.asking);
      void this.keeper()?.flush();
      this.keeper()?.end();
    });
  }

  /** Opens a draft; a local one moves to the server when somebody is signed in. Returns the id it goes by now. */
  async open(id: string): Promise<string> {
    if (this.id() === id) return id;
    this.close();
    this.wanted = id;
    try {
      const me = await this.session.ready().catch(() => null);
      if (!id.startsWith('local-')) {
        await this.openKept(id, this.local.get(id));
        return id;
      }
      const here = this.local.get(id);
      if (!here) throw new Problem(404, 'draft.not-found', this.i18n.t('draft.notHere'));
      if (me?.signedIn) return await this.toServer(here);
      await this.prepare(await this.api.form(here.tenant, here.formCode, here.formVersion), here.tenant, here.answers);
      this.here = here;
      this.step = here.step;
      this.describe(id, here.tenant, here.procedure, here.title);
      this.hereOnlySince.set(here.touchedAt);
      return id;
    } catch (error) {
      this.problem.set(toProblem(error));
      return id;
    }
  }

  /** From the server; without a connection from what this device keeps of it. */
  private async openKept(id: string, here: LocalDraft | null): Promise<void> {
    const view = await this.api.draft(id).catch((error: unknown) => {
      if (here && toProblem(error).offline) return null;
      throw error;
    });
    if (view) {
      if (here && !here.unsaved) this.local.remove(id);
      await this.show(view, here?.unsaved ? here : null);
      return;
    }
    await this.prepare(await this.api.form(here!.tenant, here!.formCode, here!.formVersion), here!.tenant, here!.answers);
    this.step = here!.step;
    this.notes.read(null);
    this.describe(id, here!.tenant, here!.procedure, here!.title);
    const keeper = this.keep(id, here!.base ?? 0);
    if (here!.unsaved) keeper.touch();
    keeper.state.set({ kind: 'offline' });
    this.askAgain(keeper);
  }

  /** What stands here is only a copy: the draft is asked for quietly until the server answers, whatever the device says of its connection. */
  private askAgain(keeper: DraftKeeper<Record<string, unknown>>): void {
    this.asking = setTimeout(() => {
      if (keeper !== this.keeper() || keeper.state().kind !== 'offline' || keeper.unsaved) return;
      this.api.draft(this.id()!).then(() => this.back(), () => this.askAgain(keeper));
    }, 10_000);
  }

  /** The connection is back: what was typed is saved, and what could not be opened or was only a copy is read anew. */
  private back(): void {
    const id = this.wanted;
    const keeper = this.keeper();
    if (id && (this.problem()?.offline || (keeper?.state().kind === 'offline' && !keeper.unsaved))) {
      this.close();
      void this.open(id);
      return;
    }
    if (id && keeper && !keeper.unsaved) this.local.remove(id);
    keeper?.again();
  }

  /** Kept on the server for the first time, under the id that the case will have. */
  private async toServer(here: LocalDraft): Promise<string> {
    const view = await this.api.startDraft({ tenant: here.tenant, procedure: here.procedure, answers: here.answers });
    this.local.remove(here.id);
    await this.show(view, null);
    this.announcer.say(this.i18n.t('draft.movedToServer'));
    return view.id;
  }

  private async show(view: DraftView, here: LocalDraft | null): Promise<void> {
    const form = await this.api.form(view.tenant, view.formCode, view.formVersion);
    const newerElsewhere = here !== null && here.base !== view.version;
    await this.prepare(form, view.tenant, here ? here.answers : view.answers);
    this.step = here?.step ?? view.step;
    this.notes.read(view);
    this.describe(view.id, view.tenant, view.procedure, view.procedureTitle, view.follows);
    const keeper = this.keep(view.id, view.version);
    keeper.state.set({ kind: 'saved', at: view.savedAt });
    if (newerElsewhere) keeper.state.set({ kind: 'stale' });
    else if (here) keeper.touch();
  }

  private keep(id: string, version: number): DraftKeeper<Record<string, unknown>> {
    const keeper = new DraftKeeper<Record<string, unknown>>(
      {
        current: () => this.sheet()?.answers() ?? {},
        save: (answers, base) => this.api.saveDraft(id, base, { answers, step: this.step, ...this.notes.toSave() }).then((saved) => this.kept(saved)),
        keepHere: (answers, base) => this.keepHere(answers, base, true),
        forgetHere: () => this.local.remove(id),
      },
      version,
    );
    this.keeper.set(keeper);
    return keeper;
  }

  private kept(saved: DraftView): DraftView {
    if (!this.announced) {
      this.announced = true;
      this.announcer.say(this.i18n.t('draft.savedAt', { time: new Date(saved.savedAt).toLocaleTimeString('ja-JP', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Tokyo' }) }));
    }
    return saved;
  }

  private describe(id: string, tenant: string, procedure: string, title: LocalText | string, follows: LocalText | string | null = null): void {
    this.id.set(id);
    this.tenant.set(tenant);
    this.procedure.set(procedure);
    this.title.set(title);
    this.follows.set(follows);
  }

  private async prepare(form: FormDefinition, tenant: string, answers: Record<string, unknown>): Promise<void> {
    void this.codes.load(form, tenant);
    this.sheet.set(new AnswerSheet(form, answers, () => this.i18n.lang(), () => this.codes.listsFor(tenant), () => today()));
  }

  /** Something was typed or the step changed. */
  touch(): void {
    const keeper = this.keeper();
    if (keeper) keeper.touch();
    else if (this.here && this.sheet()) {
      this.here = { ...this.here, answers: this.sheet()!.answers(), step: this.step, touchedAt: new Date().toISOString() };
      if (this.local.put(this.here)) this.hereOnlySince.set(this.here.touchedAt);
    }
  }

  /** What is typed is on the server; its version, or null when it could not be saved. */
  async settle(): Promise<number | null> {
    return (await this.keeper()?.flush()) ? this.keeper()!.base : null;
  }

  /** Reads the draft again, on the form that it is on now. */
  async reopen(): Promise<void> {
    const id = this.id();
    if (!id) return;
    this.close();
    await this.open(id);
  }

  /** The page where one was last time. */
  get lastStep(): string | null {
    return this.step;
  }

  at(step: string): void {
    const before = this.step;
    this.step = step;
    // So that one comes back to the page where one was; opening a draft is no change.
    if (before !== null && before !== step) this.touch();
  }

  private keepHere(answers: Record<string, unknown>, base: number, unsaved: boolean): void {
    const sheet = this.sheet();
    const id = this.id();
    if (!sheet || !id) return;
    const { code: formCode, version: formVersion } = sheet.definition;
    this.local.put({ id, tenant: this.tenant(), procedure: this.procedure(), title: this.title(), formCode, formVersion, answers, step: this.step, touchedAt: new Date().toISOString(), base, unsaved });
  }

  /** Sent or thrown away: nothing of it stays on this device. */
  sent(): void {
    const id = this.id();
    this.keeper()?.end();
    if (id) this.local.remove(id);
  }

  /** Thrown away. Saving ends only when the server has done so: after a refusal everything goes on being kept. */
  async discard(): Promise<void> {
    const id = this.id();
    if (id && this.onServer()) await this.api.deleteDraft(id);
    this.sent();
  }

  private close(): void {
    clearTimeout(this.asking);
    this.keeper()?.end();
    this.keeper.set(null);
    this.sheet.set(null);
    this.problem.set(null);
    this.here = null;
    this.id.set(null);
  }
}

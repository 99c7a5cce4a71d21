import { DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { toProblem } from '../../api/problem';
import { AnswerSheet } from '../../forms';
import { I18n } from '../../i18n/i18n';
import { Announcer, Sending, inTokyo } from '../../ui';
import { DraftKeeper } from '../apply/draft-keeper';
import { ProceduresApi, type CorrectionDraft } from '../procedures-api';

const prefix = 'cyberport.correction.';
type Answers = Record<string, unknown>;

/** What this device keeps until the server has it, and from which version it grew. */
interface Here {
  readonly answers: Answers;
  readonly base: number;
}

/** 補正の下書き: what is typed in answer to a correction saves itself, on this device and on the server. Made in an injection context. */
export class Correcting {
  private readonly api = inject(ProceduresApi);
  private readonly announcer = inject(Announcer);
  private readonly i18n = inject(I18n);
  readonly keeper = signal<DraftKeeper<Answers> | null>(null);
  /** How it stands with the choice between what is here and what another device saved. */
  readonly choosing = new Sending();
  /** What the other device saved, to be read before choosing. */
  readonly newer = signal<Answers | null>(null);
  private readonly key: () => string;
  private announced = false;

  constructor(private readonly of: { readonly case: () => string; readonly correction: () => string; readonly given: () => Answers; readonly sent: () => Answers; readonly sheet: () => AnswerSheet | null; /** Answered on another device, or taken back: there is nothing to answer any more. */ readonly over: () => void }) {
    this.key = () => prefix + of.correction();
    effect(() => {
      const stale = this.keeper()?.state().kind === 'stale';
      untracked(() => (stale ? void this.api.correctionDraft(this.of.case()).then((kept) => this.newer.set({ ...this.of.sent(), ...kept.answers }), () => undefined) : this.newer.set(null)));
    });
    const again = () => this.keeper()?.again();
    window.addEventListener('online', again);
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('online', again);
      void this.keeper()?.flush();
      this.keeper()?.end();
    });
  }

  /** What was typed before, and how keeping it begins once the questions stand there: on the server, or, where that cannot be asked or has not got it yet, on this device. */
  async open(): Promise<{ readonly answers: Answers; readonly begin: () => void }> {
    const here = this.here();
    const kept = await this.api.correctionDraft(this.of.case()).catch(() => null);
    const version = kept?.version ?? here?.base ?? 0;
    const keeper = new DraftKeeper<Answers>(
      {
        current: this.of.given,
        save: (answers, base) => this.api.saveCorrection(this.of.case(), base, answers).then((saved) => this.told(saved), (error: unknown) => this.refused(error)),
        keepHere: (answers, base) => this.keepHere({ answers, base }),
        forgetHere: () => localStorage.removeItem(this.key()),
      },
      version,
    );
    const begin = () => {
      this.keeper.set(keeper);
      if (kept?.savedAt) keeper.state.set({ kind: 'saved', at: kept.savedAt });
      if (here && here.base !== version) keeper.state.set({ kind: 'stale' });
      else if (here) keeper.touch();
    };
    return { answers: here?.answers ?? kept?.answers ?? {}, begin };
  }

  keepMine(): Promise<void> {
    return this.choosing.send(async () => void (await this.keeper()?.overwrite((await this.api.correctionDraft(this.of.case())).version)));
  }

  takeNewer(): Promise<void> {
    return this.choosing.send(async () => {
      const newer = await this.api.correctionDraft(this.of.case());
      this.of.sheet()?.replace({ ...this.of.sent(), ...newer.answers });
      this.keeper()?.accept(newer.version, newer.savedAt ?? new Date().toISOString());
    });
  }

  /** The answer was sent: nothing of it stays here. */
  sent(): void {
    this.keeper()?.end();
    localStorage.removeItem(this.key());
  }

  private refused(error: unknown): never {
    const problem = toProblem(error);
    if (problem.status === 409 || problem.status === 404) {
      this.sent();
      this.of.over();
    }
    throw problem;
  }

  private told(saved: CorrectionDraft): { version: number; savedAt: string } {
    const savedAt = saved.savedAt ?? new Date().toISOString();
    if (!this.announced) {
      this.announced = true;
      this.announcer.say(this.i18n.t('draft.savedAt', { time: inTokyo(savedAt)?.time ?? '' }));
    }
    return { version: saved.version, savedAt };
  }

  private here(): Here | null {
    try {
      const here = JSON.parse(localStorage.getItem(this.key()) ?? 'null') as Partial<Here> | null;
      return here?.answers && typeof here.base === 'number' ? (here as Here) : null;
    } catch {
      return null;
    }
  }

  private keepHere(here: Here): void {
    try {
      localStorage.setItem(this.key(), JSON.stringify(here));
    } catch {
      // The page still has it, and the server will.
    }
  }
}

import { effect, inject, signal, untracked } from '@angular/core';
import { AnswerSheet } from '../../forms';
import { Sending } from '../../ui';
import { DraftView, ProceduresApi } from '../procedures-api';
import { DraftKeeper } from './draft-keeper';
import { LocalDrafts } from './local-drafts';

/** The draft on screen, as far as it matters here. */
interface OpenDraft {
  id(): string | null;
  sheet(): AnswerSheet | null;
  keeper(): DraftKeeper<Record<string, unknown>> | null;
  reopen(): Promise<void>;
}

/** 別の端末の新しい内容: the server has newer answers than those this device grew from; the person chooses which. Made in an injection context. */
export class NewerDraft {
  private readonly api = inject(ProceduresApi);
  private readonly local = inject(LocalDrafts);

  /** How it stands with the choice: under way, or why it could not be made. */
  readonly sending = new Sending();

  /** What the other device saved, to be read before choosing; null while there is no choice, or where it stands on another form. */
  readonly answers = signal<Record<string, unknown> | null>(null);

  constructor(private readonly draft: OpenDraft) {
    effect(() => {
      const stale = draft.keeper()?.state().kind === 'stale';
      untracked(() => (stale ? void this.read() : this.answers.set(null)));
    });
  }

  private async read(): Promise<void> {
    const view = await this.look().catch(() => null);
    const isOfThisForm = view?.formVersion === this.draft.sheet()?.definition.version;
    if (view && isOfThisForm && this.draft.keeper()?.state().kind === 'stale') this.answers.set(view.answers);
  }

  take(): Promise<void> {
    return this.sending.send(() => this.takeTheirs());
  }

  keepMine(): Promise<void> {
    return this.sending.send(async () => {
      const view = await this.look();
      if (view) await this.draft.keeper()?.overwrite(view.version);
    });
  }

  private async takeTheirs(): Promise<void> {
    const view = await this.look();
    if (!view) return;
    if (view.formVersion !== this.draft.sheet()?.definition.version) {
      // There it was moved up to a newer form.
      this.local.remove(view.id);
      await this.draft.reopen();
      return;
    }
    this.draft.sheet()?.replace(view.answers);
    this.draft.keeper()?.accept(view.version, view.savedAt);
  }

  /** What the other device saved, asked for when the person wants to choose. */
  private async look(): Promise<DraftView | null> {
    const id = this.draft.id();
    return id ? await this.api.draft(id) : null;
  }
}

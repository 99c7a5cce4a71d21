import { DestroyRef, Service, computed, inject, signal } from '@angular/core';
import { Problem, toProblem } from '../../api/problem';
import { Session } from '../../api/session';
import { I18n } from '../../i18n/i18n';
import { AuthorityContext } from '../../tenancy/authority-context';
import { Announcer } from '../../ui';
import { FormDefinition, FormField } from '../engine';
import { FormCodes } from '../form-codes';
import { DesignerApi, Finding, FormWorkView, Sample } from './designer-api';
import { isLocked } from './items';
import { changeField, findField } from './edits';
import { History } from './history';
import { WorkKeeper } from './work-keeper';

/** Where the person is in the form: the form itself, a step, or a question by path. */
export type Place = 'form' | `step:${string}` | `field:${string}`;

/** 作業中の様式: the form on the table, where one is in it, and its way to the server. One per designer page. */
@Service({ autoProvided: false })
export class FormWork {
  private readonly api = inject(DesignerApi);
  private readonly session = inject(Session);
  private readonly i18n = inject(I18n);
  private readonly announcer = inject(Announcer);
  private readonly codes = inject(FormCodes);
  private readonly authority = inject(AuthorityContext);

  readonly tenant = computed(() => this.authority.slug() ?? '');
  /** The ministry makes the national forms: nothing in them is locked there. */
  readonly ministry = computed(() => this.authority.site()?.kind === 'ministry');
  /** 国の標準の様式を告示する: a right of its own, at the ministry. */
  readonly announces = computed(() => this.ministry() && !!this.session.me().memberships.find((one) => one.tenant === this.tenant())?.roles.includes('announce'));
  readonly code = signal('');
  readonly view = signal<FormWorkView | null>(null);
  readonly problem = signal<Problem | null>(null);
  readonly place = signal<Place>('form');
  readonly findings = signal<readonly Finding[] | null>(null);
  readonly samples = signal<readonly Sample[]>([]);
  readonly firm = computed<ReadonlySet<string>>(() => new Set(this.view()?.firm ?? []));
  /** The national form that this one comes from, for items that can be switched back on. */
  readonly master = signal<FormDefinition | null>(null);
  readonly history = signal<History<FormDefinition> | null>(null);
  readonly keeper = signal<WorkKeeper<FormDefinition, FormWorkView> | null>(null);
  readonly recalled = signal(false);
  private asked = 0;

  readonly form = computed<FormDefinition | null>(() => this.history()?.present() ?? null);
  readonly canUndo = computed(() => this.history()?.canUndo() ?? false);
  readonly canRedo = computed(() => this.history()?.canRedo() ?? false);
  readonly questions = computed(() => this.form()?.steps.reduce((sum, step) => sum + step.fields.reduce((n, field) => n + 1 + (field.fields?.length ?? 0), 0), 0) ?? 0);
  /** The step on the table: of the question chosen, else the first. */
  readonly step = computed(() => {
    const form = this.form();
    const place = this.place();
    if (!form) return null;
    if (place.startsWith('step:')) return form.steps.find((step) => step.id === place.slice(5)) ?? form.steps[0] ?? null;
    if (place.startsWith('field:')) return findField(form, place.slice(6))?.step ?? form.steps[0] ?? null;
    return form.steps[0] ?? null;
  });
  readonly path = computed(() => (this.place().startsWith('field:') ? this.place().slice(6) : null));
  readonly field = computed(() => (this.form() && this.path() ? (findField(this.form()!, this.path()!) ?? null) : null));

  constructor() {
    const back = () => this.keeper()?.again();
    window.addEventListener('online', back);
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('online', back);
      void this.keeper()?.flush();
      this.keeper()?.end();
    });
  }

  async open(code: string): Promise<void> {
    this.code.set(code);
    this.problem.set(null);
    try {
      await this.session.ready();
      this.take(await this.api.show(this.tenant(), code));
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }

  /** Puts what the server has on the table; what this device still remembers of an unsaved session is laid over it as one step that can be undone. */
  take(view: FormWorkView): void {
    this.keeper()?.end();
    this.view.set(view);
    this.samples.set(view.samples ?? []);
    const history = new History(view.definition);
    this.history.set(history);
    const kept = recall(this.memory());
    const recalled = kept !== null && JSON.stringify(kept.definition) !== JSON.stringify(view.definition);
    const keeper = new WorkKeeper<FormDefinition, FormWorkView>(
      {
        current: () => history.present(),
        save: (definition, version) => this.save(definition, version),
        look: () => this.api.show(this.tenant(), this.code()),
        remember: (definition, version) => remember(this.memory(), definition === null ? null : { definition, version }),
      },
      recalled ? { ...view, version: kept!.version } : view, // an older base makes the server say who saved meanwhile
    );
    this.keeper.set(keeper);
    this.recalled.set(recalled);
    if (recalled) {
      history.change(kept!.definition, 'form');
      keeper.touch();
    }
    void this.codes.load(view.definition, this.tenant());
    if (view.base) void this.api.version(this.tenant(), view.base.master, view.base.version).then((master) => this.master.set(master), () => undefined);
  }

  /** One change: kept for undo, saved by itself. `joins` names what is being typed, so that typing is one step back. */
  edit(change: (form: FormDefinition) => FormDefinition, joins = ''): void {
    const history = this.history();
    if (!history) return;
    const before = history.present();
    history.change(change(before), this.place(), joins);
    if (history.present() === before) return;
    this.keeper()?.touch();
    if (joins === '') void this.codes.load(history.present(), this.tenant());
  }

  /** A change of the question on the table. */
  set(change: Partial<FormField>, joins = ''): void {
    const path = this.path();
    if (path) this.edit((form) => changeField(form, path, change), joins && `${path} ${joins}`);
  }

  locks(field: FormField): boolean {
    return isLocked(field) && !this.ministry();
  }

  go(place: Place): void {
    this.place.set(place);
  }

  undo(): void {
    this.back(this.history()?.undo(this.place()) ?? null, 'fd.undone');
  }

  redo(): void {
    this.back(this.history()?.redo(this.place()) ?? null, 'fd.redone');
  }

  /** What the other person saved comes onto the table; undo brings back what stood here. */
  takeTheirs(): void {
    const other = this.keeper()?.other();
    if (!other) return;
    this.history()!.change(other.definition, this.place());
    this.samples.set(other.samples ?? []);
    this.keeper()!.accept(other);
    this.settle();
  }

  /** Once findings are on the page they follow each save: one that is put right goes by itself. */
  private async save(definition: FormDefinition, version: number): Promise<FormWorkView> {
    const kept = await this.api.keep(this.tenant(), this.code(), definition, version);
    if (this.findings() !== null) void this.ask().catch(() => undefined);
    return kept;
  }

  async check(): Promise<readonly Finding[] | null> {
    await this.keeper()?.flush();
    try {
      return await this.ask();
    } catch (error) {
      this.announcer.say(toProblem(error).title);
      return null;
    }
  }

  /** The newest question's answer stands: an older one may come later. */
  private async ask(): Promise<readonly Finding[]> {
    const mine = ++this.asked;
    const { findings } = await this.api.check(this.tenant(), this.code());
    if (mine === this.asked) this.findings.set(findings);
    return findings;
  }

  private back(place: string | null, words: string): void {
    if (place === null) return;
    this.keeper()?.touch();
    this.place.set(place as Place);
    this.settle();
    this.announcer.say(this.i18n.t(words));
  }

  /** Undo may take away the question one stands on. */
  private settle(): void {
    if (this.path() && !this.field()) this.place.set(this.step() ? `step:${this.step()!.id}` : 'form');
  }

  private memory(): string {
    return `cyberport.form-work.${this.session.account()?.id ?? ''}.${this.tenant()}.${this.code()}`;
  }
}

function remember(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Without storage the copy lives as long as the page.
  }
}

function recall(key: string): { definition: FormDefinition; version: number } | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as { definition: FormDefinition; version: number } | null;
  } catch {
    return null;
  }
}

import { Component, computed, inject, input, signal } from '@angular/core';
import { toProblem } from '../../api/problem';
import type { FormDefinition } from '../../forms/engine';
import { I18n } from '../../i18n/i18n';
import { Announcer, Button } from '../../ui';
import { MineApi, RegisterKind } from './mine-api';

interface Keepable {
  readonly kind: RegisterKind;
  readonly name: string;
  readonly answers: Record<string, unknown>;
}
type State = { readonly kind: 'kept' } | { readonly kind: 'there'; readonly id: string; readonly version: number } | { readonly kind: 'failed'; readonly text: string };

/** 「この船を登録する」: vessels and parties of an application, kept in one's own register with one press. */
@Component({
  selector: 'cp-keep-in-register',
  imports: [Button],
  template: `
    @for (one of keepable(); track one.kind + one.name) {
      @let state = states().get(one.kind + one.name);
      <div class="cp-row cp-keep">
        @if (!state) {<button cpButton="text" type="button" (click)="keep(one)">{{ i18n.t('own.keep.' + one.kind, { name: one.name }) }}</button>}
        @else if (state.kind === 'kept') {<p class="cp-soft" role="status">{{ i18n.t('own.kept', { name: one.name }) }}</p>}
        @else if (state.kind === 'there') {<p class="cp-soft" role="status">{{ i18n.t('own.already', { name: one.name }) }}</p><button cpButton="text" type="button" (click)="renew(one, state.id, state.version)">{{ i18n.t('own.renew') }}</button>}
        @else {<p class="cp-field__error" role="alert">＊{{ state.text }}</p><button cpButton="text" type="button" (click)="keep(one)">{{ i18n.t('state.again') }}</button>}
      </div>
    }
  `,
})
export class KeepInRegister {
  protected readonly i18n = inject(I18n);
  private readonly api = inject(MineApi);
  private readonly announcer = inject(Announcer);
  readonly form = input.required<FormDefinition>();
  readonly answers = input.required<Record<string, unknown>>();
  protected readonly states = signal<ReadonlyMap<string, State>>(new Map());

  /** Vessels with what the form knows of them (home port, owner …), and parties. */
  protected readonly keepable = computed<readonly Keepable[]>(() => {
    const fields = this.form().steps.flatMap((step) => step.fields);
    const given = this.answers();
    const ofItem = (item: string) => given[fields.find((field) => field.item === item)?.id ?? ''];
    return fields.flatMap((field): Keepable[] => {
      const whole = given[field.id] as Record<string, unknown> | undefined;
      const name = typeof whole?.['name'] === 'string' ? whole['name'].trim() : '';
      if (!name || (field.type !== 'vessel' && field.type !== 'party')) return [];
      if (field.type === 'party') return [{ kind: 'party', name, answers: { party: whole, contact: field.item ? ofItem(`${field.item}.contact`) : undefined } }];
      return [{ kind: 'vessel', name, answers: { vessel: whole, homePort: ofItem('vessel.homePort'), owner: ofItem('vessel.owner'), operator: ofItem('vessel.operator'), master: ofItem('vessel.master') } }];
    });
  });

  protected keep(one: Keepable): Promise<void> {
    return this.attempt(one, () => this.api.addToRegister(one.kind, one.answers));
  }

  protected renew(one: Keepable, id: string, version: number): Promise<void> {
    return this.attempt(one, () => this.api.changeRegisterEntry(id, version, one.answers));
  }

  private async attempt(one: Keepable, action: () => Promise<unknown>): Promise<void> {
    const put = (state: State) => this.states.update((all) => new Map(all).set(one.kind + one.name, state));
    try {
      await action();
      put({ kind: 'kept' });
      this.announcer.say(this.i18n.t('own.kept', { name: one.name }));
    } catch (error) {
      const problem = toProblem(error);
      if (problem.code === 'register.already-there') put({ kind: 'there', id: String(problem.details['id']), version: Number(problem.details['version']) });
      else put({ kind: 'failed', text: problem.fields[0]?.message || problem.title || this.i18n.t('problem.server') });
    }
  }
}

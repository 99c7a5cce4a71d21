import { HttpClient } from '@angular/common/http';
import { Service, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { path } from '../api/read';
import { CodeLists, FormDefinition, LocalText } from './engine';
import { codeListsOf } from './answer-sheet';

export interface CodeEntry {
  readonly code: string;
  readonly name: LocalText;
  readonly kind?: string;
  readonly port?: string;
}

/** Code lists as forms need them; each is fetched once per authority. A list that cannot be fetched is not checked against. */
@Service()
export class FormCodes {
  private readonly http = inject(HttpClient);
  private readonly asked = new Map<string, Promise<readonly CodeEntry[]>>();
  private readonly entries = signal<ReadonlyMap<string, readonly CodeEntry[]>>(new Map());

  /** Names of the entries for the engine, of one authority. */
  listsFor(tenant: string): CodeLists {
    const lists = new Map<string, ReadonlyMap<string, LocalText>>();
    for (const [key, rows] of this.entries()) {
      const [owner, name] = split(key);
      if (owner === '' || owner === tenant) lists.set(name, new Map(rows.map((row) => [row.code, row.name])));
    }
    return lists;
  }

  entriesOf(tenant: string, list: string): readonly CodeEntry[] | undefined {
    return this.entries().get(keyOf(tenant, list));
  }

  async load(definition: FormDefinition, tenant: string): Promise<void> {
    await Promise.all(codeListsOf(definition).map((list) => this.fetch(tenant, list)));
  }

  private fetch(tenant: string, list: string): Promise<readonly CodeEntry[]> {
    const key = keyOf(tenant, list);
    const before = this.asked.get(key);
    if (before) return before;
    const url = list === 'facilities' ? path`/api/t/${tenant}/codes/facilities` : path`/api/codes/${list}`;
    const asked = firstValueFrom(this.http.get<{ items: CodeEntry[] }>(url)).then(
      ({ items }) => {
        this.entries.update((all) => new Map(all).set(key, items));
        return items;
      },
      () => {
        this.asked.delete(key);
        return [];
      },
    );
    this.asked.set(key, asked);
    return asked;
  }
}

function keyOf(tenant: string, list: string): string {
  return `${list === 'facilities' ? tenant : ''} ${list}`;
}

function split(key: string): [string, string] {
  const at = key.indexOf(' ');
  return [key.slice(0, at), key.slice(at + 1)];
}

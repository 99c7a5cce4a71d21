import { HttpClient } from '@angular/common/http';
import { Service, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { path } from '../../api/read';
import { partsOf, type CodeLists, type FormDefinition, type FormField, type LocalText } from '../../forms/engine';

/** The code lists that a form's answers need to be read in words. */
export function listsOf(form: FormDefinition): Set<string> {
  const lists = new Set<string>();
  const walk = (fields: readonly FormField[]) => {
    for (const field of fields) {
      if (field.codes) lists.add(field.codes);
      else if (field.type === 'port') lists.add('locodes');
      else if (field.type === 'facility') lists.add('facilities');
      walk(partsOf(field));
    }
  };
  walk(form.steps.flatMap((step) => step.fields));
  return lists;
}

/** Code lists, read once and kept. A list that cannot be read shows its codes instead. */
@Service()
export class CaseCodes {
  private readonly http = inject(HttpClient);
  private readonly asked = new Set<string>();
  readonly lists = signal<CodeLists>(new Map());

  need(tenant: string, form: FormDefinition): void {
    for (const list of listsOf(form)) {
      const address = list === 'facilities' ? path`/api/t/${tenant}/codes/facilities` : path`/api/codes/${list}`;
      if (this.asked.has(address)) continue;
      this.asked.add(address);
      firstValueFrom(this.http.get<{ items: { code: string; name: LocalText }[] }>(address)).then(
        (answer) => this.lists.update((lists) => new Map([...lists, [list, new Map(answer.items.map((item) => [item.code, item.name]))]])),
        () => this.asked.delete(address),
      );
    }
  }
}

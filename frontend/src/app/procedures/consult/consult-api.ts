import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { Observable, firstValueFrom } from 'rxjs';
import { toProblem } from '../../api/problem';
import { path, read } from '../../api/read';
import { uploadSteps } from '../../api/upload';
import type { LocalText } from '../../i18n/i18n';
import type { StoredFile, UploadStep } from '../../ui';

export interface OutsideConsultation {
  readonly authorityName: LocalText;
  readonly contact: { readonly department: LocalText; readonly phone: string; readonly email: string };
  readonly procedureTitle: LocalText;
  readonly number: string;
  readonly addressee: string;
  readonly question: string;
  readonly askedBy: string;
  readonly dueOn: string;
  readonly state: 'open' | 'answered';
  readonly answers: readonly { readonly label: string; readonly text: string }[];
  readonly files: readonly StoredFile[];
  readonly opinion: 'agree' | 'remarks' | 'objects' | null;
  readonly text: string | null;
  readonly answeredAt: string | null;
  readonly sent: readonly StoredFile[];
}

export const readOutside = (link: () => string) => read<OutsideConsultation>(() => (link() ? path`/api/outside-consultations/${link()}` : undefined));
export const shownFileAddress = (link: string, file: string) => path`/api/outside-consultations/${link}/attachments/${file}`;

/** The calls of an outside body, by its link. */
@Service()
export class ConsultApi {
  private readonly http = inject(HttpClient);

  attach(link: string, file: File): Observable<UploadStep> {
    return uploadSteps(this.http.post<StoredFile>(path`/api/outside-consultations/${link}/files`, file, { params: { name: file.name }, headers: { 'Content-Type': file.type || 'application/octet-stream' }, observe: 'events', reportProgress: true }));
  }

  /** Takes a file back; one that is not there any more is as good as taken back. */
  remove(link: string, file: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(path`/api/outside-consultations/${link}/files/${file}`)).catch((error: unknown) => {
      if (toProblem(error).code !== 'file.not-found') throw error;
    });
  }

  answer(link: string, answer: { opinion: string; name: string; text: string | null }): Promise<OutsideConsultation> {
    return firstValueFrom(this.http.post<OutsideConsultation>(path`/api/outside-consultations/${link}/actions/answer`, answer));
  }
}

import { Observable, of } from 'rxjs';
import { StoredFile, UploadStep } from '../../../ui';
import { FileKeeping } from '../../form-field';

/** Papers chosen while trying go nowhere; name, size and kind are enough for the rules. */
export const trialFiles: FileKeeping = {
  upload: () => (file: File): Observable<UploadStep> => of({ stored: { id: crypto.randomUUID(), name: file.name, size: file.size, contentType: file.type || 'application/pdf' } }),
  address: (file: StoredFile) => `#${file.id}`,
};

/** Passkeys in the browser (WebAuthn level 3 JSON helpers). */

type WithJson = typeof PublicKeyCredential & {
  parseCreationOptionsFromJSON?(json: unknown): PublicKeyCredentialCreationOptions;
  parseRequestOptionsFromJSON?(json: unknown): PublicKeyCredentialRequestOptions;
};

export function passkeysWork(): boolean {
  return typeof PublicKeyCredential !== 'undefined' && typeof (PublicKeyCredential as WithJson).parseRequestOptionsFromJSON === 'function';
}

/** The server hands the options as JSON, as an object or as text inside one. */
export function optionsOf(answer: unknown): unknown {
  const json = typeof answer === 'object' && answer !== null && 'optionsJson' in answer ? (answer as { optionsJson: unknown }).optionsJson : answer;
  const parsed = typeof json === 'string' ? (JSON.parse(json) as unknown) : json;
  return typeof parsed === 'object' && parsed !== null && 'publicKey' in parsed ? (parsed as { publicKey: unknown }).publicKey : parsed;
}

export async function createPasskey(answer: unknown): Promise<string> {
  const publicKey = (PublicKeyCredential as WithJson).parseCreationOptionsFromJSON!(optionsOf(answer));
  const credential = (await navigator.credentials.create({ publicKey })) as (PublicKeyCredential & { toJSON(): unknown }) | null;
  if (!credential) throw new DOMException('', 'NotAllowedError');
  return JSON.stringify(credential.toJSON());
}

export async function usePasskey(answer: unknown): Promise<string> {
  const publicKey = (PublicKeyCredential as WithJson).parseRequestOptionsFromJSON!(optionsOf(answer));
  const credential = (await navigator.credentials.get({ publicKey })) as (PublicKeyCredential & { toJSON(): unknown }) | null;
  if (!credential) throw new DOMException('', 'NotAllowedError');
  return JSON.stringify(credential.toJSON());
}

/** The person closed the browser's question, or it timed out: nothing went wrong. */
export function wasCancelled(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError');
}

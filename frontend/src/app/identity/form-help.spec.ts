import { safeReturn } from './form-help';
import { optionsOf } from './passkeys';

describe('After signing in', () => {
  it('leads back into this site only', () => {
    expect(safeReturn('/aohama/drafts/1/review#q-vessel-name')).toBe('/aohama/drafts/1/review#q-vessel-name');
    for (const bad of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', undefined, '/sign-in?return=/x']) expect(safeReturn(bad)).toBe('/my');
  });
});

describe('Passkey options', () => {
  it('are read in every wrapping', () => {
    for (const answer of [{ challenge: 'x' }, { optionsJson: '{"challenge":"x"}' }, '{"challenge":"x"}', { publicKey: { challenge: 'x' } }]) expect(optionsOf(answer)).toEqual({ challenge: 'x' });
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { ActingUrls, actingFor, authorityIn, myPlane } from './acting';

describe('acting for an authority', () => {
  const urls = new ActingUrls();
  afterEach(() => actingFor.set(null));

  it('is said by the address and by nothing else', () => {
    expect(myPlane()).toBe('/api/my');
    const tree = urls.parse('/for/aohama/my/cases/1?x=2');
    expect(actingFor()).toBe('aohama');
    expect(myPlane()).toBe('/api/as/aohama/my');
    expect(urls.serialize(tree)).toBe('/for/aohama/my/cases/1?x=2');
    expect(authorityIn('/for/aohama/mlit/drafts/1/start')).toBe('aohama');
    expect(authorityIn('/my/cases/1')).toBeNull();
  });

  it('covers the pages of an applicant only', () => {
    urls.parse('/for/aohama/mlit/drafts/1/start');
    expect(urls.serialize(urls.parse('/mlit/drafts/1/review'))).toBe('/for/aohama/mlit/drafts/1/review');
    expect(urls.serialize(urls.parse('/aohama/office/filings'))).toBe('/aohama/office/filings');
    expect(urls.serialize(urls.parse('/account'))).toBe('/account');
    expect(urls.serialize(urls.parse('/mystery'))).toBe('/mystery');
  });
});

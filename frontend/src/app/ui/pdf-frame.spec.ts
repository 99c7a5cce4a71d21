import { showsPdf } from './pdf-frame';

describe('Whether a PDF is shown inside the page', () => {
  it('is, where the browser has a viewer', () => expect(showsPdf({ pdfViewerEnabled: true, platform: 'Win32', maxTouchPoints: 10 })).toBe(true));
  it('is, where an old browser does not say', () => expect(showsPdf({})).toBe(true));
  it('is not on Android and wherever there is no viewer', () => expect(showsPdf({ pdfViewerEnabled: false, platform: 'Linux armv8l' })).toBe(false));
  it('is not on iPhone and iPad, which show the first page only', () => {
    expect(showsPdf({ pdfViewerEnabled: true, platform: 'iPhone' })).toBe(false);
    expect(showsPdf({ pdfViewerEnabled: true, platform: 'MacIntel', maxTouchPoints: 5 })).toBe(false);
  });
  it('is on a Mac', () => expect(showsPdf({ pdfViewerEnabled: true, platform: 'MacIntel', maxTouchPoints: 0 })).toBe(true));
});

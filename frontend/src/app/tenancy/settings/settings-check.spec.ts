import { checkSettings } from './settings-check';
import type { Settings } from './settings-api';

const good: Settings = {
  name: { ja: '青浜県', en: 'Aohama' }, chiefTitle: { ja: '青浜県知事', en: '' }, corporateNumber: null, profile: 'full', twoPersonDecision: true, requiresSecondFactor: false,
  branding: { accent: '#0017c1', accentText: '#ffffff', crest: null },
  contact: { department: { ja: '港湾課', en: '' }, phone: '0176-12-3456', email: 'kowan@example.jp', address: { ja: '', en: '' }, hours: [{ from: 1, to: 5, opens: '08:30:00', closes: '17:15:00' }] },
  appeal: { reviewBody: '', defendant: '', representative: '' }, calendar: { businessDaysOnly: false, yearEndClosed: true, closedDays: [] }, hostNames: [], version: 1,
};
const fields = (part: Partial<Settings>) => checkSettings({ ...good, ...part }, { t: (key) => key }).map(([field]) => field);

describe('What the settings page says before it asks the server', () => {
  it('says nothing of what is right', () => expect(fields({})).toEqual([]));
  it('wants a name in both languages', () => expect(fields({ name: { ja: ' ', en: '' } })).toEqual(['name.ja', 'name.en']));
  it('refuses text that cannot be read on its ground', () => expect(fields({ branding: { accent: '#777777', accentText: '#888888', crest: null } })).toEqual(['branding.accentText']));
  it('names a colour that is none, and then says nothing of the contrast', () => expect(fields({ branding: { accent: 'blue', accentText: '#888888', crest: null } })).toEqual(['branding.accent']));
  it('names the row of hours that ends before it begins', () => expect(fields({ contact: { ...good.contact, hours: [...good.contact.hours, { from: 6, to: 5, opens: '08:30', closes: '12:00' }] } })).toEqual(['contact.hours[1]']));
  it('wants a day and a name of a closed day', () => {
    expect(fields({ calendar: { ...good.calendar, closedDays: [{ day: '', everyYear: false, name: { ja: '港まつり', en: '' } }, { day: '2026-08-01', everyYear: true, name: { ja: '', en: '' } }] } })).toEqual(['calendar.closedDays[0]', 'calendar.closedDays[1]']);
  });
});

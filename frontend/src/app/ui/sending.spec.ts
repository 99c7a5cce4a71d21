import { signal } from '@angular/core';
import { Sending } from './sending';

describe('A small form that is sent', () => {
  const name = signal('');
  const form = () => new Sending(() => (name() ? [] : [['name', 'いる']]));
  beforeEach(() => name.set(''));

  it('says nothing before the first attempt', () => expect(form().summary()).toEqual([]));

  it('says what is missing, sends nothing, and is still when it was put right', async () => {
    const sending = form();
    let sent = 0;
    await sending.send(async () => void sent++);
    expect([sending.error('name'), sending.summary(), sending.attempt(), sent]).toEqual(['いる', [{ fieldId: 'name', message: 'いる' }], 1, 0]);
    name.set('海野');
    expect(sending.error('name')).toBeNull();
  });

  it('sends once at a double click', async () => {
    name.set('海野');
    const sending = form();
    let sent = 0;
    const slow = () => new Promise<void>((done) => setTimeout(() => (sent++, done())));
    await Promise.all([sending.send(slow), sending.send(slow)]);
    expect(sent).toBe(1);
  });

  it('keeps what was refused and is ready again', async () => {
    name.set('海野');
    const sending = form();
    await sending.send(() => Promise.reject(new Error('no')));
    expect(sending.problem()).not.toBeNull();
    expect(sending.busy()).toBe(false);
  });
});

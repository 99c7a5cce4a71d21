import { History } from './history';
import { nextVersion } from './publish/next-version';

describe('Undo', () => {
  it('goes back and forth, and to where the change was made', () => {
    const history = new History('a');
    history.change('b', 'form');
    history.change('c', 'field:x');
    expect(history.undo('here')).toBe('field:x');
    expect(history.present()).toBe('b');
    expect(history.redo('there')).toBe('here');
    expect(history.present()).toBe('c');
  });

  it('takes typing in one place as one step, until there is a pause', () => {
    const history = new History('');
    history.change('a', 'form', 'label', 0);
    history.change('ab', 'form', 'label', 500);
    history.change('abc', 'form', 'label', 5000);
    history.undo('');
    expect(history.present()).toBe('ab');
    history.undo('');
    expect(history.present()).toBe('');
    expect(history.undo('')).toBeNull();
  });

  it('has nothing to do again after a new change', () => {
    const history = new History(1);
    history.change(2, '');
    history.undo('');
    history.change(3, '');
    expect(history.canRedo()).toBe(false);
    expect(history.present()).toBe(3);
  });
});

describe('The next version', () => {
  it('is the year and a number nobody has had', () => {
    expect(nextVersion(['2026.1', '2026.9'], '2026.9', '2026-11-21')).toBe('2026.10');
    expect(nextVersion([], null, '2026-11-21')).toBe('2026.1');
    expect(nextVersion(['2025.3'], '2026.1', '2026-11-21')).toBe('2026.2');
  });
});

import { addressKey, Mail } from './mail';
import { MailFailed, MailPutOff, MailQueued, MailResent, MailSent } from './mail.events';

const NOW = new Date('2026-11-28T09:00:00Z');
const HOUR_MS = 3_600_000;

describe('A mail', () => {
  let mail: Mail;

  beforeEach(() => {
    mail = new Mail(
      'm1',
      '<m1.token@example.com>',
      { kind: 'transcript', customerId: 'cleo', chatId: 'c1', address: 'Cleo@example.com', locale: 'de' },
      { type: 'customer', id: 'cleo' },
      NOW,
    );
  });

  it('is queued, due at once, and says so without an address', () => {
    expect(mail).toMatchObject({ state: 'queued', nextTryAt: NOW, tries: 0, authorId: null, ticketId: null, text: null });
    expect(mail.releaseEvents()).toEqual([new MailQueued('m1', 'transcript', 'c1', null, { type: 'customer', id: 'cleo' })]);
  });

  it('is sent once', () => {
    mail.releaseEvents();
    mail.failed('421 busy', false, 0, NOW);
    mail.sent(NOW);
    mail.sent(new Date(NOW.getTime() + 1));
    mail.failed('late', true, 0, NOW);
    expect(mail).toMatchObject({ state: 'sent', sentAt: NOW, nextTryAt: null, error: null });
    expect(mail.releaseEvents()).toEqual([new MailPutOff('m1', null), new MailSent('m1', null)]);
  });

  it('is tried again for a little more than a day, later each time, and then given up', () => {
    mail.releaseEvents();
    let now = NOW;
    const pauses: number[] = [];
    while (mail.state === 'queued') {
      mail.failed('451 not now', false, 0.5, now);
      if (mail.nextTryAt) pauses.push(mail.nextTryAt.getTime() - now.getTime());
      now = mail.nextTryAt ?? now;
    }
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(now.getTime() - NOW.getTime()).toBeGreaterThan(24 * HOUR_MS);
    expect(now.getTime() - NOW.getTime()).toBeLessThan(28 * HOUR_MS);
    expect(mail).toMatchObject({ state: 'failed', error: '451 not now', nextTryAt: null, tries: pauses.length + 1 });
    expect(mail.releaseEvents().at(-1)).toEqual(new MailFailed('m1', null));
  });

  it('is given up at once where it is refused for good', () => {
    mail.failed('550 no such user', true, 0, NOW);
    expect(mail).toMatchObject({ state: 'failed', tries: 1, error: '550 no such user' });
  });

  it('that came back has failed, once', () => {
    mail.sent(NOW);
    mail.releaseEvents();
    mail.bounced('5.1.1 no such user');
    mail.bounced('again');
    expect(mail).toMatchObject({ state: 'failed', error: '5.1.1 no such user', nextTryAt: null });
    expect(mail.releaseEvents()).toEqual([new MailFailed('m1', null)]);
  });

  it('is tried anew when somebody wants it, but for one that was sent', () => {
    const ana = { type: 'agent' as const, id: 'ana' };
    mail.failed('550 no such user', true, 0, NOW);
    mail.releaseEvents();
    mail.resend('Cleo@example.net', ana, NOW);
    expect(mail).toMatchObject({
      state: 'queued',
      tries: 0,
      error: null,
      nextTryAt: NOW,
      address: 'Cleo@example.net',
      addressKey: 'cleo@example.net',
    });
    expect(mail.releaseEvents()).toEqual([new MailResent('m1', null, ana)]);
    mail.sent(NOW);
    expect(() => mail.resend('cleo@example.net', ana, NOW)).toThrow(expect.objectContaining({ code: 'mail.sent' }));
  });
});

it.each([
  ['Cleo@Example.COM', 'cleo@example.com'],
  ['cleo+a+b@example.com', 'cleo@example.com'],
  ['"a@b"@example.com', '"a@b"@example.com'],
])('%s is bounded as %s', (address, key) => {
  expect(addressKey(address)).toBe(key);
});

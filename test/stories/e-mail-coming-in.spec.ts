import { itInFull } from '../../libs/kernel/testing/form';
import type { TicketMailView } from '#protocol';
import { type Agent, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import { picture } from '../kit/files';
import { hasDovecot, OwnMailbox } from '../kit/own-mailbox';
import { OwnMailServer, type TakenMail } from '../kit/own-mail-server';
import { type Staff, Switchboard } from '../kit/switchboard';

type Headers = Record<string, string | undefined>;

const suite = hasDovecot ? describe : describe.skip;

suite(hasDovecot ? 'A reply by e-mail' : 'A reply by e-mail (skipped: there is no Dovecot)', () => {
  let mailServer: OwnMailServer;
  let mailbox: OwnMailbox;
  let switchboard: Switchboard;
  let admin: Staff;
  let ana: Agent;
  let count = 0;

  beforeAll(async () => {
    [mailServer, mailbox] = await Promise.all([OwnMailServer.start(), OwnMailbox.start()]);
    const environment = { SMTP_URL: mailServer.url, MAIL_FROM: 'Example Shop <help@shop.example>', IMAP_URL: mailbox.url };
    switchboard = await unlimited({}, { environment });
    admin = await switchboard.admin();
    ana = await switchboard.agentOnline({ name: 'Ana' });
  });
  afterAll(async () => {
    await switchboard.stop();
    await Promise.all([mailServer.stop(), mailbox.stop()]);
  });

  const sweep = () => switchboard.sweep('Mail');
  const mailsOf = async (id: string) => (await ana.api.get(`/tickets/${id}/mails`)).body.data as TicketMailView[];
  const statusOf = async (id: string) => (await ana.api.get(`/tickets/${id}`)).body.status as string;

  interface Answered {
    id: string;
    address: string;
    customerId: string;
    mail: TakenMail;
  }
  /** A message that was left, and the answer of Ana. */
  const answered = async (): Promise<Answered> => {
    const address = `cleo-${(count += 1)}@example.com`;
    const { body } = await switchboard.visitor.post('/offline-messages', { name: 'Cleo', email: address, message: 'Where is it?' });
    const { id } = body.ticket as { id: string };
    await ana.api.post(`/tickets/${id}/mails`, { text: 'It arrives tomorrow.' });
    await eventually(async () => (await sweep(), mailServer.to(address).length === 1), 'the answer', 10_000);
    const { customerId } = (await ana.api.get(`/tickets/${id}`)).body;
    return { id, address, customerId, mail: mailServer.to(address)[0]! };
  };
  const written = (to: Answered, headers: Headers = {}, text = 'Thank you!'): string => {
    const all: Headers = {
      From: `Cleo Sand <${to.address}>`,
      To: 'help@shop.example',
      Subject: 'Re: It',
      'Message-ID': `<reply-${(count += 1)}@example.com>`,
      'In-Reply-To': to.mail.messageId,
      ...headers,
    };
    const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
    return [...lines, '', text].join('\r\n');
  };
  /** What the mailbox has had so far. */
  const outcome = async (name: string): Promise<number> => {
    const metrics = await (await fetch(`${switchboard.url}/metrics`)).text();
    return Number(new RegExp(`switchboard_mails_received_total\\{outcome="${name}"\\} (\\d+)`).exec(metrics)?.[1] ?? 0);
  };
  const becomes = async (name: string, mail: string): Promise<void> => {
    const before = await outcome(name);
    mailbox.deliver(mail);
    await sweep();
    await eventually(async () => (await outcome(name)) === before + 1, `a mail to be ${name}`, 10_000);
  };

  it('is in its ticket, which is open again, and staff hear it', async () => {
    expect((await ana.api.get('/mail')).body).toMatchObject({ sends: true, receives: true });
    const ticket = await answered();
    expect(await statusOf(ticket.id)).toBe('pending');
    const quoting = 'Thank you!\r\nWhich time?\r\n\r\nOn 28 Nov 2026, Example Shop wrote:\r\n> It arrives tomorrow.\r\n';
    await becomes('taken', written(ticket, {}, quoting));
    const [reply, answer] = await mailsOf(ticket.id);
    expect(reply).toMatchObject({
      ...{ kind: 'reply', state: 'received', address: ticket.address, sender: { name: 'Cleo Sand', isCustomer: true } },
      ...{ text: 'Thank you!\nWhich time?', hasOriginal: true, attachments: [], leftOut: [], author: null, error: null, sentAt: null },
    });
    expect(answer).toMatchObject({ kind: 'answer', sender: null, hasOriginal: false, attachments: [], author: { name: 'Ana' } });
    expect((await ana.api.get(`/tickets/${ticket.id}/mails/${reply!.id}/original`)).body.text).toContain('> It arrives tomorrow.');
    expect(await statusOf(ticket.id)).toBe('open');
    await ana.socket.heard('ticket.changed', (changed) => changed.id === ticket.id);
    await eventually(() => Promise.resolve(mailbox.seen(quoting).every(Boolean)), 'it to be marked as seen');
    const first = await ana.api.get(`/tickets/${ticket.id}/mails?limit=1`);
    const second = await ana.api.get(`/tickets/${ticket.id}/mails?limit=1&cursor=${first.body.nextCursor}`);
    expect([first, second].map(({ body }) => body.data[0].kind)).toEqual(['reply', 'answer']);
    // The answer to it is in the same thread.
    switchboard.clock.advance(1);
    await ana.api.post(`/tickets/${ticket.id}/mails`, { text: 'At ten.' });
    await eventually(async () => (await sweep(), mailServer.to(ticket.address).length === 2), 'the second answer', 10_000);
    const next = mailServer.to(ticket.address)[1]!;
    expect(next.inReplyTo).toMatch(/^<reply-\d+@example\.com>$/);
    expect(next.references).toEqual([expect.stringMatching(/^<ticket\./), ticket.mail.messageId, next.inReplyTo]);
  });

  it('finds its ticket by a signed reference where the mail server has changed our Message-ID, and by nothing that can be guessed', async () => {
    const [ticket, other] = [await answered(), await answered()];
    const reference = [ticket.mail.references!].flat()[0]!;
    await becomes(
      'taken',
      written(ticket, { 'In-Reply-To': '<changed@relay.example>', References: `${reference} <changed@relay.example>` }),
    );
    expect((await mailsOf(ticket.id))[0]).toMatchObject({ kind: 'reply', text: 'Thank you!' });
    const { reference: number } = (await ana.api.get(`/tickets/${other.id}`)).body;
    const forged = reference.replace(ticket.id, other.id);
    const guesses: Headers[] = [
      { 'In-Reply-To': undefined, Subject: `Re: It [${number}]` },
      { 'In-Reply-To': forged, References: forged },
      { 'In-Reply-To': `<${other.id}@shop.example>` },
    ];
    for (const headers of guesses) await becomes('foreign', written(other, headers, `Guess ${number}`));
    expect(await mailsOf(other.id)).toHaveLength(1);
    expect(await statusOf(other.id)).toBe('pending');
    expect(mailbox.seen(`Guess ${number}`)).toEqual([false, false, false]);
  });

  it('from another address is in the ticket as from there, opens nothing, and is foreign to others', async () => {
    const [ticket, other] = [await answered(), await answered()];
    await becomes('taken', written(ticket, { From: 'Mallory <mallory@example.net>' }));
    const [reply] = await mailsOf(ticket.id);
    expect(reply).toMatchObject({ address: 'mallory@example.net', sender: { name: 'Mallory', isCustomer: false }, hasOriginal: false });
    expect(await statusOf(ticket.id)).toBe('pending');
    const elsewhere = await ana.api.get(`/tickets/${other.id}/mails/${reply!.id}/original`);
    expect(elsewhere).toMatchObject({ status: 404, body: { code: 'mail.not_found' } });
    const { customerToken } = await switchboard.startChat();
    expect((await switchboard.as({ token: customerToken }).get(`/tickets/${ticket.id}/mails/${reply!.id}/original`)).status).toBe(403);
  });

  it('brings its files, judged as uploads are; of HTML the text counts', async () => {
    const ticket = await answered();
    const part = (type: string, name: string, content: Buffer): string[] => [
      '--b',
      `Content-Type: ${type}; name="${name}"`,
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: attachment; filename="${name}"`,
      '',
      content.toString('base64').replace(/.{76}/g, '$&\r\n'),
    ];
    const html = '<p>Here <b>it</b> is</p><script>alert(1)</script><img src="https://evil.example/x.png">';
    const image = await picture();
    const body = [
      ...['--b', 'Content-Type: text/html; charset=utf-8', '', html],
      ...part('image/png', 'parcel.png', image),
      ...part('application/x-msdownload', 'run.exe', Buffer.from('MZ\0\0 not for us')),
      ...part('image/png', 'lies.png', Buffer.from('%PDF-1.4\n%%EOF')),
      '--b--',
    ].join('\r\n');
    await becomes('taken', written(ticket, { 'MIME-Version': '1.0', 'Content-Type': 'multipart/mixed; boundary=b' }, body));
    const [reply] = await mailsOf(ticket.id);
    expect(reply).toMatchObject({
      text: 'Here it is',
      attachments: [{ name: 'parcel.png', contentType: 'image/png', state: 'ready' }],
      leftOut: [
        { name: 'run.exe', code: 'attachment.type_not_allowed' },
        { name: 'lies.png', code: expect.stringMatching(/^attachment\./) },
      ],
    });
    const [{ id, url }] = reply!.attachments as [TicketMailView['attachments'][0]];
    expect((await fetch(new URL(url, switchboard.url))).status).toBe(200);
    expect((await ana.api.get(`/attachments/${id}`)).status).toBe(200);
    const { customerToken } = await switchboard.startChat();
    expect((await switchboard.as({ token: customerToken }).get(`/attachments/${id}`)).status).toBe(404);
    expect((await switchboard.visitor.get(`/attachments/${id}`)).status).toBe(401);
    // All of it goes with the personal data of whom it is.
    expect((await admin.api.delete(`/customers/${ticket.customerId}/personal-data`)).status).toBe(204);
    expect(await mailsOf(ticket.id)).toEqual([]);
    expect((await ana.api.get(`/attachments/${id}`)).status).toBe(404);
    const reference = [ticket.mail.references!].flat()[0]!;
    await becomes('foreign', written(ticket, { References: reference }));
  });

  it('is there once, though it comes again, or a node died before it had marked it', async () => {
    const ticket = await answered();
    const mail = written(ticket);
    await becomes('taken', mail);
    await becomes('taken', mail);
    await switchboard.probe.doctor.forgetInbox();
    const before = await outcome('taken');
    await sweep();
    mailbox.deliver(mail);
    await eventually(async () => (await outcome('taken')) >= before + 3, 'all of them to be read again', 10_000);
    expect((await mailsOf(ticket.id)).map(({ kind }) => kind)).toEqual(['reply', 'answer']);
  });

  it('is none where no person wrote it, or we did', async () => {
    const ticket = await answered();
    await becomes('automatic', written(ticket, { 'Auto-Submitted': 'auto-replied' }));
    await becomes('automatic', written(ticket, { Precedence: 'bulk' }));
    await becomes('own', written(ticket, { From: 'help@shop.example' }));
    await becomes('own', written(ticket, { 'Message-ID': ticket.mail.messageId }));
    expect(await mailsOf(ticket.id)).toHaveLength(1);
    expect(await statusOf(ticket.id)).toBe('pending');
  });

  itInFull('comes thirty times in an hour from an address, and not from whoever is blocked', async () => {
    const ticket = await answered();
    for (let i = 0; i < 29; i++) mailbox.deliver(written(ticket));
    mailbox.deliver(written(ticket));
    await eventually(
      async () => (await ana.api.get(`/tickets/${ticket.id}/mails?limit=100`)).body.data.length === 31,
      'all of them',
      10_000,
    );
    await becomes('too_many', written(ticket, { From: ticket.address.replace('@', '+x@') }));
    switchboard.clock.advance(3_601);
    await becomes('taken', written(ticket));
    await admin.api.put(`/customers/${ticket.customerId}/block`, { until: '2099-01-01T00:00:00Z', reason: 'Spam' });
    await becomes('blocked', written(ticket));
  });

  it('that says that a mail did not arrive, marks it as failed, with why', async () => {
    const ticket = await answered();
    const report = (action: string, id: string): string =>
      written(
        ticket,
        {
          ...{ From: 'MAILER-DAEMON@example.com', 'In-Reply-To': undefined, 'Auto-Submitted': 'auto-replied', 'Return-Path': '<>' },
          ...{ 'MIME-Version': '1.0', 'Content-Type': 'multipart/report; report-type=delivery-status;\r\n boundary=b' },
        },
        [
          ...['--b', 'Content-Type: text/plain', '', 'Sorry', '--b', 'Content-Type: message/delivery-status', ''],
          ...['Reporting-MTA: dns; example.com', '', `Final-Recipient: rfc822; ${ticket.address}`, `Action: ${action}`],
          ...['Status: 5.1.1', 'Diagnostic-Code: smtp; 550 No such user', '', '--b', 'Content-Type: text/rfc822-headers', ''],
          ...[`Message-ID: ${id}`, 'Subject: It', '', '--b--'],
        ].join('\r\n'),
      );
    await becomes('foreign', report('delayed', ticket.mail.messageId!));
    await becomes('foreign', report('failed', '<guessed@shop.example>'));
    expect((await mailsOf(ticket.id))[0]).toMatchObject({ state: 'sent' });
    await becomes('bounced', report('failed', ticket.mail.messageId!));
    expect((await mailsOf(ticket.id))[0]).toMatchObject({ state: 'failed', error: '5.1.1 550 No such user' });
  });

  // Last, since a node that started later may not stop before.
  itInFull('is there once where several nodes look for it', async () => {
    const ticket = await answered();
    const environment = { SMTP_URL: mailServer.url, MAIL_FROM: 'help@shop.example', IMAP_URL: mailbox.url };
    const worker = await Switchboard.start({ databaseUrl: switchboard.databaseUrl, environment, role: 'worker' });
    try {
      for (let i = 0; i < 3; i++) mailbox.deliver(written(ticket));
      await Promise.all([worker.sweep('Mail'), sweep(), worker.sweep('Mail'), sweep()]);
      await becomes('foreign', written(ticket, { 'In-Reply-To': '<last@example.com>' }));
      expect((await mailsOf(ticket.id)).map(({ kind }) => kind)).toEqual(['reply', 'reply', 'reply', 'answer']);
    } finally {
      await worker.stop();
    }
  });
});

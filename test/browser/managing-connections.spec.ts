import type { Page } from 'playwright-core';
import { itInFull } from '../../libs/kernel/testing/form';
import { unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import { hasDovecot, OwnMailbox, replyTo } from '../kit/own-mailbox';
import { OwnMailServer } from '../kit/own-mail-server';
import { answering, isSignedWith, OwnReceiver } from '../kit/own-receiver';
import { OwnSource, saying } from '../kit/own-source';
import type { Staff } from '../kit/switchboard';
import { closeOffice, isFine, type Office, openOffice } from './kit/at-the-desk';
import { picture } from './kit/pages';

const PRIVATE = { CONTEXT_ALLOW_PRIVATE: '1', WEBHOOK_ALLOW_PRIVATE: '1' };

/** Widths besides the usual one: pictures are taken of all, and axe looks at what is laid out otherwise. */
const PAGE = process.env.SHOTS ? [1024, 390] : [390];
const PART = process.env.SHOTS ? [390] : [];

/** What admins do about the company's other systems: keys, webhooks, sources of context, the widget. */
describe('Managing connections', () => {
  let office: Office;
  let admin: Staff;
  let page: Page;
  let crm: OwnReceiver;
  let mailServer: OwnMailServer;
  /** Where there is no Dovecot, no replies are read. */
  let mailbox: OwnMailbox | undefined;

  beforeAll(async () => {
    [mailServer, mailbox] = await Promise.all([OwnMailServer.start(), hasDovecot ? OwnMailbox.start() : undefined]);
    const replies = mailbox && { IMAP_URL: mailbox.url };
    const environment = { ...PRIVATE, ...replies, SMTP_URL: mailServer.url, MAIL_FROM: 'Example Shop <help@shop.example>' };
    office = await openOffice(unlimited({}, { pages: true, environment }));
    admin = await office.switchboard.staff('admin', { name: 'Ada Boss' });
    page = await office.pages.signedIn(admin);
    crm = await OwnReceiver.start();
  });
  afterAll(async () => {
    crm.stop();
    await closeOffice(office);
    await Promise.all([mailServer.stop(), mailbox?.stop()]);
  });
  afterEach(() => expect(office.pages.complaints()).toEqual([]));

  type Within = Pick<Page, 'getByRole'>;
  const button = (name: string | RegExp, within: Within = page) => within.getByRole('button', { name, exact: true });
  const field = (name: string, within: Within = page) => within.getByRole('textbox', { name, exact: true });
  const dialog = (name: string) => page.getByRole('dialog', { name, exact: true });
  const open = async (path: string, heading: string): Promise<void> => {
    await page.goto(`${office.switchboard.url}/admin/${path}`);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
  };

  itInFull('a key is shown once, works until it is revoked, and says when it was used', async () => {
    await open('keys', 'API keys');
    await page.getByText('No API keys').waitFor();
    expect(await isFine(page, 'keys-empty')).toEqual([]);
    await button('New API key').first().click();
    const drawer = dialog('New API key');
    await field('Name', drawer).fill('CRM bridge');
    await drawer.getByRole('radio', { name: 'Supervisor' }).click();
    await drawer.getByRole('radio', { name: 'A day' }).click();
    await drawer.getByLabel('Last day').fill('2020-01-01');
    await button(/^Make the key/, drawer).click();
    await drawer.getByText(/future/).waitFor();
    expect(await isFine(page, 'keys-new', PART)).toEqual([]);
    await drawer.getByLabel('Last day').fill('2099-12-31');
    await page.keyboard.press('Control+s');
    const made = dialog('The key of CRM bridge');
    const key = await made.getByRole('code').innerText();
    expect(await isFine(page, 'keys-made')).toEqual([]);
    await button('Done', made).click();
    const program = office.switchboard.as({ token: key });
    expect([(await program.get('/chats')).status, (await program.get('/users')).status]).toEqual([200, 403]);
    await page.getByRole('row', { name: /CRM bridge .* Supervisor/ }).waitFor();
    expect(await isFine(page, 'keys', PAGE)).toEqual([]);
    await page.getByRole('link', { name: 'CRM bridge' }).click();
    await button('Revoke', dialog('CRM bridge')).click();
    const asking = dialog('Revoke CRM bridge?');
    expect(await isFine(page, 'keys-revoke', PART)).toEqual([]);
    await button('Revoke', asking).click();
    await page.getByText('CRM bridge is revoked').waitFor();
    await page.getByText('No API keys').waitFor();
    expect((await program.get('/chats')).status).toBe(401);
  });

  itInFull('a customer who is blocked is told so in the panel, and the address with it in a list', async () => {
    const { chat } = await office.switchboard.startChat({ customer: { name: 'Rude Rudi' }, message: 'Insults' });
    await page.goto(`${office.switchboard.url}/inbox/${chat.id}`);
    await button('Block this customer').click();
    await page.getByRole('radio', { name: 'A week' }).click();
    await field('Reason').fill('Insults, again and again');
    await page.getByRole('switch', { name: /Also the address/ }).check({ force: true });
    expect(await isFine(page, 'block-form')).toEqual([]);
    await field('Reason').press('Enter');
    const note = page.getByRole('note', { name: 'Blocked' });
    await note.getByText('Insults, again and again').waitFor();
    expect(await isFine(page, 'blocked')).toEqual([]);
    await button('Unblock', note).click();
    await button('Block this customer').waitFor();

    await open('blocks', 'Blocked addresses');
    await page.getByRole('row', { name: /127.0.0.1 .* Insults, again and again Ada Boss/ }).waitFor();
    expect(await isFine(page, 'blocks', PAGE)).toEqual([]);
    await page.getByRole('link', { name: '127.0.0.1' }).click();
    await button('Unblock', dialog('Unblock 127.0.0.1?')).click();
    await page.getByText('No address is blocked').waitFor();
    await button('Block an address').first().click();
    const drawer = dialog('Block an address');
    await field('Address', drawer).fill('example.com');
    await page.keyboard.press('Control+s');
    await drawer.getByText(/ip address/i).waitFor();
    expect(await isFine(page, 'blocks-new', PART)).toEqual([]);
    await field('Address', drawer).fill('2001:db8::1');
    await page.keyboard.press('Control+s');
    await page.getByRole('row', { name: /2001:db8::\/64/ }).waitFor();
    await office.switchboard.startChat({ customer: { name: 'Anybody' } });
  });

  (hasDovecot ? it : it.skip)('a message that was left is answered by e-mail, and it is seen what became of the answer', async () => {
    await open('tickets', 'Tickets');
    await page.getByText('No tickets').waitFor();
    const leave = async (name: string, email: string, message: string) =>
      (await office.switchboard.visitor.post('/offline-messages', { name, email, message })).body.ticket as { reference: string };
    const { reference } = await leave(
      'Wilhelmina Featherstonehaugh-Cholmondeley von und zu Hohenlohe',
      'mina@example.com',
      'Where is my parcel?\nIt should have been here on Monday.',
    );
    const hebrew = await leave('מרים', 'miriam@example.com', 'איפה החבילה שלי? הזמנה 4711');
    await page.getByRole('row', { name: /Where is my parcel/ }).waitFor();
    expect(await isFine(page, 'tickets', PAGE)).toEqual([]);
    await page.getByRole('link', { name: reference }).click();
    const drawer = dialog(reference);
    await field('Answer', drawer).fill('It was sent to the wrong depot.\nIt arrives tomorrow, with our apologies.');
    expect(await isFine(page, 'ticket', PART)).toEqual([]);
    await page.keyboard.press('Control+s');
    await drawer.getByText('On its way', { exact: true }).waitFor();
    await drawer.getByRole('radio', { name: 'Pending', checked: true }).waitFor();
    await office.switchboard.sweep('Mail');
    await drawer.getByText('Sent', { exact: true }).waitFor();
    expect(mailServer.to('mina@example.com')[0]!.text).toContain('It arrives tomorrow, with our apologies.');
    await picture(page, 'ticket');
    mailServer.refuse = () => ({ code: 550, says: 'No such user here' });
    await field('Answer', drawer).fill('Has it arrived?');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: reference }).click();
    await drawer.getByText('Has it arrived?').waitFor();
    await field('Answer', drawer).focus();
    await page.keyboard.press('Control+s');
    await drawer.getByText('On its way', { exact: true }).waitFor();
    await office.switchboard.sweep('Mail');
    await drawer.getByText(/^Not taken: .*No such user here/).waitFor();
    expect(await isFine(page, 'ticket-failed', PAGE)).toEqual([]);
    mailServer.refuse = () => undefined;
    await button('Send again', drawer).click();
    await button('Send again', drawer).waitFor({ state: 'detached' });
    await office.switchboard.sweep('Mail');
    await eventually(() => Promise.resolve(mailServer.to('mina@example.com').length === 2), 'it to be sent again');
    mailbox!.deliver(replyTo(mailServer.to('mina@example.com')[0]!));
    await office.switchboard.sweep('Mail');
    await drawer.getByText('Not yet.\nI am at home after ten.').waitFor();
    await drawer.getByRole('link', { name: 'door.txt' }).waitFor();
    await drawer.getByText(/^run\.exe was not kept/).waitFor();
    expect(await isFine(page, 'ticket-reply', PAGE)).toEqual([]);
    await button('Show all of it', drawer).click();
    await drawer
      .getByText(/It arrives tomorrow, with our apologies\.\s*$/)
      .last()
      .waitFor();
    await button('Without what is quoted', drawer).click();
    await drawer.getByRole('radio', { name: 'Closed' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('row', { name: new RegExp(`${reference}.*Closed`) }).waitFor();
    await page.getByRole('radio', { name: 'Open', exact: true }).click();
    await page.getByRole('link', { name: reference }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: hebrew.reference }).click();
    await field('Answer', dialog(hebrew.reference)).fill('מחר, ומצטערים.');
    await page.keyboard.press('Control+s');
    await dialog(hebrew.reference).getByText('On its way', { exact: true }).waitFor();
    expect(await isFine(page, 'ticket-rtl', PART)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('a webhook is added, tried, followed delivery by delivery, and sent again', async () => {
    await open('webhooks', 'Webhooks');
    await page.getByText('No webhooks').waitFor();
    await button('New webhook').first().click();
    const drawer = dialog('New webhook');
    await field('Address', drawer).fill('ftp://nowhere');
    await drawer.getByText('All events', { exact: true }).click();
    await page.keyboard.press('Control+s');
    await drawer.getByText(/Must be (a|an) .*http/).waitFor();
    expect(await isFine(page, 'webhooks-new', PART)).toEqual([]);
    await field('Address', drawer).fill(crm.url);
    await field('Description', drawer).fill('Our CRM');
    await button('created', drawer.getByRole('toolbar', { name: 'message' })).click();
    await page.keyboard.press('Control+s');
    const made = dialog('The webhook is added');
    const secret = await made.getByRole('code').innerText();
    await button('Done', made).click();
    await page.getByRole('link', { name: /Our CRM/ }).click();
    await page.getByRole('heading', { name: 'Our CRM', level: 1 }).waitFor();

    await button('Send a test').click();
    const tried = dialog('webhook.test');
    await tried.getByText('Delivered').waitFor();
    expect(isSignedWith(secret, crm.received.at(-1)!)).toBe(true);
    expect(await isFine(page, 'webhook-test', PART)).toEqual([]);
    await page.keyboard.press('Escape');

    crm.behave = (reply) => reply.writeHead(500, { 'content-type': 'text/plain' }).end('The database of the CRM is away\n'.repeat(90));
    const ana = await office.switchboard.agentOnline({ name: 'Ana Duarte' });
    const { chat } = await office.switchboard.startChat();
    await ana.socket.heard('chat.assigned');
    await ana.socket.ask('message.send', { chatId: chat.id, clientMessageId: 'a', text: 'How can I help?' });
    const failing = page.getByText(/attempts? (in a row )?ha(s|ve) failed/);
    await eventually(async () => (await office.switchboard.sweep('Webhooks'), crm.of('message.created').length > 0), 'a try', 15_000);
    await failing.waitFor();
    await page.getByText('The answer has the status 500').first().waitFor();
    const tries = async () =>
      (await admin.api.get(`${page.url().replace(/.*open=([^&]*).*/, '/webhooks/$1')}/deliveries?event=message.created`)).body;
    await eventually(async () => (await tries()).data[0]?.attempts.length === 1, 'the try to be written down');
    await button('Read again').click();
    await page
      .getByRole('row', { name: /message\.created Waiting 500/ })
      .first()
      .waitFor();
    expect(await isFine(page, 'webhook-failing', PAGE)).toEqual([]);
    await picture(page, 'webhook');
    await button('Waiting').click();
    await page.getByRole('row', { name: /webhook\.test/ }).waitFor({ state: 'detached' });
    crm.behave = answering(204);
    await page.getByRole('link', { name: 'message.created' }).first().click();
    const delivery = dialog('message.created');
    await delivery.getByText('"text": "How can I help?"').waitFor();
    await delivery.getByText('The database of the CRM is away').waitFor();
    await delivery.getByText('Only the beginning is kept.').waitFor();
    expect(await isFine(page, 'webhook-delivery', PART)).toEqual([]);
    await button('Send again', delivery).click();
    await page.getByText('It is sent again').waitFor();
    await eventually(async () => (await office.switchboard.sweep('Webhooks'), crm.of('message.created').length > 1), 'another try', 15_000);
    await button('Read again', delivery).click();
    await delivery.getByText('Delivered').waitFor();
    await page.keyboard.press('Escape');
    const before = crm.received.length;
    await button('More').click();
    await page.getByRole('menuitem', { name: 'Send again since a moment' }).click();
    await button('Send again', dialog('Send again since a moment')).click();
    await page.getByText(/deliver(y is|ies are) sent again/).waitFor();
    await eventually(async () => (await office.switchboard.sweep('Webhooks'), crm.received.length > before), 'all again', 15_000);
  });

  itInFull('a secret is replaced; a receiver that is gone switches its webhook off, and the page says why', async () => {
    await button('More').click();
    await page.getByRole('menuitem', { name: 'Replace the secret' }).click();
    await button('Replace the secret', dialog('Replace the secret?')).click();
    await dialog('The new secret')
      .getByText(/^whsec_/)
      .waitFor();
    await button('Done', dialog('The new secret')).click();
    await page.getByText('The previous secret signs as well until').waitFor();
    crm.behave = answering(410);
    const [ana] = (await admin.api.get('/chats?status=active')).body.data as { id: string }[];
    await admin.api.post(`/chats/${ana!.id}/messages`, { clientMessageId: 'b', text: 'Still there?' });
    await eventually(async () => {
      await office.switchboard.sweep('Webhooks');
      return crm.received.some(({ type, text }) => type === 'message.created' && text.includes('Still there?'));
    });
    await page.getByText('Switched off, because the receiver answered that it is gone').waitFor();
    expect(await isFine(page, 'webhook-gone', PART)).toEqual([]);
    await button('Switch on').click();
    await page.getByText('Switched off, because').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Webhooks' }).last().click();
    await page.getByRole('row', { name: /Our CRM .* Active/ }).waitFor();
    expect(await isFine(page, 'webhooks', PAGE)).toEqual([]);
    await page.getByRole('link', { name: /Our CRM/ }).click();
    await button('More').click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await button('Delete', dialog('Delete this webhook?')).click();
    await page.getByText('No webhooks').waitFor();
  });

  itInFull('a source of context is added, tried, and says what it answers or why it cannot be used', async () => {
    const source = await OwnSource.start(
      saying({ cards: [{ title: 'Subscription', fields: [{ label: 'Plan', value: 'Professional' }] }] }),
    );
    await open('sources', 'Context sources');
    await button('New source').first().click();
    const drawer = dialog('New source');
    await field('Name', drawer).fill('crm');
    await field('Address', drawer).fill('crm.example');
    await field('Answers within, in milliseconds', drawer).fill('6000');
    await page.keyboard.press('Control+s');
    await drawer.getByText('Must not be greater than 5000').waitFor();
    expect(await isFine(page, 'sources-new', PART)).toEqual([]);
    await field('Address', drawer).fill(source.setting('crm').url);
    await field('Answers within, in milliseconds', drawer).fill('900');
    source.secret = await drawer.getByRole('code').innerText();
    await page.keyboard.press('Control+s');
    await button('Test crm').click();
    await page.getByText('Professional').waitFor();
    expect(await isFine(page, 'sources', PAGE)).toEqual([]);
    source.stop();
    await button('Test crm').click();
    await page.getByText('Failed', { exact: true }).waitFor();
    expect(await isFine(page, 'sources-failed')).toEqual([]);
    await button('Change crm').click();
    await field('Answers within, in milliseconds', dialog('Change crm')).fill('800');
    await page.keyboard.press('Control+s');
    await page.getByText('800 ms').waitFor();
    await button('Remove crm').click();
    await button('Remove', dialog('Remove crm?')).click();
    await page.getByText('No sources').waitFor();
    expect((await admin.api.get('/settings')).body.contextSources).toEqual([]);
  });

  itInFull('the widget is shown as it would be, and only what is saved reaches the pages', async () => {
    await open('widget', 'Widget');
    const frame = page.frameLocator('iframe');
    await frame.getByText('Hi there. How can we help?').waitFor();
    await page.getByText('White text on it: contrast').waitFor();
    await field('Colour').fill('#ffd400');
    await page.getByText('Dark text on it: contrast').waitFor();
    await page.getByRole('searchbox', { name: 'Search the words' }).fill('How can we help');
    await field('Hi there. How can we help?').fill('Welcome to Holm & Hale');
    await frame.getByText('Welcome to Holm & Hale').waitFor();
    await page.getByRole('radiogroup', { name: 'Phone' }).getByRole('radio', { name: 'Required' }).click();
    await frame.getByLabel('Phone').waitFor();
    await frame.getByLabel('Your name').fill('Mara');
    await frame.getByLabel('Phone').fill('+45 20 30 40 50');
    await frame.getByRole('button', { name: 'Start chat' }).click();
    await frame.getByText('This is a preview: nothing is sent.').waitFor();
    expect((await admin.api.get('/chats?q=Mara')).body.data).toEqual([]);
    await page.getByRole('radio', { name: 'Nobody there' }).click();
    await frame.getByText('We are away right now').waitFor();
    await page.getByRole('radio', { name: 'Open', exact: true }).click();
    await frame.getByText('Welcome to Holm & Hale').waitFor();
    expect(await isFine(page, 'widget', PAGE)).toEqual([]);
    await picture(page, 'widget');
    expect((await office.switchboard.visitor.get('/widget/config')).body.theme.colour).toBe('#5048e5');
    await field('Faces').fill(['Ana', 'Ben', 'Cleo', 'Dai', 'Eve', 'Farid'].join('\n'));
    await page.keyboard.press('Control+s');
    await page.getByText(/must contain no more than 5/i).waitFor();
    await field('Faces').fill('Ana');
    await page.keyboard.press('Control+s');
    await page.getByText('Saved', { exact: true }).waitFor();
    const config = (await office.switchboard.visitor.get('/widget/config?locale=en')).body;
    expect(config).toMatchObject({ theme: { colour: '#ffd400' }, texts: { hello: 'Welcome to Holm & Hale' }, team: [{ name: 'Ana' }] });
    expect(config.fields).toContainEqual({ name: 'phone', required: true });
  });

  itInFull('the page has what is put on other pages, and the identity secret for whoever asks for it', async () => {
    const snippet = page.getByRole('group', { name: 'Line for your pages' }).getByRole('code');
    expect(await snippet.innerText()).toBe(`<script async src="${office.switchboard.url}/widget.js" data-boot></script>`);
    await page.getByText('Pages that may use it').waitFor();
    const { secret } = (await admin.api.get('/widget/identity-secret')).body;
    expect(await page.getByText(secret).count()).toBe(0);
    await button('Show').click();
    await page.getByText(secret).waitFor();
    expect(await isFine(page, 'widget-embedding', PART)).toEqual([]);
    await button('Replace the secret').click();
    await button('Replace the secret', dialog('Replace the secret?')).click();
    await page.getByText('The secret is replaced').waitFor();
    expect(await page.getByText(secret).count()).toBe(0);
    await page.getByText((await admin.api.get('/widget/identity-secret')).body.secret).waitFor();
  });

  itInFull('what was changed is in the audit log, found by who, what and when', async () => {
    await open('audit', 'Audit log');
    await page.getByRole('row', { name: /Rotated Identity secret .*Ada Boss/ }).waitFor();
    await page.getByRole('button', { name: 'Of', exact: false }).last().click();
    await page.getByRole('option', { name: 'Settings' }).click();
    await page.getByRole('row', { name: /Rotated/ }).waitFor({ state: 'detached' });
    expect(await isFine(page, 'audit', PAGE)).toEqual([]);
    await picture(page, 'audit');
    await page
      .getByRole('link', { name: /Changed/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    const drawer = dialog('Settings: changed');
    await drawer.getByRole('row', { name: /widget.theme.colour #5048e5 #ffd400/ }).waitFor();
    await drawer.getByText('127.0.0.1').waitFor();
    expect(await isFine(page, 'audit-entry', PART)).toEqual([]);
    await button('All by Ada Boss', drawer).click();
    await page.getByLabel('From day').fill('2099-01-01');
    await page.getByText('Nothing was changed').waitFor();
    expect(await isFine(page, 'audit-empty')).toEqual([]);
    await button('Show all').click();
    await page.getByRole('row', { name: /Created API key .*Ada Boss/ }).waitFor();
  });
});

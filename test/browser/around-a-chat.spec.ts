import type { Locator, Page } from 'playwright-core';
import type { MessageView } from '#protocol';
import { itInFull } from '../../libs/kernel/testing/form';
import { unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import { OwnTranslator } from '../kit/own-translator';
import type { Staff, StartedChat } from '../kit/switchboard';
import { closeOffice, isFine, log, type Office, openOffice, reply, row, until, writes } from './kit/at-the-desk';
import { picture } from './kit/pages';

/** A day of Ana, who has one window open all along. */
describe('Around a chat', () => {
  let office: Office;
  let ana: Staff;
  let sofia: Staff;
  let page: Page;
  let mara: StartedChat;

  beforeAll(async () => {
    office = await openOffice(unlimited({ maxConcurrentChats: 20 }, { pages: true, environment: { TRANSLATION_ALLOW_PRIVATE: '1' } }));
    const { switchboard } = office;
    sofia = await switchboard.staff('supervisor', { name: 'Sofia Lind' });
    ana = await switchboard.staff('agent', { name: 'Ana Duarte' });
    page = await office.pages.signedIn(ana);
    await page.getByText('You are online').waitFor();
    mara = await writes(office, 'Mara Jensen', 'I was charged twice', { subject: 'Charged twice' });
    await row(page, 'Mara').click();
    await log(page).getByText('charged twice').waitFor();
  });
  afterAll(() => closeOffice(office));
  afterEach(() => expect(office.pages.complaints()).toEqual([]));

  const panel = (within = page) => within.getByRole('complementary', { name: 'Customer' });
  const press = async (...keys: string[]): Promise<void> => {
    await page.getByRole('main').focus();
    for (const key of keys) await page.keyboard.press(key);
  };
  async function comes(name: string, message: string) {
    const started = await writes(office, name, message);
    await press('g', 'i');
    await row(page, name).waitFor();
    return { ...started, socket: await office.switchboard.connect(started.customerToken) };
  }
  async function open(name: string): Promise<void> {
    await row(page, name).click();
    await page.getByRole('region', { name: `Chat with ${name}` }).waitFor();
  }
  const eventuallyTranslated = (sweep: () => Promise<void>, shown: Locator): Promise<unknown> =>
    eventually(async () => {
      await sweep();
      return (await shown.count()) > 0;
    }, 'the translation to show');
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  it('what is known of the customer is put right in its place, and the server says in the field what is wrong', async () => {
    await button('Change name, e-mail and phone').click();
    await field('Name').fill('Mara Jensen-Holt');
    await field('E-mail').fill('mara@');
    await field('Phone').fill('later');
    await page.keyboard.press('Enter');
    await panel().getByText('Must be an email').waitFor();
    await panel().getByText('Must be a phone number', { exact: false }).waitFor();
    expect(await isFine(page, 'customer-form')).toEqual([]);
    await field('E-mail').fill('mara@example.com');
    await field('Phone').fill('+45 20 12 34 56');
    await page.keyboard.press('Enter');
    await panel().getByRole('link', { name: 'mara@example.com' }).waitFor();
    await row(page, 'Mara Jensen-Holt').waitFor();
    const { body } = await sofia.api.get(`/customers/${mara.chat.customer.id}`);
    expect(body).toMatchObject({ name: 'Mara Jensen-Holt', email: 'mara@example.com', phone: '+45 20 12 34 56' });
  });

  it('a note about the customer, and a ticket from the chat, stay in the panel', async () => {
    await button('Write a note about the customer').click();
    await field('Note about the customer').fill('Prefers to be called\nin the afternoon');
    await button('Save').click();
    await panel().getByText('Prefers to be called').waitFor();
    await button('Open a ticket').click();
    await field('Subject').fill('  ');
    await button('Open ticket').click();
    await panel().getByText('Must say something').waitFor();
    await field('Subject').fill('Refund of order 4711');
    await page.keyboard.press('Enter');
    await panel().getByText('Refund of order 4711').waitFor();
    await panel().getByText('this chat', { exact: true }).waitFor();
    await button('Open a ticket').waitFor({ state: 'detached' });
    expect(await isFine(page, 'panel', [1024, 390])).toEqual([]);
    const { data } = (await sofia.api.get(`/tickets?customerId=${mara.chat.customer.id}`)).body;
    expect(data).toMatchObject([{ subject: 'Refund of order 4711', chatId: mara.chat.id, source: 'chat' }]);
    const { reference } = data[0] as { reference: string };
    await press('Control+k');
    await page.getByRole('searchbox', { name: 'Commands' }).fill(reference);
    await page.getByRole('group', { name: 'Tickets' }).getByRole('option').first().click();
    const ticket = page.getByRole('dialog', { name: reference });
    await ticket.getByText(/^E-mail is not set up here/).waitFor();
    expect(await isFine(page, 'ticket-not-set-up')).toEqual([]);
    await ticket.getByRole('link', { name: 'Open the chat' }).click();
    await panel().getByText('Refund of order 4711').waitFor();
  });

  itInFull('a ticket, tags and the priority are changed where they stand, and changed back by undo', async () => {
    const undone = async (words: string): Promise<void> => {
      await page.getByRole('status').getByText(words).waitFor();
      await press('Control+z');
      await page.getByRole('status').getByText(words).waitFor({ state: 'detached' });
    };
    await page.getByRole('button', { name: /^Status of/ }).click();
    await page.getByRole('menuitem', { name: 'Pending' }).click();
    await panel().getByText('pending', { exact: false }).waitFor();
    expect(await isFine(page, 'undo', [390])).toEqual([]);
    await page.getByRole('status').getByRole('button', { name: /Undo/ }).click();
    await panel()
      .getByText(/· open/)
      .waitFor();
    await press('l');
    await page.getByRole('textbox', { name: 'Tags' }).fill('refund, late');
    await page.keyboard.press('Enter');
    await row(page, 'Mara').getByText('refund').waitFor();
    await undone('Tags of Mara Jensen-Holt changed');
    await row(page, 'Mara').getByText('refund').waitFor({ state: 'detached' });
    await press('p');
    await page.getByRole('menuitem', { name: 'Urgent' }).click();
    await row(page, 'Mara').getByRole('img', { name: 'Urgent' }).waitFor();
    await undone('Mara Jensen-Holt is urgent now');
    await row(page, 'Mara').getByRole('img', { name: 'Urgent' }).waitFor({ state: 'detached' });
    expect((await sofia.api.get(`/chats/${mara.chat.id}`)).body).toMatchObject({ tags: [], priority: 'normal' });
    const { data } = (await sofia.api.get(`/tickets?customerId=${mara.chat.customer.id}`)).body;
    expect(data).toMatchObject([{ status: 'open' }]);
  });

  it('a chat is put on hold by a key, until a time and with a reason, stands apart in the list, and is resumed', async () => {
    await press('z');
    await page.getByRole('menuitem', { name: '15 minutes' }).waitFor();
    expect(await isFine(page, 'hold-menu')).toEqual([]);
    await page.getByRole('menuitem', { name: 'With a time or a reason…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Put on hold' });
    await dialog.getByLabel('Until').fill('2020-01-01T10:00');
    await dialog.getByLabel('What it waits for').fill('The invoice of the shop');
    await dialog.getByRole('button', { name: 'Put on hold' }).click();
    await dialog.getByText('Must be in the future').waitFor();
    expect(await isFine(page, 'hold-dialog', [1024, 390])).toEqual([]);
    await dialog.getByLabel('Until').fill('');
    await dialog.getByRole('button', { name: 'Put on hold' }).click();
    await dialog.waitFor({ state: 'detached' });
    await log(page).getByText('put the chat on hold').waitFor();
    await page.getByRole('rowgroup', { name: 'On hold' }).getByText('Mara').waitFor();
    expect((await sofia.api.get(`/chats/${mara.chat.id}`)).body.hold).toMatchObject({ until: null, reason: 'The invoice of the shop' });
    expect(await isFine(page, 'on-hold', [1024, 390])).toEqual([]);
    await picture(page, 'hold');
    await button('On hold: Change the hold').click();
    const change = page.getByRole('dialog', { name: 'Change the hold' });
    expect([await change.getByLabel('Until').inputValue(), await change.getByLabel('What it waits for').inputValue()]).toEqual([
      '',
      'The invoice of the shop',
    ]);
    await change.getByLabel('What it waits for').fill('The bank');
    await page.keyboard.press('Enter');
    await change.waitFor({ state: 'detached' });
    expect((await sofia.api.get(`/chats/${mara.chat.id}`)).body.hold).toMatchObject({ until: null, reason: 'The bank' });
    await button('More').click();
    await page.getByRole('menuitem', { name: 'Resume the chat' }).click();
    await page.getByRole('rowgroup', { name: 'On hold' }).waitFor({ state: 'detached' });
    await press('z');
    await page.getByRole('menuitem', { name: 'Until it opens tomorrow' }).click();
    await page.getByText(/^On hold until /).waitFor();
    const cleo = office.switchboard.as({ token: mara.customerToken });
    await cleo.post(`/chats/${mara.chat.id}/messages`, { clientMessageId: 'here', text: 'Here it is' });
    await page.getByRole('rowgroup', { name: 'Needs reply' }).getByText('Mara').waitFor();
  });

  it('a closed chat says how it ended, and the next one begins from it', async () => {
    await reply(page).fill('The second one was our mistake');
    await page.keyboard.press('Enter');
    await log(page).getByText('Sent').waitFor();
    await ana.api.post(`/chats/${mara.chat.id}/close`, { resolution: 'resolved' });
    await page.getByText('Closed by Ana Duarte, resolved').waitFor();
    await press('c');
    const dialog = page.getByRole('dialog', { name: 'Start a chat' });
    await dialog.getByText('Mara Jensen-Holt').waitFor();
    await dialog.getByRole('textbox', { name: 'Subject' }).fill('Is it all right now?');
    await dialog.getByRole('textbox', { name: 'First message' }).fill('Good morning, Mara');
    expect(await isFine(page, 'new-chat-with', [390])).toEqual([]);
    await dialog.getByRole('button', { name: 'Start the chat' }).click();
    await log(page).getByText('Good morning, Mara').waitFor();
    await panel().getByText('Prefers to be called').waitFor();
    const { data } = (await sofia.api.get(`/chats?customerId=${mara.chat.customer.id}&status=active`)).body;
    expect(data).toMatchObject([{ agentId: ana.id, subject: 'Is it all right now?', previousChatId: mara.chat.id }]);
  });

  itInFull('an earlier chat is read beside the one that is open, and nothing is done in it', async () => {
    const opened = page.url();
    const earlier = panel().getByRole('button', { name: /^Charged twice/ });
    await earlier.focus();
    await page.keyboard.press('Enter');
    const beside = page.getByRole('dialog', { name: 'Charged twice' });
    await beside.getByText('I was charged twice').waitFor();
    await beside.getByText(/Closed by Ana Duarte, resolved/).waitFor();
    expect(page.url()).toContain(`beside=${mara.chat.id}`);
    expect([await beside.getByRole('textbox').count(), await beside.getByRole('button', { name: 'Delete message' }).count()]).toEqual([
      0, 0,
    ]);
    await page.keyboard.press('Escape');
    await beside.waitFor({ state: 'detached' });
    expect(page.url()).toBe(opened);
    await until(page, "document.activeElement.matches('aside button') && document.activeElement.textContent.startsWith('Charged twice')");
    await page.goto(`${opened}?beside=${mara.chat.id}`);
    await beside.getByText('The second one was our mistake').waitFor();
    expect(await isFine(page, 'beside', [1024, 390])).toEqual([]);
    await beside.getByRole('button', { name: 'Open this chat' }).click();
    await page.waitForURL(`**/inbox/${mara.chat.id}`);
    await beside.waitFor({ state: 'detached' });
    await page.getByText('Closed by Ana Duarte, resolved').waitFor();
  });

  it('each list says what was said last, and by whom', async () => {
    await press('g', 'c');
    await row(page, 'Mara').getByText('The second one was our mistake').waitFor();
    await row(page, 'Mara').getByRole('img', { name: 'You:' }).waitFor();
    expect(await isFine(page, 'closed')).toEqual([]);
  });

  it('one message is answered, and edited by whoever said it; staff see what it was', async () => {
    const nora = await comes('Nora Quist', 'I have a list');
    const customer = office.switchboard.as({ token: nora.customerToken });
    const path = `/chats/${nora.chat.id}/messages`;
    const said: MessageView[] = [];
    for (let n = 1; n <= 70; n += 1)
      said.push((await customer.post(path, { clientMessageId: `long-${n}`, text: `Line ${n} of my list` })).body);
    await open('Nora Quist');
    const message = (text: string) => log(page).getByRole('article').filter({ hasText: text }).last();
    await message('Line 70').hover();
    await button('Answer this message').click();
    await page.getByText('Line 70 of my list').nth(2).waitFor();
    await page.keyboard.press('Escape');
    // By the keyboard: from the thread up to the message, and from there to what can be done with it.
    await log(page).focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await until(page, "document.activeElement.tagName === 'TEXTAREA'");
    await page.keyboard.type('This one is refunded');
    expect(await isFine(page, 'answering', [1024, 390])).toEqual([]);
    await page.keyboard.press('Enter');
    const { message: answer } = await nora.socket.heard('message.created', (told) => told.message.text === 'This one is refunded');
    expect(answer.replyTo).toMatchObject({ id: said[68]!.id, text: 'Line 69 of my list', deleted: false });

    const first = said[0]!;
    await ana.api.post(path, { clientMessageId: 'about-first', text: 'About the first', replyTo: first.id });
    await message('About the first').getByRole('button', { name: 'Line 1 of my list' }).press('Enter');
    await until(page, `document.activeElement.dataset.seq === '${first.seq}'`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await customer.delete(`${path}/${first.id}`);

    await reply(page).focus();
    await page.keyboard.press('ArrowUp');
    const editing = page.getByRole('textbox', { name: 'What your message is to say' });
    expect(await editing.inputValue()).toBe('About the first');
    await page.keyboard.press('Escape');
    expect(await reply(page).inputValue()).toBe('');
    await page.keyboard.press('ArrowUp');
    await editing.fill('About the very first');
    expect(await isFine(page, 'editing', [390])).toEqual([]);
    await page.keyboard.press('Enter');
    await nora.socket.heard('message.edited', (told) => told.message.text === 'About the very first');
    // What is far from sight is drawn when one comes there.
    await log(page).press('End');
    const edited = message('About the very first');
    await edited.getByRole('button', { name: 'In answer to Nora Quist Message deleted' }).waitFor();
    await edited.getByRole('button', { name: 'Edited' }).press('Enter');
    const before = page.getByRole('dialog', { name: 'Before it was edited' });
    await before.getByText('About the first', { exact: true }).waitFor();
    expect(await isFine(page, 'earlier-texts')).toEqual([]);
    await picture(page, 'edits');
    await page.keyboard.press('Escape');
    await before.waitFor({ state: 'detached' });
    // Whoever may no more is told so, and loses no word.
    await page.keyboard.press('R');
    await page.keyboard.press('ArrowUp');
    await editing.fill('Too late');
    await office.switchboard.settings({ editMinutes: 0 });
    await page.keyboard.press('Enter');
    await page.getByText('time to edit the message is over').waitFor();
    expect(await editing.inputValue()).toBe('Too late');
    await page.keyboard.press('Escape');
    await office.switchboard.settings({ editMinutes: 15 });
  });

  it('a customer of another language is read in one’s own, with the original one click away, unless the agent wants none of it', async () => {
    const translator = await OwnTranslator.start();
    await office.switchboard.settings({ translators: [translator.setting], translateTo: 'en' });
    const greta = await writes(office, 'Greta Holm', 'Wo ist mein Paket?', { locale: 'de-AT' });
    await row(page, 'Greta Holm').waitFor();
    await open('Greta Holm');
    const translated = (): Promise<void> => office.switchboard.sweep('Translation');
    const message = (text: string) => log(page).getByRole('article').filter({ hasText: text }).last();
    await eventuallyTranslated(translated, message('en: Wo ist mein Paket?'));
    await message('en: Wo ist mein Paket?').getByRole('button', { name: 'Translated from German: show the original' }).click();
    await message('Wo ist mein Paket?').getByRole('button', { name: 'Show it in English' }).waitFor();
    await ana.api.post(`/chats/${greta.chat.id}/messages`, { clientMessageId: 'g', text: 'At the door' });
    await message('At the door').waitFor();
    await eventuallyTranslated(translated, message('At the door').getByRole('button', { name: 'Show it in German' }));
    await message('At the door').getByRole('button', { name: 'Show it in German' }).click();
    await message('de: At the door').waitFor();
    expect(await isFine(page, 'translated', [1024, 390])).toEqual([]);
    await button('More').click();
    await page.getByRole('menuitem', { name: 'Translate this chat no more' }).click();
    await message('Wo ist mein Paket?')
      .getByRole('button', { name: /English/ })
      .waitFor({ state: 'detached' });
    await ana.api.post(`/chats/${greta.chat.id}/close`);
    await office.switchboard.settings({ translators: [], translateTo: null });
    translator.stop();
  });

  itInFull('where one touches, a button shows what can be done with a message', async () => {
    const phone = await office.pages.signedIn(ana, '/', { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
    await row(phone, 'Nora Quist').tap();
    const mine = log(phone).getByRole('article').filter({ hasText: 'This one is refunded' }).last();
    await mine.getByRole('button', { name: 'What can be done with it' }).tap();
    await mine.getByRole('button', { name: 'Answer this message' }).waitFor();
    expect(await isFine(phone, 'touched')).toEqual([]);
    await office.pages.leave(phone);
  });

  itInFull('a chat is marked unread until one comes back to it, and shows what is being typed where that is on', async () => {
    const leo = await comes('Leo Novak', 'Where is my parcel?');
    await open('Leo Novak');
    await press('u');
    const mark = row(page, 'Leo Novak').getByRole('img', { name: 'Marked as unread' });
    await mark.waitFor();
    expect(await isFine(page, 'marked-unread', [390])).toEqual([]);
    await page.reload();
    await mark.waitFor();
    await open('Leo Novak');
    await mark.waitFor({ state: 'detached' });
    await button('More').click();
    await page.getByRole('menuitem', { name: 'Mark as unread' }).click();
    await mark.waitFor();

    await office.switchboard.settings({ typingPreview: true });
    await open('Leo Novak');
    await leo.socket.ask('typing', { chatId: leo.chat.id, typing: true, text: 'It is not at the door' });
    await log(page).getByText('It is not at the door').waitFor();
    expect(await isFine(page, 'typing-preview', [390])).toEqual([]);
    await leo.socket.ask('typing', { chatId: leo.chat.id, typing: false });
    await log(page).getByText('It is not at the door').waitFor({ state: 'detached' });
    await office.switchboard.settings({ typingPreview: false });
  });

  itInFull('of a waiting chat it is said who else looks at it', async () => {
    await (await office.switchboard.admin()).api.post('/skills', { name: 'rare', public: true });
    const { chat } = await writes(office, 'Wim Waiting', 'Anybody?', { skills: [{ name: 'rare' }] });
    await page.goto(`${office.switchboard.url}/inbox/${chat.id}`);
    await page.getByRole('region', { name: 'Chat with Wim Waiting' }).waitFor();
    const socket = await office.switchboard.connect(sofia.token);
    await socket.ask('chat.join', { chatId: chat.id });
    const looking = page.getByRole('img', { name: 'Also looking: Sofia Lind' });
    await looking.waitFor();
    expect(await isFine(page, 'viewed', [1024, 390])).toEqual([]);
    await socket.ask('chat.leave', { chatId: chat.id });
    await looking.waitFor({ state: 'detached' });
    await sofia.api.post(`/chats/${chat.id}/close`);
    await page.goto(`${office.switchboard.url}/inbox`);
  });

  itInFull('C starts a chat with whoever is found by name, or is new', async () => {
    await office.switchboard.as(ana).post('/customers', { name: 'Tomás Rivera', email: 'tomas@example.com' });
    await press('g', 'i');
    await page.waitForURL((url) => url.search === '' && url.pathname.endsWith('/inbox'));
    await press('c');
    const dialog = page.getByRole('dialog', { name: 'Start a chat' });
    await dialog.getByRole('searchbox', { name: 'Customer' }).fill('tom');
    await dialog.getByRole('option', { name: 'Tomás Rivera' }).waitFor();
    expect(await isFine(page, 'new-chat-find', [390])).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByText('tomas@example.com').waitFor();
    await dialog.getByRole('button', { name: 'Somebody else' }).click();
    await dialog.getByRole('searchbox', { name: 'Customer' }).fill('Nobody Yet');
    await dialog.getByRole('option', { name: 'New customer “Nobody Yet”' }).click();
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill('nobody@');
    await dialog.getByRole('button', { name: 'Start the chat' }).click();
    await dialog.getByText('Must be an email').waitFor();
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill('nobody@example.com');
    await dialog.getByRole('button', { name: 'Start the chat' }).click();
    await page.getByRole('heading', { name: 'Nobody Yet' }).first().waitFor();
    await reply(page).waitFor();
  });
});

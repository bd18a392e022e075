import type { Page } from 'playwright-core';
import { itInFull } from '../../libs/kernel/testing/form';
import { unlimited } from '../kit/cast';
import type { Connected } from '../kit/client';
import type { Staff, StartedChat, Switchboard } from '../kit/switchboard';
import { until } from './kit/at-the-desk';
import { buildPagesIfOlder, Pages, shot, violations } from './kit/pages';

describe('At the desk', () => {
  let switchboard: Switchboard;
  let pages: Pages;
  let ana: Staff;
  let supervisor: Staff;

  beforeAll(async () => {
    buildPagesIfOlder();
    switchboard = await unlimited({ maxConcurrentChats: 20 }, { pages: true });
    pages = await Pages.open(switchboard);
    supervisor = await switchboard.staff('supervisor', { name: 'Sofia' });
    await supervisor.api.post('/canned-responses', {
      title: 'Greeting',
      shortcut: 'hello',
      content: 'Hello {{customer_name}}, this is {{agent_name}}.',
      scope: 'shared',
    });
  });
  afterAll(async () => {
    await pages.close();
    await switchboard.stop();
  });
  beforeEach(async () => {
    ana = await switchboard.staff('agent', { name: 'Ana Duarte' });
  });
  afterEach(() => expect(pages.complaints()).toEqual([]));

  const reply = (page: Page) => page.getByRole('textbox', { name: /^Reply to/ });
  const log = (page: Page) => page.getByRole('log');
  const row = (page: Page, name: string) => page.getByRole('grid').getByRole('row', { name });

  /** A customer whose chat came to the agent whose window this is, which is open. */
  async function chatOf(page: Page, name: string, message: string): Promise<StartedChat & { socket: Connected }> {
    const started = await switchboard.startChat({ customer: { name }, message });
    const socket = await switchboard.connect(started.customerToken);
    await row(page, name).click();
    await log(page).getByText(message).waitFor();
    return { ...started, socket };
  }
  /** The next story has an agent of its own, who is the only one. */
  const leave = async (page: Page, ...others: Staff[]): Promise<void> => {
    await pages.leave(page);
    const admin = await switchboard.admin();
    for (const { id } of [ana, ...others]) await admin.api.patch(`/users/${id}`, { active: false });
    for (const { id } of (await supervisor.api.get('/chats?status=active,queued&limit=100')).body.data as { id: string }[])
      await supervisor.api.post(`/chats/${id}/close`);
  };

  it('signing in says what is wrong, and comes to where one wanted to be', async () => {
    const page = await pages.window('/inbox?view=closed');
    await page.waitForURL('**/login?**');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('alert').getByText('Type your e-mail and your password.').waitFor();
    await page.getByRole('textbox', { name: 'E-mail' }).fill(ana.email);
    await page.getByRole('textbox', { name: 'Password' }).fill('not-the-password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page
      .getByRole('alert')
      .getByText(/password/)
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await shot(page, 'login');
    await page.getByRole('textbox', { name: 'Password' }).fill('a-good-password');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/inbox?view=closed');
    await page.getByText('Chats come here when they are closed.').waitFor();
    await leave(page);
  });

  it('a chat comes by itself, is answered, and both sides see it once', async () => {
    const page = await pages.signedIn(ana);
    await page.getByText('You are online, the next one comes to you.').waitFor();
    await shot(page, 'empty');
    const { socket, chat } = await chatOf(page, 'Mara Jensen', 'Charged <b>twice</b>, see https://shop.example/4711');
    expect(await page.getByRole('link', { name: 'https://shop.example/4711' }).getAttribute('rel')).toContain('noopener');
    await reply(page).fill('I look into it');
    await socket.heard('typing', ({ typing }) => typing);
    await reply(page).press('Enter');
    const { message } = await socket.heard('message.created', (heard) => heard.message.sender.type === 'agent');
    expect(message.text).toBe('I look into it');
    await log(page).getByText('Sent').waitFor();
    await socket.ask('message.read', { chatId: chat.id, seq: message.seq });
    await log(page).getByText('Seen').waitFor();
    expect(await log(page).getByText('I look into it').count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    await shot(page, 'chat');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page)).toEqual([]);
    await shot(page, 'chat-dark');
    await leave(page);
  });

  itInFull('a note never reaches the customer, whatever key ends it', async () => {
    const page = await pages.signedIn(ana);
    const { socket, chat } = await chatOf(page, 'Nora', 'Hello');
    await page.getByRole('button', { name: 'Note', exact: true }).click();
    await page.getByRole('textbox', { name: 'Note for your team' }).fill('She is a VIP');
    await page.keyboard.press('Enter');
    await log(page).getByText('She is a VIP').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(((await supervisor.api.get(`/chats/${chat.id}/notes`)).body.data as unknown[]).length).toBe(1);
    await reply(page).fill('Good morning');
    await page.keyboard.press('Enter');
    await socket.heard('message.created', ({ message }) => message.sender.type === 'agent');
    expect(socket.all('message.created').map(({ message }) => message.text)).not.toContain('She is a VIP');
    await leave(page);
  });

  it('a canned response is shown as it will be, and goes in by the keyboard', async () => {
    const page = await pages.signedIn(ana);
    const { socket } = await chatOf(page, 'Cleo Park', 'Hi');
    await reply(page).pressSequentially('/he');
    await page.getByRole('option', { name: /hello/ }).waitFor();
    await page.getByText('Hello Cleo Park, this is Ana Duarte.').waitFor();
    expect(await violations(page)).toEqual([]);
    await shot(page, 'canned');
    await page.keyboard.press('Enter');
    expect(await reply(page).inputValue()).toBe('Hello Cleo Park, this is Ana Duarte.');
    await reply(page).press('Enter');
    const { message } = await socket.heard('message.created', (heard) => heard.message.sender.type === 'agent');
    expect(message.cannedResponseId).not.toBeNull();
    await leave(page);
  });

  itInFull('what is written stays with its chat, over a switch and a reload', async () => {
    const page = await pages.signedIn(ana);
    await chatOf(page, 'First', 'one');
    await reply(page).fill('for the first');
    await chatOf(page, 'Second', 'two');
    expect(await reply(page).inputValue()).toBe('');
    await row(page, 'First').getByText('for the first').waitFor();
    await page.reload();
    await row(page, 'First').click();
    await log(page).getByText('one').waitFor();
    expect(await reply(page).inputValue()).toBe('for the first');
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Attach files' }).click();
    await row(page, 'Second').click();
    await log(page).getByText('two').waitFor();
    await (await choosing).setFiles({ name: 'first.txt', mimeType: 'text/plain', buffer: Buffer.from('for the first') });
    await page.keyboard.press('t');
    await page.getByRole('dialog', { name: /^Transfer/ }).waitFor();
    await page.goBack();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await log(page).getByText('one').waitFor();
    await page.getByText('first.txt').waitFor();
    await row(page, 'Second').click();
    await log(page).getByText('two').waitFor();
    expect(await page.getByText('first.txt').count()).toBe(0);
    await leave(page);
  });

  itInFull('closing can be taken back for eight seconds, and is when the customer writes', async () => {
    const page = await pages.signedIn(ana);
    const { chat, customerToken, socket } = await chatOf(page, 'Leo', 'Thanks');
    const status = async () => (await supervisor.api.get(`/chats/${chat.id}`)).body.status as string;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.getByRole('button', { name: /Undo/ }).waitFor();
    await shot(page, 'undo-390');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /Undo/ }).click();
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(await status()).toBe('active');
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await switchboard.as({ token: customerToken }).post(`/chats/${chat.id}/messages`, { clientMessageId: 'w', text: 'One more thing' });
    await page.getByText('Leo wrote meanwhile: the chat stays open').waitFor();
    expect(await status()).toBe('active');
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.getByRole('button', { name: /Undo/ }).waitFor();
    await page.reload();
    const { chat: closed } = await socket.heard('chat.closed');
    expect(closed).toMatchObject({ status: 'closed', resolution: 'resolved' });
    await leave(page);
  });

  itInFull('a chat is handed to a colleague who is free, by name', async () => {
    const page = await pages.signedIn(ana);
    const { chat } = await chatOf(page, 'Tomás', 'It crashes');
    const grace = await switchboard.agentOnline({ name: 'Grace Kim' });
    await page.getByRole('button', { name: 'Transfer' }).click();
    await page.getByRole('option', { name: 'Grace Kim' }).click();
    await page.getByRole('textbox', { name: 'Note' }).fill('Knows the app');
    expect(await violations(page)).toEqual([]);
    await shot(page, 'transfer');
    await page.getByRole('button', { name: 'Transfer to Grace Kim' }).click();
    const { note } = await grace.socket.heard('chat.transferred', (heard) => heard.chat.id === chat.id);
    expect(note).toBe('Knows the app');
    await page.getByText('Grace Kim has the chat now').waitFor();
    await page.getByText('A colleague has this chat. You can read along.').waitFor();
    await leave(page, grace);
  });

  it('without a connection one writes on, and it arrives once when it is back', async () => {
    const page = await pages.signedIn(ana);
    const { socket } = await chatOf(page, 'Priya', 'Still there?');
    await page.context().setOffline(true);
    for (const text of ['Yes, I am', 'Sorry for the wait', 'What may I do?']) {
      await reply(page).fill(text);
      await page.keyboard.press('Enter');
    }
    await page.getByText('3 messages wait to be sent.').waitFor();
    await shot(page, 'offline');
    await page.context().setOffline(false);
    // Unless the browser has told the page already.
    const retry = page.getByRole('button', { name: 'Try now' });
    if (await retry.isVisible()) await retry.click({ timeout: 1_000 }).catch(() => undefined);
    await socket.heard('message.created', ({ message }) => message.text === 'What may I do?');
    await page.getByText(/^Offline/).waitFor({ state: 'detached' });
    const said = socket.all('message.created').map(({ message }) => message.text);
    expect(said.slice(-3)).toEqual(['Yes, I am', 'Sorry for the wait', 'What may I do?']);
    expect(new Set(said).size).toBe(said.length);
    await leave(page);
  });

  it('by the keyboard alone: from the first chat to its end', async () => {
    const page = await pages.window('/');
    await page.getByRole('textbox', { name: 'E-mail' }).waitFor();
    await page.keyboard.type(ana.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type('a-good-password');
    await page.keyboard.press('Enter');
    await page.getByText('You are online').waitFor();
    const started = await switchboard.startChat({ customer: { name: 'Ken' }, message: 'Anybody?' });
    const socket = await switchboard.connect(started.customerToken);
    await row(page, 'Ken').waitFor();
    await page.getByRole('main').focus();
    await page.keyboard.press('j');
    await log(page).getByText('Anybody?').waitFor();
    await page.keyboard.press('r');
    await page.keyboard.type('Here I am');
    await page.keyboard.press('Enter');
    await socket.heard('message.created', ({ message }) => message.text === 'Here I am');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox', { name: 'Commands' }).waitFor();
    await page.keyboard.type('go queue');
    await page.keyboard.press('ArrowDown');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/inbox?view=queue');
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await page.waitForURL((url) => url.search === '');
    await page.keyboard.press('1');
    await log(page).getByText('Here I am').waitFor();
    await page.keyboard.press('e');
    await page.getByText('Closing the chat with Ken').waitFor();
    await page.reload();
    await socket.heard('chat.closed');
    await leave(page);
  });

  itInFull('a customer who floods, and a supervisor who takes over, take nothing of what one writes', async () => {
    const page = await pages.signedIn(ana);
    const { chat, customerToken } = await chatOf(page, 'Flo', 'Hello');
    const flo = switchboard.as({ token: customerToken });
    const flood = Promise.all(
      Array.from({ length: 60 }, (_, n) => flo.post(`/chats/${chat.id}/messages`, { clientMessageId: `f${n}`, text: `Answer me ${n}` })),
    );
    await reply(page).pressSequentially('One moment');
    await flood;
    const { data } = (await ana.api.get(`/chats/${chat.id}/messages?beforeSeq=1000&limit=1`)).body as { data: { text: string }[] };
    await log(page).getByText(data[0]!.text, { exact: true }).waitFor();
    expect(await reply(page).inputValue()).toBe('One moment');
    await supervisor.api.post(`/chats/${chat.id}/take-over`);
    await page.getByText('A colleague has this chat. You can read along.').waitFor();
    expect(await reply(page).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await supervisor.api.post(`/chats/${chat.id}/transfer`, { agentId: ana.id });
    await reply(page).waitFor();
    expect(await reply(page).inputValue()).toBe('One moment');
    await leave(page);
  });

  itInFull('a day: a greeting, a file, a colleague who is asked, her desk, the end and its rating, and all of it in two tabs', async () => {
    const grace = await switchboard.staff('agent', { name: 'Grace Kim' });
    const page = await pages.signedIn(ana);
    const set = async (status: string): Promise<void> => {
      await page.getByRole('button', { name: /^Ana Duarte: / }).click();
      await page.getByRole('menuitem', { name: status, exact: true }).click();
      await page.getByRole('button', { name: new RegExp(`^Ana Duarte: ${status}`) }).waitFor();
    };
    await set('Away');
    const { customerToken } = await switchboard.startChat({ customer: { name: 'Mara Jensen' }, message: 'Charged twice' });
    const mara = await switchboard.connect(customerToken);
    await page.getByText('You get no chats while you are not online.').waitFor();
    await set('Online');
    await row(page, 'Mara').waitFor();
    await until(page, '/^(\\(1\\)|●)/.test(document.title)');
    const tab = await page.context().newPage();
    await tab.goto(page.url());
    await row(tab, 'Mara').waitFor();
    await page.bringToFront();

    await row(page, 'Mara').click();
    await reply(page).pressSequentially('/he');
    await page.getByText('Hello Mara Jensen, this is Ana Duarte.').waitFor();
    await page.keyboard.press('Enter');
    await page.evaluate(`{
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File(['Paid once'], 'receipt.txt', { type: 'text/plain' }));
      document.querySelector('textarea').dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }`);
    await page.getByRole('button', { name: 'Remove receipt.txt' }).waitFor();
    await reply(page).press('Enter');
    const { message } = await mara.heard('message.created', (heard) => heard.message.sender.type === 'agent');
    expect(message).toMatchObject({ text: 'Hello Mara Jensen, this is Ana Duarte.', attachments: [{ name: 'receipt.txt' }] });
    await row(tab, 'Mara').getByText('Hello Mara Jensen').waitFor();

    const hers = await pages.signedIn(grace);
    await hers.getByText('You are online').waitFor();
    await page.getByRole('button', { name: 'Transfer' }).click();
    await page.getByRole('option', { name: 'Grace Kim' }).click();
    await page.getByText('Ask first').click();
    await page.getByRole('button', { name: 'Ask Grace Kim' }).click();
    await page.getByText('Grace Kim is asked to take the chat').waitFor();
    await hers.getByRole('button', { name: /^Accept/ }).click();
    await log(hers).getByText('Hello Mara Jensen').waitFor();
    await page.getByText('A colleague has this chat. You can read along.').waitFor();
    for (const each of [page, tab]) await row(each, 'Mara').waitFor({ state: 'detached' });

    await reply(hers).fill('The second payment is on its way back');
    await hers.keyboard.press('Control+Shift+Enter');
    await hers.getByText('Closing the chat with Mara Jensen').waitFor();
    await hers.reload();
    const { chat } = await mara.heard('chat.closed');
    await switchboard.as({ token: customerToken }).put(`/chats/${chat.id}/rating`, { score: 5 });
    await hers.goto(`${switchboard.url}/inbox?view=closed`);
    await row(hers, 'Mara').getByText('5 ★').waitFor();
    await pages.leave(hers);
    await leave(page, grace);
  });

  itInFull('an end of the sign-in is said, and the page goes on where it was', async () => {
    const page = await pages.signedIn(ana);
    await chatOf(page, 'Zoë', 'Hi');
    await reply(page).fill('half a sentence');
    await (await switchboard.admin()).api.patch(`/users/${ana.id}`, { password: 'another-password' });
    await page.getByRole('dialog', { name: 'Sign in again' }).waitFor({ timeout: 20_000 });
    expect(await violations(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Password' }).fill('another-password');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await reply(page).inputValue()).toBe('half a sentence');
    await leave(page);
  });
});

import { itInFull } from '../../libs/kernel/testing/form';
import type { Page } from 'playwright-core';
import { picture as drawn } from '../kit/files';
import { FlakyProxy } from '../kit/flaky-proxy';
import { Switchboard } from '../kit/switchboard';
import { Company, launcher, log, write } from './kit/company';
import { shot, violations } from './kit/pages';
import { Shop } from './kit/shop';

interface ChosenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

async function choose(window: Page, file: ChosenFile): Promise<void> {
  const [chooser] = await Promise.all([window.waitForEvent('filechooser'), window.getByRole('button', { name: 'Attach a file' }).click()]);
  await chooser.setFiles(file);
}

describe('A customer in the widget, on a page of another site', () => {
  let company: Company;

  beforeAll(async () => (company = await Company.open()));
  afterAll(() => company.close());
  beforeEach(() => {
    company.page = {};
  });
  afterEach(() => expect(company.pages.complaints()).toEqual([]));

  it('starts a chat, waits, is served, and ends it with a rating', async () => {
    await company.attended(async (ana) => {
      await ana.api.put('/agents/me/status', { status: 'away' });
      const busy = await company.switchboard.agentOnline({ name: 'Busy Ben', maxConcurrentChats: 0 });
      const window = await company.pages.visit(company.shop.url);
      await launcher(window).click();
      await window.getByRole('heading', { name: 'Hi there. How can we help?' }).waitFor();
      await shot(window, 'widget-start');
      expect(await violations(window)).toEqual([]);
      await window.getByRole('radio', { name: /billing/ }).check();
      await window.getByRole('textbox', { name: 'Your name' }).fill('Mara Jensen');
      await window.getByRole('button', { name: 'Start chat' }).click();
      await window.getByRole('heading', { name: 'You are 1st in line' }).waitFor();
      await write(window).fill('My card was charged twice for order 4711.');
      await write(window).press('Enter');
      await log(window).getByText('Sent').waitFor();
      await shot(window, 'widget-queue');
      expect(await violations(window)).toEqual([]);
      await ana.api.put('/agents/me/status', { status: 'online' });
      const { chat } = await ana.socket.heard('chat.assigned');
      await window.getByRole('heading', { name: 'Ana Duarte' }).waitFor();
      await ana.socket.ask('message.send', {
        chatId: chat.id,
        clientMessageId: '1',
        text: 'I look into it, see https://shop.example/r/1.',
      });
      expect(await window.getByRole('link', { name: 'https://shop.example/r/1' }).getAttribute('href')).toBe('https://shop.example/r/1');
      await ana.socket.heard('message.read', ({ readerId }) => readerId === chat.customer.id);
      await ana.socket.ask('message.read', { chatId: chat.id, seq: 3 });
      await shot(window, 'widget-talk');
      expect(await violations(window)).toEqual([]);
      await choose(window, { name: 'statement.png', mimeType: 'image/png', buffer: await drawn() });
      await ana.socket.heard('message.created', ({ message }) => message.attachments[0]?.name === 'statement.png');
      await window.getByRole('img', { name: 'statement.png' }).waitFor();
      await ana.api.post(`/chats/${chat.id}/close`, { resolution: 'resolved' });
      await window.getByRole('radio', { name: '1 star' }).waitFor();
      await window.keyboard.press('4');
      expect(await window.getByRole('radio', { name: '4 stars' }).isChecked()).toBe(true);
      await window.getByRole('textbox', { name: /What made the difference/ }).fill('Quick');
      await shot(window, 'widget-rating');
      expect(await violations(window)).toEqual([]);
      await window.getByRole('button', { name: 'Send' }).click();
      await window.getByText('Thank you for telling us.').waitFor();
      expect((await ana.api.get(`/chats/${chat.id}`)).body.rating).toEqual({ score: 4, comment: 'Quick' });
      await window.getByRole('button', { name: 'Transcript by e-mail' }).click();
      const address = window.getByRole('textbox', { name: 'E-mail' });
      await address.fill('mara');
      await address.press('Enter');
      await window.getByRole('alert').getByText('That is no e-mail address.').waitFor();
      await address.fill('mara@example.com');
      await shot(window, 'widget-transcript');
      expect(await violations(window)).toEqual([]);
      await address.press('Enter');
      await window.getByRole('status').getByText('We will write to mara@example.com').waitFor();
      expect((await company.mailTo('mara@example.com')).text).toContain('I look into it, see https://shop.example/r/1.');
      await shot(window, 'widget-transcript-sent');
      await window.context().setOffline(true);
      await window.getByRole('button', { name: 'Download transcript' }).click();
      await window.getByRole('alert').getByText('We cannot be reached right now.').waitFor();
      await company.pages.leave(window);
      await (await company.switchboard.admin()).api.patch(`/users/${busy.id}`, { active: false });
    });
  });

  it('takes a message when nobody is there', async () => {
    const window = await company.pages.visit(company.shop.url);
    await launcher(window).click();
    await window.getByRole('button', { name: 'Send' }).click();
    await window.getByText('Please fill this in.').first().waitFor();
    await shot(window, 'widget-offline-form');
    expect(await violations(window)).toEqual([]);
    await window.getByRole('textbox', { name: 'Your name' }).fill('Ingrid');
    await window.getByRole('textbox', { name: 'E-mail' }).fill('ingrid@example.com');
    await window.getByRole('textbox', { name: 'Message' }).fill('Can I change the address?');
    const email = window.getByRole('textbox', { name: 'E-mail' });
    const right = await email.inputValue();
    await email.fill('mara@example..com');
    await window.getByRole('button', { name: 'Send' }).click();
    // The server's own words are English.
    await window.getByText('That is no e-mail address.').waitFor();
    expect(await email.getAttribute('aria-invalid')).toBe('true');
    expect(await email.evaluate((field) => field.matches(':focus'))).toBe(true);
    await email.fill(right);
    await window.getByRole('button', { name: 'Send' }).click();
    await window.getByText('We will write to ingrid@example.com').waitFor();
    const tickets = (await (await company.switchboard.admin()).api.get('/tickets')).body.data as { message: string }[];
    expect(tickets.map(({ message }) => message)).toEqual(['Can I change the address?']);
    await company.pages.leave(window);
  });

  itInFull('says so to whoever is blocked, and lets nobody in', async () => {
    const { api } = await company.switchboard.admin();
    const { body: block } = await api.post('/blocks', { address: '127.0.0.1', until: '2099-01-01T00:00:00Z' });
    const window = await company.pages.visit(company.shop.url);
    await launcher(window).click();
    await window.getByRole('button', { name: 'Start a chat and wait' }).click();
    await window.getByRole('textbox', { name: 'Your name' }).fill('Rudi');
    await window.getByRole('button', { name: 'Start chat' }).click();
    await window.getByRole('alert').getByText('You cannot write to us at the moment.').waitFor();
    await shot(window, 'widget-blocked');
    expect(await violations(window)).toEqual([]);
    expect((await api.delete(`/blocks/${block.id}`)).status).toBe(204);
    await window.getByRole('button', { name: 'Start chat' }).click();
    await write(window).waitFor();
    await company.pages.leave(window);
  });

  itInFull('lets a customer leave a message instead of waiting', async () => {
    const window = await company.pages.visit(company.shop.url);
    await launcher(window).click();
    await window.getByRole('button', { name: 'Start a chat and wait' }).click();
    await window.getByRole('textbox', { name: 'Your name' }).fill('Leo');
    await window.getByRole('button', { name: 'Start chat' }).click();
    await write(window).fill('Where is my parcel?');
    await write(window).press('Enter');
    await log(window).getByText('Sent').waitFor();
    await window.getByRole('button', { name: 'Answer me by e-mail instead' }).click();
    await window.getByRole('textbox', { name: 'E-mail' }).fill('leo@example.com');
    await shot(window, 'widget-instead');
    await window.getByRole('dialog').getByRole('button', { name: 'Send' }).first().click();
    await window.getByText('We will write to leo@example.com.').waitFor();
    await shot(window, 'widget-left');
    expect(await violations(window)).toEqual([]);
    await company.pages.leave(window);
  });

  it('sends files, and says of those it does not take why', async () => {
    await company.attended(async (ana) => {
      const window = await company.pages.visit(company.shop.url);
      const chatId = await company.talking(ana, window);
      await choose(window, { name: 'statement.png', mimeType: 'image/png', buffer: await drawn() });
      const { message } = await ana.socket.heard('message.created', (heard) => heard.message.attachments.length > 0);
      expect(message.attachments[0]).toMatchObject({ name: 'statement.png', contentType: 'image/png' });
      await window.getByRole('img', { name: 'statement.png' }).waitFor();
      await choose(window, { name: 'setup.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') });
      await window.getByRole('alert').getByText('This type of file is not taken').waitFor();
      await shot(window, 'widget-files');
      expect(await violations(window)).toEqual([]);
      await choose(window, { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) });
      await window.getByRole('alert').getByText('The file is empty').waitFor();
      const { api } = await company.switchboard.admin();
      await api.patch('/settings', { attachmentMaxFilesPerChat: 1 });
      await choose(window, { name: 'one-more.png', mimeType: 'image/png', buffer: await drawn() });
      await window.getByRole('alert').getByText('That did not work.').waitFor();
      await api.patch('/settings', { attachmentMaxFilesPerChat: 1_000 });
      for (const _ of ['setup.exe', 'notes.txt', 'one-more.png']) await window.getByRole('button', { name: 'Discard' }).first().click();
      expect((await company.textsOf(ana, chatId)).length).toBe(1);
      // Near to what a message takes one sees how much it is, before anything is cut off.
      await write(window).fill('x'.repeat(9_500));
      expect(await window.getByText('/ 10000').count()).toBe(0);
      await write(window).fill('x'.repeat(9_998));
      await window.getByText('9998 / 10000').waitFor();
      await write(window).pressSequentially('yyyy');
      await window.getByText('10000 / 10000').waitFor();
      expect(await write(window).inputValue()).toHaveLength(10_000);
      await shot(window, 'widget-full');
      expect(await violations(window)).toEqual([]);
      await company.pages.leave(window);
    });
  });

  it('answers one message, edits its own, sees what became of what is quoted, and is told when typing is seen', async () => {
    await company.switchboard.settings({ typingPreview: true });
    await company.attended(async (ana) => {
      const window = await company.pages.visit(company.shop.url);
      const chatId = await company.talking(ana, window);
      await window.getByText('We see what you type before you send it').waitFor();
      await company.says(ana, chatId, 'Which ordre?');
      const line = (text: string) => log(window).locator('.line').filter({ hasText: text });
      await line('Which ordre?').hover();
      await line('Which ordre?').getByRole('button', { name: 'Answer' }).click();
      const { id: asked } = (await ana.socket.heard('message.created', (told) => told.message.text === 'Which ordre?')).message;
      await ana.api.patch(`/chats/${chatId}/messages/${asked}`, { text: 'Which order?' });
      // The one above the field.
      await window.locator('.about').getByText('Which order?').waitFor();
      await write(window).pressSequentially('Order 4712');
      await ana.socket.heard('typing', ({ text }) => text === 'Order 4712');
      await shot(window, 'widget-answering');
      expect(await violations(window)).toEqual([]);
      await write(window).press('Enter');
      const { message } = await ana.socket.heard('message.created', (told) => told.message.text === 'Order 4712');
      expect(message.replyTo).toMatchObject({ text: 'Which order?', deleted: false });
      await write(window).fill('Something else');
      await line('Order 4712').getByRole('button', { name: 'Edit' }).click();
      expect(await write(window).inputValue()).toBe('Order 4712');
      await window.getByRole('button', { name: 'Cancel' }).press('Enter');
      await write(window).and(window.locator(':focus')).waitFor();
      expect(await write(window).inputValue()).toBe('Something else');
      await line('Order 4712').getByRole('button', { name: 'Edit' }).click();
      await write(window).press('Escape');
      expect(await write(window).inputValue()).toBe('Something else');
      await line('Order 4712').getByRole('button', { name: 'Edit' }).click();
      await write(window).fill('Order 4711');
      await shot(window, 'widget-editing');
      expect(await violations(window)).toEqual([]);
      await write(window).press('Enter');
      const edited = (await ana.socket.heard('message.edited', (told) => told.message.id === message.id)).message;
      expect(edited).toMatchObject({ id: message.id, text: 'Order 4711' });
      await line('Order 4711')
        .getByText(/edited/)
        .waitFor();
      expect(await write(window).inputValue()).toBe('Something else');
      await ana.socket.ask('message.send', { chatId, clientMessageId: 'q', text: 'Thank you', replyTo: message.id });
      await line('Thank you').getByRole('button', { name: 'You Order 4711' }).press('Enter');
      await ana.api.delete(`/chats/${chatId}/messages/${message.replyTo!.id}`);
      await line('Order 4711').getByRole('button', { name: 'Ana Duarte Message deleted' }).waitFor();
      await shot(window, 'widget-quotes');
      expect(await violations(window)).toEqual([]);
      await ana.api.put(`/chats/${chatId}/hold`, { until: new Date(+company.switchboard.clock.now() + 3_600_000) });
      await window.getByText('We are back').waitFor();
      // An edit ends with the page or the chat, and never becomes a message: what was typed before it is there again.
      await line('Order 4711').first().getByRole('button', { name: 'Edit' }).click();
      await write(window).fill('Order 4713');
      await window.reload();
      await launcher(window).click();
      await line('Thank you').waitFor();
      expect(await write(window).inputValue()).toBe('Something else');
      await line('Order 4711').first().getByRole('button', { name: 'Edit' }).click();
      await write(window).fill('Order 4713');
      await ana.api.post(`/chats/${chatId}/close`);
      await window.getByRole('radio', { name: '1 star' }).waitFor();
      expect(await window.locator('.about').count()).toBe(0);
      // Whoever comes after somebody who was forgotten sees nothing of what they typed.
      await window.getByRole('button', { name: 'More' }).click();
      await window.getByRole('menuitem', { name: 'Forget me on this device' }).click();
      await company.talking(ana, window, 'Somebody else');
      expect(await write(window).inputValue()).toBe('');
      await company.pages.leave(window);
    });
    await company.switchboard.settings({ typingPreview: false });
  });

  it('goes on after a reload and in a second tab, with nothing twice', async () => {
    await company.attended(async (ana) => {
      const window = await company.pages.visit(company.shop.url);
      const chatId = await company.talking(ana, window);
      await write(window).fill('First');
      await write(window).press('Enter');
      await log(window).getByText('Sent').waitFor();
      const second = await window.context().newPage();
      await second.goto(company.shop.url);
      await window.reload();
      await company.says(ana, chatId, 'An answer');
      await window.getByRole('status').getByText('An answer').waitFor();
      await shot(window, 'widget-tease');
      expect(await window.title()).toMatch(/A shop$/);
      await window.getByRole('button', { name: 'Chat, 1 unread message' }).click();
      await second.getByRole('button', { name: /^(Open chat|Chat)/ }).click();
      for (const tab of [window, second]) {
        await log(tab).getByText('An answer').waitFor();
        expect(await log(tab).getByText('First', { exact: true }).count()).toBe(1);
      }
      await write(second).fill('Second');
      await write(second).press('Enter');
      await log(window).getByText('Second').waitFor();
      expect(await company.textsOf(ana, chatId)).toEqual(['First', 'An answer', 'Second']);
      await window.getByRole('button', { name: 'More' }).click();
      await window.getByRole('menuitem', { name: 'Forget me on this device' }).click();
      await launcher(window).waitFor();
      expect(await window.evaluate('localStorage.length')).toBe(0);
      await company.pages.leave(window);
    });
  });

  itInFull('is told how long the wait is and what for, calmly, and keeps its place while it would rather leave a message', async () => {
    // So long that what went before says nothing of this wait.
    company.switchboard.clock.advance(3_600);
    await company.attended(async (ana) => {
      await company.switchboard.startChat({ message: 'First' });
      await ana.socket.heard('chat.assigned');
      const others = [await company.switchboard.startChat(), await company.switchboard.startChat()];
      const window = await company.pages.visitInTime(company.shop.url);
      await launcher(window).click();
      await window.getByRole('textbox', { name: 'Your name' }).fill('Leo');
      await window.getByRole('button', { name: 'Start chat' }).click();
      await window.getByRole('heading', { name: 'You are 3rd in line' }).waitFor();
      await window.getByText('Everybody is talking with other customers.').first().waitFor();
      const said = window.getByRole('status').filter({ hasText: 'in line' });
      await said.filter({ hasText: 'You are 3rd in line' }).waitFor();
      await window.getByRole('button', { name: 'Answer me by e-mail instead' }).click();
      await window.getByText('Your place is kept until you send it.').waitFor();
      await shot(window, 'widget-long-wait');
      expect(await violations(window)).toEqual([]);
      await company.switchboard.as({ token: others[0]!.customerToken }).post(`/chats/${others[0]!.chat.id}/close`);
      await window.getByRole('heading', { name: 'You are 2nd in line' }).waitFor();
      expect(await said.textContent()).toContain('You are 3rd in line');
      await window.clock.fastForward(20_000);
      await said.filter({ hasText: 'You are 2nd in line' }).waitFor();
      await company.pages.leave(window);
    }, 1);
  });

  it('keeps what is written through half a minute without a network, and sends it once', async () => {
    await company.attended(async (ana) => {
      const window = await company.pages.visitInTime(company.shop.url);
      const chatId = await company.talking(ana, window);
      await window.context().setOffline(true);
      await write(window).fill('Written in a tunnel');
      await write(window).press('Enter');
      await log(window).getByText('Sending…').waitFor();
      for (let seconds = 0; seconds < 30; seconds += 6) await window.clock.runFor(6_000);
      await window.getByText('No connection. Your messages are kept.').waitFor();
      await shot(window, 'widget-no-network');
      expect(await violations(window)).toEqual([]);
      await company.says(ana, chatId, 'Said meanwhile');
      await window.context().setOffline(false);
      await window.clock.fastForward(20_000);
      await ana.socket.heard('message.created', ({ message }) => message.text === 'Written in a tunnel');
      await log(window).getByText('Said meanwhile').waitFor();
      await window.getByText('No connection. Your messages are kept.').waitFor({ state: 'detached' });
      expect(await company.textsOf(ana, chatId)).toEqual(['Said meanwhile', 'Written in a tunnel']);
      await company.pages.leave(window);
    });
  });

  itInFull('is told before a quiet chat ends, also on a closed launcher, and goes on by writing', async () => {
    await company.attended(async (ana) => {
      const window = await company.pages.visit(company.shop.url);
      const chatId = await company.talking(ana, window);
      await company.says(ana, chatId, 'Does that help?');
      await log(window).getByText('Does that help?').waitFor();
      await window.keyboard.press('Escape');
      company.switchboard.clock.advance(1_790);
      await company.switchboard.sweep();
      await window.getByRole('status').getByText('Are you still there? The chat will close soon.').waitFor();
      await shot(window, 'widget-closing-soon');
      expect(await violations(window)).toEqual([]);
      await window.getByRole('button', { name: /Are you still there/ }).click();
      company.switchboard.clock.advance(120);
      await company.switchboard.sweep();
      await window.getByRole('textbox', { name: 'Write to go on…' }).fill('Yes, one more thing');
      await shot(window, 'widget-quiet-end');
      await window.keyboard.press('Enter');
      await window.getByRole('heading', { name: /in line$/ }).waitFor();
      await log(window).getByText('Yes, one more thing').waitFor();
      const [going] = (await (await company.switchboard.admin()).api.get('/chats?status=queued')).body.data;
      expect(going).toMatchObject({ previousChatId: chatId, lastMessage: { text: 'Yes, one more thing' } });
      await company.pages.leave(window);
    });
  });

  itInFull('finds its chat again when the server was restarted', async () => {
    const options = { pages: true, databaseUrl: company.switchboard.databaseUrl, environment: { ALLOWED_ORIGINS: '*' } };
    let server = await Switchboard.start(options);
    const proxy = await FlakyProxy.start(() => [server.url], 1);
    const behind = await Shop.open(proxy.url, () => company.page);
    const window = await company.pages.visit(behind.url);
    await launcher(window).click();
    await window.getByRole('button', { name: 'Start a chat and wait' }).click();
    await window.getByRole('textbox', { name: 'Your name' }).fill('Rae');
    await window.getByRole('button', { name: 'Start chat' }).click();
    await write(window).fill('Before');
    await write(window).press('Enter');
    await log(window).getByText('Sent').waitFor();
    await server.stop();
    await write(window).fill('Meanwhile');
    await write(window).press('Enter');
    server = await Switchboard.start(options);
    await log(window).getByText('Meanwhile').waitFor();
    await window.getByText('Sending…').waitFor({ state: 'detached', timeout: 20_000 });
    await window.getByRole('heading', { name: /in line$/ }).waitFor();
    for (const text of ['Before', 'Meanwhile']) expect(await log(window).getByText(text).count()).toBe(1);
    await company.pages.leave(window);
    await behind.close();
    await proxy.stop();
    await server.stop();
  });
});

import type { Locator, Page } from 'playwright-core';
import { itInFull } from '../../libs/kernel/testing/form';
import { eventually } from '../kit/client';
import { row, until } from './kit/at-the-desk';
import { Company, launcher, write } from './kit/company';
import { inShadow, signed, statement, verb } from './kit/customer';
import { picture, shot, violations } from './kit/pages';

describe('The widget in a page', () => {
  let company: Company;

  beforeAll(async () => (company = await Company.open('whole')));
  afterAll(() => company.close());
  beforeEach(() => {
    company.page = {};
  });
  afterEach(() => expect(company.pages.complaints()).toEqual([]));

  it('loads nothing but the loader and the configuration until it is needed, and no socket until a chat begins', async () => {
    const window = await company.pages.visit(company.shop.url);
    const loaded: string[] = [];
    window.on('request', (request) => loaded.push(new URL(request.url()).pathname));
    window.on('websocket', () => loaded.push('a socket'));
    await window.reload();
    await launcher(window).waitFor();
    expect(loaded.filter((path) => path.includes('widget'))).toEqual(['/widget.js', '/v1/widget/config']);
    await launcher(window).click();
    await window.getByRole('heading', { name: 'We are away right now' }).waitFor();
    expect(loaded.some((path) => path.startsWith('/widget/0/app'))).toBe(true);
    expect(loaded.filter((path) => path.includes('/wire') || path === 'a socket')).toEqual([]);
    expect(await window.evaluate('[localStorage.length, document.cookie]')).toEqual([0, '']);
    await company.pages.leave(window);
  });

  itInFull('is asked for again by another address when it could not be loaded', async () => {
    const window = await company.pages.visit(company.shop.url);
    const asked = new Set<string>();
    await window.route(/\/app-/, (route) => {
      asked.add(route.request().url());
      return asked.size === 1 ? route.abort('internetdisconnected') : route.continue();
    });
    await Promise.all([window.waitForEvent('requestfailed'), launcher(window).hover()]);
    await launcher(window).click();
    await window.getByRole('heading', { name: 'We are away right now' }).waitFor();
    expect(asked.size).toBe(2);
    const { headers, status } = await fetch(`${company.switchboard.url}/widget/0/app-unknown.js`);
    expect([status, headers.get('cache-control')]).toEqual([404, 'no-store']);
    await company.pages.leave(window);
  });

  itInFull('works where storage is blocked and the page has put something else in the place of fetch', async () => {
    company.page = {
      before: `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });
        window.fetch = () => Promise.reject(new Error('patched'));`,
    };
    await company.attended(async (ana) => {
      const window = await company.pages.visit(company.shop.url);
      const chatId = await company.talking(ana, window);
      await write(window).fill('Hello');
      await write(window).press('Enter');
      await ana.socket.heard('message.created', ({ message }) => message.text === 'Hello' && message.chatId === chatId);
      await company.pages.leave(window);
    });
  });

  it('answers verbs that were called before it came, and tells the page what happens', async () => {
    company.page = {
      boot: { customer: { name: 'Nora Known' }, colour: '#ffd400', mode: 'dark' },
      before: `window.Switchboard = function () { (Switchboard.q ||= []).push(arguments); };
        window.heard = [];
        for (const event of ['open', 'chat-started', 'assigned', 'unread', 'message']) Switchboard('on', event, (detail) => heard.push([event, detail]));
        Switchboard('prefill', 'I would like to');`,
    };
    await company.attended(async (ana) => {
      const window = await company.pages.visit(company.shop.url);
      await verb(window, 'open');
      await window.getByRole('heading', { name: 'Hi there. How can we help?' }).waitFor();
      expect(await write(window).inputValue()).toBe('I would like to');
      await shot(window, 'widget-known-dark-yellow');
      expect(await violations(window)).toEqual([]);
      const chatId = await verb(window, 'startChat', { topic: 'billing', message: 'From the page' });
      const { chat } = await ana.socket.heard('chat.assigned', (assigned) => assigned.chat.id === chatId);
      expect(chat).toMatchObject({ subject: 'billing', customer: { name: 'Nora Known' }, page: { title: 'A shop' } });
      await window.getByRole('heading', { name: 'Ana Duarte' }).waitFor();
      await verb(window, 'close');
      await company.says(ana, chat.id, 'Good morning');
      await window.getByRole('button', { name: 'Chat, 1 unread message' }).waitFor();
      expect(await verb(window, 'get', 'state')).toMatchObject({
        open: false,
        unread: 1,
        online: true,
        chat: { id: chatId, status: 'active' },
      });
      const heard = await window.evaluate(() => (globalThis as unknown as { heard: [string, unknown][] }).heard.map(([event]) => event));
      expect(new Set(heard)).toEqual(new Set(['open', 'chat-started', 'assigned', 'unread', 'message']));
      await expect(verb(window, 'dance')).rejects.toThrow();
      await verb(window, 'boot', { mode: 'light' });
      expect(await window.locator('switchboard-chat').count()).toBe(1);
      await verb(window, 'shutdown');
      expect(await window.locator('switchboard-chat').count()).toBe(0);
      expect(await window.evaluate('localStorage.length')).toBe(0);
      await company.pages.leave(window);
    });
  });

  itInFull('is on the page of the demo, from the first word to the rating', async () => {
    await company.attended(async (ana) => {
      await company.switchboard.startChat({ message: 'Before' });
      await ana.socket.heard('chat.assigned');
      const window = await company.pages.window('/demo', { viewport: { width: 1280, height: 800 } });
      const pictured = (name: string) => picture(window, name, { x: 832, y: 0, width: 448, height: 800 });
      await launcher(window).click();
      await window.getByRole('radio', { name: /billing/ }).check();
      // With the page's own landmarks beside it.
      expect(await violations(window)).toEqual([]);
      await window.getByRole('textbox', { name: 'Your name' }).fill('Mara Jensen');
      await picture(window, 'shop');
      await pictured('start');
      await window.getByRole('button', { name: 'Start chat' }).click();
      await window.getByRole('heading', { name: 'You are 1st in line' }).waitFor();
      await write(window).fill('Hi! My card was charged twice for order 4711.');
      await write(window).press('Enter');
      await window.getByRole('log').getByText('Sent').waitFor();
      await pictured('line');
      await (await company.switchboard.admin()).api.patch(`/agents/${ana.id}`, { maxConcurrentChats: 3 });
      const { chat } = await ana.socket.heard('chat.assigned', (assigned) => assigned.chat.customer.name === 'Mara Jensen');
      await company.says(ana, chat.id, 'Good afternoon Mara, I’m sorry about that. Could you send me a picture of your statement?');
      const [chooser] = await Promise.all([
        window.waitForEvent('filechooser'),
        window.getByRole('button', { name: 'Attach a file' }).click(),
      ]);
      await chooser.setFiles({ name: 'statement.png', mimeType: 'image/png', buffer: await statement() });
      await ana.socket.heard('message.created', ({ message }) => message.attachments.length === 1);
      await company.says(ana, chat.id, 'I’ve just refunded €84.90. Here is the confirmation: https://pay.example.com/r/84f2');
      await window.getByRole('link', { name: 'https://pay.example.com/r/84f2' }).waitFor();
      await ana.socket.ask('typing', { chatId: chat.id, typing: true });
      await window.getByRole('img', { name: 'Ana Duarte is typing' }).waitFor();
      await pictured('talk');
      await window.keyboard.press('Escape');
      await eventually(
        async () => (await inShadow(window, `return find('.launcher').matches(':focus')`)) === true,
        'the launcher in focus',
      );
      await company.says(ana, chat.id, 'It takes three working days. Is there anything else?');
      await window.getByRole('status').getByText('It takes three working days.').waitFor();
      await pictured('tease');
      await window.getByRole('button', { name: 'Chat, 1 unread message' }).click();
      await ana.api.post(`/chats/${chat.id}/close`, { resolution: 'resolved' });
      await window.getByRole('radio', { name: '1 star' }).waitFor();
      await window.keyboard.press('5');
      await window.getByRole('button', { name: 'Start a new chat' }).waitFor();
      expect(await window.getByRole('radio', { name: '5 stars' }).evaluate((star) => star.matches(':focus:checked'))).toBe(true);
      await pictured('rating');
      await company.pages.leave(window);
    }, 1);
  });

  it('looks the same whatever the page’s styles are, once, and survives the body of an application', async () => {
    company.page = { twice: true };
    const window = await company.pages.visit(company.shop.url, { colorScheme: 'dark' });
    await launcher(window).click();
    const dialog = window.getByRole('dialog', { name: 'Chat' });
    await dialog.getByRole('heading').waitFor();
    expect(
      await inShadow(
        window,
        `const { fontSize, transform, backgroundColor, visibility } = getComputedStyle(find('.panel')); return { fontSize, transform, backgroundColor, visibility };`,
      ),
    ).toEqual({ fontSize: '14px', transform: 'none', backgroundColor: 'rgb(21, 21, 26)', visibility: 'visible' });
    expect((await dialog.boundingBox())!.width).toBe(384);
    await shot(window, 'widget-dark');
    expect(await violations(window, ['color-contrast'])).toEqual([]);
    await window.evaluate(`document.body.replaceWith(document.createElement('body'))`);
    expect(await window.locator('switchboard-chat').count()).toBe(1);
    expect(await dialog.isVisible()).toBe(true);
    await window.emulateMedia({ media: 'print' });
    expect(await dialog.isVisible()).toBe(false);
    await company.pages.leave(window);
  });

  itInFull('calls by sound and in the title while nobody looks, and not when it is muted', async () => {
    company.page = {
      before: `Object.defineProperty(document, 'hidden', { get: () => window.isAway === true });
        window.tones = 0;
        const { createOscillator } = AudioContext.prototype;
        AudioContext.prototype.createOscillator = function () { window.tones += 1; return createOscillator.call(this); };
        window.leave = (isAway) => { window.isAway = isAway; document.dispatchEvent(new Event('visibilitychange')); };`,
    };
    await company.attended(async (ana) => {
      const window = await company.pages.visit(company.shop.url);
      const chatId = await company.talking(ana, window);
      await window.evaluate('leave(true)');
      await company.says(ana, chatId, 'One');
      await until(window, 'document.title === "(1) A shop" && tones === 2');
      await window.evaluate('leave(false)');
      await until(window, 'document.title === "A shop"');
      await window.getByRole('button', { name: 'More' }).click();
      await shot(window, 'widget-menu');
      expect(await violations(window)).toEqual([]);
      await window.getByRole('menuitem', { name: 'Sound off' }).click();
      await window.evaluate('leave(true)');
      await company.says(ana, chatId, 'Two');
      await until(window, 'document.title === "(1) A shop"');
      expect(await window.evaluate('tones')).toBe(2);
      await company.pages.leave(window);
    });
  });

  itInFull('comes back from the back-forward cache with what was said meanwhile', async () => {
    await company.attended(async (ana) => {
      const window = await company.pages.visit(company.shop.url);
      const chatId = await company.talking(ana, window);
      await window.evaluate('window.mark = 1');
      await window.goto(`${company.shop.url}/other`);
      await company.says(ana, chatId, 'Said meanwhile');
      await window.evaluate('history.back()');
      await until(window, 'window.mark === 1');
      await window.getByRole('log').getByText('Said meanwhile').waitFor();
      await company.pages.leave(window);
    });
  });

  itInFull('speaks Arabic on a phone, from right to left, over the whole page', async () => {
    company.page = { lang: 'ar' };
    await company.attended(async (ana) => {
      const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'ar' };
      const window = await company.pages.visit(company.shop.url, phone);
      await window.getByRole('button', { name: /^(Chat|افتح المحادثة)/ }).tap();
      await window.getByRole('textbox', { name: 'اسمك' }).fill('ليلى');
      await shot(window, 'widget-arabic-start');
      expect(await violations(window)).toEqual([]);
      await window.getByRole('button', { name: 'ابدأ المحادثة' }).tap();
      const { chat } = await ana.socket.heard('chat.assigned', (assigned) => assigned.chat.customer.name === 'ليلى');
      await company.says(ana, chat.id, 'مرحبًا ليلى، كيف أساعدك؟');
      await company.says(ana, chat.id, 'Order 4711 is on its way, see https://shop.example/4711');
      await window.getByText('Order 4711').waitFor();
      await shot(window, 'widget-arabic-talk');
      expect(await violations(window)).toEqual([]);
      const box = (await window.getByRole('dialog').boundingBox())!;
      expect([box.x, box.y, box.width, box.height]).toEqual([0, 0, 390, 844]);
      const bubble = (await window.getByText('Order 4711').boundingBox())!;
      expect(bubble.x + bubble.width).toBeGreaterThan(300);
      await company.pages.leave(window);
    });
  });

  itInFull('can be used at 400 %, and in the colours of the system', async () => {
    await company.attended(async (ana) => {
      const window = await company.pages.visit(company.shop.url, { viewport: { width: 320, height: 256 }, forcedColors: 'active' });
      const fits = () =>
        inShadow(
          window,
          `const { scrollWidth, clientWidth } = find('.panel'); return scrollWidth <= clientWidth && clientWidth <= innerWidth;`,
        );
      await launcher(window).click();
      await window.getByRole('textbox', { name: 'Your name' }).scrollIntoViewIfNeeded();
      expect(await fits()).toBe(true);
      await shot(window, 'widget-400-start');
      expect(await violations(window)).toEqual([]);
      await window.getByRole('textbox', { name: 'Your name' }).fill('Mara');
      await window.getByRole('button', { name: 'Start chat' }).click();
      const { chat } = await ana.socket.heard('chat.assigned');
      await company.says(ana, chat.id, 'A wordthatislongerthananylinecanbeatsuchazoomandhastobebrokensomewhere');
      await window.getByText('A wordthat').waitFor();
      expect(await fits()).toBe(true);
      await write(window).fill('I can write');
      await window.keyboard.press('Enter');
      await ana.socket.heard('message.created', ({ message }) => message.text === 'I can write');
      const border = await inShadow(window, `return getComputedStyle(find('.bubble')).borderTopWidth`);
      expect(border).toBe('1px');
      await shot(window, 'widget-400-talk');
      expect(await violations(window)).toEqual([]);
      await company.pages.leave(window);
    });
  });

  itInFull('does every verb, in the order of the calls, whether the script has come or not', async () => {
    const { secret } = (await (await company.switchboard.admin()).api.get('/widget/identity-secret')).body as { secret: string };
    const identityToken = signed(
      { sub: 'c-4711', name: 'Nora Known', exp: Math.floor(company.switchboard.clock.now().getTime() / 1000) + 600 },
      secret,
    );
    company.page = {
      boot: { hidden: true, position: 'start' },
      before: `window.Switchboard = function () { (Switchboard.q ||= []).push(arguments); };
        window.heard = [];
        window.hear = (detail) => heard.push(detail);
        Switchboard('on', 'rated', hear);
        Switchboard('on', 'open', () => heard.push('open'));
        Switchboard('on', 'close', () => heard.push('close'));
        Switchboard('off', 'rated', hear);
        Switchboard('identify', ${JSON.stringify(identityToken)});
        Switchboard('update', { colour: '#0a7d4f', topic: 'billing' });
        Switchboard('show');
        Switchboard('toggle');
        Switchboard('close');
        Switchboard('toggle');
        Switchboard('prefill', 'My invoice');`,
    };
    await company.attended(async (ana) => {
      const window = await company.pages.visit(company.shop.url);
      await window.getByRole('dialog', { name: 'Chat' }).waitFor();
      expect(await verb(window, 'get', 'state')).toMatchObject({ open: true, hidden: false, chat: null });
      expect(await window.evaluate('heard')).toEqual(['open', 'close', 'open']);
      expect((await window.getByRole('dialog').boundingBox())!.x).toBe(20);
      expect(await write(window).inputValue()).toBe('My invoice');
      await write(window).press('Enter');
      const { chat } = await ana.socket.heard('chat.assigned');
      const admin = await company.switchboard.admin();
      expect((await admin.api.get(`/customers/${chat.customer.id}`)).body).toMatchObject({
        externalId: 'c-4711',
        name: 'Nora Known',
        verified: true,
      });
      expect(chat.subject).toBe('billing');
      await window.getByRole('heading', { name: 'Ana Duarte' }).waitFor();
      expect(await verb(window, 'startChat')).toBe(chat.id);
      await verb(window, 'track', { url: 'https://shop.example/cart', title: 'Cart' });
      await ana.socket.heard('chat.updated', (told) => told.chat.page?.title === 'Cart');
      await verb(window, 'hide');
      expect(await verb(window, 'get', 'state')).toMatchObject({ open: false, hidden: true, chat: { id: chat.id, status: 'active' } });
      await verb(window, 'show');
      await verb(window, 'open');
      await Promise.all([verb(window, 'shutdown'), verb(window, 'boot', {})]);
      await launcher(window).waitFor();
      expect(await verb(window, 'get', 'state')).toMatchObject({ open: false, hidden: false, chat: null });
      expect(await window.locator('switchboard-chat').count()).toBe(1);
      await company.pages.leave(window);
    });
  });

  it('records a voice note, which plays at the desk, and plays the video note that comes back, one at a time', async () => {
    await company.switchboard.settings({ voiceNotes: true, videoNotes: true });
    await company.attended(async (ana) => {
      const window = await company.pages.visit(company.shop.url);
      const button = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true });
      await window.context().grantPermissions(['microphone']);
      await company.talking(ana, window);
      await button(window, 'Record a voice note').click();
      await window.getByText(/^Recording, 0:01 of 2:00/).waitFor();
      await shot(window, 'widget-recording');
      // Closed, it records no longer; what was recorded is there when it opens again.
      await window.keyboard.press('Escape');
      await launcher(window).click();
      const taken = window.getByRole('group', { name: 'Record a voice note' });
      await button(taken, 'Play').click();
      await button(taken, 'Pause').waitFor();
      await shot(window, 'widget-recorded');
      expect(await violations(window)).toEqual([]);
      await button(taken, 'Send').click();
      const { message } = await ana.socket.heard('message.created', (heard) => heard.message.attachments.length > 0);
      const [note] = message.attachments;
      expect(note).toMatchObject({ contentType: 'audio/webm', recording: { kind: 'voice' } });
      await window.getByRole('group', { name: note!.name }).waitFor();

      const desk = await company.pages.signedIn(ana);
      await desk.context().grantPermissions(['microphone', 'camera']);
      await row(desk, 'Mara Jensen').getByText(note!.name).waitFor();
      await row(desk, 'Mara Jensen').click();
      const voice = desk.getByRole('group', { name: note!.name });
      await button(voice, 'Speed 1×').click();
      await voice.getByRole('slider', { name: 'Position' }).press('ArrowRight');
      const asked = desk.waitForResponse((response) => response.url().includes(note!.id));
      await button(voice, 'Play').press('Enter');
      expect([200, 206]).toContain((await asked).status());
      await button(voice, 'Speed 1.5×').waitFor();
      await button(voice, 'Pause').waitFor();
      await button(desk, 'Record a video note').click();
      await desk.getByText(/^Recording, 0:01 of 2:00/).waitFor();
      await button(desk, 'Stop').click();
      const film = desk.getByRole('group', { name: 'Record a video note' });
      await button(film, 'Play').waitFor();
      await shot(desk, 'desk-recorded');
      expect(await violations(desk)).toEqual([]);
      await button(film, 'Send').click();
      const { message: answer } = await ana.socket.heard('message.created', (heard) => heard.message.sender.type === 'agent');
      expect(answer.attachments).toMatchObject([{ contentType: 'video/webm', recording: { kind: 'video' }, width: expect.any(Number) }]);

      const video = window.getByRole('group', { name: answer.attachments[0]!.name });
      await button(video, 'Play').click();
      await button(video, 'Pause').waitFor();
      await button(window.getByRole('group', { name: note!.name }), 'Play').click();
      await button(video, 'Play').waitFor();
      await shot(window, 'widget-notes');
      expect(await violations(window)).toEqual([]);
      // Whoever may not record is told so, and writes on.
      const devTools = await window.context().newCDPSession(window);
      const { browserContextId } = (await devTools.send('Target.getTargetInfo')).targetInfo;
      const microphone = { permission: { name: 'microphone' }, origin: company.shop.url, browserContextId };
      await devTools.send('Browser.setPermission', { ...microphone, setting: 'denied' });
      await button(window, 'Record a voice note').click();
      await window.getByRole('alert').getByText('The browser does not let this page record.').waitFor();
      await button(window, 'Cancel').click();
      await until(window, "document.activeElement.shadowRoot.activeElement.tagName === 'TEXTAREA'");
      await company.pages.leave(desk);
      await company.pages.leave(window);
    });
    await company.switchboard.settings({ voiceNotes: false, videoNotes: false });
  });
});

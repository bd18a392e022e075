import type { Page } from 'playwright-core';
import { itInFull } from '../../libs/kernel/testing/form';
import { unlimited } from '../kit/cast';
import type { Connected } from '../kit/client';
import { addFile, PDF, picture, upload } from '../kit/files';
import type { Staff, StartedChat } from '../kit/switchboard';
import { closeOffice, isFine, log, type Office, openOffice, reply, row, until, writes } from './kit/at-the-desk';

type Guest = StartedChat & { socket: Connected };

/** A day of an agent, who writes with three customers. */
describe('A conversation at the desk', () => {
  let office: Office;
  let sofia: Staff;
  let ana: Staff;
  let page: Page;
  let mara: Guest;
  let leo: Guest;

  beforeAll(async () => {
    office = await openOffice(unlimited({ maxConcurrentChats: 20, attachmentMaxBytes: 200_000 }, { pages: true }));
    const { switchboard, pages } = office;
    sofia = await switchboard.staff('supervisor', { name: 'Sofia Lind' });
    ana = await switchboard.staff('agent', { name: 'Ana Duarte' });
    page = await pages.signedIn(ana);
    await page.getByText('You are online').waitFor();
    mara = await comes('Mara Jensen', 'I was charged twice');
    leo = await comes('Leo Novak', 'Where is my parcel?');
  });
  afterAll(() => closeOffice(office));
  afterEach(() => expect(office.pages.complaints()).toEqual([]));

  async function comes(name: string, message: string): Promise<Guest> {
    const started = await writes(office, name, message);
    await row(page, name).waitFor();
    return { ...started, socket: await office.switchboard.connect(started.customerToken) };
  }
  async function open(name: string): Promise<void> {
    await row(page, name).click();
    await page.getByRole('region', { name: `Chat with ${name}` }).waitFor();
  }
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
  const files = () => page.getByRole('list', { name: 'Files to send' });
  const attach = async (...chosen: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> => {
    const choosing = page.waitForEvent('filechooser');
    await button('Attach files').click();
    await (await choosing).setFiles(chosen);
  };
  const fromAgent = ({ socket }: Guest, text: string | null) =>
    socket.heard('message.created', ({ message }) => message.sender.type === 'agent' && message.text === text);
  const heard = ({ socket }: Guest): (string | null)[] => socket.all('message.created').map(({ message }) => message.text);
  /** The desk reads settings when it is loaded, and when it hears that they changed. */
  const withUndo = async (undoSendSeconds: number): Promise<void> => {
    await office.switchboard.settings({ undoSendSeconds });
    await page.reload();
    await row(page, 'Mara Jensen').waitFor();
  };

  itInFull('a file goes on its way to its chat while another is looked at, and waits there', async () => {
    let arrives = (): void => undefined;
    const held = new Promise<void>((resolve) => (arrives = resolve));
    await page.route('**/attachments', async (route) => (await held, route.continue()), { times: 1 });
    await open('Mara Jensen');
    await attach({ name: 'invoice.pdf', mimeType: 'application/pdf', buffer: PDF });
    await files().getByRole('button', { name: 'Cancel invoice.pdf' }).waitFor();
    expect(await button('Send').isDisabled()).toBe(true);
    await open('Leo Novak');
    expect(await files().count()).toBe(0);
    arrives();
    await row(page, 'Mara Jensen').getByText('A file').waitFor();
    await page.reload();
    await open('Mara Jensen');
    await files().getByRole('button', { name: 'Remove invoice.pdf' }).waitFor();
    await reply(page).fill('Here is the invoice');
    await page.keyboard.press('Enter');
    const { message } = await fromAgent(mara, 'Here is the invoice');
    expect(message.attachments).toMatchObject([{ name: 'invoice.pdf' }]);
    expect(await files().count()).toBe(0);
  });

  itInFull('a file over a limit never leaves the browser; one that failed goes again, one that was removed does not', async () => {
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && /attachments$/.test(request.url()) && sent.push(request.url()));
    await attach({ name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(10) });
    await attach({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(200_001) });
    await files().getByText('Too large: a file has at most 200 kB').waitFor();
    await files().getByText('Not sent here: only images, PDF, text, documents').waitFor();
    expect(sent).toEqual([]);
    await files().getByRole('button', { name: 'Remove film.mp4' }).click();
    await files().getByRole('button', { name: 'Remove scan.pdf' }).click();
    const busy = { type: 'about:blank', title: 'Busy', status: 429, code: 'rate.limited', detail: 'Too many files at once' };
    await page.route('**/attachments', (route) => route.fulfill({ status: 429, json: busy }), { times: 1 });
    await attach({ name: 'photo.png', mimeType: 'image/png', buffer: await picture('png', 64, 48) });
    await files().getByText('Too many files at once').waitFor();
    expect(await isFine(page, 'composer-files', [390])).toEqual([]);
    await files().getByRole('button', { name: 'Try photo.png again' }).click();
    await files().getByRole('button', { name: 'Remove photo.png' }).waitFor();
    await until(page, "document.querySelector('[role=alert]') === null");
    await attach({ name: 'other.txt', mimeType: 'text/plain', buffer: Buffer.from('Hello') });
    await files().getByText('5 B').waitFor();
    const discarded = page.waitForResponse((response) => response.request().method() === 'DELETE');
    await files().getByRole('button', { name: 'Remove photo.png' }).click();
    expect((await discarded).ok()).toBe(true);
    await button('Send').click();
    const { message } = await fromAgent(mara, null);
    expect(message.attachments.map(({ name }) => name)).toEqual(['other.txt']);
  });

  itInFull('a note has words of its own, which stay where they are', async () => {
    await reply(page).fill('To the customer');
    await button('Note').click();
    const note = page.getByRole('textbox', { name: 'Note for your team' });
    await note.fill('To the team');
    await open('Leo Novak');
    expect(await reply(page).inputValue()).toBe('');
    await page.reload();
    await open('Mara Jensen');
    expect(await note.inputValue()).toBe('To the team');
    await page.getByRole('group', { name: 'Who reads it' }).getByRole('button', { name: 'Reply' }).click();
    expect(await reply(page).inputValue()).toBe('To the customer');
    await reply(page).fill('');
    await button('Note').click();
    await note.fill('');
    await page.getByRole('group', { name: 'Who reads it' }).getByRole('button', { name: 'Reply' }).click();
  });

  it('a message can be taken back before it goes, and goes when its time or the page ends', async () => {
    await withUndo(10);
    await open('Mara Jensen');
    await reply(page).fill('You are an idiot');
    await page.keyboard.press('Enter');
    await log(page)
      .getByText(/^Sending in \d+ s/)
      .waitFor();
    expect(await isFine(page, 'held')).toEqual([]);
    await open('Leo Novak');
    await reply(page).fill('One moment');
    await page.getByText('Sending to Mara Jensen').waitFor();
    await page.getByRole('status').getByRole('button', { name: /Undo/ }).click();
    await row(page, 'Mara Jensen').getByText('You are an idiot').waitFor();
    expect(await reply(page).inputValue()).toBe('One moment');
    await open('Mara Jensen');
    expect(await reply(page).inputValue()).toBe('You are an idiot');
    await reply(page).fill('Your refund is on its way');
    await page.keyboard.press('Enter');
    await log(page)
      .getByText(/^Sending in/)
      .waitFor();
    await page.reload();
    await fromAgent(mara, 'Your refund is on its way');
    await withUndo(0.3);
    await open('Leo Novak');
    await page.getByRole('textbox', { name: /^Reply/ }).press('Enter');
    await fromAgent(leo, 'One moment');
    expect(heard(mara)).not.toContain('You are an idiot');
    await withUndo(0);
  });

  itInFull('what one tab holds, another takes back for both; what neither takes back is sent once', async () => {
    await withUndo(3);
    await open('Mara Jensen');
    await reply(page).fill('To be taken back');
    await page.keyboard.press('Enter');
    const tab = await page.context().newPage();
    await tab.goto(page.url());
    await log(tab).getByText('To be taken back').waitFor();
    await log(tab).getByRole('button', { name: 'Undo' }).click();
    for (const each of [tab, page]) {
      await until(each, "document.querySelector('textarea')?.value === 'To be taken back'");
      await log(each).getByText('To be taken back').waitFor({ state: 'detached' });
    }
    await reply(tab).fill('To be sent');
    await tab.keyboard.press('Enter');
    await page.reload();
    await log(page)
      .getByText(/^Sending in/)
      .waitFor();
    await fromAgent(mara, 'To be sent');
    for (const each of [tab, page]) await log(each).getByText('To be sent').waitFor();
    await tab.close();
    await reply(page).fill('The end');
    await page.keyboard.press('Enter');
    await fromAgent(mara, 'The end');
    expect(heard(mara).filter((text) => text === 'To be sent')).toEqual(['To be sent']);
    expect(heard(mara)).not.toContain('To be taken back');
    await withUndo(0);
  });

  itInFull('a reply may close the chat or lead to the next one, by keys of one’s own', async () => {
    const ken = await comes('Ken Okada', 'Thank you');
    await comes('Priya Nair', 'Hello?');
    await open('Ken Okada');
    await reply(page).fill('You are welcome');
    await button('How to send').click();
    expect(await isFine(page, 'send-menu')).toEqual([]);
    await page.getByRole('menuitem', { name: 'Send and go to the next' }).click();
    await fromAgent(ken, 'You are welcome');
    await page.getByRole('region', { name: 'Chat with Priya Nair' }).waitFor();
    await button('How to send').click();
    await page.getByRole('menuitem', { name: /^Ctrl\+Enter sends/ }).click();
    await open('Ken Okada');
    await reply(page).fill('Goodbye');
    await page.keyboard.press('Enter');
    await page.keyboard.type('and good luck');
    expect(await reply(page).inputValue()).toBe('Goodbye\nand good luck');
    await page.keyboard.press('Control+Shift+Enter');
    await fromAgent(ken, 'Goodbye\nand good luck');
    await page.getByText('Closing the chat with Ken Okada').waitFor();
    await reply(page).fill('One more thing');
    await page.keyboard.press('Control+Enter');
    await fromAgent(ken, 'One more thing');
    await page.reload();
    await ken.socket.heard('chat.closed');
    await open('Mara Jensen');
    await button('How to send').click();
    await page.getByRole('menuitem', { name: 'Enter sends', exact: true }).click();
  });

  itInFull('a reply that is held closes its chat also when the page is left meanwhile', async () => {
    await withUndo(10);
    const ingrid = await comes('Ingrid Berg', 'That is all');
    await open('Ingrid Berg');
    await reply(page).fill('Have a good day');
    await page.keyboard.press('Control+Shift+Enter');
    await page.getByText('Closing the chat with Ingrid Berg').waitFor();
    expect(heard(ingrid)).not.toContain('Have a good day');
    await page.reload();
    await fromAgent(ingrid, 'Have a good day');
    await ingrid.socket.heard('chat.closed');
    await withUndo(0);
  });

  it('files are dropped on the thread and pasted into the field', async () => {
    await open('Mara Jensen');
    const given = (name: string, how: string): Promise<void> =>
      page.evaluate(`{
        const data = new DataTransfer();
        data.items.add(new File(['Hello'], '${name}', { type: 'text/plain' }));
        const init = { dataTransfer: data, clipboardData: data, bubbles: true, cancelable: true };
        const at = document.querySelector('textarea');
        ${how}
      }`);
    await given('dropped.txt', "at.dispatchEvent(new DragEvent('dragover', init));");
    await page.getByText('Drop files to attach them').waitFor();
    await given('dropped.txt', "at.dispatchEvent(new DragEvent('drop', init));");
    await given('pasted.txt', "at.dispatchEvent(new ClipboardEvent('paste', init));");
    for (const name of ['dropped.txt', 'pasted.txt'])
      await files()
        .getByRole('button', { name: `Remove ${name}` })
        .waitFor();
    await reply(page).press('Enter');
    const { message } = await mara.socket.heard('message.created', (each) => each.message.attachments.length === 2);
    expect(message.attachments.map(({ name }) => name).toSorted()).toEqual(['dropped.txt', 'pasted.txt']);
  });

  itInFull('what is too long is said before, and not sent', async () => {
    await open('Mara Jensen');
    await reply(page).fill('a'.repeat(9_600));
    await page.getByText('400 characters left').waitFor();
    await reply(page).fill('a'.repeat(10_001));
    await page.getByText('1 character too many').waitFor();
    expect(await button('Send').isDisabled()).toBe(true);
    await page.keyboard.press('Enter');
    expect((await reply(page).inputValue()).length).toBe(10_001);
    expect(await isFine(page, 'too-long')).toEqual([]);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await fromAgent(mara, 'a'.repeat(10_000));
  });

  itInFull('what a colleague says meanwhile is seen before one says it again', async () => {
    await reply(page).fill('I ask the bank');
    await sofia.api.post(`/chats/${mara.chat.id}/messages`, { clientMessageId: 's', text: 'I have asked the bank' });
    await page.getByText('Sofia Lind replied meanwhile.').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Send yours as well?').waitFor();
    expect(await isFine(page, 'meanwhile', [390])).toEqual([]);
    expect(heard(mara)).not.toContain('I ask the bank');
    await reply(page).press('Enter');
    await fromAgent(mara, 'I ask the bank');
    expect(await page.getByText('replied meanwhile').count()).toBe(0);
  });

  it('a canned response asks for what is not known, and brings its files', async () => {
    const response = { title: 'Refund made', shortcut: 'refund', content: 'Ticket {{ticket_reference}}, {{customer_first_name}}.' };
    const { id } = (await sofia.api.post('/canned-responses', { ...response, scope: 'shared' })).body;
    await addFile(sofia.api, id as string, 'receipt.pdf', PDF);
    await page.reload();
    await open('Mara Jensen');
    await reply(page).pressSequentially('See /ref');
    const value = page.getByRole('textbox', { name: 'ticket reference' });
    await value.waitFor();
    await page.keyboard.press('Tab');
    await until(page, "document.activeElement.name === 'ticket_reference'");
    await page.keyboard.press('Enter');
    expect(heard(mara)).not.toContain('See Ticket {{ticket_reference}}, Mara.');
    expect(await isFine(page, 'canned-missing', [1024, 390])).toEqual([]);
    await value.fill('T-1042');
    await page.keyboard.press('Enter');
    const { message } = await fromAgent(mara, 'See Ticket T-1042, Mara.');
    expect(message).toMatchObject({ cannedResponseId: id, attachments: [{ name: 'receipt.pdf' }] });
    expect(await reply(page).inputValue()).toBe('');
  });

  itInFull('emojis are found by name and by sight, from this server alone', async () => {
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(new URL(request.url()).origin));
    await open('Mara Jensen');
    await reply(page).pressSequentially('Done :tad');
    await page.getByRole('listbox', { name: 'Emoji' }).getByRole('option', { name: 'party popper' }).waitFor();
    expect(await isFine(page, 'emoji-menu', [390])).toEqual([]);
    await page.keyboard.press('Enter');
    expect(await reply(page).inputValue()).toBe('Done 🎉');
    await button('Emoji').click();
    const picker = page.getByRole('dialog', { name: 'Emoji' });
    await picker.getByRole('searchbox', { name: 'Search for an emoji' }).fill('rocket');
    const rocket = picker.getByRole('gridcell', { name: 'Rocket', exact: true });
    await rocket.waitFor();
    expect(await isFine(page, 'emoji-picker', [390])).toEqual([]);
    await rocket.click();
    await picker.waitFor({ state: 'detached' });
    expect(await reply(page).inputValue()).toBe('Done 🎉🚀');
    await until(page, "document.activeElement.tagName === 'TEXTAREA'");
    await page.keyboard.press('Enter');
    await fromAgent(mara, 'Done 🎉🚀');
    expect(new Set(asked)).toEqual(new Set([new URL(office.switchboard.url).origin]));
  });

  itInFull('a picture opens as large as the window, and the focus comes back', async () => {
    const customer = office.switchboard.as({ token: leo.customerToken });
    const send = async (clientMessageId: string, name: string, width: number): Promise<void> => {
      const { body } = await upload(customer, leo.chat.id, name, await picture('png', width, 300));
      await customer.post(`/chats/${leo.chat.id}/messages`, { clientMessageId, attachmentIds: [body.id] });
    };
    await send('p1', 'front.png', 400);
    await send('p2', 'back.png', 1600);
    await open('Leo Novak');
    await page.getByRole('button', { name: 'Open back.png' }).waitFor();
    // The address that the thread came with has ended.
    office.switchboard.clock.advance(301);
    await page.getByRole('button', { name: 'Open front.png' }).click();
    await until(page, "document.querySelector('[role=dialog] img')?.naturalWidth === 400");
    office.switchboard.clock.advance(-301);
    const box = (name: string) => page.getByRole('dialog', { name });
    await box('front.png').getByText('1 of 2').waitFor();
    const touch = await page.context().newCDPSession(page);
    const fingers = (type: string, apart: number) =>
      touch.send('Input.dispatchTouchEvent', {
        type: type as 'touchStart',
        touchPoints: type === 'touchEnd' ? [] : [-apart, apart].map((x, id) => ({ x: 720 + x, y: 450, id })),
      });
    await fingers('touchStart', 50);
    for (const apart of [60, 80, 100]) await fingers('touchMove', apart);
    await fingers('touchEnd', 100);
    await until(page, "parseInt(document.querySelector('[aria-label=Size]').textContent) >= 180");
    await page.keyboard.press('ArrowRight');
    await box('back.png').getByText('2 of 2').waitFor();
    await until(page, "document.querySelector('[role=dialog] img')?.naturalWidth > 400");
    await page.keyboard.press('+');
    await box('back.png').getByText('150 %').waitFor();
    const image = box('back.png').getByRole('img', { name: 'back.png' });
    const before = (await image.boundingBox())!;
    await page.mouse.move(720, 450);
    await page.mouse.wheel(0, -100);
    await page.mouse.down();
    await page.mouse.move(820, 480, { steps: 4 });
    await page.mouse.up();
    const after = (await image.boundingBox())!;
    expect(after.width).toBeCloseTo(before.width * 1.2, 0);
    expect(after.x + after.width / 2).toBeGreaterThan(before.x + before.width / 2 + 50);
    expect(await isFine(page, 'lightbox', [390])).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await until(page, "document.activeElement.getAttribute('aria-label') === 'Open front.png'");
  });

  itInFull('a message that is refused says why, and can be sent again, copied or dropped', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await withUndo(2);
    await open('Leo Novak');
    await reply(page).fill('It is on its way');
    await page.keyboard.press('Enter');
    await log(page)
      .getByText(/^Sending in/)
      .waitFor();
    await sofia.api.post(`/chats/${leo.chat.id}/close`);
    const failed = log(page).getByRole('alert');
    await failed.getByText(/^Not sent: /).waitFor();
    expect(await isFine(page, 'failed')).toEqual([]);
    await failed.getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('It is on its way');
    await failed.getByRole('button', { name: 'Try again' }).click();
    await failed.getByText(/^Not sent: /).waitFor();
    await failed.getByRole('button', { name: 'Discard' }).click();
    await failed.waitFor({ state: 'detached' });
  });
});

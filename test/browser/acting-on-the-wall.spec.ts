import type { Page } from 'playwright-core';
import { itInFull } from '../../libs/kernel/testing/form';
import { type Agent, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import type { Staff, StartedChat } from '../kit/switchboard';
import { closeOffice, isFine, log, type Office, openOffice, row, until, writes } from './kit/at-the-desk';
import { picture } from './kit/pages';

/** Sofia at the wall, Ana at her desk: two browsers. */
describe('A supervisor acts on the floor', () => {
  let office: Office;
  let sofia: Staff;
  let ana: Staff;
  let ben: Agent;
  let dai: Agent;
  let wall: Page;
  let desk: Page;
  let mara: StartedChat;
  let customer: ReturnType<Office['switchboard']['as']>;

  beforeAll(async () => {
    office = await openOffice(unlimited({ maxConcurrentChats: 4 }, { pages: true }));
    const { switchboard } = office;
    const { api } = await switchboard.admin();
    for (const name of ['rare', 'delivery']) await api.post('/skills', { name });
    sofia = await switchboard.staff('supervisor', { name: 'Sofia Lind' });
    ana = await switchboard.staff('agent', { name: 'Ana Duarte' });
    desk = await office.pages.signedIn(ana);
    await desk.getByText('You are online').waitFor();
    mara = await writes(office, 'Mara Jensen', 'I was charged twice', { subject: 'Charged twice' });
    customer = switchboard.as({ token: mara.customerToken });
    await row(desk, 'Mara').click();
    await log(desk).getByText('charged twice').waitFor();
    ben = await switchboard.agentOnline({ name: 'Ben Okafor', maxConcurrentChats: 1 });
    await ben.socket.ask('status.set', { status: 'busy' });
    dai = await switchboard.agentOnline({ name: 'Dai Nakamura', maxConcurrentChats: 1, skills: ['delivery'] });
    await writes(office, 'Leo Novak', 'Where is my parcel?');
    await dai.socket.heard('chat.assigned');
    wall = await office.pages.signedIn(sofia);
    await wall.goto(`${switchboard.url}/wall`);
    await agent('Ana Duarte').waitFor();
  });
  afterAll(() => closeOffice(office));
  afterEach(() => expect(office.pages.complaints()).toEqual([]));

  const agent = (name: string) => wall.getByRole('grid', { name: 'Agents' }).getByRole('row', { name });
  const waiting = (name: string) => wall.getByRole('grid', { name: 'Queue' }).getByRole('row', { name });
  const dialog = (page = wall) => page.getByRole('dialog');
  const button = (name: string | RegExp, within: Page | ReturnType<typeof dialog> = wall) =>
    within.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  const tab = (name: string) => wall.getByRole('tab', { name, exact: true });
  const chatOf = async (id: string) => (await sofia.api.get(`/chats/${id}`)).body;
  /** A chat that nobody gets by itself. */
  async function waits(name: string): Promise<string> {
    const { chat } = await office.switchboard.startChat({ customer: { name }, message: 'Hello', skills: [{ name: 'rare' }] }, sofia.api);
    await waiting(name).waitFor();
    return chat.id;
  }

  it('a waiting chat is dragged onto an agent; who is full refuses it', async () => {
    const id = await waits('Hannah Weiss');
    // By single events: the browser under remote control never ends a drag that nobody takes.
    const dataTransfer = await wall.evaluateHandle('new DataTransfer()');
    await waiting('Hannah').dispatchEvent('dragstart', { dataTransfer });
    const refusing = '[...document.querySelectorAll("[data-refuses] bdi")].map((name) => name.textContent).sort().join()';
    await until(wall, `${refusing} === 'Dai Nakamura,Sofia Lind,admin 1'`);
    for (const type of ['dragover', 'drop']) await agent('Dai Nakamura').dispatchEvent(type, { dataTransfer });
    await until(wall, `${refusing} === ''`);
    expect((await chatOf(id)).status).toBe('queued');
    await waiting('Hannah').dragTo(agent('Ben Okafor'));
    await wall.getByText('Assigned to Ben Okafor').waitFor();
    await waiting('Hannah').waitFor({ state: 'detached' });
    expect((await chatOf(id)).agentId).toBe(ben.id);
    await ben.api.post(`/chats/${id}/close`);
  });

  it('and assigned, made urgent and moved to another skill by keys', async () => {
    const [first, second] = [await waits('Olga Petrova'), await waits('Samuel Adeyemi')];
    await waiting('Olga').focus();
    await wall.keyboard.press('ArrowDown');
    await wall.keyboard.press('p');
    await dialog().getByRole('radio', { name: 'Urgent' }).click();
    expect(await isFine(wall, 'wall-priority')).toEqual([]);
    await button('Save', dialog()).click();
    await waiting('Samuel').getByRole('img', { name: 'Urgent' }).waitFor();
    expect((await chatOf(second)).priority).toBe('urgent');

    await waiting('Olga').focus();
    await wall.keyboard.press('m');
    await dialog().getByText('It asks for rare now.', { exact: false }).waitFor();
    await dialog().getByRole('option', { name: 'delivery' }).click();
    expect(await isFine(wall, 'wall-skill')).toEqual([]);
    await button('Move to delivery', dialog()).click();
    await waiting('Olga').getByText('delivery', { exact: true }).waitFor();
    expect((await chatOf(first)).skills).toMatchObject([{ name: 'delivery' }]);

    await waiting('Samuel').focus();
    await wall.keyboard.press('a');
    await dialog().getByRole('option', { name: 'Ana Duarte' }).click();
    await button('Assign to Ana Duarte', dialog()).click();
    await waiting('Samuel').waitFor({ state: 'detached' });
    expect((await chatOf(second)).agentId).toBe(ana.id);
    for (const id of [first, second]) await sofia.api.post(`/chats/${id}/close`);
  });

  itInFull('the status of an agent is set with a reason, which the agent reads, and so is the limit', async () => {
    await agent('Ana Duarte').focus();
    await wall.keyboard.press('s');
    await dialog().getByRole('radio', { name: 'Away' }).click();
    await dialog()
      .getByRole('textbox', { name: 'Reason' })
      .fill(`Team meeting ${'w'.repeat(120)}`);
    expect(await isFine(wall, 'wall-status')).toEqual([]);
    await button('Set to Away', dialog()).click();
    await agent('Ana Duarte').getByText('Team meeting').waitFor();
    const told = desk.getByRole('status').filter({ hasText: 'A supervisor set you to Away: Team meeting' });
    const [around, back] = [(await told.boundingBox())!, (await button('Back online', told).boundingBox())!];
    expect(back.x + back.width).toBeLessThan(around.x + around.width);
    expect(await isFine(desk, 'status-forced')).toEqual([]);
    await button('Back online', desk).click();
    await agent('Ana Duarte').getByText('Chosen').waitFor();

    await agent('Ana Duarte').getByRole('button', { name: 'What to do with Ana Duarte' }).click();
    await wall.getByRole('menuitem', { name: 'Change limit' }).click();
    const seats = dialog().getByRole('textbox', { name: 'Chats at once' });
    await seats.fill('lots');
    await dialog().getByText('Write a whole number, or nothing').waitFor();
    await seats.fill('5000');
    await button('Save', dialog()).click();
    await dialog().getByText('1000', { exact: false }).waitFor();
    await seats.fill('7');
    await button('Save', dialog()).click();
    await agent('Ana Duarte').getByText('1/7').waitFor();
  });

  itInFull('an agent raises the hand and says why; Sofia sees it first, and lowers it', async () => {
    await desk.getByRole('main').focus();
    await desk.keyboard.press('h');
    await dialog(desk).getByRole('textbox', { name: 'What do you need' }).fill('Is a refund all right?');
    expect(await isFine(desk, 'hand')).toEqual([]);
    await button('Call a supervisor', dialog(desk)).click();
    const hands = wall.getByRole('list', { name: 'Raised hands' });
    await hands.getByText('Is a refund all right?').waitFor();
    await hands.getByText('Mara Jensen').waitFor();
    expect(await hands.textContent()).toContain('Ana Duarte with Mara Jensen');
    expect(await isFine(wall, 'wall-hand')).toEqual([]);
    await wall.reload();
    await hands.getByText('Is a refund all right?').waitFor();
    await button('Lower the hand of Ana Duarte', wall).click();
    await hands.waitFor({ state: 'detached' });
    await button('Call a supervisor', desk).waitFor();
  });

  it('a chat is watched, and its agent sees by whom, unless the setting says otherwise', async () => {
    await agent('Ana Duarte').click();
    await dialog()
      .getByRole('button', { name: /Mara Jensen/ })
      .waitFor();
    expect(await isFine(wall, 'wall-agent')).toEqual([]);
    await button(/Mara Jensen/, dialog()).click();
    await log(wall).getByText('I was charged twice').waitFor();
    await wall.getByText('The agent sees that you watch').waitFor();
    await desk.getByRole('img', { name: 'Sofia Lind watches' }).waitFor();
    await customer.post(`/chats/${mara.chat.id}/messages`, { clientMessageId: 'b', text: 'Hello?' });
    await log(wall).getByText('Hello?').waitFor();
    await wall.getByRole('complementary', { name: 'Customer' }).getByText('Mara Jensen').first().waitFor();
    expect(await isFine(wall, 'wall-watch', [1024, 390])).toEqual([]);
    await wall.keyboard.press('Escape');
    await desk.getByRole('img', { name: 'Sofia Lind watches' }).waitFor({ state: 'detached' });
    await office.switchboard.settings({ agentSeesWatchers: false });
    await wall.goto(`${office.switchboard.url}/wall?watch=${mara.chat.id}`);
    await wall.getByText('The agent does not see that you watch').waitFor();
    expect(await desk.getByRole('img', { name: 'Sofia Lind watches' }).count()).toBe(0);
    await office.switchboard.settings({ agentSeesWatchers: true });
  });

  it('they whisper in either direction, and the customer hears nothing of it', async () => {
    await tab('Whisper').click();
    await wall.getByRole('textbox', { name: 'Whisper to Ana Duarte' }).fill('Offer her a voucher');
    await wall.keyboard.press('Enter');
    const note = desk.getByRole('article', { name: 'Note by Sofia Lind' });
    await note.getByText('Offer her a voucher').waitFor();
    await note.getByText('whispers to you').waitFor();
    expect(await isFine(desk, 'whispered', [390])).toEqual([]);
    await picture(desk, 'whisper');
    await button('Answer', note).click();
    await desk.getByText('Whisper to Sofia Lind').waitFor();
    await desk.getByRole('textbox', { name: 'Note for your team' }).fill('How much?');
    await desk.keyboard.press('Enter');
    await wall.getByRole('article', { name: 'Note by Ana Duarte' }).getByText('whispers to you').waitFor();
    await picture(wall, 'watch');
    const said = (await customer.get(`/chats/${mara.chat.id}/messages`)).body.data as { text: string }[];
    expect(said.map(({ text }) => text).join()).not.toMatch(/voucher|How much/);
  });

  it('she steps in, and the chat stays with its agent', async () => {
    await tab('Step in').click();
    await wall.getByRole('textbox', { name: 'Write to Mara Jensen' }).fill('I am Ana’s supervisor');
    await button('Send to the customer').click();
    await log(desk).getByText('I am Ana’s supervisor').waitFor();
    await log(desk).getByText('Sofia Lind', { exact: true }).last().waitFor();
    expect((await customer.get(`/chats/${mara.chat.id}/messages`)).body.data.at(-1)).toMatchObject({ sender: { name: 'Sofia Lind' } });
    expect((await chatOf(mara.chat.id)).agentId).toBe(ana.id);
  });

  itInFull('does so from the inbox as well, and goes on there with what she began at the wall', async () => {
    await tab('Whisper').click();
    const whisper = wall.getByRole('textbox', { name: 'Whisper to Ana Duarte' });
    await whisper.fill('Ask for');
    await button('Open in the inbox').click();
    await wall.getByRole('region', { name: 'Chat with Mara Jensen' }).waitFor();
    await log(wall).getByText('stepped in').waitFor();
    await log(desk).getByText('stepped in').waitFor();
    expect(await wall.getByRole('textbox', { name: /^Reply to/ }).count()).toBe(0);
    expect(await whisper.inputValue()).toBe('Ask for');
    expect(await isFine(wall, 'chat-of-a-colleague', [1024, 390])).toEqual([]);
    await wall.getByRole('main').focus();
    await wall.keyboard.press('r');
    await wall.getByRole('textbox', { name: 'Write to Mara Jensen' }).waitFor();
    await tab('Take over').click();
    await wall.getByText('Ana Duarte is told.', { exact: false }).waitFor();
    await wall.getByRole('main').focus();
    await wall.keyboard.press('n');
    await until(wall, "document.activeElement.tagName === 'TEXTAREA'");
    await wall.keyboard.press('End');
    await wall.keyboard.type(' the receipt');
    await wall.keyboard.press('Enter');
    await desk.getByRole('article', { name: 'Note by Sofia Lind' }).getByText('Ask for the receipt').waitFor();
    await eventually(async () => (await whisper.inputValue()) === '', 'the field to be free again');
    await wall.goto(`${office.switchboard.url}/wall?watch=${mara.chat.id}`);
    await log(wall).getByText('I was charged twice').waitFor();
  });

  itInFull('moves it to a skill, and takes it over', async () => {
    await tab('Reassign').click();
    await wall.getByRole('option', { name: 'Queue of rare' }).click();
    expect(await isFine(wall, 'wall-reassign')).toEqual([]);
    await button('Move to rare').click();
    await waiting('Mara').waitFor();
    await row(desk, 'Mara').waitFor({ state: 'detached' });
    await waiting('Mara').click();
    await tab('Take over').click();
    await wall.getByText('The chat becomes yours, whatever your status and your limit.').waitFor();
    await button('Take over').click();
    await wall.getByRole('textbox', { name: 'Reply to Mara Jensen' }).waitFor();
    expect(await chatOf(mara.chat.id)).toMatchObject({ status: 'active', agentId: sofia.id });
  });
});

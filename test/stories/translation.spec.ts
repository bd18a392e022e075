import { Env } from '#platform';
import type { MessageView } from '#protocol';
import type { Api } from '../kit/api';
import { type Agent, type Served, servedBy, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import { OwnTranslator } from '../kit/own-translator';
import { fewestStatements, statementsDuring } from '../kit/statements';
import type { Switchboard } from '../kit/switchboard';

describe('Messages in two languages', () => {
  let switchboard: Switchboard;
  let translator: OwnTranslator;
  let admin: Api;
  let ana: Agent;
  let count = 0;

  beforeAll(async () => {
    translator = await OwnTranslator.start();
    switchboard = await unlimited(
      { maxConcurrentChats: 50, awayAfterSeconds: 86_400 },
      { environment: { TRANSLATION_ALLOW_PRIVATE: '1' } },
    );
    admin = (await switchboard.admin()).api;
    ana = await switchboard.agentOnline({ name: 'Ana' });
  });
  afterAll(async () => {
    await switchboard.stop();
    translator.stop();
  });

  const says = async (by: Api, chatId: string, text: string): Promise<MessageView> => {
    const { status, body } = await by.post(`/chats/${chatId}/messages`, { clientMessageId: `m${count++}`, text });
    expect({ status, body }).toMatchObject({ status: 201 });
    return body;
  };
  const german = (request: object = {}): Promise<Served> =>
    servedBy(ana, switchboard, { locale: 'de-AT', message: 'Wo ist es?', ...request });
  const translated = async (by: Api, chatId: string): Promise<(MessageView['translations'] | null)[]> => {
    const { data } = (await by.get(`/chats/${chatId}/messages?translations=true`)).body;
    return data.filter(({ sender }: MessageView) => sender.type !== 'system').map((message: MessageView) => message.translations ?? null);
  };
  /** Lets what is noted be translated, until nothing of it is due. */
  const until = (isSo: () => boolean | Promise<boolean>, what: string): Promise<unknown> =>
    eventually(async () => {
      await switchboard.sweep('Translation');
      return isSo();
    }, what);
  const done = (language: string, text: string) => ({ language, text: `${language}: ${text}`, status: 'done', sourceLanguage: 'de' });

  it('are sent nowhere while nothing is set, at no cost', async () => {
    const { chatId, cleo } = await german();
    expect((await ana.api.get(`/chats/${chatId}/translation`)).body).toEqual({
      ...{ available: false, on: false, language: null, customerLanguage: null },
    });
    expect(await ana.api.put(`/chats/${chatId}/translation`, { on: true })).toMatchObject({
      status: 409,
      body: { code: 'translation.off' },
    });
    const off = await fewestStatements(/./, () => says(cleo, chatId, 'Hallo?'));
    expect((await statementsDuring(() => switchboard.sweep('Translation'))).filter((text) => text.includes('translat'))).toEqual([]);
    expect(await translated(ana.api, chatId)).toEqual([[], [], [], []]);
    await switchboard.settings({ translators: [translator.setting], translateTo: 'en' });
    await switchboard.sweep('Translation');
    // On the path of a message they cost nothing either: they are noted in memory.
    expect(await fewestStatements(/./, () => says(cleo, chatId, 'Hallo?'))).toBe(off);
    expect(JSON.stringify((await admin.get('/settings')).body.translators)).not.toContain('a-key');
    expect((await ana.api.get('/settings')).body).toMatchObject({ translateTo: 'en' });
    expect((await ana.api.get('/settings')).body.translators).toBeUndefined();
  });

  it('are translated both ways beside the original, told to those who may read them, and carried where asked for', async () => {
    const { chatId, cleo, token } = await german();
    const customer = await switchboard.connect(token);
    await customer.ask('chat.join', { chatId });
    await until(() => ana.socket.all('message.translated').some((told) => told.chatId === chatId), 'the question to be translated');
    expect(await ana.socket.heard('message.translated', (told) => told.chatId === chatId)).toMatchObject(done('en', 'Wo ist es?'));
    const answer = await says(ana.api, chatId, 'At the door');
    await until(() => customer.all('message.translated').length > 0, 'the answer to be translated');
    const { seq, id } = answer;
    const told = { chatId, messageId: id, seq, ...done('de', 'At the door') };
    expect(customer.all('message.translated')).toEqual([told]);
    await ana.socket.heard('message.translated', (event) => event.messageId === id);
    expect(await translated(ana.api, chatId)).toEqual([[done('en', 'Wo ist es?')], [done('de', 'At the door')]]);
    expect(await translated(cleo, chatId)).toEqual([[], [done('de', 'At the door')]]);
    expect((await ana.api.get(`/chats/${chatId}/messages`)).body.data.at(-1)).toMatchObject({ text: 'At the door' });
    expect((await ana.api.get(`/chats/${chatId}/messages`)).body.data.at(-1).translations).toBeUndefined();
    const exported = (await ana.api.get(`/chats/${chatId}/export?format=json`)).body;
    expect(JSON.stringify(exported)).toContain('de: At the door');
    expect(translator.asked).toContainEqual({ q: 'At the door', source: 'auto', target: 'de', format: 'text', api_key: 'a-key' });
  });

  it('are switched by the agent of a chat, whose customer may speak what nobody knew before', async () => {
    const english = await german({ locale: 'en-GB', message: 'Hello' });
    const unknown = await german({ locale: undefined, message: 'Hola' });
    expect((await ana.api.get(`/chats/${english.chatId}/translation`)).body).toMatchObject({ available: true, on: false });
    expect((await ana.api.get(`/chats/${unknown.chatId}/translation`)).body).toMatchObject({ on: false, customerLanguage: null });
    translator.detects = 'es';
    const put = (chatId: string, body: object, by = ana.api) => by.put(`/chats/${chatId}/translation`, body);
    expect((await put(unknown.chatId, { on: true, language: 'fr' })).body).toEqual({
      ...{ available: true, on: true, language: 'fr', customerLanguage: null },
    });
    await until(async () => (await translated(ana.api, unknown.chatId))[0]?.[0]?.status === 'done', 'it to be translated');
    await says(ana.api, unknown.chatId, 'Bonjour');
    await until(async () => (await translated(ana.api, unknown.chatId))[1]?.[0]?.status === 'done', 'the answer to be translated');
    expect((await translated(unknown.cleo, unknown.chatId))[1]).toEqual([
      { language: 'es', text: 'es: Bonjour', status: 'done', sourceLanguage: 'es' },
    ]);
    translator.detects = 'de';
    expect((await put(unknown.chatId, { on: false })).body).toMatchObject({ on: false, language: 'en' });
    const asked = translator.asked.length;
    await says(ana.api, unknown.chatId, 'Adieu');
    await says(english.cleo, english.chatId, 'Hello?');
    await switchboard.sweep('Translation');
    expect(await translated(ana.api, english.chatId)).toEqual([[], []]);
    expect(translator.asked).toHaveLength(asked);

    const ben = await switchboard.staff('agent', { name: 'Ben' });
    expect((await put(english.chatId, { on: true }, ben.api)).status).toBe(404);
    expect((await ben.api.get(`/chats/${english.chatId}/translation`)).status).toBe(404);
    expect((await put(english.chatId, { on: true }, english.cleo)).status).toBe(403);
    for (const [wrong, pointer] of [
      [{}, '/on'],
      [{ on: true, language: 'klingon' }, '/language'],
      [{ on: true, customerLanguage: 7 }, '/customerLanguage'],
    ] as const)
      expect(await put(english.chatId, wrong)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });

  it('are tried again a few times, and said to be without a translation then; the original stands', async () => {
    const { chatId, cleo } = await german();
    await until(async () => (await translated(ana.api, chatId))[0]?.[0]?.status === 'done', 'the question to be translated');
    translator.manner = { status: 503 };
    await says(cleo, chatId, 'Noch da?');
    const statusOf = async (at: number) => (await translated(ana.api, chatId))[at]?.[0]?.status;
    for (const [seconds, manner] of [
      [6, { body: '{"translatedText": 7}' }],
      [31, { body: 'x'.repeat(300_000) }],
      [121, { status: 302 }],
    ] as const) {
      const asked = translator.asked.length;
      await until(() => translator.asked.length > asked, 'another try');
      await eventually(async () => (await switchboard.probe.translationsDue(switchboard.clock.now())) === 0, 'the try to be over');
      expect(await statusOf(1)).toBe('pending');
      translator.manner = manner;
      switchboard.clock.advance(seconds);
    }
    await until(async () => (await statusOf(1)) === 'failed', 'it to be given up');
    const told = await ana.socket.heard('message.translated', (event) => event.chatId === chatId && event.status === 'failed');
    expect(told).toMatchObject({ text: null, language: 'en' });
    expect((await ana.api.get(`/chats/${chatId}/messages`)).body.data.at(-1)).toMatchObject({ text: 'Noch da?' });
    translator.manner = null;
    await says(cleo, chatId, 'Jetzt?');
    await until(async () => (await statusOf(2)) === 'done', 'a later one to be translated');
  });

  it('are translated anew when they are edited, and gone with what was deleted, erased or kept for long enough', async () => {
    const { chatId, cleo } = await german();
    const edited = await says(cleo, chatId, 'Zwei');
    const deleted = await says(cleo, chatId, 'Drei');
    await until(async () => (await translated(ana.api, chatId))[2]?.[0]?.status === 'done', 'all to be translated');
    await cleo.patch(`/chats/${chatId}/messages/${edited.id}`, { text: 'Vier' });
    await cleo.delete(`/chats/${chatId}/messages/${deleted.id}`);
    expect((await translated(ana.api, chatId)).slice(1)).toEqual([[], []]);
    await until(async () => (await translated(ana.api, chatId))[1]?.[0]?.status === 'done', 'the edit to be translated');
    expect((await translated(ana.api, chatId)).slice(1)).toEqual([[done('en', 'Vier')], []]);
    await says(ana.api, chatId, 'Four');
    await until(async () => (await translated(ana.api, chatId))[3]?.[0]?.status === 'done', 'the answer to be translated');
    const { customer } = (await ana.api.get(`/chats/${chatId}`)).body;
    await ana.api.post(`/chats/${chatId}/close`);
    expect((await admin.delete(`/customers/${customer.id}/personal-data`)).status).toBe(204);
    expect(await translated(admin, chatId)).toEqual([[], [], [], [done('de', 'Four')]]);
    await switchboard.settings({ retentionDays: 1 });
    switchboard.clock.advance(2 * 86_400);
    await switchboard.sweep('ChatsClock.eraseOld');
    await switchboard.sweep('Translation');
    expect(await switchboard.probe.translationsOf(chatId)).toBe(0);
  });

  it('are asked of public addresses alone, unless the operator says otherwise, and of one translator', async () => {
    const env = switchboard.app.get(Env);
    env.TRANSLATION_ALLOW_PRIVATE = false;
    await switchboard.settings({ retentionDays: null });
    const sam = await switchboard.connect(ana.token);
    const asked = translator.asked.length;
    const { chat } = await switchboard.startChat({ locale: 'de', message: 'Hallo' });
    await sam.heard('chat.assigned', (assigned) => assigned.chat.id === chat.id);
    await until(async () => (await switchboard.probe.translationsOf(chat.id)) === 1, 'it to be noted');
    await eventually(async () => (await switchboard.probe.translationsDue(switchboard.clock.now())) === 0, 'the try to be over');
    expect(translator.asked).toHaveLength(asked);
    env.TRANSLATION_ALLOW_PRIVATE = true;
    for (const translators of [
      [translator.setting, { ...translator.setting, name: 'two' }],
      [{ name: 'x', url: 'ftp://example.com', key: '' }],
      [{ name: 'new', url: 'https://example.com' }],
      [{ ...translator.setting, timeoutMs: 60_000 }],
    ])
      expect((await admin.patch('/settings', { translators })).status).toBe(422);
    expect((await admin.patch('/settings', { translateTo: 'klingon' })).status).toBe(422);
  });
});

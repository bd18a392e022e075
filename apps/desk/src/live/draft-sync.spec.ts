import { inMemory, ProblemError } from '../../../../libs/client/core';
import { DraftSync } from './draft-sync';
import type { Draft } from './drafts';

/** The drafts of one device. */
class Device {
  private drafts: Record<string, Draft> = {};
  private listener: () => void = () => undefined;
  readonly storage = inMemory();
  sync: DraftSync;

  constructor(private readonly server: Server) {
    this.sync = this.start();
  }
  of = (chatId: string): Draft => this.drafts[chatId] ?? { text: '', mode: 'reply', note: '' };
  change = (chatId: string, changes: Partial<Draft>): void => {
    this.drafts = { ...this.drafts, [chatId]: { ...this.of(chatId), ...changes } };
    this.listener();
  };
  subscribe = (listener: () => void): (() => void) => ((this.listener = listener), () => (this.listener = () => undefined));
  getSnapshot = (): Record<string, Draft> => this.drafts;
  type = (text: string): void => this.change('c', { text });
  get text(): string {
    return this.of('c').text;
  }
  /** A reload: drafts and signs are in the browser's storage. */
  start = (): DraftSync => (this.sync = new DraftSync(this, this.server, this.storage, 'signs'));
}

class Server {
  text = '';
  ids: string[] = [];
  writes = 0;
  isDown = false;
  isClosed = false;
  read = async () => {
    this.mustBeThere();
    return Promise.resolve({ text: this.text, attachments: this.ids.map((id) => ({ id, name: `${id}.txt`, size: 1 }) as never) });
  };
  write = async (_: string, { text, attachmentIds }: { text: string; attachmentIds: string[] }) => {
    this.mustBeThere();
    if (this.isClosed) throw new ProblemError({ type: '', title: '', status: 409, detail: '', code: 'chat.closed' });
    [this.text, this.ids, this.writes] = [text, attachmentIds, this.writes + 1];
    return Promise.resolve();
  };
  end = async () => this.write('c', { text: '', attachmentIds: [] });
  private mustBeThere(): void {
    if (this.isDown) throw new Error('unreachable');
  }
}

describe('Drafts on several devices', () => {
  let server: Server;
  let desk: Device;
  let phone: Device;
  beforeEach(() => {
    jest.useFakeTimers();
    server = new Server();
    [desk, phone] = [new Device(server), new Device(server)];
  });
  afterEach(() => void jest.useRealTimers());
  const second = () => jest.advanceTimersByTimeAsync(1_000);

  it('stay here when their chat goes to somebody else, and when the server refuses them, and hold when it comes back', async () => {
    desk.type('I look');
    await second();
    server.text = '';
    desk.sync.ended('c');
    server.isClosed = true;
    await second();
    await second();
    expect([desk.text, server.text, server.writes]).toEqual(['I look', '', 1]);
    server.isClosed = false;
    await desk.sync.open('c');
    await second();
    expect([desk.text, server.text]).toEqual(['I look', 'I look']);
  });

  it('go to the server a second after the first key, however much is typed, and are read where the chat is opened', async () => {
    for (const text of ['I', 'I l', 'I look']) desk.type(text);
    await second();
    expect([server.text, server.writes]).toEqual(['I look', 1]);
    await phone.sync.open('c');
    expect(phone.text).toBe('I look');
    await second();
    expect(server.writes).toBe(1);
  });

  it('have their files with them', async () => {
    desk.change('c', { text: 'See', files: [{ id: 'f', name: 'f.txt', size: 1 }] });
    await second();
    await phone.sync.open('c');
    expect(phone.of('c').files).toEqual([{ id: 'f', name: 'f.txt', size: 1 }]);
  });

  it('are of whoever wrote last, and what was just typed is not taken away', async () => {
    desk.type('of the desk');
    await second();
    phone.type('of the phone');
    await phone.sync.open('c');
    expect(phone.text).toBe('of the phone');
    await second();
    await desk.sync.open('c');
    expect([desk.text, server.text]).toEqual(['of the phone', 'of the phone']);
    const reading = desk.sync.open('c');
    desk.type('meanwhile');
    await reading;
    expect(desk.text).toBe('meanwhile');
  });

  it('end everywhere when they are sent, and what is begun after is kept', async () => {
    desk.type('Thank you');
    await second();
    await phone.sync.open('c');
    phone.type('');
    await server.end();
    phone.sync.said('c', 'Thank you');
    desk.sync.said('c', 'Thank you');
    await second();
    expect([desk.text, phone.text, server.text]).toEqual(['', '', '']);

    desk.type('one');
    desk.type('');
    desk.type('two');
    await second();
    await server.end();
    desk.sync.said('c', 'one');
    await second();
    expect([desk.text, server.text]).toEqual(['two', 'two']);
  });

  it('wait for the connection, also over a reload', async () => {
    server.isDown = true;
    desk.type('offline');
    await second();
    expect(server.text).toBe('');
    desk.sync.stop();
    desk.start();
    server.isDown = false;
    desk.sync.resume();
    await second();
    expect(server.text).toBe('offline');
    desk.sync.stop();
    desk.start();
    server.text = 'of the phone';
    await desk.sync.open('c');
    expect(desk.text).toBe('of the phone');
  });
});

import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { type Socket as ClientSocket, io } from 'socket.io-client';
import { coalesceWrites, type EngineConnection, engineConnection } from './engine-io';

describe('the private surface of engine.io', () => {
  let http: HttpServer;
  let server: Server;
  let client: ClientSocket | undefined;

  beforeEach(async () => {
    http = createServer();
    server = new Server(http);
    await once(http.listen(0, '127.0.0.1'), 'listening');
  });

  afterEach(async () => {
    client?.disconnect();
    await server.close();
  });

  async function connect(transports: ['websocket'] | ['polling']): Promise<{ socket: Socket; connection: EngineConnection }> {
    const connected = once(server, 'connection') as Promise<[Socket]>;
    client = io(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, { transports, reconnection: false });
    const [[socket]] = await Promise.all([connected, once(client as never, 'connect')]);
    return { socket, connection: engineConnection(socket) };
  }

  it('is there', async () => {
    const { connection } = await connect(['websocket']);
    expect(connection).toMatchObject({
      flush: expect.any(Function),
      close: expect.any(Function),
      writeBuffer: expect.any(Array),
      transport: { name: 'websocket', writable: expect.any(Boolean), socket: { terminate: expect.any(Function) } },
      request: { socket: { cork: expect.any(Function), uncork: expect.any(Function) } },
    });
  });

  it('tells of each packet before it is written, and of each write with all that it takes along', async () => {
    const { socket, connection } = await connect(['websocket']);
    const seen: string[] = [];
    connection.on('packetCreate', ({ data }) => seen.push(`packet ${String(data)}`));
    connection.on('flush', (packets) => seen.push(`write of ${packets.length}`));
    socket.emit('told', 1);
    expect(seen).toEqual(['packet 2["told",1]', 'write of 1']);
  });

  it('keeps in its buffer what waits behind a write, and is not writable meanwhile', async () => {
    const { socket, connection } = await connect(['websocket']);
    socket.emit('told', 1);
    socket.emit('told', 2);
    expect([connection.transport.writable, connection.writeBuffer.length]).toEqual([false, 1]);
  });

  it('closes without goodbye what is polled', async () => {
    const { socket, connection } = await connect(['polling']);
    const closed = once(socket, 'disconnect');
    expect([connection.transport.name, connection.transport.socket]).toEqual(['polling', undefined]);
    connection.close(true);
    expect(await closed).toContain('forced close');
  });

  it('lets what one turn sends leave in one write, in its order', async () => {
    coalesceWrites(server);
    const { socket, connection } = await connect(['websocket']);
    const writes: number[] = [];
    connection.on('flush', (packets) => writes.push(packets.length));
    const heard: number[] = [];
    const all = new Promise<void>((done) => client!.on('told', (number: number) => heard.push(number) === 20 && done()));
    for (let number = 1; number <= 20; number++) socket.emit('told', number);
    expect(writes).toEqual([]);
    await all;
    expect(writes).toEqual([20]);
    expect(heard).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });
});

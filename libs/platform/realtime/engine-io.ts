import type { Socket as TcpSocket } from 'node:net';
import { Logger } from '@nestjs/common';
import type { Server, Socket } from 'socket.io';

/**
 * The private surface of engine.io, all that the program uses of it and in this file alone. The version is pinned by the
 * lock file, and `engine-io.spec.ts` fails on the first one in which a part of this is missing or does something else.
 */
export interface EngineConnection {
  request: { socket: TcpSocket };
  writeBuffer: unknown[];
  transport: { writable: boolean; name: string; socket?: { terminate(): void } };
  flush(): void;
  on(event: 'packetCreate', listener: (packet: { data?: string | Buffer }) => void): void;
  on(event: 'flush', listener: (packets: unknown[]) => void): void;
  once(event: 'close', listener: (reason: string) => void): void;
  close(discard: boolean): void;
}

export function engineConnection(socket: Socket): EngineConnection {
  return socket.client.conn as unknown as EngineConnection;
}

/**
 * Lets everything that is sent to a socket within one turn of the event loop leave in one write. A commit of many
 * messages acks and tells the same few sockets many times, and each write is a system call that wakes a peer (decision 7).
 */
export function coalesceWrites(server: Server): void {
  server.engine.on('connection', (connection: EngineConnection) => {
    const flush = connection.flush.bind(connection);
    let due = false;
    connection.flush = () => {
      if (due) return;
      due = true;
      setImmediate(() => {
        due = false;
        const { socket } = connection.request;
        socket.cork();
        flush();
        socket.uncork();
      });
    };
  });
}

/** What may wait for a client that has not yet taken what it was sent before. A message has at most 10,000 characters, a catch-up a thousand messages. */
const MAX_WAITING = { characters: 8_388_608, packets: 5_000 };

/** So long a client may take to close its side; it would be half a minute otherwise, with all that waits for it. */
const GOODBYE_MS = 2_000;

const logger = new Logger('Sockets');

/**
 * Disconnects clients that do not read. What is sent to them is kept until they do, and a room has one that does not for as long as
 * it pretends to live. Counted is what waits behind a write that is not over: one large answer to somebody who reads is none of it.
 */
export function disconnectSlowConsumers(server: Server, max = MAX_WAITING): void {
  server.engine.on('connection', (connection: EngineConnection) => {
    let characters = 0;
    let isCut = false;
    connection.on('packetCreate', ({ data }) => {
      const waitsForTooMuch = characters > max.characters || connection.writeBuffer.length > max.packets;
      if (waitsForTooMuch && !connection.transport.writable && !isCut) {
        isCut = true;
        cut(connection);
      }
      characters += data?.length ?? 0;
    });
    connection.on('flush', () => (characters = 0));
    connection.once('close', (reason) => endSoon(connection, reason === 'ping timeout' ? 0 : GOODBYE_MS));
  });
}

/** Without goodbye: it would wait behind everything else. */
function cut(connection: EngineConnection): void {
  logger.warn('a client was cut that does not read what it is sent');
  if (connection.transport.name === 'websocket') connection.transport.socket?.terminate();
  else connection.close(true);
}

function endSoon({ transport: { socket } }: EngineConnection, withinMs: number): void {
  if (socket) setTimeout(() => socket.terminate(), withinMs).unref();
}

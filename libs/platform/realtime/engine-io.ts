import type { Socket as TcpSocket } from 'node:net';
import { Logger } from '@nestjs/common';
import type { Server, Socket } from 'socket.io';

/**
 * Private API of engine.io, as far as the program uses it, which is in this file only. The lock file pins the version, and
 * `engine-io.spec.ts` fails when a new version lacks one of these members or changes its behaviour.
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
 * Combines all packets that are sent to a socket within one turn of the event loop into one write. A group commit sends many acks and
 * events to the same few sockets, and each separate write would be a system call that wakes a peer (decision 7).
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

/**
 * Limits of the data that waits behind an unfinished write. For comparison: a message has at most 10,000 characters, a catch-up at most
 * 1,000 messages.
 */
const MAX_BUFFERED = { characters: 8_388_608, packets: 5_000 };

/**
 * Milliseconds a client may take to close its side before the connection is terminated. The default is half a minute, during which its
 * buffer stays in memory.
 */
const CLOSE_TIMEOUT_MS = 2_000;

const logger = new Logger('Sockets');

/**
 * Disconnects slow consumers. The server buffers what a client does not read, and the members of a room could keep such buffers growing for
 * as long as they answer pings. Only data that waits behind an unfinished write counts, so that one large answer to a client that reads is
 * no reason to disconnect it.
 */
export function disconnectSlowConsumers(server: Server, max = MAX_BUFFERED): void {
  server.engine.on('connection', (connection: EngineConnection) => {
    let characters = 0;
    let isTerminated = false;
    connection.on('packetCreate', ({ data }) => {
      const isOverLimit = characters > max.characters || connection.writeBuffer.length > max.packets;
      if (isOverLimit && !connection.transport.writable && !isTerminated) {
        isTerminated = true;
        cut(connection);
      }
      characters += data?.length ?? 0;
    });
    connection.on('flush', () => (characters = 0));
    connection.once('close', (reason) => terminateWithin(connection, reason === 'ping timeout' ? 0 : CLOSE_TIMEOUT_MS));
  });
}

/** Terminates without a close packet, which would wait behind all other packets. */
function cut(connection: EngineConnection): void {
  logger.warn('a client was cut that does not read what it is sent');
  if (connection.transport.name === 'websocket') connection.transport.socket?.terminate();
  else connection.close(true);
}

function terminateWithin({ transport: { socket } }: EngineConnection, withinMs: number): void {
  if (socket) setTimeout(() => socket.terminate(), withinMs).unref();
}

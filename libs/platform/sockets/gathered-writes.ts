import type { Socket as TcpSocket } from 'node:net';
import type { Server } from 'socket.io';

/** The part of an engine.io connection that is needed here; `flush` is private, and the version is pinned. */
interface Connection {
  flush(): void;
  request: { socket: TcpSocket };
}

/**
 * Lets everything that is sent to a socket within one turn of the event loop leave in one write. A commit of many
 * messages acks and tells the same few sockets many times, and each write is a system call that wakes a peer.
 */
export function gatherWrites(server: Server): void {
  server.engine.on('connection', (connection: Connection) => {
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

import type { Socket } from 'socket.io';

/** Marks a socket whose lease is in the database, so that a lease which is missing there was taken away. */
export function markLeased(socket: Socket): void {
  (socket.data as { leased?: boolean }).leased = true;
}

export function isLeased(socket: Socket): boolean {
  return (socket.data as { leased?: boolean }).leased === true;
}

import type { Socket } from 'socket.io';

/** Marks a socket whose lease was stored, so that a missing lease means an expired one and not one still to come. */
export function markLeased(socket: Socket): void {
  (socket.data as { leased?: boolean }).leased = true;
}

export function isLeased(socket: Socket): boolean {
  return (socket.data as { leased?: boolean }).leased === true;
}

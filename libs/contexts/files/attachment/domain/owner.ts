/**
 * Owner of a file: a chat, in which the file itself is sent, or an item of a library, of which copies are sent. Which libraries there are
 * is for the contexts downstream to know.
 */
export interface Owner {
  kind: 'chat' | 'library';
  id: string;
}

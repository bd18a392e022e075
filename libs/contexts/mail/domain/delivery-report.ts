const LONGEST_REASON = 300;
const MOST_IDS = 10;
const STATUS_PART = /^content-type:\s*message\/(global-)?delivery-status\b/im;
const MESSAGE_IDS = /^message-id:\s*(<[^<>\s]{1,500}>)/gim;

export interface Bounce {
  /** `Message-ID`s that the report names, of the mail that did not arrive among them. */
  messageIds: string[];
  reason: string;
}

/**
 * What a delivery status notification (RFC 3464) says.
 * @param source the mail: its status and the headers that came back are written in plain ASCII
 * @returns null where nothing failed for good
 */
export function bounceOf(source: string): Bounce | null {
  const report = source.slice(Math.max(0, source.search(STATUS_PART)));
  const messageIds = [...report.matchAll(MESSAGE_IDS)].slice(0, MOST_IDS).map(([, id]) => id!);
  const failed = report.split(/\r?\n\s*\r?\n/).find((recipient) => /^action:\s*failed\b/im.test(recipient));
  if (failed === undefined || messageIds.length === 0) return null;
  const field = (name: string): string => new RegExp(`^${name}:[ \\t]*(.*(?:\\r?\\n[ \\t].*)*)`, 'im').exec(failed)?.[1] ?? '';
  const words = [field('status'), field('diagnostic-code').replace(/^[\w-]+;/, '')].map((text) => text.replace(/\s+/g, ' ').trim());
  const reason = words.filter(Boolean).join(' ') || 'it did not arrive';
  return { messageIds, reason: reason.slice(0, LONGEST_REASON) };
}

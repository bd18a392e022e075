export interface Sender {
  name: string;
  address: string;
}

const WITH_NAME = /^\s*(?:"([^"<>\r\n]*)"|([^"<>\r\n]*?))\s*<([^<>\s]+@[^<>\s]+)>\s*$/;

/** Sender that `MAIL_FROM` names: `help@example.com`, or `Example Support <help@example.com>`. */
export function senderOf(text: string): Sender {
  const [, quoted, plain, address] = WITH_NAME.exec(text) ?? [];
  return address === undefined ? { name: '', address: text.trim() } : { name: (quoted ?? plain ?? '').trim(), address };
}

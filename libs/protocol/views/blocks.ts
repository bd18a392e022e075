/** An address, or the /64 of one of IPv6, from which nobody may start a chat or leave a message for a time. */
export interface AddressBlockView {
  id: string;
  /** `192.0.2.7`, `2001:db8::/64` */
  address: string;
  until: string;
  reason: string | null;
  createdAt: string;
  createdBy: { id: string; name: string };
}

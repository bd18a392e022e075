import type { ChatCustomer } from '#protocol';
import { CANNED_VARIABLES } from '#words';

export const VARIABLES = CANNED_VARIABLES;

export type Variable = (typeof VARIABLES)[number];
/** Values by variable; a variable without a value is absent. */
export type Values = Partial<Record<Variable, string>>;

/** Facts about a chat that fill the variables. */
export interface ChatFacts {
  id: string;
  subject: string | null;
  ticketId: string | null;
  /** Human-readable reference of the ticket. */
  ticketReference: string | null;
  /** Metadata of the chat; its `timeZone` (IANA) and `locale` (BCP 47) decide how date and time are written. */
  metadata: Record<string, unknown>;
  customer: Pick<ChatCustomer, 'name' | 'email' | 'phone'>;
}

const HOME = { locale: 'en', timeZone: 'UTC' };

export function valuesOf(chat: ChatFacts, agentName: string, now: Date): Values {
  const { name, email, phone } = chat.customer;
  const values: Record<Variable, string | null> = {
    customer_name: name,
    customer_first_name: firstName(name),
    customer_email: email,
    customer_phone: phone,
    agent_name: agentName,
    agent_first_name: firstName(agentName),
    ticket_id: chat.ticketId,
    ticket_reference: chat.ticketReference,
    chat_id: chat.id,
    subject: chat.subject,
    date: formatter(chat.metadata, { dateStyle: 'long' }).format(now),
    time: formatter(chat.metadata, { timeStyle: 'short' }).format(now),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value.trim() !== ''));
}

function firstName(name: string): string {
  return name.trim().split(/\s+/u)[0]!;
}

/** Formats date and time for the customer. A locale or zone that Intl does not know is ignored. */
function formatter({ locale, timeZone }: ChatFacts['metadata'], style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(known({ locale }) ? (locale as string) : HOME.locale, {
    ...style,
    timeZone: known({ timeZone }) ? (timeZone as string) : HOME.timeZone,
  });
}

function known({ locale, timeZone }: { locale?: unknown; timeZone?: unknown }): boolean {
  if (typeof (locale ?? timeZone) !== 'string') return false;
  try {
    new Intl.DateTimeFormat(locale as string | undefined, { timeZone: timeZone as string | undefined });
    return true;
  } catch {
    return false;
  }
}

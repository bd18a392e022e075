import type { AgentSkill, Role } from '#protocol';

/** Public password, for demonstrations only. */
export const DEMO_PASSWORD = 'demo-switchboard';
export const DEMO_ADMIN = 'admin@demo.example';

export interface Member {
  name: string;
  email: string;
  role: Role;
  skills: AgentSkill[];
}

const skill = (name: string, level: number): AgentSkill => ({ name, level });

/** Customers may ask for the public skills; the others are visible to staff only. */
export const SKILLS = [
  { name: 'billing', description: 'Invoices, payments and refunds', isPublic: true },
  { name: 'delivery', description: 'Where a parcel is, and returning it', isPublic: true },
  { name: 'technical', description: 'When something does not work', isPublic: true },
  { name: 'key-accounts', description: 'Customers with a contract', isPublic: false },
];

/** Users of the demo. The supervisor must come last: her existence shows that the demo's data is complete. */
export const STAFF: Member[] = [
  { name: 'Ana Duarte', email: 'ana@demo.example', role: 'agent', skills: [skill('billing', 5), skill('delivery', 3)] },
  { name: 'Ben Okafor', email: 'ben@demo.example', role: 'agent', skills: [skill('technical', 5), skill('delivery', 2)] },
  { name: 'Chloé Martin', email: 'chloe@demo.example', role: 'agent', skills: [skill('delivery', 5), skill('billing', 2)] },
  { name: 'Dai Nakamura', email: 'dai@demo.example', role: 'agent', skills: [skill('technical', 4), skill('key-accounts', 5)] },
  { name: 'Sofia Lindqvist', email: 'sofia@demo.example', role: 'supervisor', skills: [] },
];

export interface Phrase {
  title: string;
  shortcut: string;
  category: string;
  content: string;
  /** E-mail of the owner of a personal response; absent for a shared one. */
  owner?: string;
}

/** Canned responses, some of which the chats use. */
export const PHRASES: Phrase[] = [
  {
    title: 'Greeting',
    shortcut: 'greeting',
    category: 'Openings',
    content: 'Hello {{customer_first_name | default: "there"}}, I am {{agent_first_name}}. How can I help you?',
  },
  {
    title: 'Let me look',
    shortcut: 'look',
    category: 'Openings',
    content: 'One moment please, {{customer_first_name | default: "I will be right back"}}: I am looking it up.',
  },
  {
    title: 'Refund made',
    shortcut: 'refund',
    category: 'Billing',
    content: 'I have just refunded it. It reaches your account within three working days.',
  },
  {
    title: 'Parcel traced',
    shortcut: 'parcel',
    category: 'Delivery',
    content: 'I have asked the carrier to look for your parcel. We write to {{customer_email}} as soon as they answer.',
  },
  {
    title: 'Your ticket',
    shortcut: 'ticket',
    category: 'Technical',
    content: 'I have opened ticket {{ticket_reference}} for this on {{date}}.',
  },
  { title: 'Goodbye', shortcut: 'bye', category: 'Closings', content: 'You are welcome. Have a nice day!' },
  {
    title: 'Goodbye, my way',
    shortcut: 'bye',
    category: 'Closings',
    content: 'Any time, {{customer_first_name}}! {{agent_first_name}}',
    owner: 'chloe@demo.example',
  },
];

export interface Talk {
  customer: { name: string; email: string; phone: string | null };
  subject: string;
  skill: string;
  /** Messages of the customer and the agent in turn, beginning with the customer. */
  lines: string[];
  /** E-mail of the agent who took the chat; without one the chat waits, or was abandoned. */
  agent?: string;
  /** Who closed the chat, and how; absent for an open chat. */
  end?: { by: 'agent' | 'customer'; resolution: 'resolved' | 'unresolved' | null };
}

export const TALKS: Talk[] = [
  {
    customer: { name: 'Mara Jensen', email: 'mara.jensen@customers.example', phone: '+45 20 12 34 56' },
    subject: 'Charged twice',
    skill: 'billing',
    lines: [
      'Hello, my card was charged twice for order 4711.',
      'Good morning, Mara. I see both payments; the second one was a mistake of ours.',
      'Will I get it back?',
      'I have just refunded it. It reaches your account within three working days.',
      'Great, thank you!',
      'You are welcome. Have a nice day!',
    ],
    agent: 'ana@demo.example',
    end: { by: 'agent', resolution: 'resolved' },
  },
  {
    customer: { name: 'Tomás Rivera', email: 'tomas.rivera@customers.example', phone: null },
    subject: 'The app does not start',
    skill: 'technical',
    lines: [
      'Since the update this morning the app closes as soon as I open it.',
      'I am sorry to hear that. Which phone do you use?',
      'A rather old one, from 2017.',
      'Then it is a known problem: the next version, due on Friday, mends it.',
    ],
    agent: 'ben@demo.example',
    end: { by: 'customer', resolution: null },
  },
  {
    customer: { name: 'Priya Nair', email: 'priya.nair@customers.example', phone: null },
    subject: 'Opening hours',
    skill: 'delivery',
    lines: ['Is the shop open on Sunday?'],
    end: { by: 'customer', resolution: null },
  },
  {
    customer: { name: 'Leo Novak', email: 'leo.novak@customers.example', phone: '+420 601 123 456' },
    subject: 'Where is my parcel?',
    skill: 'delivery',
    lines: ['Hi! The tracking page says "delivered", but there is no parcel. Can you help me?'],
  },
];

/** Offline messages. */
export const LEFT_MESSAGES = [
  {
    name: 'Ingrid Berg',
    email: 'ingrid.berg@customers.example',
    message: 'Can I change the address of order 4802?\nIt has not left yet, as far as I can see.',
  },
];

/** A customer who comes by itself; the first line opens the chat, each other one answers an agent. */
export interface Visit {
  customer: { name: string; email: string };
  topic: string;
  lines: string[];
  score: number;
}

export const VISITS: Visit[] = [
  {
    customer: { name: 'Noor Haddad', email: 'noor.haddad@customers.example' },
    topic: 'delivery',
    lines: ['Hi, can order 4830 still go to another address?', 'Harbour Street 12 instead of 21. A typo of mine.', 'Perfect, thank you!'],
    score: 5,
  },
  {
    customer: { name: 'Felix Brandt', email: 'felix.brandt@customers.example' },
    topic: 'billing',
    lines: ['I need an invoice with our VAT number on it.', 'DE 811 907 980, for order 4795.', 'That was quick. Thanks.'],
    score: 5,
  },
  {
    customer: { name: 'Aiko Tanaka', email: 'aiko.tanaka@customers.example' },
    topic: 'technical',
    lines: [
      'The page for paying stays white on my phone.',
      'It is Firefox, the newest one.',
      'Without the blocker it works. I should have thought of that.',
    ],
    score: 4,
  },
  {
    customer: { name: 'Camille Rousseau', email: 'camille.rousseau@customers.example' },
    topic: 'delivery',
    lines: ['One of the two bowls came with a crack.', 'I can send a picture if you need one.', 'A new one is fine, thank you.'],
    score: 4,
  },
  {
    customer: { name: 'Owen Price', email: 'owen.price@customers.example' },
    topic: 'billing',
    lines: ['My voucher is said to be used up, but I never used it.', 'It begins with AUT-77.', 'It works now.'],
    score: 3,
  },
];

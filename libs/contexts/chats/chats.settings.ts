import { defineSettings, YEAR_SECONDS } from '#directory';
import { LocaleSkillSettingDto } from './lifecycle/locale-skills.dto';

const MOST_LOCALE_SKILLS = 100;

defineSettings('chats', {
  autoCloseAfterSeconds: {
    type: 'number',
    default: 1800,
    minimum: 0,
    maximum: YEAR_SECONDS,
    forStaff: true,
    description: 'An active chat is closed when the agent had the last word and nobody has written for this time; 0: never',
  },
  abandonAfterDisconnectSeconds: {
    type: 'number',
    default: 180,
    minimum: 0,
    maximum: YEAR_SECONDS,
    description: 'A waiting chat is closed as abandoned when its customer has been disconnected for this time; 0: never',
  },
  acceptWhenNobodyOnline: { type: 'boolean', default: true, description: 'Whether a chat can be started while no agent is online or busy' },
  acceptWhenClosed: {
    type: 'boolean',
    default: false,
    description: 'Whether customers can start chats outside the opening hours',
  },
  waitingAtClosing: {
    type: 'text',
    values: ['keep', 'message'],
    default: 'keep',
    description:
      'What becomes of chats that wait at closing time: they keep their place, or become messages that are answered by e-mail, where the customer has said something and left an address',
  },
  localeSkills: {
    type: 'array',
    items: LocaleSkillSettingDto,
    refersTo: { skill: 'skill' },
    default: [],
    maximum: MOST_LOCALE_SKILLS,
    description: 'Skills that a chat asks for, or prefers, by the language of the page that it is started from',
  },
  stickyDays: {
    type: 'number',
    default: 0,
    minimum: 0,
    maximum: 365,
    description:
      'A customer who returns within so many days goes to the agent of the last chat, while that one is free; 0: like all others',
  },
  replySoonSeconds: {
    type: 'number',
    default: 120,
    minimum: 0,
    maximum: YEAR_SECONDS,
    forStaff: true,
    description: 'A customer who waits so long for a reply is shown as to be answered soon, where no target says when',
  },
  replyLateSeconds: {
    type: 'number',
    default: 300,
    minimum: 0,
    maximum: YEAR_SECONDS,
    notBelow: 'replySoonSeconds',
    forStaff: true,
    description: 'A customer who waits so long for a reply is shown as answered late, where no target says when',
  },
  dueSoonSeconds: {
    type: 'number',
    default: 60,
    minimum: 0,
    maximum: 86_400,
    forStaff: true,
    description: 'So long before a chat is due by its target its agent and supervisors are told; at most half of the target',
  },
  agentSeesWatchers: {
    type: 'boolean',
    default: true,
    description: 'Whether an agent is told who watches its chat, unless the supervisor who begins to watch says otherwise',
  },
  editMinutes: {
    type: 'number',
    default: 15,
    minimum: 0,
    maximum: 10_080,
    forStaff: true,
    description: 'Minutes within which the author of a message may edit it; 0: nobody may',
  },
  typingPreview: {
    type: 'boolean',
    default: false,
    forStaff: true,
    description: 'Whether an agent sees what a customer types before it is sent; the widget tells the customer so',
  },
  retentionDays: {
    type: 'integer',
    nullable: true,
    default: null,
    minimum: 1,
    maximum: 3_650,
    description:
      'Days after its close in which what was said in a chat is kept: then messages, files and notes are erased for good, and figures stay; null: always',
  },
  undoSendSeconds: {
    type: 'number',
    default: 0,
    minimum: 0,
    maximum: 10,
    forStaff: true,
    description: 'A message that an agent sends waits at the desk for this time, and can be taken back; 0: it goes at once',
  },
  maxNewChatsPerMinute: {
    type: 'number',
    default: 30,
    minimum: 0,
    maximum: 100_000,
    description: 'Chats started, messages left and transcripts asked for by e-mail from one IP address, each; 0: no limit',
  },
  maxNewChatsPerMinuteOfSite: {
    type: 'number',
    default: 0,
    minimum: 0,
    maximum: 1_000_000,
    description: 'Chats started and messages left, each, by all who come from one site together; 0: no limit',
  },
  maxMessagesPerMinuteOfSite: {
    type: 'number',
    default: 0,
    minimum: 0,
    maximum: 10_000_000,
    description: 'Messages that all customers of one site send together; 0: no limit',
  },
  maxMessagesPerMinuteOfNetwork: {
    type: 'number',
    default: 0,
    minimum: 0,
    maximum: 10_000_000,
    description: 'Messages that all customers of one IP address, or of IPv6 one /64, send together; 0: no limit',
  },
});

import { type Feed, type ServerEventName, serverEvents } from '#protocol';
import type { Listener } from './listeners';
import type { Rule } from './rules';

interface Source {
  /** The context that keeps the feed; its reactions and its tells of the feed's event move it. */
  owner: string;
  /** The contexts whose data is in the rows. */
  reads: string[];
  /** Events of these contexts that leave every row as it is, by the reason. */
  unmovedBy: Record<string, string[]>;
}

const LOGINS = ['SessionStarted', 'SessionRefreshed', 'SessionEnded', 'UserAccessRevoked', 'UserIdentityLinked'];
const FACTORS = ['SecondFactorBegun', 'SecondFactorAdded', 'SecondFactorPassed', 'SecondFactorRefused', 'SecondFactorRemoved'];
const API_KEYS = ['ApiKeyCreated', 'ApiKeyRevoked'];
const MARKS = [
  'MessagesRead',
  'NoteAdded',
  'ChatTagged',
  'ChatTicketOpened',
  'ChatRated',
  'ChatPageViewed',
  'HandRaised',
  'HandLowered',
  'UnreadMarkChanged',
  'SupervisorSteppedIn',
  'ChatErased',
  'ChatEscalated',
];
const HOLDS = ['ChatHeld', 'CustomerCalledBack', 'ChatResumed'];
const SKILLS = ['SkillCreated', 'SkillChanged', 'SkillRenamed', 'SkillDeleted'];

const HOURS = ['HoursCreated', 'HoursChanged', 'HoursDeleted'];
const TEAMS = ['TeamCreated', 'TeamChanged', 'TeamDeleted', 'AgentTeamsChanged'];
const VIEWS = ['ViewSaved', 'ViewChanged', 'ViewDeleted'];
const WATCHES = ['ChatWatched', 'ChatUnwatched'];

/** Each event of a context that a feed reads either moves the feed or is here: a reaction that was forgotten leaves rows that are not true. */
const FEEDS: Record<Feed, Source> = {
  queue: {
    owner: 'routing',
    reads: ['chats', 'customers'],
    unmovedBy: {
      'a row shows no marks': MARKS,
      'a saved view is not about a chat': VIEWS,
      'a row does not show who watches': WATCHES,
      'a row does not show whether the customer is there': ['CustomerCame', 'CustomerLeft'],
      'the chat waits neither before nor after': ['ChatTransferred', 'ChatFellQuiet', ...HOLDS],
      'a row does not show what the customer is told': ['ChatOutOfHours'],
      'ChatDueChanged tells when a chat is due': ['ChatDueSoon', 'ChatOverdue', 'TargetSettled', 'TargetsChanged'],
      'the chat left the queue with the offer': ['ChatOfferAccepted'],
      'a row shows the name of the customer only': [
        'TicketOpened',
        'TicketChanged',
        'CustomerAdded',
        'AccountStatusChanged',
        'CustomerBlocked',
      ],
      'refused while a chat is open': ['PersonalDataErased'],
    },
  },
  agents: {
    owner: 'presence',
    reads: ['presence', 'directory'],
    unmovedBy: {
      'a program has no desk': API_KEYS,
      'the agent keeps its status during the grace time': ['AgentConnectionLost'],
      'changes neither status nor load': ['AgentNoticed'],
      'AgentLoadChanged tells the limit': ['AgentLimitChanged', 'SettingsChanged'],
      'AgentStatusChanged tells who signed out': LOGINS,
      'a row does not show by what somebody signs in': FACTORS,
      'AgentSkillsChanged tells which agents it concerns': SKILLS,
      'a row shows no teams': TEAMS,
      'hours are not about agents': HOURS,
    },
  },
  workload: {
    owner: 'insight',
    reads: ['presence', 'directory', 'chats'],
    unmovedBy: {
      'a program has no desk': API_KEYS,
      'the agent keeps its status during the grace time': ['AgentConnectionLost'],
      'changes neither status nor load': ['AgentNoticed'],
      'AgentLoadChanged tells the limit': ['AgentLimitChanged', 'SettingsChanged'],
      'AgentStatusChanged tells who signed out': LOGINS,
      'a row does not show by what somebody signs in': FACTORS,
      'a row shows no skills': [...SKILLS, 'AgentSkillsChanged', 'ChatSkillsChanged'],
      'hours are not about agents': HOURS,
      'a row shows no teams': TEAMS,
      'ChatDueChanged tells when a chat is due': ['ChatDueSoon', 'ChatOverdue', 'TargetSettled', 'TargetsChanged'],
      'a row shows no texts': ['MessageEdited'],
      'a row shows neither marks nor the customer': [...MARKS, 'CustomerCame', 'CustomerLeft'],
      'a saved view is not about a chat': VIEWS,
      'a row does not show who watches': WATCHES,
      'no agent has the chat': ['ChatQueued', 'ChatFellQuiet', 'ChatOutOfHours'],
      'AgentLoadChanged tells whose seat was taken or freed': [
        'ChatAssigned',
        'ChatOffered',
        'ChatOfferAccepted',
        'ChatOfferEnded',
        ...HOLDS,
      ],
    },
  },
};

export const feedsHearWhatMovesThem: Rule = ({ contexts, listeners }) =>
  Object.entries(FEEDS).flatMap(([feed, { owner, reads, unmovedBy }]) => {
    const moving = new Set(listeners.filter((each) => moves(each, owner, feed as Feed)).map(({ event }) => event));
    const unmoved = Object.values(unmovedBy).flat();
    const events = contexts.filter(({ name }) => reads.includes(name)).flatMap((context) => context.events);
    const forgotten = events.filter(({ name }) => !moving.has(name) && !unmoved.includes(name));
    const stale = unmoved.filter((name) => moving.has(name) || !events.some((event) => event.name === name));
    return [
      ...forgotten.map(({ at, name }) => `${at} ${name} does not reach the feed ${feed}: react to it in ${owner}, or say in FEEDS why not`),
      ...stale.map((name) => `FEEDS says that ${name} leaves the feed ${feed} as it is, but it is heard or does not exist`),
    ];
  });

function moves({ kind, context, effects }: Listener, owner: string, feed: Feed): boolean {
  if (context !== owner) return false;
  return kind === 'react' || (kind === 'tell' && effects.some((name) => serverEvents[name as ServerEventName].feed === feed));
}

import { isSeen, type Seen, type Sight } from './sight';

const chat = (more: Partial<Seen> = {}): Seen => ({ status: 'active', teamId: null, agentIds: ['bo'], offeredTo: null, ...more });
const CHATS = {
  'a waiting one for nobody': chat({ status: 'queued', agentIds: [] }),
  'a waiting one of the team': chat({ status: 'queued', agentIds: [], teamId: 'returns' }),
  'a waiting one of another team': chat({ status: 'queued', agentIds: [], teamId: 'sales' }),
  'an active one of the team': chat({ teamId: 'returns' }),
  'a closed one of another team': chat({ status: 'closed', teamId: 'sales' }),
  'its own': chat({ agentIds: ['ana', 'bo'], teamId: 'sales' }),
  'one that it is offered': chat({ status: 'offered', agentIds: [], offeredTo: 'ana', teamId: 'sales' }),
};
const OWN = ['its own', 'one that it is offered'];

describe('The sight of a member of staff', () => {
  it.each<[Sight, string[]]>([
    ['all', Object.keys(CHATS)],
    ['waiting', ['a waiting one for nobody', 'a waiting one of the team', 'a waiting one of another team', ...OWN]],
    ['waiting of teams', ['a waiting one of the team', ...OWN]],
    ['teams', ['a waiting one of the team', 'an active one of the team', ...OWN]],
    ['own', OWN],
  ])('%s', (sight, seen) =>
    expect(
      Object.entries(CHATS)
        .filter(([, each]) => isSeen({ id: 'ana', teamIds: ['returns'], sight }, each))
        .map(([name]) => name),
    ).toEqual(seen),
  );
});

import { revive, SYSTEM } from '#kernel';
import type { ChatStatus, ChatStep } from '#protocol';
import { CHAT_STATUSES, chatStatusAfter } from '#words';
import { given } from '../../../../kernel/testing/given';
import type { Chat } from './chat';
import {
  ChatAssigned,
  ChatClosed,
  ChatOfferAccepted,
  ChatOffered,
  ChatOfferEnded,
  ChatQueued,
  ChatRequeued,
  ChatTransferred,
} from './chat.events';
import { MessagePosted } from './transcript.events';
import { ChatErased, ChatTicketOpened } from './labels.events';
import {
  acceptedBy,
  ANA,
  ana,
  at,
  CLEO,
  cleo,
  closesBy,
  done,
  goesTo,
  isHeld,
  isOffered,
  isResumed,
  movesTo,
  newChat,
  says,
} from './testing/steps';

describe('A chat', () => {
  it('waits from the moment it is started', () => {
    const chat = newChat('high');
    expect(chat.releaseEvents()).toEqual([new ChatQueued('chat', 'cleo', 'high', CLEO)]);
    expect(chat).toMatchObject({ status: 'queued', agentId: null, lastSeq: 0, queuedAt: at(0) });
  });

  it('goes to an agent who keeps it', () => {
    given(newChat())
      .when(goesTo('ana'))
      .records([ChatAssigned, { agentId: 'ana', by: SYSTEM, reason: 'routed' }]);
    given(newChat(), goesTo('ana')).when(goesTo('ben')).refuses('chat.already_assigned');
    given(newChat(), closesBy(CLEO, 'customer')).when(goesTo('ana')).refuses('chat.closed');
  });

  it('waits again, with the age it had, when its agent is gone', () => {
    const chat = newChat();
    given(chat, goesTo('ana'))
      .when((it) => it.requeue(SYSTEM, 'agent_gone', at(7)))
      .records([ChatRequeued, { fromAgentId: 'ana' }]);
    expect(chat).toMatchObject({ status: 'queued', agentId: null, agentIds: ['ana'], queuedAt: at(0) });
    given(newChat())
      .when((it) => it.requeue(SYSTEM, 'agent_gone', at(7)))
      .refuses('chat.not_active');
  });

  it('is given by one agent to another, who has it then', () => {
    given(newChat(), goesTo('ana'))
      .when(movesTo('ben'))
      .records([ChatTransferred, { fromAgentId: 'ana', toAgentId: 'ben', note: 'Knows more' }]);
    given(newChat()).when(movesTo('ben')).refuses('chat.not_active');
  });

  it('passes over whoever gave it back, until somebody else has had it', () => {
    const chat = newChat();
    given(chat, goesTo('ana'), (it) => it.requeue(ANA, 'transferred', at(7)));
    expect(chat.excludedAgentIds).toEqual(['ana']);
    given(chat, goesTo('ben'));
    expect(chat.excludedAgentIds).toEqual([]);
  });

  it('was assigned by version 1 of the event, which named the excluded agents otherwise', () => {
    const logged = { chatId: 'c', agentId: 'ben', asked: { priority: 'normal', passedOver: ['ana'] } };
    expect(revive(ChatAssigned, logged).asked).toEqual({ priority: 'normal', excludedAgentIds: ['ana'] });
  });

  it('is offered to one agent at a time, who has it on accepting in time', () => {
    given(newChat())
      .when(isOffered('ana'))
      .records([ChatOffered, { agentId: 'ana', fromAgentId: null }]);
    given(newChat(), isOffered('ana')).when(isOffered('ben')).refuses('chat.already_assigned');
    given(newChat(), isOffered('ana')).when(acceptedBy('ben')).refuses('offer.ended');
    given(newChat(), isOffered('ana')).when(acceptedBy('ana', 30)).refuses('offer.ended');
    given(newChat(), isOffered('ana'))
      .when(acceptedBy('ana'))
      .records([ChatOfferAccepted], [ChatAssigned, { agentId: 'ana', reason: 'accepted' }]);
  });

  it('stays with its agent while it is offered to another', () => {
    const chat = newChat();
    given(chat, goesTo('ana'))
      .when(isOffered('ben'))
      .records([ChatOffered, { agentId: 'ben', fromAgentId: 'ana' }]);
    expect(chat).toMatchObject({ status: 'active', agentId: 'ana' });
    given(chat)
      .when(acceptedBy('ben'))
      .records([ChatOfferAccepted], [ChatTransferred, { fromAgentId: 'ana', toAgentId: 'ben' }]);
  });

  it('waits again when the offer is declined', () => {
    const chat = newChat();
    given(chat, isOffered('ana'))
      .when((it) => it.endOffer('declined', ANA, at(8), 'Lunch'))
      .records([ChatOfferEnded, { reason: 'declined', waits: true }]);
    expect(chat).toMatchObject({ status: 'queued', declinedBy: ['ana'], turnedDownAt: { ana: at(8).toISOString() }, offeredTo: null });
    given(chat)
      .when((it) => it.endOffer('expired', SYSTEM, at(8)))
      .recordsNothing();
  });

  it('is abandoned by a customer who closes it while waiting, and closed by one who was served', () => {
    given(newChat())
      .when(closesBy(CLEO, 'customer'))
      .records([ChatClosed, { reason: 'abandoned', wasWaiting: true, agentId: null }]);
    given(newChat(), goesTo('ana'))
      .when(closesBy(CLEO, 'customer'))
      .records([ChatClosed, { reason: 'customer', wasWaiting: false, agentId: 'ana' }]);
  });

  it('ends once', () => {
    given(newChat(), goesTo('ana'), closesBy(ANA, 'agent')).when(closesBy(ANA, 'agent')).refuses('chat.closed');
    given(newChat(), closesBy(ANA, 'agent')).when(says(cleo, 10)).refuses('chat.closed');
  });

  it('has one ticket, which may be opened after the close', () => {
    const opens = (ticketId: string) => (chat: Chat) => chat.openTicket(ticketId, ANA);
    given(newChat(), goesTo('ana'))
      .when(opens('t1'))
      .records([ChatTicketOpened, { agentId: 'ana', ticketId: 't1', by: ANA }]);
    given(newChat(), goesTo('ana'), closesBy(ANA, 'agent'))
      .when(opens('t1'))
      .records([ChatTicketOpened, { ticketId: 't1' }]);
    given(newChat(), opens('t1')).when(opens('t2')).refuses('chat.ticket_exists');
  });

  it('logs that there was a message, but not its text', () => {
    const posted = given(newChat(), says(cleo, 1)).when(says(ana, 2));
    posted.records([MessagePosted, { seq: 2, message: { text: 'Hello' } }]);
    expect(new MessagePosted('chat', 'cleo', null, 'id', 1, { text: 'Hello' } as never).toLog()).not.toHaveProperty('message');
  });

  it('knows the first response, and since when its customer waits for an answer', () => {
    const chat = newChat();
    given(chat, goesTo('ana'), says(cleo, 6), says(cleo, 7));
    expect(chat).toMatchObject({ awaitingReplySince: at(6), firstResponseAt: null });
    given(chat, says(ana, 8), says(ana, 9));
    expect(chat).toMatchObject({ awaitingReplySince: null, firstResponseAt: at(8), lastMessageAt: at(9) });
  });
});

describe('The table of transitions', () => {
  const inStatus: Record<ChatStatus, ((chat: Chat) => unknown)[]> = {
    queued: [],
    offered: [isOffered('ben')],
    active: [goesTo('ana')],
    closed: [closesBy(CLEO, 'customer')],
  };
  const steps: Record<ChatStep, (chat: Chat) => unknown> = {
    assign: goesTo('ben'),
    offer: isOffered('ben'),
    accept: acceptedBy('ben'),
    end_offer: (chat) => chat.endOffer('expired', SYSTEM, at(8)),
    transfer: movesTo('ben'),
    requeue: (chat) => chat.requeue(SYSTEM, 'agent_gone', at(7)),
    post: says(cleo, 20),
    prioritise: (chat) => chat.prioritise('urgent', ANA, at(7)),
    hand: (chat) => chat.raiseHand('Help', at(7)),
    mark_unread: (chat) => chat.markUnread(),
    hold: isHeld(),
    resume: isResumed,
    ask_for: (chat) => chat.askFor({ skills: [{ name: 'invoices', minLevel: 1, required: true }] }, ANA, at(7)),
    follow_skill: (chat) => chat.followSkill('billing', 'invoices'),
    close: closesBy(ANA, 'agent'),
    rate: (chat) => chat.rate({ score: 5, comment: null }),
  };
  const cases = CHAT_STATUSES.flatMap((status) => (Object.keys(steps) as ChatStep[]).map((step) => [step, status] as const));

  it.each(cases)('holds for %s when the chat is %s', (step, status) => {
    const chat = newChat();
    given(chat, ...inStatus[status]);
    if (status === 'active' && (step === 'accept' || step === 'end_offer')) isOffered('ben')(chat);
    if (status === 'active' && step === 'resume') isHeld()(chat);
    chat.releaseEvents();
    const next = chatStatusAfter(status, step);
    const wasDone = done(() => steps[step](chat));
    expect(chat.status).toBe(next ?? status);
    // To end the offer of a chat that is offered to nobody does nothing.
    if (step !== 'end_offer') expect(wasDone).toBe(next !== undefined);
    expect(chat.releaseEvents().length > 0).toBe(next !== undefined);
  });
});

describe('A closed chat that was kept for long enough', () => {
  it('is erased once, and again after something was written about it', () => {
    const chat = newChat();
    const erases = (asked: Chat) => asked.erase(at(90));
    given(chat, closesBy(CLEO, 'customer')).when(erases).records([ChatErased]);
    given(chat).when(erases).recordsNothing();
    given(chat, (asked) => asked.rate({ score: 2, comment: null }))
      .when(erases)
      .recordsNothing();
    given(chat, (asked) => asked.rate({ score: 2, comment: 'Too slow' }))
      .when(erases)
      .records([ChatErased]);
    expect(chat.rating).toEqual({ score: 2, comment: null });
  });
});

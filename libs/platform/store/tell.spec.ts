import { DomainEvent } from '#kernel';
import { react } from './react';
import { tell } from './tell';

class Closed extends DomainEvent {
  constructor(
    readonly chatId: string,
    readonly isWorthTelling: boolean,
  ) {
    super();
  }

  get streamId(): string {
    return this.chatId;
  }
}

const reason = 'closed';
const told = tell(Closed, 'chat.offer_ended', ({ chatId, isWorthTelling }) =>
  isWorthTelling ? { payload: { chatId, reason }, to: ['agent:1'] } : undefined,
);

/** Misuses that the compiler must refuse. */
export const refused = () => [
  // @ts-expect-error there is no such event
  tell(Closed, 'chat.shut', ({ chatId }) => ({ payload: { chatId }, to: [] })),
  // @ts-expect-error a field of the payload is missing
  tell(Closed, 'chat.offer_ended', ({ chatId }) => ({ payload: { chatId }, to: [] })),
  // @ts-expect-error nobody is named who hears it
  tell(Closed, 'chat.offer_ended', ({ chatId }) => ({ payload: { chatId, reason } })),
  // @ts-expect-error a reaction returns nothing: `tell` is for that
  react(Closed, ({ chatId }) => [{ payload: { chatId, reason }, to: [] }]),
  // @ts-expect-error nor does a promise of it
  react(Closed, async ({ chatId }) => ({ payload: { chatId, reason }, to: [] })),
];

describe('tell', () => {
  it('is asked for what people hear, whoever passes it on', () => {
    expect(told.versions(new Closed('c', true))).toEqual({ payload: { chatId: 'c', reason: 'closed' }, to: ['agent:1'] });
    expect(told.versions(new Closed('c', false))).toBeUndefined();
  });

  it('sends one version or several under one name', () => {
    const version = { payload: { chatId: 'c', reason }, to: ['agent:1'] };
    expect(told.wire(version)).toEqual({ name: 'chat.offer_ended', told: [version] });
    expect(told.wire([version, version])).toEqual({ name: 'chat.offer_ended', told: [version, version] });
  });
});

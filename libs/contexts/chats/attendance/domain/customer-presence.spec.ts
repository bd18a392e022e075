import { CustomerPresence } from './customer-presence';
import { CustomerCame, CustomerLeft } from './customer-presence.events';

const at = (second: number): Date => new Date(Date.UTC(2026, 0, 1, 12, 0, second));

describe('Whether a customer is there', () => {
  it('is told when that changes, with the time of the change', () => {
    const cleo = new CustomerPresence('cleo');
    cleo.come(at(1));
    cleo.come(at(2));
    cleo.leave(at(3));
    cleo.leave(at(4));
    cleo.come(at(5));
    expect(cleo.releaseEvents()).toEqual([
      new CustomerCame('cleo', at(1).toISOString()),
      new CustomerLeft('cleo', at(3).toISOString()),
      new CustomerCame('cleo', at(5).toISOString()),
    ]);
    expect(cleo).toMatchObject({ online: true, lastSeenAt: at(5) });
  });
});

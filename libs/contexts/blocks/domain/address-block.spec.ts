import { given } from '../../../kernel/testing/given';
import { AddressBlock } from './address-block';
import { AddressBlocked, AddressUnblocked } from './address-block.events';

const at = (second: number): Date => new Date(Date.UTC(2026, 0, 1, 12, 0, second));
const SUE = { type: 'agent', id: 'sue' } as const;
const TOM = { type: 'agent', id: 'tom' } as const;
const blocked = () => new AddressBlock('block', '192.0.2.7', { until: at(30), reason: 'spam' }, SUE, at(1));

describe('A block of an address', () => {
  it('is logged without the address', () => {
    expect(blocked().releaseEvents()).toEqual([new AddressBlocked('block', SUE, at(30).toISOString())]);
  });

  it('takes a new end and reason from whoever blocks it again', () => {
    const block = blocked();
    block.block({ until: at(50), reason: null }, TOM, at(2));
    expect(block).toMatchObject({ until: at(50), reason: null, createdBy: 'tom' });
  });

  it('ends in the future', () => {
    expect(() => new AddressBlock('block', '192.0.2.7', { until: at(1), reason: null }, SUE, at(1))).toThrow('must be in the future');
    given(blocked())
      .when((it) => it.block({ until: at(1), reason: null }, SUE, at(2)))
      .refuses('validation.failed');
  });

  it('is lifted once', () => {
    const block = blocked();
    given(block)
      .when((it) => it.lift(TOM, at(2)))
      .records([AddressUnblocked, { blockId: 'block', by: TOM }]);
    given(block)
      .when((it) => it.lift(SUE, at(3)))
      .refuses('block.not_found');
  });
});

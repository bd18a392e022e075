import { SourceAnswer } from './source-answer';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 0, 1, 12, 0, seconds));
const cards = [{ title: 'Plan', fields: [{ label: 'Seats', value: '25' }] }];

describe('What a source says of a customer', () => {
  it('is pending until it is said, and then said once', () => {
    const answer = new SourceAnswer('answer', 'chat', 'crm', at(0));
    expect(answer).toMatchObject({ status: 'pending', cards: [], answeredAt: null });
    answer.releaseEvents();
    answer.answer('ok', cards, at(1));
    expect(answer).toMatchObject({ status: 'ok', cards, answeredAt: at(1) });
    expect(answer.releaseEvents()).toHaveLength(1);
    answer.answer('failed', [], at(2));
    expect(answer).toMatchObject({ status: 'ok', cards, answeredAt: at(1) });
    expect(answer.releaseEvents()).toEqual([]);
  });
});
